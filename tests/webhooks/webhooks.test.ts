import { createHash, createHmac, randomUUID } from 'node:crypto';
import { KeyRing } from '../../src/lib/encryption';
import { startApp, type TestApp } from '../support/app';
import { until } from '../support/wait';

interface Account {
  organizationId: string;
  accountSid: string;
  authToken: string;
  key: string;
}

let app: TestApp;
let account: Account;
let other: Account;
let keys: KeyRing;

beforeAll(async () => {
  app = await startApp();
  keys = new KeyRing(app.env.ENCRYPTION_KEYS!);
  account = await givenAccount();
  other = await givenAccount();
});
afterAll(() => app?.stop());

async function givenAccount(): Promise<Account> {
  const made: Account = {
    organizationId: randomUUID(),
    accountSid: `AC${randomUUID().replaceAll('-', '')}`,
    authToken: randomUUID(),
    key: randomUUID().replaceAll('-', ''),
  };
  await app.database.query(
    `INSERT INTO organizations (id, name, plan, created_at) VALUES ($1, 'A shop', 'STARTER', now())`,
    [made.organizationId],
  );
  await app.database.query(
    `INSERT INTO organization_twilio_settings
       (id, organization_id, mode, status, account_sid, auth_token_encrypted, webhook_key, connected_at, updated_at)
     VALUES ($1, $2, 'MANAGED', 'ACTIVE', $3, $4, $5, now(), now())`,
    [randomUUID(), made.organizationId, made.accountSid, keys.encrypt(made.authToken), made.key],
  );
  return made;
}

interface Delivery {
  path: string;
  body: string;
  headers: Record<string, string>;
}

function form(to: Account, kind: string, fields: Record<string, string>, signedBy = to.authToken): Delivery {
  const path = `/webhooks/twilio/${to.key}/${kind}`;
  const all = { AccountSid: to.accountSid, ...fields };
  const text = Object.entries(all)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .reduce((sum, [name, value]) => sum + name + value, app.url + path);
  return {
    path,
    body: new URLSearchParams(all).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': createHmac('sha1', signedBy).update(text, 'utf8').digest('base64'),
    },
  };
}

function events(to: Account, list: unknown, kind = 'events'): Delivery {
  const body = JSON.stringify(list);
  const hash = createHash('sha256').update(body).digest('hex');
  const path = `/webhooks/twilio/${to.key}/${kind}?bodySHA256=${hash}`;
  return {
    path,
    body,
    headers: {
      'content-type': 'application/json',
      'x-twilio-signature': createHmac('sha1', to.authToken)
        .update(app.url + path)
        .digest('base64'),
    },
  };
}

function post({ path, body, headers }: Delivery): Promise<Response> {
  return fetch(app.url + path, { method: 'POST', body, headers });
}

async function receipts(kind: string, whose = account) {
  return app.database.query<{
    params: Record<string, unknown>;
    processed_at: Date | null;
    dedupe_key: string;
  }>(
    'SELECT params, processed_at, dedupe_key FROM webhook_receipts WHERE organization_id = $1 AND kind = $2 ORDER BY id',
    [whose.organizationId, kind],
  );
}

const call = (sid: string, status = 'completed') => ({ CallSid: sid, CallStatus: status });

describe('a signed call', () => {
  it('is kept before it is answered, with the query of its address', async () => {
    const delivery = form(account, 'voice-status', call('CA-kept'));
    expect((await post(delivery)).status).toBe(200);
    const [receipt] = await receipts('voice-status');
    expect(receipt?.params).toMatchObject({ CallSid: 'CA-kept', query: {} });
  });

  it('is kept once, however often and however much at once it is delivered', async () => {
    const delivery = form(account, 'voice-status', call('CA-once'));
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(delivery)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const kept = (await receipts('voice-status')).filter(({ params }) => params.CallSid === 'CA-once');
    expect(kept).toHaveLength(1);
  });

  it('is kept for each organization, even when both tell of the same thing', async () => {
    await Promise.all([account, other].map((to) => post(form(to, 'voice-status', call('CA-shared')))));
    for (const whose of [account, other])
      expect(
        (await receipts('voice-status', whose)).some(({ params }) => params.CallSid === 'CA-shared'),
      ).toBe(true);
  });

  it('keeps every one of many that arrive together', async () => {
    const many = Array.from({ length: 400 }, (_, n) => form(account, 'voice-status', call(`CA-many-${n}`)));
    const answers = await Promise.all(many.map(post));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const kept = (await receipts('voice-status')).filter(({ params }) =>
      /^CA-many/.test(String(params.CallSid)),
    );
    expect(new Set(kept.map(({ params }) => params.CallSid)).size).toBe(400);
    expect(kept).toHaveLength(400);
  });

  it('is kept whatever characters it carries', async () => {
    const odd = { ...call('CA-odd'), Note: 'nul \u0000, half a pair, ümläut 🥐', Empty: '' };
    expect((await post(form(account, 'voice-status', odd))).status).toBe(200);
    const kept = (await receipts('voice-status')).find(({ params }) => params.CallSid === 'CA-odd');
    expect(kept?.params).toMatchObject({ Note: 'nul \uFFFD, half a pair, ümläut 🥐', Empty: '' });
  });

  it('is worked off, also when nothing here knows what it is', async () => {
    await until(async () => (await receipts('voice-status')).every(({ processed_at }) => processed_at));
  });
});

