import {
  PhoneCardByIdDocument,
  PurchasePhoneNumberDocument,
  SearchPhoneNumbersDocument,
  StartRegistrationDocument,
  type PhoneCardFragment,
  type PlanTier,
} from '../../operations/generated';
import { localPaths, type LocalPath } from '../../local/businesses';
import { accepted, confirm, fillIn, must, type Entry } from '../../local/registration-steps';
import type { TestApp } from './app';
import { given, type GivenOrganization } from './given';
import { isQuiet, letMinutePass } from './passing-time';
import { callsOf, type Call } from './recorded-calls';
import { registrationFacts } from './registration-facts';
import { addressChecked, edit, handIn, latestCall } from './registrations';
import { until } from './wait';

export type PathName = 'sole-proprietor' | 'low-volume' | 'standard';

/** An organization with a local number and a registration for it. */
export interface LocalRegistration {
  of: GivenOrganization;
  id: string;
  card: PhoneCardFragment;
  path: PathName;
}

export function pathOf(name: PathName): LocalPath {
  return must(
    localPaths.find((one) => one.name === name),
    `no path ${name}`,
  );
}

type World = Pick<TestApp, 'client' | 'simulator' | 'database'>;

/** Builders of registrations of local numbers, and what becomes of them. */
export function localRegistrations(app: World) {
  const filled = new Map<PathName, Entry[]>();
  let offered: string[] = [];
  let areas = ['503', '303', '206', '415', '512', '617', '704', '312', '213', '602', '305', '404'];

  let searching: Promise<unknown> = Promise.resolve();
  /** A number that nobody else was offered. */
  function nextOffer(of: GivenOrganization): Promise<string> {
    const next = searching.then(() => search(of));
    searching = next.catch(() => undefined);
    return next;
  }
  async function search(of: GivenOrganization): Promise<string> {
    while (offered.length === 0) {
      const [areaCode, ...others] = areas;
      areas = others;
      const { searchPhoneNumbers } = await of.owner.run(SearchPhoneNumbersDocument, {
        input: { country: 'US', kind: 'LOCAL', sms: true, limit: 30, areaCode: must(areaCode, 'sold out') },
      });
      offered = searchPhoneNumbers.numbers.map(({ e164 }) => e164);
    }
    return offered.shift()!;
  }

  async function buy(of: GivenOrganization): Promise<PhoneCardFragment> {
    const { purchasePhoneNumber } = await of.owner.run(PurchasePhoneNumberDocument, {
      input: { e164: await nextOffer(of) },
    });
    accepted('the purchase', purchasePhoneNumber.userErrors);
    const { id } = must(purchasePhoneNumber.phoneNumber, 'no card');
    return until(
      async () => {
        const { phoneNumber: card } = await of.owner.run(PhoneCardByIdDocument, { id });
        return card?.lifecycle === 'ACTIVE' && card;
      },
      { what: 'an active number', within: 60_000, every: 60 },
    );
  }

  /** Filled in and confirmed, ready to be handed in. */
  async function confirmed(
    path: PathName,
    wish: { plan?: PlanTier; answers?: Record<string, unknown> } = {},
  ): Promise<LocalRegistration> {
    const { profile, answers } = pathOf(path);
    const of = await given(app as TestApp).organization({ profile, plan: wish.plan });
    const card = await buy(of);
    const { startRegistration } = await of.assistant.run(StartRegistrationDocument, {
      input: { kind: 'A2P_10DLC', phoneNumberId: card.id },
    });
    accepted('the start', startRegistration.userErrors);
    const { id } = must(startRegistration.registration, 'no registration');
    const first = Object.entries({ ...answers, ...wish.answers });
    for (const [key, value] of first)
      accepted(key, (await edit(of.assistant, id, [{ key, value }])).userErrors);
    const known = wish.answers ? undefined : filled.get(path);
    if (known) {
      const entries = known.map(({ key, value }) => ({ key, value }));
      accepted('what is filled in', (await edit(of.assistant, id, entries)).userErrors);
    } else {
      const written = await fillIn(of.assistant, id);
      if (!wish.answers) filled.set(path, written);
    }
    await addressChecked(app, id);
    await confirm(of.owner, id);
    return { of, id, card, path };
  }

  /** So many, a few at a time; the first one alone, for the others are filled in like it. */
  async function manyConfirmed(path: PathName, count: number): Promise<LocalRegistration[]> {
    const made = [await confirmed(path)];
    let begun = 1;
    const work = async (): Promise<void> => {
      while (begun < count) {
        begun += 1;
        made.push(await confirmed(path));
      }
    };
    await Promise.all(Array.from({ length: 4 }, work));
    return made;
  }

  /** Handed in. */
  async function submitted(
    path: PathName,
    wish: Parameters<typeof confirmed>[1] = {},
  ): Promise<LocalRegistration> {
    const one = await confirmed(path, wish);
    await submit(one);
    return one;
  }

  async function submit({ of, id }: LocalRegistration): Promise<void> {
    accepted('the submission', (await handIn(of.assistant, id)).userErrors);
  }

  /** Goes through undisturbed: its calls, and what becomes of it. */
  async function undisturbed(path: PathName): Promise<{ calls: Call[]; outcome: unknown }> {
    const one = await confirmed(path);
    const since = await latestCall(app);
    await submit(one);
    await through([one]);
    const requests = await app.simulator.requests(since);
    const calls = callsOf(requests, { theirs: one.of.accountSid });
    return { calls, outcome: (await localOutcomes(app, [one])).get(one.id) };
  }

  /** Every sole proprietor who has been told of the text says YES. */
  async function ownersAnswer(): Promise<void> {
    const rows = await app.database.query<{ sid: string }>(
      `SELECT twilio_sid AS sid FROM registration_resources WHERE kind = 'brand' AND status = 'APPROVED'
         AND detail->>'textedAt' IS NOT NULL AND detail->>'identityStatus' = 'UNVERIFIED'`,
    );
    // Of some the answer is known to Twilio alone so far.
    for (const { sid } of rows) await app.simulator.ownerReply(sid).catch(() => undefined);
  }

  /** What is due gets done, and when that is done, time passes. */
  async function goOn(withheld = 0): Promise<void> {
    if (!(await isQuiet(app, withheld))) return;
    await ownersAnswer();
    if (await isQuiet(app, withheld)) await letMinutePass(app);
  }

  /** Those that are approved, their numbers in the pool and, unless nothing tells of that, registered. */
  async function approved(
    all: readonly LocalRegistration[],
    { numbersToo = true } = {},
  ): Promise<LocalRegistration[]> {
    const rows = await app.database.query<{ id: string }>(
      `SELECT r.id FROM registrations r JOIN number_registrations a ON a.phone_number_id = r.phone_number_id
       JOIN messaging_service_members m ON m.phone_number_id = r.phone_number_id AND m.state = 'MEMBER'
       WHERE r.id = ANY($1::uuid[]) AND r.state = 'APPROVED' AND (a.state = 'REGISTERED' OR NOT $2::boolean)`,
      [all.map(({ id }) => id), numbersToo],
    );
    const done = new Set(rows.map(({ id }) => id));
    return all.filter(({ id }) => done.has(id));
  }

  /** Lets time pass until all registrations are approved and, unless nothing tells of that, their numbers registered. */
  async function through(
    all: readonly LocalRegistration[],
    { rounds = 40, numbersToo = true } = {},
  ): Promise<void> {
    for (let round = 0; round < rounds; round += 1) {
      await until(() => isQuiet(app), { within: 60_000, every: 25, what: 'quiet' }).catch(() => undefined);
      if ((await approved(all, { numbersToo })).length === all.length) return;
      await goOn();
    }
    const done = new Set(await approved(all, { numbersToo }));
    const left = all.filter((one) => !done.has(one));
    const stuck = await app.database.query(
      `SELECT r.id, r.state, o.what, o.state AS operation, o.error_code FROM registrations r
       LEFT JOIN twilio_operations o ON o.natural_key LIKE r.id || ':%' AND o.state <> 'DONE'
       WHERE r.id = ANY($1::uuid[]) ORDER BY r.id, o.created_at`,
      [left.map(({ id }) => id)],
    );
    throw new Error(`${left.length} do not come through: ${JSON.stringify(stuck.slice(0, 8))}`);
  }

  return {
    confirmed,
    manyConfirmed,
    submitted,
    submit,
    undisturbed,
    goOn,
    approved,
    through,
    buy,
  };
}

