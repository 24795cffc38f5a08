import * as fc from 'fast-check';
import {
  check,
  faults,
  filledByStranger,
  localNumber,
  prefilled,
  tutor,
  visible,
} from '../../../../tests/support/a2p-forms';
import {
  filledByStranger as tollFreeByStranger,
  florist,
  none,
  nothing,
  prefilled as tollFreePrefilled,
} from '../../../../tests/support/toll-free-forms';
import { fieldErrors, formFields } from '../../form';
import { BusinessEntityType, type BusinessFacts } from '../../organizations';
import { FieldSource } from '../../registrations';
import { optInTypes } from '../toll-free/options';
import { a2pSections } from './form';
import { prefillA2p } from './prefill';
import { Way, wayOf } from './way';

const sources = { organizationName: 'Tall Pines', e164: localNumber, earlier: null, business: nothing };

describe('prefilling', () => {
  it('takes the profile first, then an earlier registration, then a toll-free one, then what follows', () => {
    const filled = prefillA2p({
      ...sources,
      business: { ...florist, industry: 'FLOWERS', contactTitle: 'Managing Member' },
      earlier: { repTitle: 'Florist', optInTypes: ['VERBAL'], optInDocuments: ['doc-1'] },
      tollFree: { ...tollFreeByStranger(tollFreePrefilled(florist)), businessCity: 'Elsewhere' },
    });
    expect(filled.businessName).toEqual({
      value: 'Tall Pines Flowers, LLC',
      source: FieldSource.ORGANIZATION_PROFILE,
    });
    expect(filled.entityType?.source).toBe(FieldSource.ORGANIZATION_PROFILE);
    expect(filled.industry?.value).toBe('RETAIL');
    expect(filled.repPosition?.value).toBe('CEO');
    expect(filled.city?.value).toBe('Boulder');
    expect(filled.optInTypes).toEqual({ value: ['VERBAL'], source: FieldSource.PREVIOUS_VERSION });
    expect(filled.description?.source).toBe(FieldSource.PREVIOUS_VERSION);
    expect(filled.regionsOfOperation).toEqual({ value: ['USA_AND_CANADA'], source: FieldSource.DERIVED });
    expect(filled.optInDocuments).toBeUndefined();
  });

  it.each(optInTypes.map((one) => one.value))(
    'leaves little to do after a toll-free registration in which customers agree by %s',
    (optInType) => {
      const tollFree = tollFreeByStranger(tollFreePrefilled(florist), { optInType });
      const start = prefilled(florist, { tollFree });
      const values = filledByStranger({ ...start, samples: null });
      const open = formFields(a2pSections(values))
        .filter((field) => field.required && (start[field.key] ?? null) === null)
        .map((field) => field.key);
      expect(open.sort()).toEqual(['industry', 'repPosition', 'repTitle']);
      expect(faults(values, check(florist))).toEqual(none);
    },
  );

  it('carries an earlier registration of this kind over whole, its pictures aside', () => {
    for (const business of [florist, tutor]) {
      const earlier = filledByStranger(prefilled(business));
      const start = visible({
        ...prefilled(business, { earlier }),
        ...(business === tutor ? { hasTaxId: false } : {}),
      });
      expect(faults(start, check(business))).toEqual(none);
    }
  });

  it('never takes the tax number of a person, which may be a Social Security number', () => {
    const business = { ...tutor, taxId: '123456789' };
    const tollFree = {
      businessType: 'SOLE_PROPRIETOR',
      businessRegistrationNumber: '123456789',
      businessRegistrationAuthority: 'EIN',
    };
    const filled = JSON.stringify([prefilled(business), prefilled(nothing, { tollFree })]);
    expect(filled).not.toContain('123456789');
  });

  it('fills the form of a person before it is known whether there is a tax number', () => {
    const start = prefilled(tutor);
    expect(start).toMatchObject({
      ownerFirstName: 'Ana',
      brandName: 'Silva Math Tutoring',
      vertical: 'EDUCATION',
    });
    expect(wayOf({ ...start, hasTaxId: false })).toBe(Way.SOLE_PROPRIETOR);
    expect(wayOf({ ...start, hasTaxId: true })).toBe(Way.LOW_VOLUME);
    const person = filledByStranger({ ...start, hasTaxId: false });
    expect(person).toMatchObject({ ownerEmail: tutor.contactEmail, street: tutor.street });
  });

  it('leaves out what does not fit, whatever the profile holds', () => {
    const text = fc.option(fc.string({ maxLength: 300 }), { nil: null });
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(Object.keys(nothing).map((key) => [key, text]))),
        fc.constantFrom(null, ...Object.values(BusinessEntityType)),
        (facts, entityType) => {
          const values = prefilled({ ...nothing, ...facts, entityType } as BusinessFacts);
          for (const [key, errors] of Object.entries(fieldErrors(formFields(a2pSections(values)), values)))
            for (const error of errors) expect([key, /still missing/.test(error)]).toEqual([key, true]);
        },
      ),
      { numRuns: 100 },
    );
  });
});
