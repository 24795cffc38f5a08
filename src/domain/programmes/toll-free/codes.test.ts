import { filledByStranger, florist, prefilled } from '../../../../tests/support/toll-free-forms';
import { formFields } from '../../form';
import { rejectionCodes } from '../../rejection-codes';
import type { ReviewedResource } from '../programme';
import { tollFreeProgramme as programme } from './programme';

describe('being sent back', () => {
  const values = filledByStranger(prefilled(florist));
  const explain = (...reasons: ReviewedResource['reasons'][number][]) => programme.explain(reasons, values);

  it('maps each code to fields of the form', () => {
    const [wording] = explain({ code: 30513, reason: 'Opt-in unclear' });
    expect(wording).toMatchObject({
      code: 30513,
      fieldKeys: ['optInWording', 'optInUrls'],
      resubmittable: true,
    });
    expect(explain({ code: 30451, reason: '' })[0]?.fieldKeys).toContain('businessStreetAddress');
    expect(explain({ code: 30451, reason: '' })[0]?.fieldKeys).not.toContain('businessStreetAddress2');
    expect(explain({ code: 30488, reason: '' })[0]?.fieldKeys).toEqual(['doingBusinessAs']);
    expect(explain({ code: 30485, reason: '' })[0]?.fieldKeys).toContain('businessDocuments');
    expect(explain({ code: 30464, reason: '' })[0]?.resubmittable).toBe(false);
  });

  it('merges what is told twice and keeps what differs', () => {
    const reasons = explain(
      { code: 30513, reason: 'a' },
      { code: 30513, reason: 'b' },
      { code: null, reason: 'Error 30513' },
      { code: 30484, reason: '' },
      { code: 31234, reason: 'Something odd' },
      { code: 31234, reason: 'Something odd' },
    );
    expect(reasons.map((one) => one.code)).toEqual([30513, 30484, 31234]);
    expect(reasons[2]?.message).toContain('Something odd');
  });

  it('is honest when there is no reason at all', () => {
    expect(explain()).toEqual([expect.objectContaining({ code: null, fieldKeys: [] })]);
  });

  it('names only fields of the form, for every code there is', () => {
    for (const code of rejectionCodes.keys())
      for (const some of [values, {}]) {
        const keys = formFields(programme.sections(some)).map((one) => one.key);
        for (const one of programme.explain([{ code, reason: '' }], some))
          for (const key of one.fieldKeys) expect(keys).toContain(key);
      }
  });
});
