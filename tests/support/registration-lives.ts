import { setTimeout as sleep } from 'node:timers/promises';
import { CreateAddressDocument, StartRegistrationDocument } from '../../operations/generated';
import { inventValue } from '../../local/form-filler';
import { accepted, briefOf, confirm, fixRefused, must } from '../../local/registration-steps';
import type { TestApp } from './app';
import { given, type GivenOrganization } from './given';
import type { Accounts } from './recorded-calls';
import { registrationFacts } from './registration-facts';
import { edit, fieldOf, handIn, revise } from './registrations';
import { until } from './wait';

type World = Pick<TestApp, 'client' | 'simulator' | 'database'>;
type Resource = Record<string, unknown>;

/** A registration that is ready to be handed in, and what people and reviewers do about it until it is approved. */
export interface RegistrationLife {
  what: 'toll-free' | 'regulatory';
  of: GivenOrganization;
  id: string;
  accounts: Accounts & { theirs: string };
  live(): Promise<void>;
}

const patience = { within: 120_000, every: 60 };

/** Lives of registrations, each of an organization of its own. */
export function registrationLives(app: World) {
  const { simulator, database } = app;

  async function row(id: string) {
    const [found] = await database.query<{ state: string; version: number }>(
      'SELECT state, version FROM registrations WHERE id = $1',
      [id],
    );
    return found!;
  }

  /** Does what is next, as a person would who gets no answer and tries again, until the version is handed in. */
  async function handedIn({ of, id }: RegistrationLife, version: number): Promise<void> {
    const next = async (): Promise<void> => {
      const { state } = await briefOf(of.owner, id);
      if (state === 'ACTION_NEEDED') await revise(of.assistant, id);
      if (state === 'DRAFT') {
        // What was corrected before the answer was lost is refused no longer.
        await fixRefused(of.assistant, id).catch(() => undefined);
        await confirm(of.owner, id);
      }
      if (state === 'CONFIRMED') await handIn(of.assistant, id);
    };
    const isHandedIn = async () => {
      const now = await row(id);
      return now.version === version && !['DRAFT', 'CONFIRMED'].includes(now.state);
    };
    while (!(await isHandedIn())) {
      await next().catch(() => undefined);
      await sleep(20);
    }
  }

  /** Waits until all that the version does at Twilio is done. */
  async function withReviewer({ id }: RegistrationLife): Promise<void> {
    const open = `SELECT 1 FROM registrations r LEFT JOIN twilio_operations o
        ON o.natural_key LIKE r.id || ':v' || r.version || ':%' AND o.state <> 'DONE'
      WHERE r.id = $1::uuid AND (r.state <> 'IN_PROGRESS' OR o.id IS NOT NULL) LIMIT 1`;
    await until(async () => (await database.query(open, [id])).length === 0, patience);
  }

  async function reached({ id }: RegistrationLife, state: string): Promise<void> {
    await until(async () => (await row(id)).state === state, patience);
  }

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

  async function regulatoryLife(life: RegistrationLife): Promise<void> {
    await handedIn(life, 1);
    await withReviewer(life);
    const [bundle] = await theirs(life, 'regulatoryBundles');
    await simulator.decide(String(bundle!.sid), 'approve');
    await reached(life, 'APPROVED');
  }

  async function tollFree(): Promise<RegistrationLife> {
    const of = await given(app as TestApp).organization({ plan: 'FREE' });
    const { id, phoneNumber } = await given(app as TestApp).registration(of, 'CONFIRMED');
    const life: RegistrationLife = {
      what: 'toll-free',
      of,
      id,
      accounts: { theirs: of.accountSid },
      live: () => tollFreeLife(life, phoneNumber.id),
    };
    return life;
  }

  /** For numbers in Germany, with a paper and an address. */
  async function regulatory(): Promise<RegistrationLife> {
    const of = await given(app as TestApp).organization();
    const { createAddress } = await of.owner.run(CreateAddressDocument, {
      input: {
        customerName: 'Juniper Street Bakery',
        street: 'Torstrasse 1',
        city: 'Berlin',
        region: 'Berlin',
        postalCode: '10119',
        country: 'DE',
      },
    });
    accepted('the address', createAddress.userErrors);
    const { startRegistration } = await of.assistant.run(StartRegistrationDocument, {
      input: { kind: 'REGULATORY_BUNDLE', country: 'DE', numberKind: 'LOCAL', endUser: 'BUSINESS' },
    });
    accepted('the start', startRegistration.userErrors);
    const { id } = must(startRegistration.registration, 'no registration');
    const [choice, file] = ['business_name_info:kind', 'business_name_info:file'];
    await edit(of.assistant, id, [
      { key: 'proof_of_address:address', value: createAddress.address!.id },
      { key: choice, value: 'commercial_registrar_excerpt' },
    ]);
    const paper = await inventValue(of.assistant, id, await fieldOf(of.assistant, id, file));
    await edit(of.assistant, id, [{ key: file, value: paper }]);
    await confirm(of.owner, id);
    const life: RegistrationLife = {
      what: 'regulatory',
      of,
      id,
      accounts: { theirs: of.accountSid },
      live: () => regulatoryLife(life),
    };
    return life;
  }

  /** Everything that there is of them, at Twilio and here: those that fared the same are equal. */
  async function outcomes(lives: readonly RegistrationLife[]): Promise<Map<string, unknown>> {
    const at = await simulator.resources();
    const facts = await registrationFacts(
      app,
      lives.map(({ id }) => id),
    );
    return new Map(
      lives.map(({ id, accounts }) => {
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
            bundles: mine('regulatoryBundles').map((one) => one.status),
            endUsers: mine('regulatoryEndUsers').map((one) => one.type),
            documents: mine('regulatoryDocuments')
              .map((one) => String(one.type))
              .sort(),
            items: mine('regulatoryItems').length,
            addresses: mine('addresses').map((one) => one.street),
            ...facts(id),
          },
        ];
      }),
    );
  }

  return { tollFree, regulatory, outcomes };
}
