import type { FieldValues } from '../../registrations';
import { text } from '../field-values';
import type { AcceptedDocument, DocumentRequirement, Regulation } from './regulation';

/** Form keys: what Twilio names follows a dot, what we add follows a colon. */
export const userKey = (name: string): string => `end_user.${name}`;
export const documentKey = (requirement: string, name: string): string => `${requirement}.${name}`;
export const choiceKey = (requirement: string): string => `${requirement}:kind`;
export const fileKey = (requirement: string): string => `${requirement}:file`;
export const addressKey = (requirement: string): string => `${requirement}:address`;

/** The document that meets the requirement: the only one there is, or the one chosen; null before that. */
export function chosenDocument(
  requirement: DocumentRequirement,
  values: FieldValues,
): AcceptedDocument | null {
  const [only, ...others] = requirement.accepted;
  if (others.length === 0) return only ?? null;
  return requirement.accepted.find(({ type }) => type === text(values, choiceKey(requirement.key))) ?? null;
}

/** Where the answer to a document's field stands: what the end user answers too is asked once. */
export function answerKey(regulation: Regulation, requirement: string, name: string): string {
  const isOfUser = regulation.userFields.some((field) => field.name === name);
  return isOfUser ? userKey(name) : documentKey(requirement, name);
}

/** Answers that identify people, or that only authorities and their owners know. */
const sensitive = /(?:number|_id|birth\w*|birthday|nationality)$/;
const isPhone = /phone/;

export const sensitiveKeys: Pick<readonly string[], 'includes'> = {
  includes: (key) => key.includes('.') && sensitive.test(key) && !isPhone.test(key),
};
