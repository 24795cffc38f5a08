import { sameValue } from '../form';
import { codeMentioned, rejectionCode, unlistedRejection } from '../rejection-codes';
import type { RejectionCode, RejectionTopic } from '../rejection-codes/entry';
import type { FieldValues, FormField, RejectionReason } from '../registrations';
import type { ReviewedResource } from './programme';

/** Where a programme's form holds what a code complains about. */
export type FieldsByTopic = Readonly<Record<RejectionTopic, readonly string[]>>;

/** What a programme reads from a reason itself, beyond its code. */
export interface ReasonReading {
  /** Explains the reason; the code's own entry when left out. */
  entry?: RejectionCode;
  /** The fields that the reason names, in place of those of the entry's topics. */
  fieldKeys: readonly string[];
}

type ReadReason = (code: number | null, reason: string) => ReasonReading | null;

/**
 * Each way of being sent back in plain words, with the fields of the present form it concerns. The same reason
 * told twice is one; what no entry explains keeps the reviewer's words; no reason at all is said to be none.
 */
export function explainReasons(
  reasons: ReviewedResource['reasons'],
  form: readonly FormField[],
  values: FieldValues,
  fieldsOf: FieldsByTopic,
  read: ReadReason = () => null,
): RejectionReason[] {
  const explained = new Map<string, RejectionReason>();
  for (const { code, reason } of reasons.length > 0 ? reasons : [{ code: null, reason: '' }]) {
    const known = code ?? codeMentioned(reason);
    const reading = read(known, reason);
    const listed = reading?.entry ?? rejectionCode(known);
    const { topics, ...entry } = listed ?? unlistedRejection(known, reason);
    const isToldApart = listed === null || reading?.entry !== undefined;
    const key = isToldApart ? `${known}: ${reason.trim()}` : String(known);
    const groups = reading ? [reading.fieldKeys] : topics.map((topic) => fieldsOf[topic]);
    const fieldKeys = new Set([
      ...(explained.get(key)?.fieldKeys ?? []),
      ...groups.flatMap((keys) => fieldsMeant(keys, form, values)),
    ]);
    explained.set(key, { code: known, ...entry, fieldKeys: [...fieldKeys] });
  }
  return [...explained.values()];
}

/** Fields that can be meant: those filled in or required, or else the first of them, which is missing. */
export function fieldsMeant(
  keys: readonly string[],
  form: readonly FormField[],
  values: FieldValues,
): string[] {
  const fields = keys.flatMap((key) => form.filter((field) => field.key === key));
  const meant = fields.filter((field) => field.required || !sameValue(values[field.key], null));
  return (meant.length > 0 ? meant : fields.slice(0, 1)).map((field) => field.key);
}
