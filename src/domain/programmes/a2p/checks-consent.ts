import { checkConsent } from '../../content-checks/consent';
import { risk, tip } from '../../content-checks/finding';
import { checkProofPage, hostOf } from '../../content-checks/links';
import { asserted } from '../../content-checks/sentences';
import type { FieldValues, Finding } from '../../registrations';
import { list, text } from '../field-values';
import { advertises } from './checks-texts';
import { brandNames } from './examples';
import { mustBeShown } from './form-texting';
import { texts } from './texts';

/** What the story of a sign-up must speak of, for each way there is. */
const told: Readonly<Record<string, { words: RegExp; way: string; suggestion: string }>> = {
  WEB_FORM: {
    words: /\b(?:web\w*|online|pages?|sites?|forms?|https?:|checkout)\b/i,
    way: 'a web page',
    suggestion: 'Say on which page the form is, what customers enter and which box they tick.',
  },
  VIA_TEXT: {
    words: /\b(?:text(?:s|ing)?|send(?:s|ing)?|keyword)\b/i,
    way: 'a word they text',
    suggestion: 'Say where customers read the word, which one it is, and what stands next to it.',
  },
  PAPER_FORM: {
    words: /\b(?:paper|forms?|cards?|clipboard|sheet|written|contract|intake)\b/i,
    way: 'a paper form',
    suggestion: 'Say where customers get the form and what stands next to the box on it.',
  },
  VERBAL: {
    words: /\b(?:ask\w*|say\w*|said|verbal\w*|aloud|phone|call\w*|spoken|tell\w*|in person)\b/i,
    way: 'what they say aloud',
    suggestion: 'Write down word for word what you ask and what customers answer.',
  },
  MOBILE_QR_CODE: {
    words: /\b(?:qr|scan\w*|codes?)\b/i,
    way: 'a code they scan',
    suggestion: 'Say where the code is and what customers see and tick after scanning it.',
  },
};

/** Words by which customers learn that offers will come. */
const offers = /\b(?:offers?|promo\w*|marketing|deals?|sales?|discounts?|news)\b/i;

/** What a reviewer finds wrong with how customers agree. */
export function consentFindings(values: FieldValues): Finding[] {
  return [
    ...texts(values, ['messageFlow']).flatMap((flow) => [
      ...checkConsent(flow, brandNames(values)),
      ...storyFindings(values, flow.text),
    ]),
    ...proofFindings(values),
  ];
}

function storyFindings(values: FieldValues, flow: string): Finding[] {
  const types = list(values, 'optInTypes');
  const findings = types.flatMap((type) => {
    const expected = told[type];
    if (expected === undefined || expected.words.test(flow)) return [];
    return [
      risk(
        'messageFlow',
        `Customers agree by ${expected.way}, but the steps do not tell of it.`,
        expected.suggestion,
        [30909],
      ),
    ];
  });
  const words = list(values, 'optInKeywords');
  if (types.includes('VIA_TEXT') && words.length > 0 && !words.some((word) => names(flow, word)))
    findings.push(
      risk(
        'messageFlow',
        `The steps do not name the word that customers text, ${words[0]}.`,
        `Write it as it stands on the sign: “Text ${words[0]} to our number”.`,
        [30909],
      ),
    );
  if (types.includes('VERBAL') && !/[“"„«‘].{15,}[”"“»’]/s.test(flow))
    findings.push(
      risk(
        'messageFlow',
        'Customers agree aloud, but the words that are spoken are not given.',
        'Put into quotation marks word for word what you ask.',
        [30909],
      ),
    );
  if (advertises(values) && asserted(flow, offers) === null)
    findings.push(
      risk(
        'messageFlow',
        'The examples advertise, but customers are not told of offers when they agree.',
        'Let the sign-up words mention offers.',
        [30896, 30924],
      ),
    );
  if (!/\bterms\b/i.test(flow))
    findings.push(
      tip(
        'messageFlow',
        'The steps do not point to your terms.',
        'Add the address of the terms page as customers see it.',
        [30909],
      ),
    );
  return findings;
}

function names(flow: string, word: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[^\p{L}\p{N}]/gu, '')}(?![\\p{L}\\p{N}])`, 'iu').test(
    flow,
  );
}

function proofFindings(values: FieldValues): Finding[] {
  const pages = list(values, 'optInUrls');
  const pictures = list(values, 'optInDocuments');
  const types = list(values, 'optInTypes');
  const findings = pages.flatMap((page) =>
    checkProofPage({ key: 'optInUrls', called: `the sign-up page ${page}`, text: page }),
  );
  if (types.includes('WEB_FORM') && pages.length === 0 && pictures.length > 0)
    findings.push(
      risk(
        'optInUrls',
        'Customers agree on a web page, but only pictures are given.',
        'Add the address of the page; pictures alone are enough only when the form lies behind a login.',
        [30543, 30909],
      ),
    );
  const offline = types.some((type) => type === 'PAPER_FORM' || type === 'MOBILE_QR_CODE');
  if (offline && pictures.length === 0 && pages.every((page) => isOwnPage(values, page)))
    findings.push(
      tip(
        'optInDocuments',
        'Customers agree on paper or by a code in the shop, which nobody can see from outside.',
        'Upload a photo of the form or the sign.',
        [30909],
      ),
    );
  if (!mustBeShown(values) && types.length > 0 && pages.length + pictures.length === 0)
    findings.push(
      tip(
        'optInDocuments',
        'Nothing shows how customers agree.',
        'Upload a picture of the sign with the word, or of the script that is read out.',
        [30909],
      ),
    );
  return findings;
}

function isOwnPage(values: FieldValues, page: string): boolean {
  return hostOf(page) === hostOf(text(values, 'website') ?? '');
}
