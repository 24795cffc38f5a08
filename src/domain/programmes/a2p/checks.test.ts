import * as fc from 'fast-check';
import {
  check,
  filledByStranger,
  localNumber,
  prefilled,
  tutor,
  ways,
} from '../../../../tests/support/a2p-forms';
import { florist, nothing } from '../../../../tests/support/toll-free-forms';
import { formFields } from '../../form';
import { BusinessEntityType } from '../../organizations';
import { rejectionCodes } from '../../rejection-codes';
import { FindingSeverity, type FieldValues } from '../../registrations';
import type { CheckContext } from '../programme';
import { a2pErrors, a2pFindings } from './checks';
import { a2pSections } from './form';

const company = filledByStranger(prefilled(florist));
const person = filledByStranger({ ...prefilled(tutor), hasTaxId: false });
const standard = filledByStranger({ ...prefilled(florist), dailyTexts: 'MORE' });
const listed = filledByStranger({ entityType: 'CORPORATION', isPublic: true });

const stop = 'Reply STOP to opt out.';
const samples = (...texts: string[]): string[] => [
  `Tall Pines: Hi [first name], your bouquet is ready. ${stop}`,
  ...texts.map((text) => `Tall Pines: ${text}`),
];

type Case = [what: string, values: FieldValues, change: FieldValues, field: string, codes: number[]];

