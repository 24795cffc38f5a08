import fc from 'fast-check';
import { segmentsOf } from './segments';

describe('GSM-7', () => {
  it.each([
    ['', 0, 0],
    ['a', 1, 1],
    ['a'.repeat(160), 1, 160],
    ['a'.repeat(161), 2, 161],
    ['a'.repeat(306), 2, 306],
    ['a'.repeat(307), 3, 307],
    ['a'.repeat(1600), 11, 1600],
    ['€'.repeat(80), 1, 160],
    ['€'.repeat(80) + 'a', 2, 161],
  ])('case %#', (text, segments, units) => {
    expect(segmentsOf(text)).toEqual({ encoding: 'GSM-7', segments, units });
  });

  it('knows all 127 basic characters and the ten of the extension table', () => {
    const basic =
      '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
    expect(basic).toHaveLength(127);
    expect(segmentsOf(basic)).toEqual({ encoding: 'GSM-7', segments: 1, units: 127 });
    expect(segmentsOf('\f^{}\\[~]|€')).toEqual({ encoding: 'GSM-7', segments: 1, units: 20 });
  });

  it('does not cut an escape pair: the pair moves to the next segment', () => {
    // 152 + a two-septet character would straddle the 153rd septet of the first part.
    expect(segmentsOf('a'.repeat(152) + '€' + 'a'.repeat(151)).segments).toBe(2);
    expect(segmentsOf('a'.repeat(152) + '€' + 'a'.repeat(152)).segments).toBe(3);
    // 77 pairs: 76 fit in the first part (152 septets), one septet of which stays unused.
    expect(segmentsOf('€'.repeat(152)).segments).toBe(2);
    expect(segmentsOf('€'.repeat(153)).segments).toBe(3);
  });
});

describe('UCS-2', () => {
  it.each([
    ['ç', 1, 1],
    ['’', 1, 1],
    ['`', 1, 1],
    ['\u00a0', 1, 1],
    ['あ'.repeat(70), 1, 70],
    ['あ'.repeat(71), 2, 71],
    ['あ'.repeat(134), 2, 134],
    ['あ'.repeat(135), 3, 135],
    ['a'.repeat(70) + '…', 2, 71],
    ['😀', 1, 2],
    ['😀'.repeat(35), 1, 70],
    ['\ud83d', 1, 1],
  ])('case %#', (text, segments, units) => {
    expect(segmentsOf(text)).toEqual({ encoding: 'UCS-2', segments, units });
  });

  it('does not cut a surrogate pair', () => {
    // 67 is odd: 33 emoji fill 66 units of a part.
    expect(segmentsOf('😀'.repeat(66)).segments).toBe(2);
    expect(segmentsOf('😀'.repeat(67)).segments).toBe(3);
    expect(segmentsOf('あ' + '😀'.repeat(66)).segments).toBe(2);
  });

  it('counts an extension character once when the text is UCS-2 anyway', () => {
    expect(segmentsOf('あ€').units).toBe(2);
  });
});

it('never lets a longer text take fewer segments of the same encoding', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'binary', maxLength: 5 }),
      (text, more) => {
        const [before, after] = [segmentsOf(text), segmentsOf(text + more)];
        expect(after.segments).toBeGreaterThanOrEqual(before.segments);
        expect(before.units).toBeGreaterThanOrEqual([...text].length);
        expect(before.segments).toBeGreaterThanOrEqual(Math.ceil(before.units / 160));
      },
    ),
  );
});
