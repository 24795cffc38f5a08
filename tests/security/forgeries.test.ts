import { createHash, createHmac } from 'node:crypto';
import { webhooks } from '../../src/webhooks/kinds';
import { KeyRing } from '../../src/lib/encryption';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { parentAccount } from '../support/simulator';
import { until } from '../support/wait';

/** What is needed to speak as Twilio does for one organization. */
interface Line extends GivenOrganization {
  key: string;
  authToken: string;
}

type Kind = keyof typeof webhooks;
const kinds = Object.keys(webhooks) as Kind[];
const formKinds = kinds.filter((kind) => webhooks[kind].body !== 'json');
const jsonKinds = kinds.filter((kind) => webhooks[kind].body !== 'form');

let app: TestApp;
let ours: Line;
let theirs: Line;

beforeAll(async () => {
  app = await startApp();
  ours = await line('Juniper Street Bakery');
  theirs = await line('Somebody Else');
});
afterAll(() => app?.stop());

async function line(name: string): Promise<Line> {
  const made = await given(app).organization({ name, profile: null });
  const [row] = await app.database.query<{ webhook_key: string; auth_token_encrypted: string }>(
    'SELECT webhook_key, auth_token_encrypted FROM organization_twilio_settings WHERE organization_id = $1',
    [made.id],
  );
  const keys = new KeyRing(app.env.ENCRYPTION_KEYS!);
  return { ...made, key: row!.webhook_key, authToken: keys.decrypt(row!.auth_token_encrypted) };
}

const sign = (token: string, text: string) => createHmac('sha1', token).update(text, 'utf8').digest('base64');
const hashOf = (body: string) => createHash('sha256').update(body).digest('hex');
const at = (to: Line, kind: Kind, query = '') => `${app.url}/webhooks/twilio/${to.key}/${kind}${query}`;

function formSignature(token: string, url: string, fields: Record<string, string>): string {
  const names = Object.keys(fields).sort();
  return sign(
    token,
    names.reduce((sum, name) => sum + name + fields[name]!, url),
  );
}

const fieldsOf = ({ accountSid }: Line): Record<string, string> => ({
  AccountSid: accountSid,
  Body: 'Forged words',
  BundleSid: `BU${'f'.repeat(32)}`,
  CallSid: `CA${'f'.repeat(32)}`,
  CallStatus: 'completed',
  From: '+14155550123',
  MessageSid: `SM${'f'.repeat(32)}`,
  MessageStatus: 'delivered',
  RecordingSid: `RE${'f'.repeat(32)}`,
  RecordingStatus: 'completed',
  To: '+18885550123',
});

interface Forgery {
  url: string;
  body: string;
  signature: string | null;
  type?: string;
}
const formType = 'application/x-www-form-urlencoded';
const asForm = (url: string, fields: Record<string, string>, signature: string | null): Forgery => ({
  url,
  body: new URLSearchParams(fields).toString(),
  signature,
});

async function send({ url, body, signature, type = formType }: Forgery): Promise<number> {
  const headers = {
    'content-type': type,
    ...(signature === null ? {} : { 'x-twilio-signature': signature }),
  };
  const response = await fetch(url, { method: 'POST', headers, body });
  // Whoever forges learns nothing of why it failed.
  if (response.status !== 200) expect(await response.text()).toBe('');
  return response.status;
}

/** Sends it and sees that nothing came of it. */
async function expectRefused(what: string, forgery: Forgery, status = 403): Promise<void> {
  const count = async () =>
    (await app.database.query<{ n: string }>('SELECT count(*) AS n FROM webhook_receipts'))[0]!.n;
  const before = await count();
  expect([what, await send(forgery)]).toEqual([what, status]);
  expect([what, await count()]).toEqual([what, before]);
}

/** Who rings is answered first, so what is kept of it may come a moment later. */
async function untilKept(kind: Kind, { id }: Line): Promise<void> {
  if (webhooks[kind].answer !== 'instructions') return;
  const kept = kind === 'voice' ? 'voice-status' : 'voice-step';
  await until(async () => {
    const rows = await app.database.query(
      'SELECT id FROM webhook_receipts WHERE organization_id = $1 AND kind = $2',
      [id, kept],
    );
    return rows.length > 0;
  });
}

