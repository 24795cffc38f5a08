import type { EntityManager } from 'typeorm';
import { AddressState } from '../domain/addresses';
import { canonicalValues, formFields } from '../domain/form';
import { ownAccountOf, TwilioAccountMode, type BusinessFacts, type PlanTier } from '../domain/organizations';
import { programmeOf } from '../domain/programmes/catalogue';
import type {
  CheckContext,
  Made,
  PlanContext,
  PlannedEffect,
  Programme,
  ReviewedResource,
  StepDefinition,
} from '../domain/programmes/programme';
import {
  RegistrationFieldInput,
  RegistrationKind,
  RegistrationState,
  type FeeLine,
  type FieldState,
  type FieldValues,
  type FormSection,
} from '../domain/registrations';
import { AddressEntity } from '../entities/address';
import { DocumentEntity } from '../entities/document';
import { OperationState, TwilioOperationEntity } from '../entities/operations';
import { PhoneNumberEntity } from '../entities/phone-number';
import { RegistrationEntity, RegistrationVersionEntity } from '../entities/registration';
import type { KeyRing } from '../lib/encryption';
import { businessFacts } from './business-facts';
import type { CoveredNumber } from './covered-numbers';
import {
  registrationRowsReader,
  type ReadRegistrationRows,
  type RegistrationRows,
} from './registration-rows';
import { feesOf, isOf, madeBy, resourcesByStep } from './registration-standing';

/** A registration with all that its rules look at, sensitive values in the clear. */
export interface RegistrationRecord {
  registration: RegistrationEntity;
  /** The present version. */
  version: RegistrationVersionEntity;
  /** The registration that is to take its place, or has. */
  renewal: RegistrationEntity | null;
  /** The version before the present one, for what the reviewer said of it. */
  previous: RegistrationVersionEntity | null;
  programme: Programme;
  /** By key, decrypted; hidden fields included. */
  fields: Record<string, FieldState>;
  /** The form as it is with these values. */
  sections: FormSection[];
  /** Values of the fields on the form: what is checked, confirmed and sent. */
  values: FieldValues;
  /** Keys of fields that can no longer change. */
  locked: ReadonlySet<string>;
  /** What there is to go through, in order. */
  steps: StepDefinition[];
  /** What the present version does at Twilio: as fixed when it was submitted, else as it would be now. */
  effects: PlannedEffect[];
  /** What planning it looked at. */
  planContext: PlanContext;
  fees: FeeLine[];
  /** Names exactly these values and fees. */
  digest: string;
  organizationName: string;
  plan: PlanTier;
  business: BusinessFacts;
  /** Whose account it is. */
  mode: TwilioAccountMode;
  /** The number it was started for. */
  number: PhoneNumberEntity | null;
  /** For what covers many numbers: those it covers. */
  covered: CoveredNumber[];
  documents: DocumentEntity[];
  /** For numbers abroad: the organization's addresses. */
  addresses: AddressEntity[];
  /** What is at Twilio for it, by step key. */
  resources: Map<string, ReviewedResource>;
  /** What effects of any version made, by object. */
  made: Map<string, Made>;
  /** What became of the present version's effects, by effect key. */
  operations: Map<string, TwilioOperationEntity>;
  /** Those that are done, with their SIDs. */
  done: Map<string, string>;
  check: CheckContext;
}

/** Name of one effect of one version among the organization's operations. */
export function effectKey(registrationId: string, version: number, key: string): string {
  return `${registrationId}:v${version}:${key}`;
}

/** Loads and stores registrations as records; everything is scoped to one organization. */
export class RegistrationRecords {
  private read: ReadRegistrationRows | null = null;

  constructor(private readonly keys: KeyRing) {}

  /** One record, its row locked until the transaction ends; null for an unknown id. */
  async lock(
    manager: EntityManager,
    organizationId: string,
    id: string,
    now: Date,
  ): Promise<RegistrationRecord | null> {
    // Under its own spelling: ids are asked for in capitals too.
    const [row]: { id: string }[] = await manager.query(
      'SELECT id FROM registrations WHERE id = $1 AND organization_id = $2 FOR UPDATE',
      [id, organizationId],
    );
    return row ? (await this.load(manager, organizationId, [row.id], now)).get(row.id)! : null;
  }

