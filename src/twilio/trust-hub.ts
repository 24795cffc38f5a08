import type { AccountCredentials, TwilioClients } from './client';
import { attempt, type Outcome } from './outcome';

/** Customer profiles and trust products are the same thing to Twilio, under two addresses. */
export type BundleFamily = 'customer-profile' | 'trust-product';

/** What one (sub)account knows of a business, joined from parts and reviewed as a whole. */
export interface Bundle {
  sid: string;
  /** Twilio's own word, such as 'twilio-approved'. */
  status: string;
  policySid: string;
  friendlyName: string;
  reasons: { code: number | null; reason: string }[];
  validUntil: string | null;
  /** ISO 8601; moves with every change. */
  updatedAt: string | null;
}

/** Whether a bundle is complete; complete does not mean true. */
export interface Evaluation {
  sid: string;
  compliant: boolean;
  /** Codes and Twilio's names of what is missing or malformed; no values. */
  faults: { code: number | null; reason: string }[];
}

/** An end user or a supporting document: a part of bundles. */
export interface BundlePart {
  sid: string;
  friendlyName: string;
  type: string;
  /** For comparing, never for logs. */
  attributes: Readonly<Record<string, unknown>>;
}

type Parts = 'end-user' | 'supporting-document';
/** Most businesses have a handful; a list is read whole, since there is no filter. */
const pageSize = 200;

/** Trust Hub: bundles, what they are made of, and their evaluations, in the account that the business texts from. */
export class TrustHubGateway {
  constructor(private readonly clients: TwilioClients) {}

  create(
    account: AccountCredentials,
    family: BundleFamily,
    parameters: { friendlyName: string; email: string; policySid: string; statusCallback: string },
  ): Promise<Outcome<Bundle>> {
    return attempt(async () => readBundle(await this.bundles(account, family).create(parameters)));
  }

  fetch(account: AccountCredentials, family: BundleFamily, sid: string): Promise<Outcome<Bundle>> {
    return attempt(async () => readBundle(await this.bundles(account, family)(sid).fetch()));
  }

  /** The one whose name ends so, or null. */
  async find(
    account: AccountCredentials,
    family: BundleFamily,
    policySid: string,
    nameEnding: string,
  ): Promise<Outcome<Bundle | null>> {
    const listed = await this.list(account, family, policySid);
    if (listed.kind !== 'done') return listed;
    const found = listed.value.find((one) => one.friendlyName.endsWith(nameEnding));
    return { kind: 'done', value: found ?? null };
  }

  list(account: AccountCredentials, family: BundleFamily, policySid: string): Promise<Outcome<Bundle[]>> {
    return attempt(async () =>
      (await this.bundles(account, family).list({ policySid, pageSize })).map(readBundle),
    );
  }

  /** Every bundle of the family, whatever its rules are. */
  all(account: AccountCredentials, family: BundleFamily): Promise<Outcome<Bundle[]>> {
    return attempt(async () => (await this.bundles(account, family).list({ pageSize })).map(readBundle));
  }

  /** Hands the bundle to the reviewers, anew if need be. */
  submit(account: AccountCredentials, family: BundleFamily, sid: string): Promise<Outcome<Bundle>> {
    return attempt(async () =>
      readBundle(await this.bundles(account, family)(sid).update({ status: 'pending-review' })),
    );
  }

  /** Joins an end user, a document or another bundle to the bundle; gives the assignment's SID. */
  assign(
    account: AccountCredentials,
    family: BundleFamily,
    sid: string,
    objectSid: string,
  ): Promise<Outcome<string>> {
    return attempt(async () => (await this.assignments(account, family, sid).create({ objectSid })).sid);
  }

  /** The SID of the assignment that joins the object to the bundle, or null. */
  findAssignment(
    account: AccountCredentials,
    family: BundleFamily,
    sid: string,
    objectSid: string,
  ): Promise<Outcome<string | null>> {
    return attempt(async () => {
      const all = await this.assignments(account, family, sid).list({ pageSize });
      return all.find((one) => one.objectSid === objectSid)?.sid ?? null;
    });
  }

  /** SIDs of everything that is joined to the bundle. */
  assigned(account: AccountCredentials, family: BundleFamily, sid: string): Promise<Outcome<string[]>> {
    return attempt(async () =>
      (await this.assignments(account, family, sid).list({ pageSize })).map((one) => one.objectSid),
    );
  }

  /** Holds the bundle against its policy: at once and free. */
  evaluate(
    account: AccountCredentials,
    family: BundleFamily,
    sid: string,
    policySid: string,
  ): Promise<Outcome<Evaluation>> {
    return attempt(async () => {
      const hub = this.clients.for(account).trusthub.v1;
      const made =
        family === 'customer-profile'
          ? await hub.customerProfiles(sid).customerProfilesEvaluations.create({ policySid })
          : await hub.trustProducts(sid).trustProductsEvaluations.create({ policySid });
      return { sid: made.sid, compliant: made.status === 'compliant', faults: faultsIn(made.results) };
    });
  }

