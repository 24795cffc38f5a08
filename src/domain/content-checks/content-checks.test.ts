import { FindingSeverity } from '../registrations';
import { namesBusiness, spokenName } from './brand-names';
import { checkSoleProprietor, einFault, checkEin, checkPlaceholder, isCompanyName } from './business';
import { checkConsent } from './consent';
import { checkContactEmail, isFreeMail } from './contacts';
import { checkAlcohol, checkDisallowed } from './disallowed';
import { disallowedFamilies } from './disallowed-families';
import { checkLinksInText, checkProofPage, linksIn, registeredDomain } from './links';
import { checkPolicies } from './policies';
import { checkSample } from './samples';

const { BLOCKER, RISK } = FindingSeverity;
const at = (text: string) => ({ key: 'it', called: 'the example text', text });
const codes = (findings: { predictsCodes: number[] }[]) => findings.flatMap((one) => one.predictsCodes);

describe('disallowed contents', () => {
  const severity = (text: string, isName = false) =>
    checkDisallowed([{ ...at(text), isName }])[0]?.severity ?? null;

  it.each([
    ['We are a debt collection agency and remind debtors.', 30460],
    ['Get debt relief today', 30466],
    ['Credit repair made easy', 30467],
    ['Apply for payday loans in minutes', 30443],
    ['Buy bitcoin now', 30464],
    ['Crypto trading signals every day', 30464],
    ['Play at our online casino', 30461],
    ['Enter our sweepstakes', 30462],
    ['Daily stock picks for you', 30463],
    ['Get rich quick with our system', 30465],
    ['We sell leads to roofers', 30468],
    ['No credit check payday loans today', 30443],
    ['Marijuana dispensary specials', 30459],
    ['New vape flavors at our vape shop', 30458],
    ['Ammo and handguns on sale', 30457],
    ['Adult entertainment tonight', 30441],
    ['Fake IDs shipped fast', 30469],
  ])('stops “%s”', (text, code) => {
    const findings = checkDisallowed([at(text)]);
    expect(findings.map((one) => one.severity)).toContain(BLOCKER);
    expect(codes(findings)).toContain(code);
  });

  it.each([
    'The Loan Closet lends wheelchairs to neighbors.',
    'We never text about gambling or crypto trading.',
    'Our library reminds you of loans that are due.',
    'Join our quit smoking program and leave cigarettes behind.',
    'Spring raffle for the school roof',
    'Casino night fundraiser on Friday',
    'Firearms safety course on Saturday',
    'We accept bitcoin at the counter.',
    'Free gift with each order',
    'RV sites with full hook-ups',
    'Enjoy guaranteed returns within 30 days.',
    'Sunglasses without a prescription',
    'No smoking or vaping after your extraction, please.',
    'Shuttle to the casino at 5 pm',
  ])('only questions “%s”', (text) => {
    expect(severity(text)).not.toBe(BLOCKER);
  });

  it.each([
    'Your bread is ready for pickup. Reply STOP to opt out.',
    'Weed control and lawn care in Essex and Middlesex',
    'Back in stock: the blue mug',
    'Your appointment with Dr. Gunn is at 3 pm.',
    'Collection of your parcel is possible from Monday.',
  ])('lets “%s” pass', (text) => {
    expect(severity(text)).toBeNull();
  });

  it('judges a name more mildly than what is sent', () => {
    expect(severity('Casino Pizza LLC', true)).toBe(RISK);
    expect(severity('The Loan Closet', true)).toBe(RISK);
    expect(severity('Green Leaf Cannabis Dispensary', true)).toBe(BLOCKER);
  });

  it('has a text of its own for each family', () => {
    expect(new Set(disallowedFamilies.map((family) => family.advice)).size).toBe(disallowedFamilies.length);
    expect(new Set(disallowedFamilies.map((family) => family.name)).size).toBe(disallowedFamilies.length);
  });

  it('asks for an age check when alcohol is sold', () => {
    expect(codes(checkAlcohol([at('New wines this week')], 'age', false))).toContain(30456);
    expect(checkAlcohol([at('New wines this week')], 'age', true)).toEqual([]);
    expect(checkAlcohol([at('Homemade root beer')], 'age', false)).toEqual([]);
  });
});

