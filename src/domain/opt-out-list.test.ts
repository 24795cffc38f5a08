import fc from 'fast-check';
import { readCsv, readOptOuts, writeCsv } from './opt-out-list';

const now = new Date('2026-11-22T12:00:00Z');

it('reads back what it wrote', () => {
  const text = fc.string().map((one) => one.replace(/^[\s'=+\-@]+|\s+$/g, '').replace(/\r/g, ''));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constant('x'), text), { minLength: 1 }), (rows) => {
      expect(readCsv(writeCsv(rows)).map((one) => one.cells)).toEqual(rows);
    }),
  );
});

it('quotes as RFC 4180 has it and guards formulas', () => {
  expect(writeCsv([['a,b', 'say "no"', 'two\nlines', '=1+1', '+14155550123', '-2', '@x', 'plain']])).toBe(
    `"a,b","say ""no""","two\nlines",'=1+1,'+14155550123,'-2,'@x,plain\r\n`,
  );
});

it('finds the numbers by heading, in any order, and without one in the first column', () => {
  const csv =
    '\ufeffsince;Phone;reason\r\n2026-01-02T03:04:05Z;(415) 555-0123;"asked; twice"\r\n;\'+14165550123;\r\n';
  expect(readOptOuts(csv, now)).toEqual({
    listed: [
      { contact: '+14155550123', at: new Date('2026-01-02T03:04:05Z'), reason: 'asked; twice' },
      { contact: '+14165550123', at: null, reason: null },
    ],
    refused: [],
  });
  expect(
    readOptOuts('+14155550123\n\n415-555-0124\n+14155550123', now).listed.map((one) => one.contact),
  ).toEqual(['+14155550123', '+14155550124']);
});

it('names the lines that hold no number or no date of the past', () => {
  expect(readOptOuts('contact,at\nnobody,\n\n+14155550123,tomorrow\n+14155550124,2027-01-01\n', now)).toEqual(
    {
      listed: [],
      refused: [
        { line: 2, message: expect.stringContaining('no telephone number') },
        { line: 4, message: expect.stringContaining('past') },
        { line: 5, message: expect.stringContaining('past') },
      ],
    },
  );
});
