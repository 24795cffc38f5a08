import type { TestApp } from './app';
import { given } from './given';
import { patience, registrationActs, type RegistrationLife } from './registration-acts';
import { registrationFacts } from './registration-facts';
import { addressChecked } from './registrations';
import { regulatoryLives } from './regulatory-lives';
import { until } from './wait';

type World = Pick<TestApp, 'client' | 'simulator' | 'database'>;
type Resource = Record<string, unknown>;

/** Lives of registrations, each of an organization of its own. */
export function registrationLives(app: World) {
  const { simulator, database } = app;

  const acts = registrationActs(app);
  const { handedIn, withReviewer, reached } = acts;

  async function theirs({ accounts }: RegistrationLife, kind: string): Promise<Resource[]> {
    const all = await simulator.resources();
    return all[kind]!.filter((one) => one.account_sid === accounts.theirs);
  }

  /** Sent back to be corrected as it stands, sent back to be made anew, approved. */
  async function tollFreeLife(life: RegistrationLife, phoneNumberId: string): Promise<void> {
    const decide = async (...how: [outcome: 'approve' | 'reject', details?: object]) => {
      const [verification] = await theirs(life, 'tollfreeVerifications');
      await simulator.decide(String(verification!.sid), ...how);
    };
    for (const [sent, editAllowed] of [true, false].entries()) {
      await handedIn(life, sent + 1);
      await withReviewer(life);
      await decide('reject', { codes: [30452], editAllowed });
      await reached(life, 'ACTION_NEEDED');
    }
    await handedIn(life, 3);
    await withReviewer(life);
    await decide('approve');
    await reached(life, 'APPROVED');
    const member = `SELECT 1 FROM messaging_service_members WHERE phone_number_id = $1 AND state = 'MEMBER'`;
    await until(async () => (await database.query(member, [phoneNumberId])).length > 0, patience);
  }

  async function tollFree(): Promise<RegistrationLife> {
    const of = await given(app as TestApp).organization({ plan: 'FREE' });
    const { id, phoneNumber } = await given(app as TestApp).registration(of, 'CONFIRMED');
    await addressChecked(app, id);
    const life: RegistrationLife = {
      what: 'toll-free',
      of,
      id,
      accounts: { theirs: of.accountSid },
      live: () => tollFreeLife(life, phoneNumber.id),
    };
    return life;
  }

  /** Everything that there is of them, at Twilio and here: those that fared the same are equal. */
  async function outcomes(lives: readonly RegistrationLife[]): Promise<Map<string, unknown>> {
    const at = await simulator.resources();
    const facts = await registrationFacts(
      app,
      lives.flatMap(({ id, renewsId }) => [id, renewsId ?? id]),
    );
    const bundles = bundleFacts(at);
    return new Map(
      lives.map(({ id, renewsId, accounts }) => {
        const mine = (kind: string): Resource[] =>
          at[kind]!.filter((one) => one.account_sid === accounts.theirs);
        return [
          id,
          {
            verifications: mine('tollfreeVerifications').map((one) => [
              one.status,
              String(one.external_reference_id).replace(id, ''),
              one.business_contact_email,
              one.edit_reason,
            ]),
            services: mine('messagingServices').map((one) => (one.phone_number_sids as unknown[]).length),
            bundles: mine('regulatoryBundles').map(bundles),
            endUsers: mine('regulatoryEndUsers').map((one) => one.type),
            documents: mine('regulatoryDocuments')
              .map((one) => String(one.type))
              .sort(),
            addresses: mine('addresses').map((one) => one.street),
            ...facts(id),
            renewed: renewsId === undefined ? null : facts(renewsId),
          },
        ];
      }),
    );
  }

  return {
    tollFree,
    ...regulatoryLives(app, acts),
    outcomes,
  };
}

/** How a bundle stands, what it holds and how many numbers rest on it. */
function bundleFacts({ regulatoryItems, incomingPhoneNumbers }: Record<string, Resource[]>) {
  const of = (all: Resource[] | undefined, { sid }: Resource): number =>
    all!.filter((one) => one.bundle_sid === sid).length;
  return (bundle: Resource) => ({
    status: bundle.status,
    ends: bundle.valid_until !== null,
    items: of(regulatoryItems, bundle),
    numbers: of(incomingPhoneNumbers, bundle),
  });
}
