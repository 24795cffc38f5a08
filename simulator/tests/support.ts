import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import twilio, { type Twilio } from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient';
import type TwilioResponse from 'twilio/lib/http/response';
import { startSimulator, type RunningSimulator, type SimulatorOptions } from '../server';

/** The Twilio library's own HTTP client, with `https://HOST/PATH` sent to `BASE/HOST/PATH`. */
export class RedirectedClient extends RequestClient {
  constructor(
    private readonly base: string,
    timeout = 5_000,
  ) {
    super({ timeout });
  }

  override request<T>(options: RequestClient.RequestOptions<T>): Promise<TwilioResponse<T>> {
    return super.request({ ...options, uri: options.uri.replace(/^https:\//, this.base) });
  }
}

export interface Received {
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
  params: Record<string, string>;
}

/** A client's web server, as Twilio sees it. */
export interface Receiver {
  url: string;
  received: Received[];
  /** Status of later answers. */
  answerWith: number;
  /** Body of later answers. */
  answer: string;
  close(): Promise<void>;
}

export async function startReceiver(receiver = {} as Receiver): Promise<Receiver> {
  const received: Received[] = [];
  Object.assign(receiver, { received, answerWith: 200, answer: '<Response/>' });
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const params = Object.fromEntries(new URLSearchParams(body));
      received.push({ url: `${base}${request.url}`, headers: request.headers, body, params });
      response.writeHead(receiver.answerWith, { 'Content-Type': 'text/xml' }).end(receiver.answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  return Object.assign(receiver, { url: base, close });
}

/** A simulator in this process, its control calls, and library clients for its accounts. */
export interface Rig {
  simulator: RunningSimulator;
  parent: Twilio;
  clientFor(account: { sid: string; authToken: string }, timeout?: number): Twilio;
  control(call: string, body?: unknown): Promise<{ status: number; body: ControlBody }>;
  resources(): Promise<ControlBody>;
  /** A raw request with the parent's credentials. */
  raw(
    method: string,
    path: string,
    body?: string,
    credentials?: string,
  ): Promise<{ status: number; body: ControlBody }>;
  stop(): Promise<void>;
}

// The control API and raw answers are plain JSON of many shapes.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type ControlBody = any;

export async function startRig(options: Partial<SimulatorOptions> = {}): Promise<Rig> {
  const simulator = await startSimulator({ port: 0, reviews: 'manual', ...options });
  const clientFor: Rig['clientFor'] = ({ sid, authToken }, timeout) =>
    twilio(sid, authToken, { httpClient: new RedirectedClient(simulator.url, timeout) });
  const json = async (response: Response): Promise<{ status: number; body: ControlBody }> => {
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  };
  const control: Rig['control'] = async (call, body) => {
    const [method, path] = call.split(' ');
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    return json(await fetch(`${simulator.url}/_simulator${path}`, init));
  };
  return {
    simulator,
    parent: clientFor({ sid: simulator.accountSid, authToken: simulator.authToken }),
    clientFor,
    control,
    resources: async () => (await control('GET /resources')).body,
    raw: async (method, path, body, credentials = `${simulator.accountSid}:${simulator.authToken}`) => {
      const headers: Record<string, string> = { Authorization: `Basic ${btoa(credentials)}` };
      if (body !== undefined) headers['Content-Type'] = 'application/x-www-form-urlencoded';
      return json(
        await fetch(`${simulator.url}/${path}`, { method, headers, ...(body === undefined ? {} : { body }) }),
      );
    },
    stop: () => simulator.stop(),
  };
}

/** A rig and a receiver for the tests around the call, both as new before each of them. */
export function useRig(limits?: object): { rig: Rig; receiver: Receiver } {
  const rig = {} as Rig;
  const receiver = {} as Receiver;
  beforeAll(async () => {
    Object.assign(rig, await startRig());
    await startReceiver(receiver);
  });
  afterAll(async () => {
    await rig.stop();
    await receiver.close();
  });
  beforeEach(async () => {
    await rig.control('POST /reset');
    if (limits) await rig.control('POST /limits', limits);
    receiver.received.length = 0;
    receiver.answerWith = 200;
  });
  return { rig, receiver };
}

/** Resolves once the condition gives something; fails after the time limit. */
export async function eventually<T>(
  look: () => T | Promise<T>,
  limitMs = 5_000,
): Promise<Exclude<T, false | null | undefined>> {
  const end = Date.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (seen) return seen as Exclude<T, false | null | undefined>;
    if (Date.now() > end) throw new Error('It did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A complete toll-free verification; the caller adds the number's SID. */
export const verificationForm = {
  businessName: "Owl's Coffee LLC",
  businessWebsite: 'https://owlscoffee.example.com',
  notificationEmail: 'compliance@loquent.example.com',
  useCaseCategories: ['ACCOUNT_NOTIFICATIONS', 'CUSTOMER_CARE'],
  useCaseSummary: 'Order updates for customers who asked for them at the counter or on our website.',
  productionMessageSample: "Owl's Coffee: your order 12 is ready. Reply STOP to opt out.",
  optInImageUrls: ['https://owlscoffee.example.com/opt-in.png'],
  optInType: 'WEB_FORM' as const,
  messageVolume: '1,000',
  businessStreetAddress: '123 Main Street',
  businessCity: 'Oakland',
  businessStateProvinceRegion: 'CA',
  businessPostalCode: '94612',
  businessCountry: 'US',
  businessContactFirstName: 'Ada',
  businessContactLastName: 'Strix',
  businessContactEmail: 'ada@owlscoffee.example.com',
  businessContactPhone: '+15105550123',
  businessRegistrationNumber: '12-3456789',
  businessRegistrationAuthority: 'EIN' as const,
  businessRegistrationCountry: 'US',
  businessType: 'PRIVATE_PROFIT' as const,
  privacyPolicyUrl: 'https://owlscoffee.example.com/privacy',
  termsAndConditionsUrl: 'https://owlscoffee.example.com/terms',
};

/** A new subaccount with one toll-free number of its own. */
export async function tollFreeShop(rig: Rig, name = 'org-1') {
  const account = await rig.parent.api.v2010.accounts.create({ friendlyName: name });
  const client = rig.clientFor(account);
  const [offer] = await client.availablePhoneNumbers('US').tollFree.list({ smsEnabled: true, limit: 1 });
  const number = await client.incomingPhoneNumbers.create({ phoneNumber: offer?.phoneNumber ?? '' });
  return { account, client, number };
}

/** A toll-free shop whose verification is approved, so that its texts are delivered. */
export async function textingShop(rig: Rig, name = 'org-1') {
  const shop = await tollFreeShop(rig, name);
  const { sid } = await shop.client.messaging.v1.tollfreeVerifications.create({
    ...verificationForm,
    tollfreePhoneNumberSid: shop.number.sid,
  });
  await rig.control('POST /decide', { sid, outcome: 'approve' });
  return shop;
}

/** Buys a local US number that can text. */
export async function buyLocal(client: Twilio) {
  const [offer] = await client.availablePhoneNumbers('US').local.list({ smsEnabled: true, limit: 1 });
  return client.incomingPhoneNumbers.create({ phoneNumber: offer?.phoneNumber ?? '' });
}

/** A messaging service whose pool holds these numbers. */
export async function serviceWith(client: Twilio, numberSids: string[], settings: object = {}) {
  const service = await client.messaging.v1.services.create({ friendlyName: 'shop', ...settings });
  for (const phoneNumberSid of numberSids)
    await client.messaging.v1.services(service.sid).phoneNumbers.create({ phoneNumberSid });
  return service;
}

/** The message once it has reached the status. */
export function reached(client: Twilio, sid: string, status: string) {
  return eventually(async () => {
    const message = await client.messages(sid).fetch();
    return message.status === status && message;
  });
}