  createPart(
    account: AccountCredentials,
    kind: Parts,
    parameters: { friendlyName: string; type: string; attributes: Record<string, unknown> },
  ): Promise<Outcome<BundlePart>> {
    return attempt(async () => readPart(await this.parts(account, kind).create(parameters)));
  }

  /** The part whose name ends so, or null. */
  findPart(
    account: AccountCredentials,
    kind: Parts,
    nameEnding: string,
  ): Promise<Outcome<BundlePart | null>> {
    return attempt(async () => {
      const all = await this.parts(account, kind).list({ pageSize });
      const found = all.find((one) => one.friendlyName.endsWith(nameEnding));
      return found ? readPart(found) : null;
    });
  }

  fetchPart(account: AccountCredentials, kind: Parts, sid: string): Promise<Outcome<BundlePart>> {
    return attempt(async () => readPart(await this.parts(account, kind)(sid).fetch()));
  }

  /** Replaces what the part says; safe to repeat. */
  updatePart(
    account: AccountCredentials,
    kind: Parts,
    sid: string,
    attributes: Record<string, unknown>,
  ): Promise<Outcome<BundlePart>> {
    return attempt(async () => readPart(await this.parts(account, kind)(sid).update({ attributes })));
  }

  private bundles(account: AccountCredentials, family: BundleFamily): Bundles {
    const hub = this.clients.for(account).trusthub.v1;
    return (family === 'customer-profile' ? hub.customerProfiles : hub.trustProducts) as unknown as Bundles;
  }

  private assignments(account: AccountCredentials, family: BundleFamily, sid: string): Assignments {
    const hub = this.clients.for(account).trusthub.v1;
    return family === 'customer-profile'
      ? hub.customerProfiles(sid).customerProfilesEntityAssignments
      : hub.trustProducts(sid).trustProductsEntityAssignments;
  }

  private parts(account: AccountCredentials, kind: Parts) {
    const hub = this.clients.for(account).trusthub.v1;
    return kind === 'end-user' ? hub.endUsers : (hub.supportingDocuments as unknown as typeof hub.endUsers);
  }
}

interface BundleInstance {
  sid: string;
  status: string;
  policySid: string;
  friendlyName: string;
  errors: unknown;
  validUntil: Date | null;
  dateUpdated: Date | null;
}

/** What the library's two families have in common. */
interface Bundles {
  (sid: string): {
    fetch(): Promise<BundleInstance>;
    update(change: { status: string }): Promise<BundleInstance>;
  };
  create(parameters: Record<string, unknown>): Promise<BundleInstance>;
  list(filter: { policySid?: string; pageSize: number }): Promise<BundleInstance[]>;
}

interface Assignments {
  create(parameters: { objectSid: string }): Promise<{ sid: string }>;
  list(options: { pageSize: number }): Promise<{ sid: string; objectSid: string }[]>;
}

function readBundle(instance: BundleInstance): Bundle {
  return {
    sid: instance.sid,
    status: instance.status,
    policySid: instance.policySid,
    friendlyName: instance.friendlyName,
    reasons: errorsIn(instance.errors),
    validUntil: instance.validUntil?.toISOString() ?? null,
    updatedAt: instance.dateUpdated?.toISOString() ?? null,
  };
}

function readPart(instance: {
  sid: string;
  friendlyName: string;
  type: string;
  attributes: unknown;
}): BundlePart {
  const { sid, friendlyName, type, attributes } = instance;
  return { sid, friendlyName, type, attributes: (attributes ?? {}) as Record<string, unknown> };
}

/** The shape of a bundle's errors is not documented: the first whole number is the code, the first text the words. */
function errorsIn(errors: unknown): Bundle['reasons'] {
  return (Array.isArray(errors) ? errors : []).map((entry: unknown) => {
    const values = entry && typeof entry === 'object' ? Object.values(entry) : [entry];
    const code = values.map(Number).find((value) => Number.isInteger(value) && value >= 10_000);
    const reason = values.find((value) => typeof value === 'string' && !/^\d+$/.test(value));
    return { code: code ?? null, reason: typeof reason === 'string' ? reason : '' };
  });
}

interface EvaluationResult {
  passed?: boolean;
  requirement_name?: string;
  object_type?: string;
  error_code?: number | null;
  invalid?: { object_field?: string; error_code?: number | null }[];
}

function faultsIn(results: unknown): Evaluation['faults'] {
  return (Array.isArray(results) ? (results as EvaluationResult[]) : [])
    .filter(({ passed }) => passed === false)
    .flatMap(({ invalid, error_code, object_type, requirement_name }) =>
      invalid && invalid.length > 0
        ? invalid.map((field) => ({ code: field.error_code ?? null, reason: field.object_field ?? '' }))
        : [{ code: error_code ?? null, reason: object_type ?? requirement_name ?? '' }],
    );
}
