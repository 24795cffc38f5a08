import { badRequest, notFound } from '../http/errors';
import { isoSeconds } from '../http/dates';
import { listV1, newestFirst } from '../http/paging';
import { newSid } from '../ids';
import type { TrustBundle, TrustEvaluation, TrustObject } from '../compliance-state';
import { isE164 } from '../phone';
import type { World } from '../world';
import { bundleIn, families, type Family } from './trust-families';
import { created, ok, type Call, type Product, type Route } from './product';
import { policyOf, policySids, type Policy, type SupportingBundle } from './trust-policies';
import {
  endUserTypes,
  supportingDocumentTypes,
  typeNamed,
  type TrustField,
  type TrustType,
} from './trust-types';

/** What an evaluation says of one requirement, as Twilio shows it. */
interface Result {
  friendly_name: string;
  object_type: string;
  passed: boolean;
  failure_reason: string | null;
  error_code: number | null;
  valid: FieldResult[];
  invalid: FieldResult[];
  requirement_friendly_name: string;
  requirement_name: string;
}

interface FieldResult {
  friendly_name: string;
  object_field: string;
  passed: boolean;
  failure_reason: string | null;
  error_code: number | null;
}

/** Holds a bundle against its policy; complete does not mean true. */
export function evaluate(world: World, bundle: TrustBundle): { results: Result[]; compliant: boolean } {
  const policy = policyOf(bundle.policySid);
  if (!policy) throw new Error(`No policy ${bundle.policySid}`);
  const assigned = Object.values(world.entityAssignments).filter(({ bundleSid }) => bundleSid === bundle.sid);
  const parts = assigned.flatMap(({ objectSid }) => {
    const part = world.endUsers[objectSid] ?? world.supportingDocuments[objectSid];
    return part ? [part] : [];
  });
  const results = requirementsOf(policy)
    .filter(({ type, optional }) => !optional || parts.some((part) => part.type === type.name))
    .map(({ type }) =>
      resultFor(
        world,
        bundle,
        type,
        parts.find((part) => part.type === type.name),
      ),
    );
  if (policy.supporting && !standsAlone(world, bundle)) {
    const bundles = assigned.flatMap(({ objectSid }) => world.bundles[objectSid] ?? []);
    results.push(supportingResult(policy.supporting, bundles));
  }
  return { results, compliant: results.every(({ passed }) => passed) };
}

/** Only resellers join their own profile to a starter's (Sole Proprietor onboarding guide, read 2026-11-25). */
function standsAlone({ accounts }: World, { accountSid, policySid }: TrustBundle): boolean {
  return policySid === policySids.starter && accounts[accountSid]?.ownerSid === accountSid;
}

function requirementsOf(policy: Policy): { type: TrustType; optional: boolean }[] {
  const names = [
    ...policy.endUsers.map((name) => ({ name, optional: false })),
    ...policy.optional.map((name) => ({ name, optional: true })),
    ...(policy.needsAddress ? [{ name: 'customer_profile_address', optional: false }] : []),
  ];
  const types = [...endUserTypes, ...supportingDocumentTypes];
  return names.flatMap(({ name, optional }) => {
    const type = typeNamed(types, name);
    return type ? [{ type, optional }] : [];
  });
}

function resultFor(
  world: World,
  bundle: TrustBundle,
  type: TrustType,
  part: TrustObject | undefined,
): Result {
  const fields = fieldsOf(type, part).map((field) => fieldResult(world, bundle, type, field, part));
  const isDocument = supportingDocumentTypes.includes(type);
  const invalid = fields.filter(({ passed }) => !passed);
  const [first] = invalid;
  const missing = `${/^[AEIOU]/.test(type.label) ? 'An' : 'A'} ${type.label} is missing. Please add one to the regulatory bundle.`;
  return {
    friendly_name: type.label,
    object_type: type.name,
    passed: part !== undefined && invalid.length === 0,
    failure_reason: part ? (first?.failure_reason ?? null) : missing,
    error_code: part ? (first?.error_code ?? null) : isDocument ? 22216 : 22214,
    valid: fields.filter(({ passed }) => passed),
    invalid,
    requirement_friendly_name: type.label,
    requirement_name: type.name,
  };
}

/** A public company's exchange and ticker are needed, others leave them out. */
function fieldsOf(type: TrustType, part: TrustObject | undefined): TrustField[] {
  const isPublic = part?.attributes.company_type === 'public';
  return type.fields
    .map((field) =>
      isPublic && field.name.startsWith('stock_')
        ? { name: field.name, label: field.label, ...(field.allowed ? { allowed: field.allowed } : {}) }
        : field,
    )
    .filter((field) => !field.optional || valueOf(part, field) !== '');
}

function valueOf(part: TrustObject | undefined, field: TrustField): string {
  const value = part?.attributes[field.name];
  if (Array.isArray(value)) return value.map(String).join(',');
  return typeof value === 'string'
    ? value.trim()
    : value === undefined || value === null
      ? ''
      : String(value);
}

