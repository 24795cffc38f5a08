import * as fc from 'fast-check';
import { florist, nothing, prefilled } from '../../../../tests/support/toll-free-forms';
import { fieldErrors, formFields } from '../../form';
import { BusinessEntityType, type BusinessFacts } from '../../organizations';
import { FieldSource } from '../../registrations';
import { tollFreeProgramme as programme } from './programme';

describe('prefilling', () => {
  it('tells where each value came from', () => {
    const filled = programme.prefill({
      organizationName: 'Tall Pines',
      business: florist,
      e164: null,
      earlier: {
        optInType: 'VERBAL',
        verbalScript: 'May we text you? Yes. '.repeat(2),
        optInDocuments: ['doc-1'],
      },
      tollFree: null,
    });
    expect(filled.businessName).toEqual({
      value: 'Tall Pines Flowers, LLC',
      source: FieldSource.ORGANIZATION_PROFILE,
    });
    expect(filled.businessStateProvinceRegion).toEqual({
      value: 'CO',
      source: FieldSource.ORGANIZATION_PROFILE,
    });
    expect(filled.businessType).toEqual({ value: 'PRIVATE_PROFIT', source: FieldSource.DERIVED });
    expect(filled.businessRegistrationAuthority).toEqual({ value: 'EIN', source: FieldSource.DERIVED });
    expect(filled.optInType).toEqual({ value: 'VERBAL', source: FieldSource.PREVIOUS_VERSION });
    expect(filled.verbalScript?.source).toBe(FieldSource.PREVIOUS_VERSION);
    expect(filled.optInDocuments).toBeUndefined();
    expect(filled.helpMessageSample?.value).toContain('Tall Pines:');
  });

  it('never takes a sole proprietor’s tax number, which may be a Social Security number', () => {
    const filled = prefilled({
      ...florist,
      entityType: BusinessEntityType.SOLE_PROPRIETORSHIP,
      taxId: '123456789',
    });
    expect(JSON.stringify(filled)).not.toContain('123456789');
    expect(filled.businessType).toBe('SOLE_PROPRIETOR');
  });

  it('leaves out what does not fit, whatever the profile holds', () => {
    const text = fc.option(fc.string({ maxLength: 400 }), { nil: null });
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(Object.keys(nothing).map((key) => [key, text]))),
        fc.constantFrom(null, ...Object.values(BusinessEntityType)),
        (facts, entityType) => {
          const values = prefilled({ ...nothing, ...facts, entityType } as BusinessFacts);
          const fields = formFields(programme.sections(values));
          const missing = /still missing/;
          for (const [key, errors] of Object.entries(fieldErrors(fields, values)))
            for (const error of errors) expect([key, missing.test(error)]).toEqual([key, true]);
        },
      ),
      { numRuns: 150 },
    );
  });
});
