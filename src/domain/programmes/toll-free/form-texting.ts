import {
  RegistrationFieldInput as Input,
  type FieldValues,
  type FormField,
  type FormSection,
} from '../../registrations';
import { list, text } from '../field-values';
import { messageVolumes, optInTypes, useCases } from './options';
import type { Examples } from './examples';

/** Whether customers agree aloud: then what is spoken takes the place of what they read. */
export function agreesAloud(values: FieldValues): boolean {
  return text(values, 'optInType') === 'VERBAL';
}

/** Whether the texts belong to an election campaign. */
export function isPoliticalCampaign(values: FieldValues): boolean {
  return list(values, 'useCaseCategories').includes('POLITICAL_ELECTION_CAMPAIGNS');
}

/** What is texted. */
export function textsSection(examples: Examples): FormSection {
  return {
    key: 'texts',
    title: 'What you text',
    fields: [
      {
        key: 'useCaseCategories',
        label: 'What the texts are for',
        help: 'All that apply.',
        input: Input.MULTI_SELECT,
        options: useCases,
        required: true,
        minItems: 1,
        maxItems: useCases.length,
      },
      {
        key: 'useCaseSummary',
        label: 'In your own words',
        help: 'Who gets texts, why, and how often.',
        example: examples.summary,
        input: Input.MULTILINE,
        required: true,
        minLength: 10,
        maxLength: 500,
      },
      {
        key: 'productionMessageSample',
        label: 'Example of a text',
        help: 'As a customer gets it: with the name of your business and how to stop.',
        example: examples.sample,
        input: Input.MULTILINE,
        required: true,
        minLength: 10,
        maxLength: 1000,
      },
      {
        key: 'messageVolume',
        label: 'Texts a month',
        help: 'A rough guess is enough.',
        input: Input.SELECT,
        options: messageVolumes,
        required: true,
      },
      {
        key: 'ageGatedContent',
        label: 'Only for adults',
        help: 'Yes if the texts are about something with an age limit, such as wine.',
        input: Input.BOOLEAN,
        required: true,
      },
    ],
  };
}

/** How customers agree to be texted, and the proof of it. */
export function consentSection(values: FieldValues, examples: Examples): FormSection {
  const isAloud = agreesAloud(values);
  const hasPicture = list(values, 'optInDocuments').length > 0;
  const words: FormField = isAloud
    ? {
        key: 'verbalScript',
        label: 'What is said',
        help: 'Word for word: your question and the customer’s answer.',
        example: examples.script,
        input: Input.MULTILINE,
        required: true,
        minLength: 20,
        maxLength: 1000,
      }
    : {
        key: 'optInWording',
        label: 'Words customers agree to',
        help: 'The sentence next to the box or on the sign, exactly as customers read it. It goes to the reviewer.',
        example: examples.wording,
        input: Input.MULTILINE,
        required: true,
        minLength: 20,
        maxLength: 1000,
      };
  const keywords: FormField = {
    key: 'optInKeywords',
    label: 'Words to text',
    help: 'What customers text to you to join, such as JOIN.',
    example: 'JOIN',
    input: Input.TEXT_LIST,
    required: true,
    minItems: 1,
    maxItems: 10,
    maxLength: 20,
  };
  return {
    key: 'consent',
    title: 'How customers agree',
    description:
      'Most refusals come from this part: the reviewer must be able to see how customers say yes to texts.',
    fields: [
      {
        key: 'optInType',
        label: 'How they agree',
        input: Input.SELECT,
        options: optInTypes,
        required: true,
      },
      words,
      ...(text(values, 'optInType') === 'VIA_TEXT' ? [keywords] : []),
      {
        key: 'optInUrls',
        label: 'Pages that show it',
        help: 'Public pages with the sign-up form, or pictures of the form or sign. Needed unless you upload a picture.',
        example: examples.proofPage,
        input: Input.URL_LIST,
        required: !hasPicture,
        maxItems: 5,
        maxLength: 500,
      },
      {
        key: 'optInDocuments',
        label: 'Pictures that show it',
        help: 'Screenshots of the form or photos of the sign, if it is not on a public page.',
        input: Input.DOCUMENT,
        many: true,
        required: false,
        maxItems: 5,
      },
      {
        key: 'optInConfirmationMessage',
        label: 'First text after joining',
        help: 'The text that confirms the sign-up.',
        example: examples.confirmation,
        input: Input.MULTILINE,
        required: true,
        minLength: 10,
        maxLength: 500,
      },
    ],
  };
}

/** Pages and answers that every texting business must have. */
export function pagesSection(examples: Examples): FormSection {
  return {
    key: 'pages',
    title: 'Your policies and help',
    fields: [
      {
        key: 'privacyPolicyUrl',
        label: 'Privacy policy page',
        help: 'It should say that mobile numbers are not shared with third parties for marketing.',
        example: examples.privacyPolicy,
        input: Input.URL,
        required: true,
        maxLength: 500,
      },
      {
        key: 'termsAndConditionsUrl',
        label: 'Terms page',
        help: 'It should say how often you text, that rates may apply, how to stop and how to get help.',
        example: examples.terms,
        input: Input.URL,
        required: true,
        maxLength: 500,
      },
      {
        key: 'helpMessageSample',
        label: 'Answer to HELP',
        help: 'What a customer gets who texts HELP: your name and how to reach you.',
        example: examples.help,
        input: Input.MULTILINE,
        required: true,
        minLength: 10,
        maxLength: 500,
      },
    ],
  };
}

/** What only some businesses need. */
export function moreSection(values: FieldValues): FormSection {
  const token: FormField = {
    key: 'campaignVerifyToken',
    label: 'Campaign Verify token',
    help: 'Election campaigns get it at campaignverify.org. Enter all of it, with the “|” signs.',
    example: 'cv|1.0|tcr|10dlc|8a4c2e9b-51d7-4f06-9d2a-6b1f0c7e3a58|Q7bTzZ4LxW9sVkPn',
    input: Input.TEXT,
    required: true,
    minLength: 10,
    maxLength: 500,
  };
  return {
    key: 'more',
    title: 'Anything else',
    fields: [
      ...(isPoliticalCampaign(values) ? [token] : []),
      {
        key: 'additionalInformation',
        label: 'Notes for the reviewer',
        help: 'For example why you need more than five numbers, or where on a page the sign-up is.',
        example: 'The sign-up form is at the bottom of the page.',
        input: Input.MULTILINE,
        required: false,
        maxLength: 500,
      },
      {
        key: 'businessDocuments',
        label: 'Papers of the business',
        help: 'Only if the reviewer asked for them: the IRS letter, a registration or a 501(c)(3) letter.',
        input: Input.DOCUMENT,
        many: true,
        required: false,
        maxItems: 3,
      },
    ],
  };
}
