import { messageWarnings } from './message-warnings';

const codes = (body: string | null, mediaUrls: string[] = []) =>
  messageWarnings({ body, media: { field: 'mediaUrls', files: mediaUrls.map((url) => ({ url })) } }).map(
    ({ code, field }) => [code, field.join('.')],
  );

describe('warnings', () => {
  it('tell of characters that raise the price, and of those only', () => {
    const long = 'Your order is packed and waits for you at the counter until six. '.repeat(2);
    expect(codes(`${long}It’s warm.`)).toEqual([['COSTLY_CHARACTERS', 'input.body']]);
    expect(
      messageWarnings({ body: `${long}It’s warm.`, media: { field: 'media', files: [] } })[0]!.message,
    ).toMatch(/’ made this text take 3 segments instead of 1/);
    expect(codes(`${long}It's warm.`)).toEqual([]);
    expect(codes('It’s warm.')).toEqual([]);
    expect(codes('Ваш хлеб готов. '.repeat(10))).toEqual([]);
  });

  it('tell of what phone companies filter', () => {
    expect(codes('See bit.ly/3xYz')).toEqual([['LIKELY_FILTERED', 'input.body']]);
  });

  it('tell what is not known of files', () => {
    expect(codes('It’s here '.repeat(20), ['https://example.com/a.jpg', 'https://example.com/b'])).toEqual([
      ['MEDIA_SIZE_UNKNOWN', 'input.mediaUrls.0'],
      ['MEDIA_TYPE_UNKNOWN', 'input.mediaUrls.1'],
    ]);
    const said = { url: 'https://example.com/b', contentType: 'image/png' };
    const about = messageWarnings({
      body: null,
      media: { field: 'media', files: [{ ...said, sizeBytes: 9 }, said] },
    });
    expect(about).toMatchObject([{ code: 'MEDIA_SIZE_UNKNOWN', field: ['input', 'media', '1'] }]);
  });
});
