import { In, Not, type EntityManager } from 'typeorm';
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
import {
  OrganizationEntity,
  OrganizationProfileEntity,
  TwilioSettingsEntity,
} from '../entities/organization';
import { PhoneNumberEntity } from '../entities/phone-number';
import { RegistrationEntity, RegistrationVersionEntity } from '../entities/registration';
import { RegistrationResourceEntity } from '../entities/registration-resource';
import type { KeyRing } from '../lib/encryption';
import { businessFacts } from './business-facts';
import { coveredNumbers, type CoveredNumber } from './covered-numbers';
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
  constructor(private readonly keys: KeyRing) {}

  /** One record, its row locked until the transaction ends; null for an unknown id. */
  async lock(
    manager: EntityManager,
    organizationId: string,
    id: string,
    now: Date,
  ): Promise<RegistrationRecord | null> {
    const row = await manager.findOne(RegistrationEntity, {
      where: { id, organizationId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row) return null;
    return (await this.load(manager, organizationId, [row.id], now)).get(row.id) ?? null;
  }

  /** Many records with a constant number of statements, by id; unknown ids are left out. */
  async load(
    manager: EntityManager,
    organizationId: string,
    ids: readonly string[],
    now: Date,
  ): Promise<Map<string, RegistrationRecord>> {
    const registrations = await manager.findBy(RegistrationEntity, { organizationId, id: In([...ids]) });
    if (registrations.length === 0) return new Map();
    const known = registrations.map((one) => one.id);
    const numberIds = registrations.flatMap((one) => one.phoneNumberId ?? []);
    const versions = await manager.findBy(RegistrationVersionEntity, {
      organizationId,
      registrationId: In(known),
    });
    const numbers = await manager.findBy(PhoneNumberEntity, { organizationId, id: In(numberIds) });
    const documents = await manager.findBy(DocumentEntity, { organizationId, registrationId: In(known) });
    const resources = await manager
      .getRepository(RegistrationResourceEntity)
      .createQueryBuilder('r')
      .where('r.organization_id = :organizationId', { organizationId })
      .andWhere('(r.registration_id = ANY(:known) OR r.phone_number_id = ANY(:numberIds))', {
        known,
        numberIds,
      })
      .orderBy('r.createdAt', 'ASC')
      .getMany();
    const hasLocal = registrations.some((one) => one.kind === RegistrationKind.A2P_10DLC);
    const covered = hasLocal ? await coveredNumbers(manager, organizationId) : [];
    const ownNumbers = hasLocal ? covered.map((one) => one.e164) : [];
    const present = ownAccountOf(await manager.findOneBy(TwilioSettingsEntity, { organizationId }));
    const operations = await manager.findBy(TwilioOperationEntity, {
      organizationId,
      naturalKey: In(versions.flatMap(plannedKeys)),
    });
    const isAbroad = registrations.some((one) => one.kind === RegistrationKind.REGULATORY_BUNDLE);
    const renewals = isAbroad
      ? await manager.findBy(RegistrationEntity, {
          organizationId,
          renewsId: In(known),
          state: Not(RegistrationState.CANCELED),
        })
      : [];
    const addresses = isAbroad ? await manager.findBy(AddressEntity, { organizationId }) : [];
    const organization = await manager.findOneByOrFail(OrganizationEntity, { id: organizationId });
    const profile = await manager.findOneByOrFail(OrganizationProfileEntity, { organizationId });
    const business = businessFacts(profile, this.keys);
    const records = registrations.map((registration) =>
      this.assemble({
        registration,
        versions: versions.filter((one) => one.registrationId === registration.id),
        number: numbers.find((one) => one.id === registration.phoneNumberId) ?? null,
        documents: documents.filter((one) => one.registrationId === registration.id),
        resources: resources.filter((one) => isOf(one, registration)),
        // What the numbers of the account in use are at says nothing of another account's.
        covered:
          registration.kind === RegistrationKind.A2P_10DLC && registration.ownAccountSid === present
            ? covered
            : [],
        ownNumbers,
        mode:
          registration.ownAccountSid === null ? TwilioAccountMode.MANAGED : TwilioAccountMode.BRING_YOUR_OWN,
        operations,
        addresses,
        renewal: renewals.find((one) => one.renewsId === registration.id) ?? null,
        organization,
        business,
        now,
      }),
    );
    return new Map(records.map((record) => [record.registration.id, record]));
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

  private assemble(rows: {
    registration: RegistrationEntity;
    versions: RegistrationVersionEntity[];
    number: PhoneNumberEntity | null;
    documents: DocumentEntity[];
    resources: RegistrationResourceEntity[];
    covered: CoveredNumber[];
    ownNumbers: string[];
    mode: TwilioAccountMode;
    operations: TwilioOperationEntity[];
    addresses: AddressEntity[];
    renewal: RegistrationEntity | null;
    organization: OrganizationEntity;
    business: BusinessFacts;
    now: Date;
  }): RegistrationRecord {
    const { registration, number, documents, organization, business, mode, covered, now } = rows;
    const programme = programmeOf(registration.kind)!;
    const version = rows.versions.find((one) => one.version === registration.version)!;
    const previous = rows.versions.find((one) => one.version === registration.version - 1) ?? null;
    const fields = this.open(programme, version.fields);
    const { definition } = version;
    const { sections, values } = visibleForm(programme, fields, definition);
    const steps = programme.steps(values, mode, definition);
    const operationOf = (one: RegistrationVersionEntity, effect: PlannedEffect) => {
      const naturalKey = effectKey(registration.id, one.version, effect.key);
      return rows.operations.find((op) => op.what === effect.what && op.naturalKey === naturalKey);
    };
    const made = madeBy(rows.versions, operationOf);
    const resources = resourcesByStep(steps, rows.resources, registration, covered);
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
      renewal: rows.renewal,
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
      digest: this.digest(registration, version, values, fees),
      organizationName: organization.name,
      plan: organization.plan,
      business,
      mode,
      number,
      covered,
      documents,
      addresses: rows.addresses,
      resources,
      made,
      operations,
      done: new Map(done.map(([key, one]) => [key, one.sid!])),
      check: {
        e164: number?.e164 ?? null,
        ownNumbers: rows.ownNumbers,
        business,
        documents: new Map(documents.map((one) => [one.id, { state: one.state, fileName: one.fileName }])),
        addresses: new Map(
          rows.addresses.map((one) => [
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
  ): string {
    return this.keys.mac(
      'registration-digest',
      JSON.stringify([
        registration.id,
        version.version,
        version.definitionVersion,
        canonicalValues(values),
        fees.map((fee) => [fee.kind, fee.amount.amount, fee.amount.currency, fee.cadence, fee.payer]),
      ]),
    );
  }
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

function plannedKeys(version: RegistrationVersionEntity): string[] {
  return (version.plan ?? []).map((effect) => effectKey(version.registrationId, version.version, effect.key));
}
