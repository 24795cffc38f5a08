import { mediaFaults, mediaTypeOf } from './message-media';

const able = { canSendMedia: true };
const picture = 'https://example.com/bread.jpg';

describe('attachments', () => {
  it.each([
    [picture],
    ['https://cdn.example.com/a/b.PNG?size=2#top'],
    ['https://example.com/menu.pdf'],
    ['https://example.com/picture'],
  ])('may be %s', (url) => {
    expect(mediaFaults([url], able, 'US')).toEqual([]);
  });

  it.each([
    ['bread.jpg', 'full web address'],
    ['ftp://example.com/bread.jpg', 'full web address'],
    ['http://example.com/bread.jpg', 'https://'],
    ['https://me:secret@example.com/bread.jpg', 'without signing in'],
    ['https://localhost/bread.jpg', 'your own network'],
    ['https://10.0.0.7/bread.jpg', 'your own network'],
    ['https://[::1]/bread.jpg', 'your own network'],
    ['https://files.internal/bread.jpg', 'your own network'],
    ['https://example.com/prices.docx', '.docx'],
  ])('may not be %s, named by their place', (url, words) => {
    const faults = mediaFaults([picture, picture, url], able, 'US');
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({
      field: ['input', 'mediaUrls', '2'],
      message: expect.stringContaining(words) as unknown,
    });
  });

  it('need a number and a country that carry them, and are ten at most', () => {
    const about = (urls: string[], sender: { canSendMedia: boolean }, country: string | null) =>
      mediaFaults(urls, sender, country).map((one) => one.field);
    const whole = [['input', 'mediaUrls']];
    expect(about([picture], { canSendMedia: false }, 'US')).toEqual(whole);
    expect(about([picture], able, 'GB')).toEqual(whole);
    expect(about([picture], able, 'CA')).toEqual([]);
    expect(about(Array<string>(11).fill(picture), able, 'US')).toEqual(whole);
    expect(about(Array<string>(10).fill(picture), able, 'US')).toEqual([]);
    expect(about([], { canSendMedia: false }, 'GB')).toEqual([]);
  });

  it('are known by their ending', () => {
    expect(mediaTypeOf(picture)).toBe('image/jpeg');
    expect(mediaTypeOf('https://example.com/VCARD.VCF?x=1')).toBe('text/vcard');
    expect(mediaTypeOf('https://example.com/picture')).toBeNull();
  });
});
