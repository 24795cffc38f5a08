import { kindWord } from '../../phone-numbers';
import { countryName } from '../../places';
import {
  BundleEndUser,
  RegistrationFieldInput as Input,
  type FieldValues,
  type FormField,
  type FormSection,
} from '../../registrations';
import { keptPapers } from './kept';
import {
  addressKey,
  answerKey,
  choiceKey,
  chosenDocument,
  documentKey,
  fileKey,
  sensitiveKeys,
  userKey,
} from './keys';
import {
  readRegulation,
  type DocumentRequirement,
  type KeptPaper,
  type RegulatedField,
  type Regulation,
} from './regulation';

/** The form that a regulation comes to; which documents it asks for depends on the choices made. */
export function regulatorySections(values: FieldValues, definition?: unknown): FormSection[] {
  const regulation = readRegulation(definition);
  return [
    {
      key: 'end_user',
      title: regulation.endUser === BundleEndUser.BUSINESS ? 'The business' : 'The person',
      description: `Who will use the ${kindWord(regulation.numberKind)} numbers of ${countryName(regulation.country)}, as on official papers.`,
      fields: regulation.userFields.map((field) => statedField(userKey(field.name), field)),
    },
    ...regulation.documents.map((requirement) =>
      documentSection(regulation, requirement, values, definition),
    ),
  ].filter(({ fields }) => fields.length > 0);
}

function documentSection(
  regulation: Regulation,
  requirement: DocumentRequirement,
  values: FieldValues,
  definition: unknown,
): FormSection {
  const { key, label, help, accepted } = requirement;
  const fields: FormField[] = [];
  if (accepted.length > 1)
    fields.push({
      key: choiceKey(key),
      label: `${label}: which document`,
      help: 'One of these is enough. Choose the one you have at hand.',
      input: Input.SELECT,
      required: true,
      options: accepted.map((one) => ({ value: one.type, label: one.label })),
    });
  const chosen = chosenDocument(requirement, values);
  if (chosen) {
    for (const field of chosen.fields)
      if (answerKey(regulation, key, field.name) === documentKey(key, field.name))
        fields.push(statedField(documentKey(key, field.name), field));
    fields.push(
      chosen.isAddress
        ? addressChoice(key, label)
        : file(key, chosen.label, keptPapers(definition, key, chosen.type)),
    );
  }
  return { key, title: label, ...(help === null ? {} : { description: help }), fields };
}

function addressChoice(key: string, label: string): FormField {
  return {
    key: addressKey(key),
    label: label === 'Address' ? label : `${label}: address`,
    help: 'One of your addresses. Numbers are then bought with this very one.',
    input: Input.ADDRESS,
    required: true,
  };
}

function file(key: string, label: string, kept: readonly KeptPaper[]): FormField {
  const help = 'A PDF, photo or scan of the whole document, readable and still valid.';
  return {
    key: fileKey(key),
    label,
    help: kept.length === 0 ? help : `${help} The one that was approved may be kept while it is valid.`,
    input: Input.DOCUMENT,
    required: true,
    acceptsPdf: true,
    ...(kept.length === 0
      ? {}
      : {
          options: kept.map(({ documentId, fileName }) => ({
            value: documentId,
            label: `Keep “${fileName}”`,
            description: `${label}, as it was approved. Nothing has to be uploaded.`,
          })),
        }),
  };
}

function statedField(key: string, { name, label, help }: RegulatedField): FormField {
  return {
    key,
    label,
    ...(help === null || help === label ? {} : { help }),
    input: inputOf(name),
    required: true,
    maxLength: 255,
    ...(sensitiveKeys.includes(key) ? { sensitive: true } : {}),
  };
}

/** Twilio does not state a type, so it goes by the name. */
function inputOf(name: string): Input {
  if (/(?:^|_)e?mail(?:_address)?$/.test(name)) return Input.EMAIL;
  if (/(?:^|_)(?:date|birth_?day|date_of_birth)$|(?:^|_)date_of_/.test(name)) return Input.DATE;
  if (/(?:^|_)(?:website|url)$/.test(name)) return Input.URL;
  if (/phone(?:_number)?$/.test(name)) return Input.PHONE;
  return Input.TEXT;
}
