import { purchaseFault, readWantedNumber } from './number-purchase';

describe('reading the number to buy', () => {
  it.each([
    ['+14155550123', 'LOCAL', 'US', '(415) 555-0123'],
    ['+18335550123', 'TOLL_FREE', 'US', '(833) 555-0123'],
    ['+16042345678', 'LOCAL', 'CA', '(604) 234-5678'],
    ['+15005550006', 'LOCAL', 'US', '(500) 555-0006'],
    ['+18762345678', 'LOCAL', 'JM', '(876) 234-5678'],
    ['+442071838750', 'LOCAL', 'GB', '020 7183 8750'],
    ['+447911123456', 'MOBILE', 'GB', '07911 123456'],
    ['+448001234567', 'TOLL_FREE', 'GB', '0800 123 4567'],
    ['+443301234567', 'NATIONAL', 'GB', '0330 123 4567'],
    ['+4930123456', 'LOCAL', 'DE', '030 123456'],
    ['+4915712345678', 'MOBILE', 'DE', '01571 2345678'],
    ['+61412345678', 'MOBILE', 'AU', '0412 345 678'],
  ])('takes %s as %s of %s', (e164, kind, country, national) => {
    expect(readWantedNumber(e164)).toEqual({ number: { e164, kind, country, national }, fault: null });
  });

  it.each(['4155550123', '+1 415 555 0123', '+1415555012', '+11155550123', 'hello', '', '+1415555012345678'])(
    'refuses %p and shows the form',
    (text) => {
      const { fault } = readWantedNumber(text);
      expect(fault).toMatchObject({ code: 'INVALID', field: ['input', 'e164'] });
      expect(fault?.message).toContain('+14155550123');
    },
  );

  it.each(['+99912345678', '+4912', '+44207183'])('knows that %s is no complete number', (e164) => {
    expect(readWantedNumber(e164).fault).toMatchObject({ code: 'INVALID', field: ['input', 'e164'] });
  });
});

describe('why Twilio would not sell a number', () => {
  it.each([
    [21422, 'NOT_AVAILABLE'],
    [21421, 'INVALID'],
    [21615, 'ADDRESS_REQUIRED'],
    [21631, 'ADDRESS_REQUIRED'],
    [21649, 'BUNDLE_REQUIRED'],
    [21650, 'BUNDLE_REQUIRED'],
    [21651, 'ADDRESS_REQUIRED'],
    [22300, 'TWILIO_REJECTED'],
    [99999, 'TWILIO_REJECTED'],
    [null, 'TWILIO_REJECTED'],
  ])('reads %p as %s', (code, expected) => {
    expect(purchaseFault(code).code).toBe(expected);
  });

  it('has words of its own for each cause', () => {
    const codes = [21422, 21421, 21613, 21615, 21631, 21649, 21650, 21651, 21404, 22300, 99999, null];
    expect(new Set(codes.map((code) => purchaseFault(code).message)).size).toBe(codes.length);
  });
});
