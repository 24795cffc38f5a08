import { createHash, createHmac } from 'node:crypto';
import { isSignedBy } from './signature';

const token = 'the current token of the account';
const url = 'https://api.example.com/webhooks/twilio/key/message-status?m=1';

/** Signs as Twilio does: the address, then each field's name and value in the order of the names. */
function sign(address: string, form: Record<string, string | string[]>, secret = token): string {
  const text = Object.keys(form)
    .sort()
    .reduce((sum, name) => sum + name + [form[name]].flat().sort().join(name), address);
  return createHmac('sha1', secret).update(text, 'utf8').digest('base64');
}

const form = { MessageSid: 'SM1', Body: '', From: '+15005550006', Emoji: 'é 🥐' };
const call = { url, signature: sign(url, form), body: Buffer.from(''), form };

describe('isSignedBy, for a form', () => {
  it('accepts the current token and the one before a rotation', () => {
    expect(isSignedBy([token], call)).toBe(true);
    expect(isSignedBy(['newer token', token], call)).toBe(true);
  });

  it('covers fields sent twice, empty fields and every script', () => {
    const twice = { ...form, MediaUrl: ['b', 'a'] };
    expect(isSignedBy([token], { ...call, form: twice, signature: sign(url, twice) })).toBe(true);
  });

  it.each([
    ['no signature', { signature: undefined }],
    ['an empty signature', { signature: '' }],
    ['another field', { form: { ...form, MessageStatus: 'delivered' } }],
    ['a changed field', { form: { ...form, Body: 'hello' } }],
    ['a dropped field', { form: { MessageSid: 'SM1' } }],
    ['another address', { url: `${url}2` }],
    ['another host', { url: url.replace('api.', 'evil.') }],
    ['a signature of somebody else', { signature: sign(url, form, 'other') }],
  ])('refuses %s', (_what, change) => {
    expect(isSignedBy([token], { ...call, ...change })).toBe(false);
  });

  it('accepts nothing when no token is known', () => {
    expect(isSignedBy([], call)).toBe(false);
  });
});

describe('isSignedBy, for JSON', () => {
  const body = Buffer.from('[{"id":"EZ1","text":"é"}]');
  const hash = createHash('sha256').update(body).digest('hex');
  const address = `https://api.example.com/webhooks/twilio/key/events?bodySHA256=${hash}`;
  const event = { url: address, signature: sign(address, {}), body, form: null };

  it('accepts the address with the hash of the body', () => {
    expect(isSignedBy([token], event)).toBe(true);
  });

  it('refuses another body under the same signature', () => {
    expect(isSignedBy([token], { ...event, body: Buffer.from('[{"id":"EZ2"}]') })).toBe(false);
  });

  it('compares raw bytes, so that bytes that are no text cannot pass for others', () => {
    const broken = Buffer.concat([body, Buffer.from([0xff])]);
    expect(isSignedBy([token], { ...event, body: broken })).toBe(false);
  });

  it('refuses an address without a hash, however well it is signed', () => {
    const bare = 'https://api.example.com/webhooks/twilio/key/events';
    expect(isSignedBy([token], { ...event, url: bare, signature: sign(bare, {}) })).toBe(false);
  });
});
