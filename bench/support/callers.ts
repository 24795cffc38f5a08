import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { signToken } from '../../local/tokens';
import { hashOf, idOf, publicUrl, secrets } from './constants';

/** The token of one person of the nth organization. */
export function tokenFor(organization: number, person = 1): Promise<string> {
  const subject = {
    role: 'owner',
    userId: `user-${person}`,
    organizationId: idOf('organization', organization),
  } as const;
  return signToken(secrets.jwt, subject, 3_600);
}

/** A status callback about a message of organization 1, as Twilio sends it. */
export function statusCallback(
  messageSid: string,
  to = '+14155550123',
  suffix = '',
): { path: string; headers: Record<string, string>; body: string } {
  const path = `/webhooks/twilio/${hashOf('webhook', 1)}/message-status${suffix}`;
  const params: Record<string, string> = {
    AccountSid: `AC${hashOf('account', 1)}`,
    ApiVersion: '2010-04-01',
    From: '+18882000001',
    MessageSid: messageSid,
    MessageStatus: 'delivered',
    SmsSid: messageSid,
    SmsStatus: 'delivered',
    To: to,
  };
  const text = Object.keys(params)
    .sort()
    .reduce((all, key) => all + key + params[key], publicUrl + path);
  return {
    path,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'x-twilio-signature': createHmac('sha1', secrets.authToken).update(text).digest('base64'),
    },
    body: new URLSearchParams(params).toString(),
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: 4 });

/** One POST over a kept connection; gives the body, throws on anything but 200. */
export function post(url: string, headers: Record<string, string>, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(text)
          : reject(new Error(`${response.statusCode} from ${url}: ${text.slice(0, 200)}`)),
      );
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** Ends the kept connections. */
export function hangUp(): void {
  agent.destroy();
}