describe('consent wording', () => {
  const good =
    'By checking this box, I agree to receive text messages from Maple Street Bakery about my orders. Message ' +
    'frequency varies. Message and data rates may apply. Reply HELP for help or STOP to cancel. Consent is not a ' +
    'condition of purchase. We never share your number with third parties. See our Privacy Policy and Terms.';
  const check = (text: string) =>
    checkConsent({ key: 'it', called: 'the sign-up words', text }, ['Maple Street Bakery']);

  it('has nothing to say about good wording', () => expect(check(good)).toEqual([]));

  it.each([
    ['Message frequency varies. ', 30924],
    ['Message and data rates may apply. ', 30569],
    [' or STOP to cancel', 30513],
    ['HELP for help or ', 30570],
    ['text messages', 30551],
    ['Maple Street Bakery ', 30513],
    ['about my orders', 30544],
  ])('misses “%s”', (part, code) => {
    expect(good).toContain(part);
    const findings = check(good.replace(part, ''));
    expect(findings).toHaveLength(1);
    expect(codes(findings)).toContain(code);
  });

  it.each([
    ['I agree to receive calls, emails and text messages from Maple Street Bakery about orders.', 30556],
    ['By signing up you consent to be contacted by text, phone calls and email.', 30556],
    ['I agree to the Terms of Service and to receive text messages from Maple Street Bakery.', 30513],
    ['By booking an appointment you agree to receive text messages.', 30475],
    ['Customers must agree to receive texts.', 30475],
    ['The box for text messages is checked by default.', 30925],
    ['We share your number with our partners.', 30477],
  ])('sees other consent bundled in “%s”', (text, code) => {
    const clean = good.replace('We never share your number with third parties. ', '');
    expect(codes(check(`${text} ${clean}`))).toContain(code);
  });
});

describe('samples and links', () => {
  it('wants the name and the way out', () => {
    expect(codes(checkSample(at('Your order is ready for pickup now.'), ['Maple Street Bakery']))).toEqual([
      30474, 30893, 30887, 30893,
    ]);
    expect(
      checkSample(at('Maple Street: your order is ready. Reply STOP to opt out.'), ['Maple Street Bakery']),
    ).toEqual([]);
  });

  it('finds links and not emails or plain words', () => {
    expect(
      linksIn('See bit.ly/x, www.maple.com/a. Mail jo@maple.com or https://maple.com/b. Today.Next'),
    ).toEqual(['bit.ly/x', 'www.maple.com/a', 'https://maple.com/b']);
  });

  it('stops shorteners and questions insecure, bare and foreign links', () => {
    const check = (text: string) => checkLinksInText(at(text), 'https://www.maple.com');
    expect(check('Go to https://bit.ly/abc').map((one) => one.severity)).toEqual([BLOCKER]);
    expect(codes(check('Go to http://maple.com/a'))).toEqual([30471, 30858]);
    expect(codes(check('Go to shop.maple.com/a'))).toEqual([30858]);
    expect(codes(check('Go to https://other.com/a'))).toEqual([30449, 30857]);
    expect(check('Go to https://shop.maple.com/a')).toEqual([]);
    expect(registeredDomain('shop.maple.co.uk')).toBe('maple.co.uk');
  });

  it('questions a sign-up page behind a login', () => {
    expect(codes(checkProofPage(at('https://maple.com/login')))).toContain(30836);
    expect(checkProofPage(at('https://maple.com/sign-up'))).toEqual([]);
  });
});

describe('the business', () => {
  it('tells companies from people', () => {
    for (const name of ['Maple LLC', 'Maple, L.L.C.', 'Maple Inc.', 'Maple Corp', 'Maple Ltd.'])
      expect(isCompanyName(name)).toBe(true);
    for (const name of ['Incredible Cakes', 'Jamie Rivera', 'Corporate Catering', 'Linc Studio'])
      expect(isCompanyName(name)).toBe(false);
    expect(checkSoleProprietor('type', 'a person', 'Maple LLC')[0]?.severity).toBe(BLOCKER);
    expect(spokenName('Maple Street Bakery, LLC')).toBe('Maple Street Bakery');
    expect(namesBusiness('Joe’s & Sons: hi', ['Joes and Sons Inc.'])).toBe(true);
  });

  it('knows the form of an EIN', () => {
    expect(einFault('84-2197563')).toBeNull();
    expect(einFault('842197563')).toBeNull();
    expect(einFault('123-45-6789')).toContain('Social Security');
    expect(einFault('12-345')).toContain('nine digits');
    expect(codes(checkEin('n', '00-1234567'))).toContain(30527);
    expect(checkEin('n', '84-2197563')).toEqual([]);
  });

  it('sees stand-ins, but not tests that a business makes', () => {
    for (const text of ['asdf', 'Lorem ipsum dolor', 'Test Company', 'This is a test', 'TBD'])
      expect(checkPlaceholder(at(text))).toHaveLength(1);
    for (const text of ['Your covid test result is ready', 'Come for a test drive', 'Attest Notary Services'])
      expect(checkPlaceholder(at(text))).toEqual([]);
  });

  it('wants an address on the business’s own domain', () => {
    expect(isFreeMail('a@gmail.com')).toBe(true);
    expect(isFreeMail('a@yahoo.co.uk')).toBe(true);
    expect(codes(checkContactEmail('e', 'a@gmail.com', 'https://maple.com'))).toContain(30482);
    expect(codes(checkContactEmail('e', 'a@other.com', 'https://maple.com'))).toContain(30482);
    expect(checkContactEmail('e', 'a@mail.maple.com', 'https://www.maple.com')).toEqual([]);
  });

  it('wants both policy pages', () => {
    const findings = checkPolicies({
      privacy: { key: 'p', url: null },
      terms: { key: 't', url: 'http://maple.com/' },
      website: 'https://maple.com',
    });
    expect(codes(findings)).toEqual(expect.arrayContaining([30933, 30471, 30882]));
  });
});
