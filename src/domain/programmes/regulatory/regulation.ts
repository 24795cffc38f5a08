import { PhoneNumberKind } from '../../phone-numbers';
import { BundleEndUser } from '../../registrations';

/** A regulation in Twilio's own shape. */
export interface StatedRegulation {
  sid: string;
  requirements: unknown;
}

/** What a form is made of, kept with the version: what was asked on the day that it began. */
export interface RegulatoryDefinition extends StatedRegulation {
  country: string;
  numberKind: PhoneNumberKind;
  endUser: BundleEndUser;
  /** Set when it is to take the place of an approval that ends. */
  renews?: Renewal;
}

/** The approval that ends. */
export interface Renewal {
  registrationId: string;
  bundleSid: string;
  /** Our addresses that it names; Twilio keeps them as they are. */
  addressIds: string[];
  /** Papers that may be kept; left out in what was begun before they could be. */
  kept?: KeptPaper[];
}

/** A paper of the approval that ends, which Twilio holds as approved. */
export interface KeptPaper {
  /** Key of the requirement that it meets. */
  requirement: string;
  /** Twilio's type of the document. */
  type: string;
  /** Our document, whose file is deleted: the value that stands for keeping it. */
  documentId: string;
  fileName: string;
}

/** A field that Twilio names; whoever asks for the same field twice gets the same answer. */
export interface RegulatedField {
  name: string;
  label: string;
  help: string | null;
  /** What the whole value has to match; null where that is not said. */
  pattern: RegExp | null;
}

/** One way of meeting a requirement. */
export interface AcceptedDocument {
  type: string;
  label: string;
  /** An address of the organization in place of a file. */
  isAddress: boolean;
  fields: RegulatedField[];
}

export interface DocumentRequirement {
  key: string;
  label: string;
  help: string | null;
  accepted: AcceptedDocument[];
}

/** What a regulator asks, read. */
export interface Regulation {
  sid: string;
  country: string;
  numberKind: PhoneNumberKind;
  endUser: BundleEndUser;
  /** Twilio's type of the end user. */
  userType: string;
  userRequirement: string;
  userFields: RegulatedField[];
  documents: DocumentRequirement[];
}

/** The field that holds addresses in place of a file. */
export const addressField = 'address_sids';

type Json = Readonly<Record<string, unknown>>;

/** The approval that is to be renewed; null for a registration of its own. */
export function renewalOf(definition: unknown): Renewal | null {
  return ((definition ?? {}) as Partial<RegulatoryDefinition>).renews ?? null;
}

/** Reads what Twilio states; parts it does not state, or states otherwise than documented, are left out. */
export function readRegulation(definition: unknown): Regulation {
  const { sid, country, numberKind, endUser, requirements } = (definition ?? {}) as RegulatoryDefinition;
  const stated = object(requirements);
  const user = objects(stated.end_user)[0] ?? {};
  const taken = new Set<string>();
  return {
    sid,
    country,
    numberKind,
    endUser,
    userType: string(user.type) ?? (endUser === BundleEndUser.BUSINESS ? 'business' : 'individual'),
    userRequirement: string(user.requirement_name) ?? '',
    userFields: fieldsOf(user),
    // Groups of requirements, or requirements alone: all of them have to be met.
    documents: array(stated.supporting_document)
      .flat()
      .map(object)
      .map((one) => requirementOf(one, taken))
      .filter(({ accepted }) => accepted.length > 0),
  };
}

function requirementOf(stated: Json, taken: Set<string>): DocumentRequirement {
  const name = (string(stated.requirement_name) ?? 'document').replace(/[^\w-]/g, '_');
  let key = name;
  for (let nth = 2; taken.has(key); nth += 1) key = `${name}_${nth}`;
  taken.add(key);
  return {
    key,
    label: string(stated.name) ?? name,
    help: string(stated.description),
    accepted: objects(stated.accepted_documents).flatMap((one) => {
      const type = string(one.type);
      if (type === null) return [];
      const fields = fieldsOf(one);
      const isAddress = fields.some((field) => field.name === addressField);
      return [
        {
          type,
          label: string(one.name) ?? type,
          isAddress,
          fields: fields.filter((field) => field.name !== addressField),
        },
      ];
    }),
  };
}

function fieldsOf(stated: Json): RegulatedField[] {
  const detailed = objects(stated.detailed_fields);
  if (detailed.length === 0)
    return array(stated.fields)
      .filter((name) => typeof name === 'string')
      .map((name) => ({ name, label: name.replaceAll('_', ' '), help: null, pattern: null }));
  return detailed.flatMap((field) => {
    const name = string(field.machine_name);
    if (name === null) return [];
    const label = string(field.friendly_name) ?? name.replaceAll('_', ' ');
    return [{ name, label, help: string(field.description), pattern: patternOf(field.constraint) }];
  });
}

/** A constraint is a pattern, or holds one; words that are none restrict nothing. */
function patternOf(constraint: unknown): RegExp | null {
  const source = string(constraint) ?? string(object(constraint).pattern) ?? string(object(constraint).regex);
  if (source === null || !/[[\]\\^$*+?{}|]/.test(source)) return null;
  try {
    return new RegExp(`^(?:${source})$`, 'u');
  } catch {
    return null;
  }
}

function object(value: unknown): Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Json) : {};
}

function array(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function objects(value: unknown): Json[] {
  return array(value).map(object);
}

function string(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
