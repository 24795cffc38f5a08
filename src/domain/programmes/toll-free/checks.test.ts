import * as fc from 'fast-check';
import { check, filledByStranger, florist, nothing } from '../../../../tests/support/toll-free-forms';
import { fieldErrors, formFields } from '../../form';
import { rejectionCodes } from '../../rejection-codes';
import { FindingSeverity, type FieldValues } from '../../registrations';
import { tollFreeProgramme as programme } from './programme';

describe('faults between fields', () => {
  it('asks for a page or a picture, and takes either', () => {
    const values = filledByStranger();
    const without = { ...values, optInUrls: null };
    expect(Object.keys(fieldErrors(formFields(programme.sections(without)), without))).toEqual(['optInUrls']);
    const picture = { ...without, optInDocuments: ['doc-1'] };
    expect(fieldErrors(formFields(programme.sections(picture)), picture)).toEqual({});
    const state = (word: 'READY' | 'AWAITING_UPLOAD' | 'REFUSED') =>
      programme.errors(
        picture,
        check(nothing, { documents: new Map([['doc-1', { state: word, fileName: 'form.png' }]]) }),
      );
    expect(state('READY')).toEqual({});
    expect(state('AWAITING_UPLOAD').optInDocuments).toHaveLength(1);
    expect(state('REFUSED')).not.toEqual(state('AWAITING_UPLOAD'));
    expect(programme.errors(picture, check()).optInDocuments).toHaveLength(1);
  });

  it('refuses what cannot be an EIN, a ZIP code or a keyword', () => {
    const values = filledByStranger({}, { optInType: 'VIA_TEXT' });
    const wrong = {
      ...values,
      businessRegistrationNumber: '123-45-6789',
      businessPostalCode: '8020',
      optInKeywords: ['STOP'],
    };
    expect(Object.keys(programme.errors(wrong, check())).sort()).toEqual([
      'businessPostalCode',
      'businessRegistrationNumber',
      'optInKeywords',
    ]);
  });
});

describe('findings', () => {
  it('see a sole proprietor in the words of a company', () => {
    const values = {
      ...filledByStranger(),
      useCaseSummary: 'As a sole proprietor I text customers about their orders.',
    };
    expect(programme.findings(values, check())).toEqual([
      expect.objectContaining({ fieldKey: 'useCaseSummary', predictsCodes: [30445, 30903] }),
    ]);
  });

  const awful: FieldValues = {
    ...filledByStranger({ businessName: 'Maple LLC dba Maple Bits' }),
    businessType: 'SOLE_PROPRIETOR',
    businessWebsite: 'http://www.facebook.com/maple',
    businessContactFirstName: 'Admin',
    businessContactEmail: 'maple@gmail.com',
    businessContactPhone: '+18885550123',
    businessRegistrationNumber: '00-0000000',
    useCaseCategories: ['CHARITY_NONPROFIT'],
    useCaseSummary: 'TBD. Bitcoin and wine.',
    productionMessageSample: 'Sale! 50% off https://bit.ly/x and http://a.com',
    optInWording: 'You must agree to receive calls and emails.',
    optInUrls: ['http://maple.com/login'],
    optInConfirmationMessage: 'Welcome to the club.',
    helpMessageSample: 'We will help you soon.',
    privacyPolicyUrl: null,
    termsAndConditionsUrl: 'http://www.facebook.com/maple',
  };

  it('say each thing in words of its own, for a field of the form, with codes we can explain', () => {
    const findings = programme.findings(awful, check(florist));
    expect(findings.length).toBeGreaterThan(25);
    expect(new Set(findings.map((one) => one.message)).size).toBe(findings.length);
    const keys = formFields(programme.sections(awful)).map((one) => one.key);
    for (const one of findings) {
      expect(keys).toContain(one.fieldKey);
      expect(one.suggestion).toBeTruthy();
      for (const code of one.predictsCodes) expect([...rejectionCodes.keys()]).toContain(code);
    }
    const blocked = findings
      .filter((one) => one.severity === FindingSeverity.BLOCKER)
      .map((one) => one.fieldKey);
    expect(blocked.sort()).toEqual(['businessType', 'productionMessageSample', 'useCaseSummary']);
  });

  it('survive any values', () => {
    const value = fc.oneof(
      fc.string(),
      fc.lorem({ maxCount: 8, mode: 'sentences' }),
      fc.boolean(),
      fc.constant(null),
    );
    const keys = formFields(programme.sections({})).map((one) => one.key);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), value), (values) => {
        expect(Array.isArray(programme.findings(values, check()))).toBe(true);
        programme.errors(values, check());
      }),
      { numRuns: 300 },
    );
  });
});