describe('a call that Twilio did not make', () => {
  const refused = async (delivery: Delivery, status = 403) => {
    const before = (await receipts('voice-status')).length;
    expect((await post(delivery)).status).toBe(status);
    expect(await receipts('voice-status')).toHaveLength(before);
  };

  it('is refused without a signature and with a wrong one', async () => {
    const delivery = form(account, 'voice-status', call('CA-wrong'));
    await refused({ ...delivery, headers: { 'content-type': delivery.headers['content-type']! } });
    await refused({ ...delivery, body: `${delivery.body}&Extra=1` });
    await refused(form(account, 'voice-status', call('CA-wrong'), other.authToken));
  });

  it('is refused when it speaks of another account, also with our own token', async () => {
    await refused(form(account, 'voice-status', { ...call('CA-foreign'), AccountSid: other.accountSid }));
    const event = { id: 'EZ-foreign', type: 'x', data: { accountSid: other.accountSid } };
    expect((await post(events(account, [event]))).status).toBe(403);
    expect(await receipts('event')).toEqual([]);
  });

  it('is refused at an unknown key, address or method', async () => {
    const delivery = form(account, 'voice-status', call('CA-lost'));
    await refused({ ...delivery, path: delivery.path.replace(account.key, 'f'.repeat(32)) });
    await refused({ ...delivery, path: `${delivery.path}s` }, 404);
    expect((await fetch(app.url + delivery.path)).status).toBe(405);
  });

  it('is cut off when it is too large', async () => {
    const delivery = form(account, 'voice-status', { ...call('CA-large'), Note: 'x'.repeat(300_000) });
    const answer = await post(delivery).catch(() => null);
    expect(answer?.status ?? 413).toBe(413);
    expect((await receipts('voice-status')).some(({ params }) => params.CallSid === 'CA-large')).toBe(false);
  });
});

describe('a token that is rotated', () => {
  it('is accepted old and new, from the moment it is stored', async () => {
    const rotating = await givenAccount();
    expect((await post(form(rotating, 'voice-status', call('CA-1')))).status).toBe(200);
    // Beyond the moment for which a doubted token is not read again.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await app.database.query(
      `UPDATE organization_twilio_settings SET previous_auth_token_encrypted = auth_token_encrypted,
         auth_token_encrypted = $2 WHERE organization_id = $1`,
      [rotating.organizationId, keys.encrypt('the new token')],
    );
    expect((await post(form(rotating, 'voice-status', call('CA-2'), 'the new token'))).status).toBe(200);
    expect((await post(form(rotating, 'voice-status', call('CA-3')))).status).toBe(200);
    expect((await post(form(rotating, 'voice-status', call('CA-4'), 'no token of ours'))).status).toBe(403);
  });
});

describe('event streams', () => {
  it('bring batches, a receipt for each event', async () => {
    const batch = [1, 2, 3].map((n) => ({ id: `EZ-${n}`, type: 'com.twilio.unknown', data: { n } }));
    expect((await post(events(account, batch))).status).toBe(200);
    expect((await post(events(account, [...batch, { id: 'EZ-4', type: 'x' }]))).status).toBe(200);
    expect((await receipts('event')).map(({ params }) => params.id)).toEqual([
      'EZ-1',
      'EZ-2',
      'EZ-3',
      'EZ-4',
    ]);
  });

  it('bring one event alone', async () => {
    expect((await post(events(account, { id: 'EZ-alone', type: 'x', data: {} }))).status).toBe(200);
    expect((await receipts('event')).some(({ params }) => params.id === 'EZ-alone')).toBe(true);
  });
});

describe('news of compliance', () => {
  it('is a nudge each time', async () => {
    const nudge = form(account, 'compliance', { BundleSid: 'BU1', Status: 'twilio-approved' });
    expect((await post(nudge)).status).toBe(200);
    expect((await post(nudge)).status).toBe(200);
    expect(await receipts('compliance-status')).toHaveLength(2);
  });

  it('may come as a form or as JSON', async () => {
    expect((await post(events(account, { bundle_sid: 'BU1' }, 'compliance'))).status).toBe(200);
    expect((await receipts('compliance-status')).at(-1)?.params).toMatchObject({ bundle_sid: 'BU1' });
  });
});

describe('answers', () => {
  it('tell a caller in one sentence that nobody is there', async () => {
    const answer = await post(form(account, 'voice', { CallSid: 'CA-voice' }));
    expect(answer.headers.get('content-type')).toContain('text/xml');
    expect(await answer.text()).toMatch(/^<\?xml.*<Response><Say>.+<\/Say><Hangup\/><\/Response>$/);
  });

  it('say nothing to someone who texted', async () => {
    const answer = await post(
      form(account, 'messages', { MessageSid: 'SM-quiet', From: '+1', To: '+2', Body: 'Hi' }),
    );
    expect(answer.headers.get('content-type')).toContain('text/xml');
    expect(await answer.text()).toMatch(/<Response\/>$/);
  });
});