  /** Many records by one statement, by id; unknown ids are left out. */
  async load(
    manager: EntityManager,
    organizationId: string,
    ids: readonly string[],
    now: Date,
  ): Promise<Map<string, RegistrationRecord>> {
    this.read ??= registrationRowsReader(manager.dataSource);
    const rows = await this.read(manager, organizationId, ids);
    if (rows.registrations.length === 0) return new Map();
    const business = businessFacts(rows.profile, this.keys);
    return new Map(rows.registrations.map((one) => [one.id, this.assemble(one, rows, business, now)]));
  }

  /** Field states as they are stored: sensitive values encrypted. */
  seal(programme: Programme, fields: Record<string, FieldState>): Record<string, FieldState> {
    return this.convert(programme, fields, (text) => this.keys.encrypt(text));
  }

  private open(programme: Programme, fields: Record<string, FieldState>): Record<string, FieldState> {
    return this.convert(programme, fields, (text) => this.keys.decrypt(text));
  }

  private convert(
    programme: Programme,
    fields: Record<string, FieldState>,
    change: (text: string) => string,
  ): Record<string, FieldState> {
    const convertValue = <V>(value: V): V => (typeof value === 'string' ? (change(value) as V) : value);
    return Object.fromEntries(
      Object.entries(fields).map(([key, state]) => {
        if (!programme.sensitiveFields.includes(key)) return [key, state];
        const rejection = state.rejection && {
          ...state.rejection,
          value: convertValue(state.rejection.value),
        };
        return [key, { ...state, value: convertValue(state.value), rejection }];
      }),
    );
  }

  private assemble(
    registration: RegistrationEntity,
    rows: RegistrationRows,
    business: BusinessFacts,
    now: Date,
  ): RegistrationRecord {
    const { organization, addresses } = rows;
    const isHere = (one: { registrationId: string }) => one.registrationId === registration.id;
    const versions = rows.versions.filter(isHere);
    const documents = rows.documents.filter(isHere);
    const number = rows.numbers.find((one) => one.id === registration.phoneNumberId) ?? null;
    const isLocal = registration.kind === RegistrationKind.A2P_10DLC;
    // What the numbers of the account in use are at says nothing of another account's.
    const isOfPresentAccount = registration.ownAccountSid === ownAccountOf(rows.account);
    const covered = isLocal && isOfPresentAccount ? rows.covered : [];
    const mode =
      registration.ownAccountSid === null ? TwilioAccountMode.MANAGED : TwilioAccountMode.BRING_YOUR_OWN;
    const programme = programmeOf(registration.kind)!;
    const version = versions.find((one) => one.version === registration.version)!;
    const previous = versions.find((one) => one.version === registration.version - 1) ?? null;
    const fields = this.open(programme, version.fields);
    const { definition } = version;
    const { sections, values } = visibleForm(programme, fields, definition);
    const steps = programme.steps(values, mode, definition);
    const operationOf = (one: RegistrationVersionEntity, effect: PlannedEffect) => {
      const naturalKey = effectKey(registration.id, one.version, effect.key);
      return rows.operations.find((op) => op.what === effect.what && op.naturalKey === naturalKey);
    };
    const made = madeBy(versions, operationOf);
    const resources = resourcesByStep(
      steps,
      rows.resources.filter((one) => isOf(one, registration)),
      registration,
      covered,
    );
    const fingerprint = (of: unknown): string => this.keys.mac('effect-fingerprint', JSON.stringify(of));
    const planContext = {
      version: version.version,
      values,
      resources,
      made,
      mode,
      definition,
      fingerprint,
      now,
    };
    const effects = version.plan ?? programme.plan(planContext);
    const fees = version.submittedAt
      ? (version.confirmation?.fees ?? [])
      : feesOf(effects, { plan: organization.plan, mode }, now);
    const operations = new Map(
      (version.plan ?? []).flatMap((effect): [string, TwilioOperationEntity][] => {
        const operation = operationOf(version, effect);
        return operation ? [[effect.key, operation]] : [];
      }),
    );
    const done = [...operations].filter(([, one]) => one.state === OperationState.DONE);
    return {
      registration,
      version,
      renewal: rows.renewals.find((one) => one.renewsId === registration.id) ?? null,
      previous,
      programme,
      fields,
      sections,
      values,
      locked: programme.locked(planContext),
      steps,
      effects,
      planContext,
      fees,
      digest: this.digest(
        registration,
        version,
        values,
        fees,
        namedAddresses(sections, values, rows.addresses),
      ),
      organizationName: organization.name,
      plan: organization.plan,
      business,
      mode,
      number,
      covered,
      documents,
      addresses,
      resources,
      made,
      operations,
      done: new Map(done.map(([key, one]) => [key, one.sid!])),
      check: {
        e164: number?.e164 ?? null,
        ownNumbers: rows.covered.map((one) => one.e164),
        business,
        documents: new Map(documents.map((one) => [one.id, { state: one.state, fileName: one.fileName }])),
        addresses: new Map(
          addresses.map((one) => [
            one.id,
            { country: one.country, isUsable: one.state === AddressState.ACTIVE && one.twilioSid !== null },
          ]),
        ),
        definition,
        now,
      },
    };
  }

