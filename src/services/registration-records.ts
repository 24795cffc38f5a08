import { In, type EntityManager } from 'typeorm';
import { canonicalValues, formFields } from '../domain/form';
import type { BusinessFacts, PlanTier } from '../domain/organizations';
import { programmeOf } from '../domain/programmes/catalogue';
import type { CheckContext, Programme, ReviewedResource } from '../domain/programmes/programme';
import {
  RegistrationState,
  type FeeLine,
  type FieldState,
  type FieldValues,
  type FormSection,
} from '../domain/registrations';
import { DocumentEntity } from '../entities/document';
import { OperationState, TwilioOperationEntity } from '../entities/operations';
import { OrganizationEntity, OrganizationProfileEntity } from '../entities/organization';
import { PhoneNumberEntity } from '../entities/phone-number';
import {
  RegistrationEntity,
  RegistrationVersionEntity,
  TollFreeVerificationEntity,
} from '../entities/registration';
import type { KeyRing } from '../lib/encryption';
import { businessFacts } from './business-facts';

/** A registration with all that its rules look at, sensitive values in the clear. */
export interface RegistrationRecord {
  registration: RegistrationEntity;
  /** The present version. */
  version: RegistrationVersionEntity;
  /** The version before the present one, for what the reviewer said of it. */
  previous: RegistrationVersionEntity | null;
  programme: Programme;
  /** By key, decrypted; hidden fields included. */
  fields: Record<string, FieldState>;
  /** The form as it is with these values. */
  sections: FormSection[];
  /** Values of the fields on the form: what is checked, confirmed and sent. */
  values: FieldValues;
  fees: FeeLine[];
  /** Names exactly these values and fees. */
  digest: string;
  organizationName: string;
  plan: PlanTier;
  business: BusinessFacts;
  number: PhoneNumberEntity | null;
  documents: DocumentEntity[];
  /** What is at Twilio for it, by step key. */
  resources: Map<string, ReviewedResource>;
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
    const verifications = await manager.find(TollFreeVerificationEntity, {
      where: { organizationId, phoneNumberId: In(numberIds) },
      order: { createdAt: 'ASC' },
    });
    const operations = await manager.findBy(TwilioOperationEntity, {
      organizationId,
      naturalKey: In(versions.flatMap(plannedKeys)),
    });
    const organization = await manager.findOneByOrFail(OrganizationEntity, { id: organizationId });
    const profile = await manager.findOneByOrFail(OrganizationProfileEntity, { organizationId });
    const business = businessFacts(profile, this.keys);
    const records = registrations.map((registration) =>
      this.assemble({
        registration,
        versions: versions.filter((one) => one.registrationId === registration.id),
        number: numbers.find((one) => one.id === registration.phoneNumberId) ?? null,
        documents: documents.filter((one) => one.registrationId === registration.id),
        verification:
          verifications.filter((one) => one.phoneNumberId === registration.phoneNumberId).at(-1) ?? null,
        operations,
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
    verification: TollFreeVerificationEntity | null;
    operations: TwilioOperationEntity[];
    organization: OrganizationEntity;
    business: BusinessFacts;
    now: Date;
  }): RegistrationRecord {
    const { registration, number, documents, organization, business, now } = rows;
    const programme = programmeOf(registration.kind)!;
    const version = rows.versions.find((one) => one.version === registration.version)!;
    const previous = rows.versions.find((one) => one.version === registration.version - 1) ?? null;
    const fields = this.open(programme, version.fields);
    const { sections, values } = visibleForm(programme, fields);
    const fees = programme.fees(organization.plan, version.version, now);
    const operations = new Map(
      (version.plan ?? []).flatMap((effect): [string, TwilioOperationEntity][] => {
        const naturalKey = effectKey(registration.id, version.version, effect.key);
        const operation = rows.operations.find(
          (one) => one.what === effect.what && one.naturalKey === naturalKey,
        );
        return operation ? [[effect.key, operation]] : [];
      }),
    );
    const done = [...operations].filter(([, one]) => one.state === OperationState.DONE);
    return {
      registration,
      version,
      previous,
      programme,
      fields,
      sections,
      values,
      fees,
      digest: this.digest(registration, version, values, fees),
      organizationName: organization.name,
      plan: organization.plan,
      business,
      number,
      documents,
      resources: rows.verification
        ? new Map([[programme.steps[0]!.key, reviewed(rows.verification, registration.id)]])
        : new Map(),
      operations,
      done: new Map(done.map(([key, one]) => [key, one.sid!])),
      check: {
        e164: number?.e164 ?? null,
        business,
        documents: new Map(documents.map((one) => [one.id, { state: one.state, fileName: one.fileName }])),
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
): { sections: FormSection[]; values: FieldValues } {
  const all = Object.fromEntries(Object.entries(fields).map(([key, state]) => [key, state.value]));
  const sections = programme.sections(all);
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

/** Whether fields may be changed now. */
export function isEditable(record: RegistrationRecord): boolean {
  return [RegistrationState.DRAFT, RegistrationState.CONFIRMED].includes(record.registration.state);
}

function reviewed(mirror: TollFreeVerificationEntity, registrationId: string): ReviewedResource {
  return {
    sid: mirror.twilioSid,
    status: mirror.status,
    reasons: mirror.reasons,
    // One left by another registration of this number is replaced, never edited: its reference names the other.
    editAllowed: mirror.registrationId === registrationId ? mirror.editAllowed : false,
    editExpiresAt: mirror.editExpiresAt,
  };
}

function plannedKeys(version: RegistrationVersionEntity): string[] {
  return (version.plan ?? []).map((effect) => effectKey(version.registrationId, version.version, effect.key));
}
