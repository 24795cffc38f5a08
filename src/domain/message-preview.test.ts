import fc from 'fast-check';
import { previewText } from './message-preview';
import { segmentsOf } from './segments';

describe('a preview', () => {
  it('of a plain text has nothing to say but its size', () => {
    expect(previewText('Your bread is ready.')).toEqual({
      encoding: 'GSM-7',
      segments: 1,
      charactersLeft: 140,
      costlyCharacters: [],
      segmentsIfPlain: 1,
      plainBody: null,
    });
    expect(previewText('a'.repeat(161)).charactersLeft).toBe(153 - 8);
    expect(previewText('').charactersLeft).toBe(160);
  });

  it('names the one quote that doubles the price, and what it costs', () => {
    const text = `${'It’s ready. '.repeat(10)}See you!`;
    expect(previewText(text)).toMatchObject({
      encoding: 'UCS-2',
      segments: 2,
      segmentsIfPlain: 1,
      costlyCharacters: [
        { character: '’', codePoint: 'U+2019', count: 10, replacement: "'", extraSegments: 1 },
      ],
      plainBody: text.replaceAll('’', "'"),
    });
  });

  it('offers lookalikes, letters without accents, and leaves out what has neither', () => {
    const text = 'Café “Niño” — á la carte… 🥐 today and tomorrow, from seven to twelve';
    const { costlyCharacters, plainBody } = previewText(text);
    expect(Object.fromEntries(costlyCharacters.map((one) => [one.character, one.replacement]))).toEqual({
      '“': '"',
      '”': '"',
      '—': '-',
      á: 'a',
      '…': '...',
      '🥐': null,
    });
    expect(plainBody).toBe('Café "Niño" - a la carte...  today and tomorrow, from seven to twelve');
  });

  it('does not offer to cut a text that is written in another script', () => {
    const { plainBody, segments } = previewText('Ваш хлеб готов. Ждём вас!');
    expect(plainBody).toBeNull();
    expect(segments).toBe(1);
  });

  it('counts emoji by their UTF-16 units', () => {
    expect(previewText('😀'.repeat(35))).toMatchObject({ segments: 1, charactersLeft: 0 });
  });

  it('offers only texts that GSM-7 can write, and its numbers agree with the counting', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const preview = previewText(text);
        expect(preview.segments).toBe(segmentsOf(text).segments);
        expect(preview.charactersLeft).toBeGreaterThanOrEqual(0);
        if (preview.plainBody === null) return;
        expect(segmentsOf(preview.plainBody)).toMatchObject({
          encoding: 'GSM-7',
          segments: preview.segmentsIfPlain,
        });
      }),
    );
  });
});
