import type { FieldValues } from '../../registrations';
import { text } from '../field-values';
import { addressKey, answerKey, chosenDocument, fileKey, userKey } from './keys';
import type { DocumentRequirement, Regulation } from './regulation';

/** What is said of the end user. */
export function userAttributes(regulation: Regulation, values: FieldValues): Record<string, string> {
  return answers(regulation.userFields.map(({ name }) => [name, text(values, userKey(name))]));
}

/** What a document is made of. */
export function contentOf(regulation: Regulation, key: string, values: FieldValues) {
  const requirement = regulation.documents.find((one) => one.key === key) as DocumentRequirement;
  const chosen = chosenDocument(requirement, values);
  return {
    type: chosen?.type ?? null,
    attributes: answers(
      (chosen?.fields ?? []).map(({ name }) => [name, text(values, answerKey(regulation, key, name))]),
    ),
    addressId: chosen?.isAddress ? text(values, addressKey(key)) : null,
    fileId: chosen && !chosen.isAddress ? text(values, fileKey(key)) : null,
  };
}

function answers(pairs: [string, string | null][]): Record<string, string> {
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => pair[1] !== null));
}
