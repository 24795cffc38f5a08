import { formFields } from '../../form';
import { RejectionFix, type FieldValues, type FormField, type RejectionReason } from '../../registrations';
import { fieldsMeant } from '../explanation';
import type { ReviewedResource } from '../programme';
import { regulatorySections } from './form';
import { addressKey, answerKey, choiceKey, chosenDocument, fileKey, userKey } from './keys';
import { readRegulation, type DocumentRequirement, type Regulation } from './regulation';

/** How a reason tells what it is about: the requirement, and within it the field. */
export function reasonAbout(requirement: string, field: string | null, words = ''): string {
  return `[${requirement}${field === null ? '' : `.${field}`}] ${words}`.trim();
}

const about = /^\[([\w-]*)(?:\.([\w-]+))?\]\s*/;

/** Twilio's code for a document that is not there. */
export const paperMissing = 22_216;

const missing = new Set([22214, 22215, paperMissing, 22217, 22219]);

/** Twilio copies and replaces only what stands approved. */
const tooLate = new Set([22223, 22224, 22225, 22226, 22227, 22228]);

function endedMeanwhile(code: number): RejectionReason {
  return {
    code,
    message:
      'The approval could not be renewed, because it ended or changed before its renewal was approved.',
    howToFix:
      'Give this renewal up. The approval itself was sent back when it ended: open that one, correct it and send it again.',
    fix: RejectionFix.CONTACT_SUPPORT,
    fieldKeys: [],
    resubmittable: false,
  };
}

/** The reasons in plain words, with the fields of this form they concern. */
export function explainRegulatory(
  reasons: ReviewedResource['reasons'],
  values: FieldValues,
  definition?: unknown,
): RejectionReason[] {
  const regulation = readRegulation(definition);
  const form = formFields(regulatorySections(values, definition));
  const explained = new Map<string, RejectionReason>();
  for (const { code, reason } of reasons.length > 0 ? reasons : [{ code: null, reason: '' }]) {
    const [head, requirement = '', field] = about.exec(reason) ?? [''];
    const one = explain({ code, requirement, field: field ?? null, words: reason.slice(head.length).trim() });
    explained.set(JSON.stringify([one.message, one.fieldKeys]), one);
  }
  return [...explained.values()];

  function explain(given: {
    code: number | null;
    requirement: string;
    field: string | null;
    words: string;
  }): RejectionReason {
    const { code, field, words } = given;
    if (code !== null && tooLate.has(code)) return endedMeanwhile(code);
    const requirement = regulation.documents.find(({ key }) => key === given.requirement) ?? null;
    const isUser = given.requirement === regulation.userRequirement || given.requirement === 'end-user';
    const fieldKeys = fieldsMeant(
      requirement
        ? keysOf(regulation, requirement, field, values)
        : isUser
          ? userKeys(regulation, field)
          : [],
      form,
      values,
    );
    const label = labelOf(form, fieldKeys, field) ?? requirement?.label ?? 'The details';
    const isFile = requirement !== null && fieldKeys.includes(fileKey(requirement.key));
    return {
      code,
      message: messageOf(code, label, words, isUser || requirement !== null),
      howToFix: isFile
        ? 'Upload a document that is readable, valid and shows the same name and address as the details above, or choose another kind of document.'
        : 'Correct it as it stands on official papers, then send it again.',
      fix: isFile ? RejectionFix.SEND_DOCUMENT : RejectionFix.EDIT_FIELDS,
      fieldKeys,
      resubmittable: true,
    };
  }
}

function messageOf(code: number | null, label: string, words: string, isLocated: boolean): string {
  if (code === 22218) return `${label} differs between the details and the document.`;
  if (code !== null && missing.has(code)) return `${label} is missing or not right.`;
  if (words === '')
    return isLocated
      ? `${label} was not accepted.`
      : 'It was sent back without a reason. Compare all details with the documents.';
  return isLocated ? `${label} was not accepted: ${words}` : `The reviewer says: ${words}`;
}

function labelOf(form: readonly FormField[], keys: readonly string[], field: string | null): string | null {
  return field === null ? null : (form.find(({ key }) => key === keys[0])?.label ?? null);
}

function userKeys({ userFields }: Regulation, field: string | null): string[] {
  return userFields.filter(({ name }) => field === null || name === field).map(({ name }) => userKey(name));
}

/** The field named, or else the file or address itself. */
function keysOf(
  regulation: Regulation,
  requirement: DocumentRequirement,
  field: string | null,
  values: FieldValues,
): string[] {
  const { key } = requirement;
  const chosen = chosenDocument(requirement, values);
  const named = field !== null && chosen?.fields.some(({ name }) => name === field);
  if (named) return [answerKey(regulation, key, field)];
  if (!chosen) return [choiceKey(key)];
  return [chosen.isAddress ? addressKey(key) : fileKey(key)];
}