it.each(formKinds)(
  'a form for %s is taken from the account that it is for, and from nobody else',
  async (kind) => {
    const url = at(ours, kind);
    const fields = fieldsOf(ours);
    const signature = formSignature(ours.authToken, url, fields);
    const { AccountSid: _, ...anonymous } = fields;
    const forgeries: Record<string, Forgery> = {
      unsigned: asForm(url, fields, null),
      'signed with nothing': asForm(url, fields, ''),
      'signed with a word': asForm(url, fields, 'x'),
      'signed with an empty token': asForm(url, fields, formSignature('', url, fields)),
      "signed with another account's token": asForm(
        url,
        fields,
        formSignature(theirs.authToken, url, fields),
      ),
      "signed with the parent account's token": asForm(
        url,
        fields,
        formSignature(parentAccount.token, url, fields),
      ),
      'signed without what it says': asForm(url, fields, sign(ours.authToken, url)),
      'signed for another kind': asForm(
        url,
        fields,
        formSignature(ours.authToken, at(ours, kind === 'voice' ? 'messages' : 'voice'), fields),
      ),
      'signed for another query': asForm(`${url}?a=1`, fields, signature),
      'altered after it was signed': asForm(url, { ...fields, MessageStatus: 'failed', To: '+1' }, signature),
      'lengthened after it was signed': asForm(url, { ...fields, Zip: '1' }, signature),
      "taken to another organization's address": asForm(at(theirs, kind), fields, signature),
      'of another account in its own words': asForm(
        url,
        { ...fields, AccountSid: theirs.accountSid },
        formSignature(ours.authToken, url, { ...fields, AccountSid: theirs.accountSid }),
      ),
      'of another account, signed by that one': asForm(
        url,
        fieldsOf(theirs),
        formSignature(theirs.authToken, url, fieldsOf(theirs)),
      ),
      "of the parent account, signed with the parent's token": asForm(
        url,
        { ...fields, AccountSid: parentAccount.sid },
        formSignature(parentAccount.token, url, { ...fields, AccountSid: parentAccount.sid }),
      ),
      'of two accounts': {
        url,
        body: `${new URLSearchParams(fields).toString()}&AccountSid=${theirs.accountSid}`,
        signature,
      },
      'that hides its words behind a hash of them': {
        ...asForm(`${url}?bodySHA256=${hashOf('')}`, fields, null),
        signature: sign(ours.authToken, `${url}?bodySHA256=${hashOf('')}`),
      },
    };
    for (const [what, forgery] of Object.entries(forgeries)) await expectRefused(what, forgery);
    expect(await send(asForm(url, fields, signature))).toBe(200);
    await untilKept(kind, ours);
    const nameless = asForm(url, anonymous, formSignature(theirs.authToken, url, anonymous));
    await expectRefused('of no account, signed by another one', nameless);
  },
);

it.each(jsonKinds)('JSON for %s is taken as its hash was signed, and not otherwise', async (kind) => {
  const type = 'application/json';
  const bodyOf = (accountSid: string) =>
    JSON.stringify([{ id: `EZ-forged-${kind}`, type: 'forged', data: { accountSid } }]);
  const body = bodyOf(ours.accountSid);
  const url = at(ours, kind, `?bodySHA256=${hashOf(body)}`);
  const signature = sign(ours.authToken, url);
  const foreign = bodyOf(theirs.accountSid);
  const foreignUrl = at(ours, kind, `?bodySHA256=${hashOf(foreign)}`);
  const forgeries: Record<string, Forgery> = {
    unsigned: { url, body, type, signature: null },
    "signed with another account's token": { url, body, type, signature: sign(theirs.authToken, url) },
    "signed with the parent account's token": { url, body, type, signature: sign(parentAccount.token, url) },
    'altered under the same hash': { url, body: body.replace('forged', 'better'), type, signature },
    'altered with a hash to match, signed as before': {
      url: at(ours, kind, `?bodySHA256=${hashOf(`${body} `)}`),
      body: `${body} `,
      type,
      signature,
    },
    'signed without a hash': {
      url: at(ours, kind),
      body,
      type,
      signature: sign(ours.authToken, at(ours, kind)),
    },
    'with two hashes, the second its own': {
      url: at(ours, kind, `?bodySHA256=${hashOf('[]')}&bodySHA256=${hashOf(body)}`),
      body,
      type,
      signature: sign(ours.authToken, at(ours, kind, `?bodySHA256=${hashOf('[]')}`)),
    },
    'empty under the hash of something': { url, body: '', type, signature },
    "taken to another organization's address": {
      url: at(theirs, kind, `?bodySHA256=${hashOf(body)}`),
      body,
      type,
      signature,
    },
    'of another account': {
      url: foreignUrl,
      body: foreign,
      type,
      signature: sign(ours.authToken, foreignUrl),
    },
  };
  for (const [what, forgery] of Object.entries(forgeries)) await expectRefused(what, forgery);
  const notJson = 'id=1';
  const notJsonUrl = at(ours, kind, `?bodySHA256=${hashOf(notJson)}`);
  const garbled = { url: notJsonUrl, body: notJson, type, signature: sign(ours.authToken, notJsonUrl) };
  await expectRefused('not JSON at all', garbled, 400);
  expect(await send({ url, body, type, signature })).toBe(200);
});

it.each(formKinds.filter((kind) => kind !== 'compliance'))(
  'a call of the kind %s that is played again is answered and kept no second time',
  async (kind) => {
    const url = at(theirs, kind);
    const again = asForm(url, fieldsOf(theirs), formSignature(theirs.authToken, url, fieldsOf(theirs)));
    expect(await send(again)).toBe(200);
    await untilKept(kind, theirs);
    const rows = () =>
      app.database.query('SELECT id FROM webhook_receipts WHERE organization_id = $1', [theirs.id]);
    const before = (await rows()).length;
    for (let times = 0; times < 3; times += 1) expect(await send(again)).toBe(200);
    expect(await rows()).toHaveLength(before);
  },
);

it.each(['../messages', 'MESSAGES', '__proto__', 'constructor', 'messages/', 'messages%00', 'messages%2f..'])(
  'there is no address %s',
  async (kind) => {
    const url = `${app.url}/webhooks/twilio/${ours.key}/${kind}`;
    const fields = fieldsOf(ours);
    const { status } = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'x-twilio-signature': formSignature(ours.authToken, url, fields) },
    });
    expect([403, 404]).toContain(status);
  },
);
