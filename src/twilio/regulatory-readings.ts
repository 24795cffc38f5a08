import type { BundleInstance } from 'twilio/lib/rest/numbers/v2/regulatoryCompliance/bundle';

/** What a regulator is told of one end user, as Twilio holds it. */
export interface RegulatoryBundle {
  sid: string;
  regulationSid: string;
  friendlyName: string;
  /** Twilio's own word, such as 'twilio-approved'. */
  status: string;
  /** ISO 8601; set when Twilio says how long an approval lasts. */
  validUntil: string | null;
  /** ISO 8601; moves with every change. */
  updatedAt: string | null;
}

/** An end user or a supporting document. */
export interface RegulatoryPart {
  sid: string;
  friendlyName: string;
  /** Twilio's type; null where it says none. */
  type: string | null;
  /** Of a document, Twilio's own word, such as 'approved'. */
  status: string | null;
  /** For comparing, never for logs. */
  attributes: Readonly<Record<string, unknown>>;
  /** Twilio's objections to a document. */
  faults: { code: number | null; reason: string }[];
}

/** What one requirement lacks; Twilio's names, never values. */
export interface RegulationFault {
  requirement: string;
  /** Null when the whole part is missing. */
  field: string | null;
  code: number | null;
}

/** An end user or a document, as the library gives it. */
export interface PartInstance {
  sid: string;
  friendlyName: string;
  attributes: unknown;
  type?: string | null;
  status?: string | null;
  failureReason?: string | null;
  errors?: unknown;
}

type ShownBundle = Pick<
  BundleInstance,
  'sid' | 'regulationSid' | 'friendlyName' | 'status' | 'validUntil' | 'dateUpdated'
>;

/** What is kept of a bundle, whichever call gave it. */
export function readBundle(instance: ShownBundle): RegulatoryBundle {
  return {
    sid: instance.sid,
    regulationSid: instance.regulationSid,
    friendlyName: instance.friendlyName,
    status: instance.status,
    validUntil: instance.validUntil?.toISOString() ?? null,
    updatedAt: instance.dateUpdated?.toISOString() ?? null,
  };
}

/** What is kept of a part, with Twilio's objections to it. */
export function readPart({
  sid,
  friendlyName,
  attributes,
  type,
  status,
  failureReason,
  errors,
}: PartInstance): RegulatoryPart {
  const listed = (Array.isArray(errors) ? errors : []).map((entry: unknown) => {
    const values = entry && typeof entry === 'object' ? Object.values(entry) : [entry];
    const code = values.map(Number).find((value) => Number.isInteger(value) && value >= 10_000);
    const reason = values.find((value) => typeof value === 'string' && !/^\d+$/.test(value));
    return { code: code ?? null, reason: typeof reason === 'string' ? reason : '' };
  });
  return {
    sid,
    friendlyName,
    type: type ?? null,
    status: status ?? null,
    attributes: (attributes ?? {}) as Record<string, unknown>,
    faults: listed.length === 0 && failureReason ? [{ code: null, reason: failureReason }] : listed,
  };
}

interface EvaluationResult {
  passed?: boolean;
  requirement_name?: string;
  error_code?: number | null;
  invalid?: { object_field?: string; error_code?: number | null }[];
}

/** What an evaluation found missing. */
export function faultsIn(results: unknown): RegulationFault[] {
  return (Array.isArray(results) ? (results as EvaluationResult[]) : [])
    .filter(({ passed }) => passed === false)
    .flatMap(({ invalid, error_code, requirement_name }): RegulationFault[] => {
      const requirement = requirement_name ?? '';
      return invalid && invalid.length > 0
        ? invalid.map((one) => ({
            requirement,
            field: one.object_field ?? null,
            code: one.error_code ?? error_code ?? null,
          }))
        : [{ requirement, field: null, code: error_code ?? null }];
    });
}