  /** Keyed, so that a masked tax id cannot be found out from it by trying. */
  private digest(
    registration: RegistrationEntity,
    version: RegistrationVersionEntity,
    values: FieldValues,
    fees: FeeLine[],
    addresses: readonly AddressEntity[],
  ): string {
    return this.keys.mac(
      'registration-digest',
      JSON.stringify([
        registration.id,
        version.version,
        version.definitionVersion,
        canonicalValues(values),
        fees.map((fee) => [fee.kind, fee.amount.amount, fee.amount.currency, fee.cadence, fee.payer]),
        // A value names an address; what it says is what the person saw.
        ...addresses.map((one) => [
          ...[one.id, one.customerName, one.street, one.streetSecondary],
          ...[one.city, one.region, one.postalCode, one.country],
        ]),
      ]),
    );
  }
}

function namedAddresses(
  sections: readonly FormSection[],
  values: FieldValues,
  addresses: readonly AddressEntity[],
): AddressEntity[] {
  return formFields(sections)
    .filter(({ input }) => input === RegistrationFieldInput.ADDRESS)
    .flatMap(({ key }) => addresses.find(({ id }) => id === values[key]) ?? []);
}

/** The form that these field states show, and the values on it. */
export function visibleForm(
  programme: Programme,
  fields: Record<string, FieldState>,
  definition: unknown,
): { sections: FormSection[]; values: FieldValues } {
  const all = Object.fromEntries(Object.entries(fields).map(([key, state]) => [key, state.value]));
  const sections = programme.sections(all, definition);
  const values = Object.fromEntries(formFields(sections).map((field) => [field.key, all[field.key] ?? null]));
  return { sections, values };
}

/** States in which the present version is with Twilio or was decided there. */
export function isSubmitted(record: RegistrationRecord): boolean {
  return record.version.submittedAt !== null;
}

/** Whether every effect of the present submission has been made. */
export function allEffectsDone(record: RegistrationRecord): boolean {
  return record.version.plan !== null && record.version.plan.every((effect) => record.done.has(effect.key));
}

/** Whether every effect of the present submission on a step has been made. */
export function isStepDone(record: RegistrationRecord, step: string): boolean {
  return (
    record.version.plan !== null &&
    record.version.plan.every((effect) => effect.step !== step || record.done.has(effect.key))
  );
}

/** Whether fields may be changed now. */
export function isEditable(record: RegistrationRecord): boolean {
  return [RegistrationState.DRAFT, RegistrationState.CONFIRMED].includes(record.registration.state);
}
