import { mediaFaults, type MediaFile, mediaTypeOf } from './message-media';

const able = { canSendMedia: true };
const picture = 'https://example.com/bread.jpg';
const named = (urls: string[]) => ({ field: 'mediaUrls' as const, files: urls.map((url) => ({ url })) });

describe('attachments', () => {
  it.each([
    [picture],
    ['https://cdn.example.com/a/b.PNG?size=2#top'],
    ['https://example.com/menu.pdf'],
    ['https://example.com/picture'],
  ])('may be %s', (url) => {
    expect(mediaFaults(named([url]), able, 'US')).toEqual([]);
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
    const faults = mediaFaults(named([picture, picture, url]), able, 'US');
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({
      field: ['input', 'mediaUrls', '2'],
      message: expect.stringContaining(words) as unknown,
    });
  });

  it('need a number and a country that carry them, and are ten at most', () => {
    const about = (urls: string[], sender: { canSendMedia: boolean }, country: string | null) =>
      mediaFaults(named(urls), sender, country).map((one) => one.field);
    const whole = [['input', 'mediaUrls']];
    expect(about([picture], { canSendMedia: false }, 'US')).toEqual(whole);
    expect(about([picture], able, 'GB')).toEqual(whole);
    expect(about([picture], able, 'CA')).toEqual([]);
    expect(about(Array<string>(11).fill(picture), able, 'US')).toEqual(whole);
    expect(about(Array<string>(10).fill(picture), able, 'US')).toEqual([]);
    expect(about([], { canSendMedia: false }, 'GB')).toEqual([]);
  });

  it.each<[string, Omit<MediaFile, 'url'>, string | null]>([
    ['a picture of 5 MB', { sizeBytes: 5 * 1_048_576 }, null],
    ['a larger picture', { sizeBytes: 5 * 1_048_576 + 1 }, 'sizeBytes'],
    ['a film of 500 KB', { contentType: 'video/mp4', sizeBytes: 512_000 }, null],
    ['a larger film', { contentType: 'Video/MP4; codecs=avc1', sizeBytes: 512_001 }, 'sizeBytes'],
    ['a kind of picture without an ending here', { contentType: 'image/avif', sizeBytes: 1_000 }, null],
    ['an archive', { contentType: 'application/zip', sizeBytes: 1_000 }, 'contentType'],
    ['nothing at all', { sizeBytes: 0 }, 'sizeBytes'],
    ['less than nothing', { sizeBytes: -1 }, 'sizeBytes'],
    ['of unknown size', { contentType: 'image/png' }, null],
  ])('are checked by what is said of them: %s', (_, said, part) => {
    const file = { url: 'https://example.com/picture', contentType: 'image/jpeg', ...said };
    const faults = mediaFaults({ field: 'media', files: [{ url: picture }, file] }, able, 'US');
    expect(faults.map((one) => one.field)).toEqual(part === null ? [] : [['input', 'media', '1', part]]);
  });

  it('may have 5 MB together', () => {
    const of = (sizeBytes: number, count: number) =>
      mediaFaults(
        { field: 'media', files: Array<MediaFile>(count).fill({ url: picture, sizeBytes }) },
        able,
        'US',
      );
    expect(of(1_048_576, 5)).toEqual([]);
    expect(of(1_048_576, 6)).toMatchObject([
      { field: ['input', 'media'], message: expect.stringContaining('6.0 MB') as unknown },
    ]);
  });

  it('are known by their ending', () => {
    expect(mediaTypeOf(picture)).toBe('image/jpeg');
    expect(mediaTypeOf('https://example.com/VCARD.VCF?x=1')).toBe('text/vcard');
    expect(mediaTypeOf('https://example.com/picture')).toBeNull();
  });
});