function fieldResult(
  world: World,
  bundle: TrustBundle,
  type: TrustType,
  field: TrustField,
  part: TrustObject | undefined,
): FieldResult {
  const isDocument = supportingDocumentTypes.includes(type);
  const value = valueOf(part, field);
  const about = { friendly_name: field.label, object_field: field.name };
  const bad = (reason: string, code: number): FieldResult => ({
    ...about,
    passed: false,
    failure_reason: reason,
    error_code: code,
  });
  if (value === '') {
    const reason = `The ${field.label} is missing. Please enter in a ${field.label} on the ${type.label}.`;
    return bad(reason, isDocument ? 22217 : 22215);
  }
  if (field.shape === 'address' && world.addresses[value]?.accountSid !== bundle.accountSid)
    return bad(`The address ${value} does not exist.`, 22219);
  const problem = problemWith(value, field);
  if (problem) return bad(`The ${field.label} is invalid: ${problem}.`, 22218);
  return { ...about, passed: true, failure_reason: null, error_code: null };
}

function problemWith(value: string, field: TrustField): string | null {
  const { allowed, shape } = field;
  if (allowed && !value.split(',').every((one) => allowed.includes(one.trim())))
    return `"${value}" is not one of ${allowed.join(', ')}`;
  if (shape === 'phone' && !isE164(value)) return 'it is not an E.164 number';
  if (shape === 'email' && !isEmail(value)) return 'it is not an email address';
  if (shape === 'url' && !/^(https?:\/\/)?[\w-]+(\.[\w-]+)+([/?#]\S*)?$/i.test(value))
    return 'it is not a web address';
  return null;
}

export function isEmail(value: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value);
}

function supportingResult(wanted: SupportingBundle, assigned: TrustBundle[]): Result {
  const found = assigned.find(({ policySid }) => wanted.policies.includes(policySid));
  const standing = wanted.mustBeApproved
    ? ['twilio-approved']
    : ['pending-review', 'in-review', 'twilio-approved'];
  const passed = found !== undefined && standing.includes(found.status);
  const reason = found
    ? `The ${wanted.label} is in status ${found.status}.`
    : `A ${wanted.label} is missing. Please add one to the bundle.`;
  const field: FieldResult = {
    object_field: 'bundle_sid',
    friendly_name: 'Supporting Bundle Status',
    passed,
    failure_reason: passed ? null : reason,
    error_code: passed ? null : 22216,
  };
  return {
    friendly_name: wanted.label,
    object_type: wanted.type,
    passed,
    failure_reason: field.failure_reason,
    error_code: field.error_code,
    valid: passed ? [field] : [],
    // A missing bundle fails the requirement as a whole, without a field.
    invalid: passed || !found ? [] : [field],
    requirement_friendly_name: wanted.label.replace(/ Bundle$/, ''),
    requirement_name: wanted.requirement,
  };
}

function renderEvaluation(family: Family, evaluation: TrustEvaluation): Record<string, unknown> {
  return {
    sid: evaluation.sid,
    account_sid: evaluation.accountSid,
    policy_sid: evaluation.policySid,
    [family.sidField]: evaluation.bundleSid,
    status: evaluation.status,
    results: evaluation.results,
    date_created: isoSeconds(evaluation.createdAt),
    url: `https://${family.base}/${evaluation.bundleSid}/Evaluations/${evaluation.sid}`,
  };
}

function create(call: Call, family: Family): TrustEvaluation {
  const { sim, form } = call;
  const bundle = bundleIn(call, family);
  const policySid = form.text('PolicySid') ?? '';
  if (policySid !== bundle.policySid)
    throw badRequest(`PolicySid ${policySid} is not the policy of ${bundle.sid}`);
  const { results, compliant } = evaluate(sim.world, bundle);
  const evaluation: TrustEvaluation = {
    sid: newSid('EL'),
    accountSid: bundle.accountSid,
    bundleSid: bundle.sid,
    policySid,
    status: compliant ? 'compliant' : 'noncompliant',
    results,
    createdAt: sim.clock.now(),
  };
  sim.world.evaluations[evaluation.sid] = evaluation;
  return evaluation;
}

function routesOf(family: Family): Route[] {
  const base = `${family.base}/{${family.parameter}}/Evaluations`;
  return [
    { call: `POST ${base}`, handle: (call) => created(renderEvaluation(family, create(call, family))) },
    {
      call: `GET ${base}`,
      handle: (call) => {
        const { sid } = bundleIn(call, family);
        const all = newestFirst(call.sim.world.evaluations, ({ bundleSid }) => bundleSid === sid);
        return ok(listV1(call, 'results', all, (evaluation) => renderEvaluation(family, evaluation)));
      },
    },
    {
      call: `GET ${base}/{Sid}`,
      handle: (call) => {
        const evaluation = call.sim.world.evaluations[call.pathParams.Sid ?? ''];
        if (evaluation?.bundleSid !== bundleIn(call, family).sid) throw notFound(call.path);
        return ok(renderEvaluation(family, evaluation));
      },
    },
  ];
}

/** Whether a bundle has what its policy asks for: at once, free, and without judging what is true. */
export const trustEvaluations: Product = {
  routes: families.flatMap(routesOf),
  resources: ({ world }) => ({
    evaluations: Object.values(world.evaluations).map(({ sid, bundleSid, status, results }) => ({
      sid,
      bundle_sid: bundleSid,
      status,
      results,
    })),
  }),
};