describe('findings', () => {
  it.each<Case>([
    [
      'a sample without the name',
      company,
      { samples: [samples()[0]!, 'Hi, your bouquet is ready now.'] },
      'samples',
      [30893],
    ],
    [
      'no sample with how to stop',
      company,
      { samples: ['Tall Pines: Your bouquet is ready.', 'Tall Pines: We open at nine.'] },
      'samples',
      [30887, 30893],
    ],
    [
      'two samples alike',
      company,
      { samples: samples(`Hi [first name], your bouquet is ready! ${stop}`) },
      'samples',
      [30893],
    ],
    [
      'a short link',
      company,
      { samples: samples('See https://bit.ly/3xY for more.') },
      'samples',
      [30892, 30857],
    ],
    ['links answered yes and none shown', company, { hasEmbeddedLinks: true }, 'hasEmbeddedLinks', [30889]],
    ['phones answered yes and none shown', company, { hasEmbeddedPhone: true }, 'hasEmbeddedPhone', [30889]],
    [
      'a phone shown and answered no',
      company,
      { hasEmbeddedPhone: false, samples: samples('Call (303) 555-0142 now.') },
      'hasEmbeddedPhone',
      [30889, 30893],
    ],
    ['a vote asked for', company, { samples: samples('Vote for Silva on Tuesday!') }, 'samples', [30900]],
    [
      'advertising under plain notices',
      standard,
      { useCase: 'CUSTOMER_CARE', samples: samples('20% off roses today!') },
      'useCase',
      [30893],
    ],
    ['login codes that are none', standard, { useCase: '2FA' }, 'samples', [30893]],
    ['a draw without a draw', standard, { useCase: 'SWEEPSTAKE' }, 'samples', [30893]],
    [
      'offers nobody agreed to',
      company,
      { samples: samples('20% off roses today!') },
      'messageFlow',
      [30896, 30924],
    ],
    [
      'a way that is not told of',
      company,
      { optInTypes: ['WEB_FORM', 'MOBILE_QR_CODE'] },
      'messageFlow',
      [30909],
    ],
    [
      'no frequency in the sign-up',
      company,
      {
        messageFlow:
          'Customers tick a box on our website: “I agree to text messages from Tall Pines about orders. Message and data rates may apply. Reply HELP for help or STOP to cancel.” Privacy and terms are linked.',
      },
      'messageFlow',
      [30924],
    ],
    [
      'lending not declared',
      company,
      { description: 'Tall Pines texts customers about loan payments for our loans every month.' },
      'directLending',
      [30895],
    ],
    ['lending not described', company, { directLending: true }, 'description', [30895]],
    ['a website of another name', company, { website: 'https://www.acmegarage.example' }, 'website', [18601]],
    ['an email of another domain', company, { repEmail: 'ana@elsewhere.example' }, 'repEmail', [18606]],
    ['a free mail address', company, { repEmail: 'ana@gmail.com' }, 'repEmail', [18606]],
    ['somebody from outside', company, { repTitle: 'Marketing agency' }, 'repTitle', [18604]],
    ['nobody’s name', company, { repFirstName: 'Admin' }, 'repFirstName', [18604, 30801]],
    [
      'an EIN with a prefix never given out',
      company,
      { registrationNumber: '07-1234567' },
      'registrationNumber',
      [18602, 30795],
    ],
    [
      'a trade name in the legal name',
      company,
      { businessName: 'Tall Pines Flowers, LLC dba Tall Pines' },
      'businessName',
      [30795, 30894],
    ],
    [
      'a department’s mailbox',
      listed,
      { brandContactEmail: 'info@maplestreetbakery.example' },
      'brandContactEmail',
      [21736],
    ],
    [
      'the same page for both policies',
      company,
      { termsUrl: company.privacyPolicyUrl! },
      'termsUrl',
      [30882],
    ],
    [
      'a person not named',
      person,
      {
        description: 'Silva’s tutoring texts no one but parents who asked for lesson times.',
        ownerLastName: 'Okafor',
      },
      'description',
      [30914],
    ],
    [
      'a company in a person’s words',
      person,
      { description: 'Ana Silva of Silva Tutoring LLC texts parents about the lessons they booked.' },
      'description',
      [30903, 30915],
    ],
    ['a person with many texts', person, { dailyTexts: 'MORE' }, 'dailyTexts', []],
    ['a throw-away mailbox', person, { ownerEmail: 'ana@mailinator.com' }, 'ownerEmail', [30753]],
    [
      'an answer to STOP that says nothing',
      company,
      { optOutMessage: 'Tall Pines thanks you for your time.' },
      'optOutMessage',
      [30887],
    ],
    [
      'an answer to HELP without a contact',
      company,
      { helpMessage: 'Tall Pines is here to help you always.' },
      'helpMessage',
      [30890],
    ],
    ['a registration elsewhere', company, { registeredElsewhere: true }, 'registeredElsewhere', [30703]],
  ])('see %s', (_what, values, change, fieldKey, predictsCodes) => {
    const context = check(values === person ? tutor : nothing);
    const before = a2pFindings(values, context);
    const found = a2pFindings({ ...values, ...change }, context).filter(
      (one) => !before.some((other) => other.message === one.message),
    );
    expect(found).toContainEqual(expect.objectContaining({ fieldKey, predictsCodes }));
  });

  it.each<[string, FieldValues, Partial<CheckContext>, string, number[]]>([
    ['a number bought here as the owner’s cell', { ownerMobile: localNumber }, {}, 'ownerMobile', [30751]],
    ['another number bought here', { ownerMobile: '+18885550123' }, {}, 'ownerMobile', [30751]],
    ['a toll-free cell', { ownerMobile: '+18445550123' }, {}, 'ownerMobile', [30751]],
    ['a British cell', { ownerMobile: '+447911123456' }, {}, 'ownerMobile', [30751]],
    [
      'a public company’s free mail',
      { brandContactEmail: 'ceo@gmail.com' },
      {},
      'brandContactEmail',
      [21736, 30881],
    ],
    [
      'forbidden content',
      { description: 'We text customers who asked for payday loans, up to 4 a month.' },
      {},
      'description',
      [30897],
    ],
  ])('stop %s', (_what, change, extra, fieldKey, predictsCodes) => {
    const values = { ...(fieldKey === 'ownerMobile' ? person : listed), ...change };
    expect(a2pFindings(values, check(nothing, extra))).toContainEqual(
      expect.objectContaining({ severity: FindingSeverity.BLOCKER, fieldKey, predictsCodes }),
    );
  });

  it('see a tax number behind a person', () => {
    const found = (business: typeof tutor) =>
      a2pFindings(person, check(business)).map(({ fieldKey, predictsCodes }) => [fieldKey, predictsCodes]);
    expect(found({ ...tutor, taxId: '84-2197563' })).toContainEqual(['hasTaxId', [30903, 30915]]);
    expect(found({ ...tutor, entityType: BusinessEntityType.LIMITED_LIABILITY_COMPANY })).toContainEqual([
      'entityType',
      [30903, 30915],
    ]);
  });

  it('have nothing against bracketed links and phones, whatever is answered about them', () => {
    for (const values of [company, person]) {
      const shown = {
        ...values,
        samples: [
          `${values === person ? 'Silva Math Tutoring' : 'Tall Pines'}: See [link] or call [phone number]. ${stop}`,
          ...(values.samples as string[]).slice(1),
        ],
      };
      const context = check(values === person ? tutor : florist);
      for (const flags of [{} as FieldValues, { hasEmbeddedLinks: true, hasEmbeddedPhone: true }])
        expect(
          a2pFindings({ ...shown, ...flags }, context).filter((one) => one.severity !== FindingSeverity.TIP),
        ).toEqual([]);
    }
  });

  it('take a prize draw where it is the purpose, and loans where the lender is open about it', () => {
    const draw = {
      ...standard,
      useCase: 'SWEEPSTAKE',
      samples: samples('You are entered in our sweepstakes. Winners are drawn on [date].'),
    };
    expect(a2pFindings(draw, check(florist)).map((one) => one.severity)).not.toContain(
      FindingSeverity.BLOCKER,
    );
    const lender = {
      ...company,
      directLending: true,
      description: 'Tall Pines, a direct lender, texts customers about payments due on our loans.',
    };
    expect(a2pFindings(lender, check(florist)).flatMap((one) => one.predictsCodes)).not.toContain(30897);
  });
});

