import {
  RegistrationFieldInput as Input,
  type FieldValues,
  type FormField,
  type FormSection,
} from '../../registrations';
import { list } from '../field-values';
import { joinsByText, type Examples } from './examples';
import { optInTypes } from './options';
import { useCaseOptions } from './use-cases';

/** Ways to agree that a reviewer can only judge by seeing them. */
const seen = ['WEB_FORM', 'PAPER_FORM', 'MOBILE_QR_CODE'];

/** Whether customers agree in a way that has to be shown. */
export function mustBeShown(values: FieldValues): boolean {
  return list(values, 'optInTypes').some((type) => seen.includes(type));
}

/** What is texted. */
export function textsSection(values: FieldValues, examples: Examples): FormSection {
  const options = useCaseOptions(values);
  const useCase: FormField = {
    key: 'useCase',
    label: 'What the texts are for',
    help: 'The one that fits best; “Several things” if no single one does.',
    input: Input.SELECT,
    options,
    required: true,
  };
  return {
    key: 'texts',
    title: 'What you text',
    fields: [
      ...(options.length > 0 ? [useCase] : []),
      {
        key: 'description',
        label: 'In your own words',
        help: 'Who sends the texts, who gets them, why and how often.',
        example: examples.description,
        input: Input.MULTILINE,
        required: true,
        minLength: 40,
        maxLength: 4096,
      },
      {
        key: 'samples',
        label: 'Examples of texts',
        help: 'Two to five different texts as customers get them, each with your name and one with how to stop; what changes from text to text in [brackets].',
        example: examples.samples[0],
        input: Input.TEXT_LIST,
        required: true,
        minItems: 2,
        maxItems: 5,
        minLength: 20,
        maxLength: 1024,
      },
      {
        key: 'hasEmbeddedLinks',
        label: 'Texts contain web links',
        help: 'Read from the examples unless answered; if yes, one of them must show a link.',
        input: Input.BOOLEAN,
        required: false,
      },
      {
        key: 'hasEmbeddedPhone',
        label: 'Texts contain phone numbers',
        help: 'Read from the examples unless answered; if yes, one of them must show a phone number.',
        input: Input.BOOLEAN,
        required: false,
      },
      {
        key: 'ageGated',
        label: 'Only for adults',
        help: 'Yes if the texts are about something with an age limit, such as wine.',
        input: Input.BOOLEAN,
        required: true,
      },
      {
        key: 'directLending',
        label: 'You lend money yourself',
        help: 'Yes if the texts are about loans that your business gives.',
        input: Input.BOOLEAN,
        required: true,
      },
    ],
  };
}

/** How customers agree to be texted, and the proof of it. */
export function consentSection(values: FieldValues, examples: Examples): FormSection {
  const hasPicture = list(values, 'optInDocuments').length > 0;
  return {
    key: 'consent',
    title: 'How customers agree',
    description:
      'Most refusals come from this part: the reviewer must be able to follow how customers say yes to texts.',
    fields: [
      {
        key: 'optInTypes',
        label: 'How they agree',
        help: 'Every way there is.',
        input: Input.MULTI_SELECT,
        options: optInTypes,
        required: true,
        minItems: 1,
        maxItems: optInTypes.length,
      },
      {
        key: 'messageFlow',
        label: 'Step by step',
        help: 'For each way: where customers find it, what they do, and word for word what they read or hear there.',
        example: examples.messageFlow,
        input: Input.MULTILINE,
        required: true,
        minLength: 40,
        maxLength: 2048,
      },
      ...(joinsByText(values) ? joining(examples) : []),
      {
        key: 'optInUrls',
        label: 'Pages that show it',
        help: 'Public pages with the sign-up form, or public pictures of the form or sign. Needed unless you upload a picture.',
        example: `${examples.site}/sign-up`,
        input: Input.URL_LIST,
        required: mustBeShown(values) && !hasPicture,
        maxItems: 3,
        maxLength: 200,
      },
      {
        key: 'optInDocuments',
        label: 'Pictures that show it',
        help: 'Screenshots of the form or photos of the sign, if it is not on a public page.',
        input: Input.DOCUMENT,
        many: true,
        required: false,
        maxItems: 3,
      },
    ],
  };
}

/** What is registered when people can join by texting a word. */
function joining(examples: Examples): FormField[] {
  return [
    {
      key: 'optInKeywords',
      label: 'Words to text',
      help: 'What customers text to you to join, such as JOIN.',
      example: 'JOIN',
      input: Input.TEXT_LIST,
      required: true,
      minItems: 1,
      maxItems: 10,
      maxLength: 20,
    },
    {
      key: 'optInMessage',
      label: 'Answer to the word',
      help: 'The text that confirms the sign-up: your name, how often, rates, HELP and STOP.',
      example: examples.optInMessage,
      input: Input.MULTILINE,
      required: true,
      minLength: 20,
      maxLength: 320,
    },
  ];
}

/** Pages that every texting business must have. */
export function pagesSection(examples: Examples): FormSection {
  return {
    key: 'pages',
    title: 'Your policies',
    fields: [
      {
        key: 'privacyPolicyUrl',
        label: 'Privacy policy page',
        help: 'It must say that mobile numbers are not shared with third parties for marketing.',
        example: `${examples.site}/privacy`,
        input: Input.URL,
        required: true,
        maxLength: 500,
      },
      {
        key: 'termsUrl',
        label: 'Terms page',
        help: 'It must say how often you text, that rates may apply, how to stop and how to get help.',
        example: `${examples.site}/terms`,
        input: Input.URL,
        required: true,
        maxLength: 500,
      },
    ],
  };
}

/** Answers that are registered only where we give them and not the network. */
export function repliesSection(examples: Examples): FormSection {
  return {
    key: 'replies',
    title: 'Answers to HELP and STOP',
    description: 'Only if you want other words than the usual ones. Most businesses leave this empty.',
    fields: [
      {
        key: 'helpMessage',
        label: 'Answer to HELP',
        help: 'Your name and how to reach you.',
        example: examples.help,
        input: Input.MULTILINE,
        required: false,
        minLength: 20,
        maxLength: 320,
      },
      {
        key: 'optOutMessage',
        label: 'Answer to STOP',
        help: 'That no more texts will follow, with your name.',
        example: examples.optOut,
        input: Input.MULTILINE,
        required: false,
        minLength: 20,
        maxLength: 320,
      },
    ],
  };
}
