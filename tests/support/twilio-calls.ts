import { createHash, createHmac } from 'node:crypto';
import type { TestApp } from './app';

/** Calls of Twilio made by hand, signed as Twilio signs them, for when their order matters. */
export interface TwilioCalls {
  /** The callback of a text that came in. */
  webhook(params: Record<string, string>): Promise<void>;
  /** Any other callback with a form; gives what was answered. */
  form(address: string, params: Record<string, string>): Promise<{ status: number; text: string }>;
  /** The same from Event Streams. */
  event(type: string, data: Record<string, unknown>): Promise<void>;
}

/** For one organization's account. */
export async function twilioCalls(app: TestApp, organizationId: string): Promise<TwilioCalls> {
  const [row] = await app.database.query<{ webhook_key: string; account_sid: string }>(
    'SELECT webhook_key, account_sid FROM organization_twilio_settings WHERE organization_id = $1',
    [organizationId],
  );
  const { accounts } = await app.simulator.resources();
  const token = String(accounts!.find((one) => one.sid === row!.account_sid)!.auth_token);
  const address = `${app.url}/webhooks/twilio/${row!.webhook_key}`;
  const sign = (text: string) => createHmac('sha1', token).update(text).digest('base64');
  let events = 0;

  async function post(url: string, type: string, body: string, signed: string): Promise<void> {
    const headers = { 'content-type': type, 'x-twilio-signature': sign(signed) };
    const response = await fetch(url, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
  }

  return {
    form: async (path, params) => {
      const url = `${address}/${path}`;
      const all: Record<string, string> = { AccountSid: row!.account_sid, ...params };
      const signed = Object.keys(all)
        .sort()
        .reduce((text, name) => text + name + all[name], url);
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-twilio-signature': sign(signed),
        },
        body: new URLSearchParams(all).toString(),
      });
      return { status: response.status, text: await response.text() };
    },
    webhook: async (params) => {
      const url = `${address}/messages`;
      const all: Record<string, string> = { AccountSid: row!.account_sid, NumMedia: '0', ...params };
      const signed = Object.keys(all)
        .sort()
        .reduce((text, name) => text + name + all[name], url);
      await post(url, 'application/x-www-form-urlencoded', new URLSearchParams(all).toString(), signed);
    },
    event: async (type, data) => {
      const id = `EV${(events += 1)}-${Math.random()}`;
      const body = JSON.stringify([{ specversion: '1.0', id, type, source: '/', data }]);
      const hash = createHash('sha256').update(body).digest('hex');
      const url = `${address}/events?bodySHA256=${hash}`;
      await post(url, 'application/json', body, url);
    },
  };
}
