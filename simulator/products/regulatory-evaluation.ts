import type { RegulatoryBundle, RegulatoryDocument, RegulatoryUser } from '../regulatory-state';
import type { World } from '../world';
import { regulationOf, type RegulationField } from './regulation-catalogue';

interface FieldResult {
  friendly_name: string;
  object_field: string;
  failure_reason?: string;
  error_code?: number;
}

/** What an evaluation says of one requirement, as Twilio shows it. */
export interface RequirementResult {
  friendly_name: string;
  object_type: string;
  passed: boolean;
  failure_reason: string;
  error_code: number | null;
  valid: FieldResult[];
  invalid: FieldResult[];
  requirement_friendly_name: string;
  requirement_name: string;
}

/** Holds a bundle against its regulation; complete does not mean true. */
export function evaluateRegulation(world: World, bundle: RegulatoryBundle): RequirementResult[] {
  const regulation = regulationOf(bundle.regulationSid)!;
  const assigned = Object.values(world.regulatoryItems)
    .filter(({ bundleSid }) => bundleSid === bundle.sid)
    .map(({ objectSid }) => objectSid);
  const user = assigned
    .map((sid) => world.regulatoryUsers[sid])
    .find((one) => one?.type === regulation.endUserType);
  const documents = assigned.flatMap((sid) => world.regulatoryDocuments[sid] ?? []);
  return [
    resultOf(
      world,
      { name: `${regulation.endUserType}_info`, title: regulation.endUserType },
      user ?? null,
      { type: regulation.endUserType, fields: regulation.userFields },
      { missing: 22214, field: 22215 },
    ),
    ...regulation.documents.flat().map((requirement) => {
      const given = documents.find((one) => requirement.accepted.some(({ type }) => type === one.type));
      const accepted = requirement.accepted.find(({ type }) => type === given?.type);
      const result = resultOf(
        world,
        { name: requirement.requirementName, title: requirement.name },
        given ?? null,
        accepted ?? requirement.accepted[0]!,
        { missing: 22216, field: 22217 },
      );
      return given && accepted ? matchesUser(result, given, user ?? null) : result;
    }),
  ];
}

function resultOf(
  world: World,
  requirement: { name: string; title: string },
  part: RegulatoryUser | RegulatoryDocument | null,
  wanted: { type: string; fields: RegulationField[] },
  codes: { missing: number; field: number },
): RequirementResult {
  const judged = wanted.fields.map((field) => ({ field, fault: part && faultOf(world, part, field) }));
  const invalid = judged.filter(({ fault }) => fault !== null || part === null);
  const isFileMissing =
    part !== null && 'mimeType' in part && wanted.type !== 'address' && part.mimeType === null;
  const passed = part !== null && invalid.length === 0 && !isFileMissing;
  const code = wanted.type === 'address' && !passed ? 22219 : part === null ? codes.missing : codes.field;
  const words =
    part === null ? `${requirement.title} is missing.` : isFileMissing ? 'The file is missing.' : '';
  return {
    friendly_name: requirement.title,
    object_type: wanted.type,
    passed,
    failure_reason: passed ? '' : words || (invalid[0]?.fault ?? ''),
    error_code: passed ? null : code,
    valid: judged
      .filter(({ fault }) => part !== null && fault === null)
      .map(({ field }) => ({ friendly_name: field.friendly_name, object_field: field.machine_name })),
    invalid: invalid.map(({ field, fault }) => ({
      friendly_name: field.friendly_name,
      object_field: field.machine_name,
      failure_reason: fault ?? `The ${field.friendly_name} is missing.`,
      error_code: code,
    })),
    requirement_friendly_name: requirement.title,
    requirement_name: requirement.name,
  };
}

function faultOf(world: World, part: RegulatoryUser, field: RegulationField): string | null {
  const value = part.attributes[field.machine_name];
  if (field.machine_name === 'address_sids') {
    const sids = Array.isArray(value) ? (value as unknown[]) : [];
    const known = sids.length > 0 && sids.every((sid) => typeof sid === 'string' && world.addresses[sid]);
    return known ? null : 'The Address is missing.';
  }
  if (typeof value !== 'string' || value.trim() === '') return `The ${field.friendly_name} is missing.`;
  if (field.constraint && !new RegExp(`^(?:${field.constraint})$`).test(value))
    return `The ${field.friendly_name} is invalid.`;
  if (field.isTrue?.(value) === false) return `The ${field.friendly_name} is invalid.`;
  return null;
}

/** A document has to name the end user as the end user is named. */
function matchesUser(
  result: RequirementResult,
  document: RegulatoryDocument,
  user: RegulatoryUser | null,
): RequirementResult {
  const differing = ['business_name', 'first_name', 'last_name'].find(
    (name) =>
      result.valid.some(({ object_field }) => object_field === name) &&
      user !== null &&
      user.attributes[name] !== undefined &&
      user.attributes[name] !== document.attributes[name],
  );
  if (!differing) return result;
  const fault = {
    friendly_name: differing,
    object_field: differing,
    failure_reason: `The ${differing} differs from that of the End-User.`,
    error_code: 22218,
  };
  return {
    ...result,
    passed: false,
    failure_reason: fault.failure_reason,
    error_code: 22218,
    valid: result.valid.filter(({ object_field }) => object_field !== differing),
    invalid: [...result.invalid, fault],
  };
}