describe('faults between fields', () => {
  const faults = (change: FieldValues, extra: Partial<CheckContext> = {}) =>
    Object.keys(a2pErrors({ ...company, ...change }, check(florist, extra))).sort();

  it.each<[FieldValues, string[]]>([
    [{}, []],
    [{ registrationNumber: '123-45-6789' }, ['registrationNumber']],
    [{ registrationNumber: '12345' }, ['registrationNumber']],
    [{ registrationIdentifier: 'CBN', registrationNumber: '846291357RC0001' }, ['registrationNumber']],
    [{ registrationIdentifier: 'Other', registrationNumber: 'HRB 12345' }, []],
    [{ postalCode: '8030' }, ['postalCode']],
    [{ country: 'CA', postalCode: '80301' }, ['postalCode']],
    [{ optInKeywords: ['STOP'] }, ['optInKeywords']],
    [{ optInKeywords: ['JOIN US'] }, ['optInKeywords']],
    [{ optInDocuments: ['doc-1'] }, ['optInDocuments']],
    [{ messageFlow: 'a'.repeat(2048) }, ['messageFlow']],
  ])('%j', (change, keys) => {
    expect(faults(change)).toEqual(keys);
  });

  it('leaves room for the addresses of pictures', () => {
    const documents: CheckContext['documents'] = new Map([['doc-1', { state: 'READY', fileName: 'a.png' }]]);
    const long = {
      messageFlow: `${company.messageFlow} ${'b'.repeat(1900)}`.slice(0, 1900),
      optInUrls: null,
    };
    expect(faults(long)).toEqual([]);
    expect(faults({ ...long, optInDocuments: ['doc-1'] }, { documents })).toEqual(['messageFlow']);
  });
});

it('says each thing in words of its own, for a field of the form, with codes we can explain', () => {
  const awful: FieldValues = {
    ...standard,
    businessName: 'Maple Bits LLC dba Maple',
    website: 'http://www.facebook.com/maple',
    repFirstName: 'Support',
    repEmail: 'maple@gmail.com',
    repPhone: localNumber,
    registrationNumber: '00-0000000',
    street: 'PO Box 12',
    useCase: '2FA',
    description: 'TBD. Bitcoin and wine for everybody, and loans.',
    samples: ['Sale! 50% off https://bit.ly/x and http://a.com', 'Hello there, my dear old friend.'],
    messageFlow: 'You must agree to receive calls and emails. The box is pre-checked for you.',
    optInUrls: ['http://maple.com/login'],
    helpMessage: 'We will help you soon, we hope.',
    privacyPolicyUrl: null,
    termsUrl: 'http://www.facebook.com/maple',
  };
  const findings = a2pFindings(awful, check(florist));
  expect(findings.length).toBeGreaterThan(25);
  expect(new Set(findings.map((one) => one.message)).size).toBe(findings.length);
  const keys = formFields(a2pSections(awful)).map((one) => one.key);
  for (const one of findings) {
    expect(keys).toContain(one.fieldKey);
    expect(one.suggestion).toBeTruthy();
    expect(`${one.message} ${one.suggestion}`).not.toMatch(
      /\bcampaign plan|10DLC|TCR|toll-free registration/i,
    );
    for (const code of one.predictsCodes) expect([...rejectionCodes.keys()]).toContain(code);
  }
});

it('survives any values', () => {
  const value = fc.oneof(
    fc.string(),
    fc.lorem({ maxCount: 8, mode: 'sentences' }),
    fc.array(fc.lorem(), { maxLength: 3 }),
    fc.boolean(),
    fc.constant(null),
  );
  for (const start of Object.values(ways)) {
    const keys = formFields(a2pSections(start)).map((one) => one.key);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), value), (values) => {
        expect(Array.isArray(a2pFindings(values, check()))).toBe(true);
        a2pErrors(values, check());
      }),
      { numRuns: 100 },
    );
  }
});