type Resource = Record<string, unknown>;

/**
 * Everything that there is of a registration, at Twilio and here, without what differs from one to the next: two that
 * fared the same are equal.
 */
export async function localOutcomes(
  app: World,
  all: readonly LocalRegistration[],
): Promise<Map<string, unknown>> {
  const at = await app.simulator.resources();
  const facts = await registrationFacts(
    app,
    all.map(({ id }) => id),
  );
  return new Map(
    all.map(({ id, of: { accountSid } }) => {
      const mine = (kind: string): Resource[] =>
        at[kind]!.filter((one) => (one.account_sid ?? one.account ?? one.accountSid) === accountSid);
      return [
        id,
        {
          profiles: mine('customerProfiles').map((one) => one.status),
          products: mine('trustProducts').map((one) => one.status),
          endUsers: mine('endUsers').map((one) => one.type),
          documents: mine('supportingDocuments').map((one) => one.type),
          addresses: mine('addresses').map((one) => one.street),
          assignments: mine('entityAssignments').length,
          brands: mine('brands').map((one) => `${String(one.status)} ${String(one.identity_status)}`),
          services: mine('messagingServices').length,
          campaigns: mine('campaigns').map((one) => `${String(one.campaign_status ?? one.status)}`),
          numbers: mine('numberRegistrations').map((one) => one.state),
          paid: mine('charges')
            .map((one) => `${String(one.what)} ${String(one.amount)}`)
            .sort(),
          ...facts(id),
        },
      ];
    }),
  );
}
