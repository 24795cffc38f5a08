import { correctionsOf, heldFor, type HeldPart } from './fit';
import { keepablePapers, withoutReplaced } from './kept';

const part = (sid: string, more: Partial<HeldPart> = {}): HeldPart => ({
  assignmentSid: `BV of ${sid}`,
  isDocument: true,
  sid,
  friendlyName: 'papers 1234',
  type: 'register_excerpt',
  status: 'approved',
  attributes: {},
  ...more,
});
const user = part('IT1', { isDocument: false, type: 'business', attributes: { business_name: 'Bakery' } });
const address = part('RD-address', {
  friendlyName: 'address 1234',
  attributes: { address_sids: ['AD1'] },
});
const paper = part('RD-old', { attributes: { business_name: 'Bakery' } });
const held = [user, address, paper];
const attributes = { business_name: 'Bakery' };
const kept = [{ requirement: 'papers', type: 'register_excerpt', attributes }];

it('changes nothing that is as it is wanted', () => {
  const wanted = { attributes, documentSids: [], kept };
  expect(correctionsOf(held, wanted)).toEqual({ missing: null, corrections: [] });
});

it('says of a paper that stays what is said of the end user, and puts another in the place of one that goes', () => {
  const renamed = { business_name: 'Bakery GmbH' };
  expect(
    correctionsOf(held, {
      attributes: renamed,
      documentSids: [],
      kept: [{ ...kept[0]!, attributes: renamed }],
    }).corrections,
  ).toEqual([
    { what: 'update-user', sid: 'IT1', attributes: renamed },
    { what: 'update-document', sid: 'RD-old', attributes: renamed },
  ]);
  const replaced = { attributes, documentSids: ['RD-new'], kept: [] };
  expect(correctionsOf(held, replaced).corrections).toEqual([
    { what: 'take-out', assignmentSid: 'BV of RD-old' },
    { what: 'join', sid: 'RD-new' },
  ]);
  // Begun again after the first half of it.
  expect(correctionsOf([user, address], replaced).corrections).toEqual([{ what: 'join', sid: 'RD-new' }]);
});

it('changes nothing at all when a paper that should stay is not there', () => {
  expect(correctionsOf([user, address], { attributes: {}, documentSids: ['RD-new'], kept })).toEqual({
    missing: 'papers',
    corrections: [],
  });
});

it('tells papers of one type apart by their names, and one that is named otherwise by its type', () => {
  const wanted = { requirement: 'papers', type: 'register_excerpt' };
  const other = part('RD-other', { friendlyName: 'more_papers 1234' });
  expect(heldFor([other, paper], wanted)?.sid).toBe('RD-old');
  expect(heldFor([part('RD-copy', { friendlyName: 'Copy of something' }), address], wanted)?.sid).toBe(
    'RD-copy',
  );
  expect(heldFor([other, part('RD-copy', { friendlyName: 'Copy' })], wanted)).toBeNull();
});

describe('papers that may be kept', () => {
  const requirements = {
    end_user: [],
    supporting_document: [
      [{ requirement_name: 'papers', accepted_documents: [{ type: 'register_excerpt', fields: [] }] }],
    ],
  };
  const values = { 'papers:file': 'document-1' };
  const names = new Map([['document-1', 'excerpt.pdf']]);
  const found = {
    requirement: 'papers',
    type: 'register_excerpt',
    documentId: 'document-1',
    fileName: 'excerpt.pdf',
  };

  it.each(['expired', 'rejected', 'pending-review'])('are not those that are %s', (status) => {
    const now = [user, address, { ...paper, status }];
    expect(keepablePapers({ definition: { requirements }, values }, names, now)).toEqual([]);
    expect(keepablePapers({ definition: { requirements }, values }, names, held)).toEqual([found]);
  });

  it('keep their names through renewals of renewals, and go once they were replaced or refused', () => {
    const renews = { registrationId: 'r', bundleSid: 'BU', addressIds: [], kept: [found] };
    const definition = { requirements, renews };
    expect(keepablePapers({ definition, values }, new Map(), held)).toEqual([found]);
    const left = (now: Record<string, string>, refused: string[] = []) =>
      (withoutReplaced(definition, now, new Set(refused)) as typeof definition).renews.kept;
    expect(left(values)).toEqual([found]);
    expect(left({ 'papers:file': 'document-2' })).toEqual([]);
    expect(left(values, ['papers:file'])).toEqual([]);
    expect(withoutReplaced({ requirements }, values, new Set())).toEqual({ requirements });
  });
});
