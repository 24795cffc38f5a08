import { isoSeconds } from '../http/dates';
import { badRequest, notFound } from '../http/errors';
import { listV1, newestFirst } from '../http/paging';
import { newSid } from '../ids';
import type { MessagingService, PhoneNumber } from '../state';
import type { World } from '../world';
import { deleteCampaign } from './campaign-life';
import { deregister, registerPool } from './number-registrations';
import { created, noContent, ok, type Call, type Product, type Reply, type Simulator } from './product';

const BASE = 'messaging.twilio.com/v1/Services';
const POOL_LIMIT = 400;
const USECASES = ['notifications', 'marketing', 'verification', 'discussion', 'poll', 'undeclared'];

type Kind = 'text' | 'flag' | 'number';

/** Parameters that are kept as given, with their response field, kind and first value. */
const settingFields: [param: string, field: string, kind: Kind, initial: string | boolean | number | null][] =
  [
    ['FriendlyName', 'friendly_name', 'text', ''],
    ['InboundRequestUrl', 'inbound_request_url', 'text', null],
    ['InboundMethod', 'inbound_method', 'text', 'POST'],
    ['FallbackUrl', 'fallback_url', 'text', null],
    ['FallbackMethod', 'fallback_method', 'text', 'POST'],
    ['StatusCallback', 'status_callback', 'text', null],
    ['StickySender', 'sticky_sender', 'flag', true],
    ['MmsConverter', 'mms_converter', 'flag', true],
    ['SmartEncoding', 'smart_encoding', 'flag', true],
    ['ScanMessageContent', 'scan_message_content', 'text', 'inherit'],
    ['FallbackToLongCode', 'fallback_to_long_code', 'flag', true],
    ['AreaCodeGeomatch', 'area_code_geomatch', 'flag', true],
    ['ValidityPeriod', 'validity_period', 'number', 36_000],
    ['SynchronousValidation', 'synchronous_validation', 'flag', false],
    ['Usecase', 'usecase', 'text', 'undeclared'],
    ['UseInboundWebhookOnNumber', 'use_inbound_webhook_on_number', 'flag', false],
  ];

export function renderService(world: World, service: MessagingService): Record<string, unknown> {
  const url = `https://${BASE}/${service.sid}`;
  return {
    sid: service.sid,
    account_sid: service.accountSid,
    ...service.settings,
    us_app_to_person_registered: service.sid in world.campaigns,
    date_created: isoSeconds(service.createdAt),
    date_updated: isoSeconds(service.updatedAt),
    url,
    links: {
      phone_numbers: `${url}/PhoneNumbers`,
      short_codes: `${url}/ShortCodes`,
      alpha_senders: `${url}/AlphaSenders`,
      messages: `${url}/Messages`,
      us_app_to_person: `${url}/Compliance/Usa2p`,
      us_app_to_person_usecases: `${url}/Compliance/Usa2p/Usecases`,
      channel_senders: `${url}/ChannelSenders`,
      destination_alpha_senders: `${url}/DestinationAlphaSenders`,
    },
  };
}

function settingsFrom(call: Call, before: MessagingService['settings']): MessagingService['settings'] {
  const settings = { ...before };
  for (const [param, field, kind] of settingFields) {
    const value = call.form.get(param);
    if (value === null) continue;
    if (kind === 'flag') settings[field] = value.toLowerCase() === 'true';
    else if (kind === 'number') settings[field] = Number(value);
    else settings[field] = value === '' && param.endsWith('Url') ? null : value;
  }
  if (settings.status_callback === '') settings.status_callback = null;
  const name = settings.friendly_name;
  if (typeof name !== 'string' || name === '' || name.length > 64)
    throw badRequest('FriendlyName must have 1 to 64 characters');
  const validity = Number(settings.validity_period);
  if (validity < 1 || validity > 36_000) throw badRequest('ValidityPeriod must be between 1 and 36000');
  if (!USECASES.includes(String(settings.usecase)))
    throw badRequest(`Usecase is not one of ${USECASES.join(', ')}`);
  return settings;
}

const initialSettings = (): MessagingService['settings'] =>
  Object.fromEntries(settingFields.map(([, field, , value]) => [field, value]));

/** A service that an account has had for long; `settings` under their Twilio field names. */
export function heldService(
  sim: Simulator,
  accountSid: string,
  settings: MessagingService['settings'],
): MessagingService {
  const now = sim.clock.now();
  const service: MessagingService = {
    sid: newSid('MG'),
    accountSid,
    settings: { ...initialSettings(), ...settings },
    keywords: null,
    advanced: null,
    pool: [],
    createdAt: now,
    updatedAt: now,
  };
  sim.world.messagingServices[service.sid] = service;
  return service;
}

function create(call: Call): MessagingService {
  return heldService(call.sim, call.account.sid, settingsFrom(call, initialSettings()));
}

function serviceOf(call: Call): MessagingService {
  const { Sid, ServiceSid } = call.pathParams;
  const service = call.sim.world.messagingServices[ServiceSid ?? Sid ?? ''];
  if (service?.accountSid !== call.account.sid) throw notFound(call.path);
  return service;
}

function renderMember(
  service: MessagingService,
  number: PhoneNumber,
  joinedAt: string,
): Record<string, unknown> {
  const { voice, sms, mms } = number.capabilities;
  return {
    sid: number.sid,
    account_sid: service.accountSid,
    service_sid: service.sid,
    phone_number: number.phoneNumber,
    country_code: number.country,
    capabilities: [...(mms ? ['MMS'] : []), ...(sms ? ['SMS'] : []), ...(voice ? ['Voice'] : [])],
    date_created: isoSeconds(joinedAt),
    date_updated: isoSeconds(joinedAt),
    url: `https://${BASE}/${service.sid}/PhoneNumbers/${number.sid}`,
  };
}

/** Adds a number to the pool: 201 when new, 200 when it is there already. */
function join(call: Call): Reply {
  const { world, clock } = call.sim;
  const service = serviceOf(call);
  const number = world.phoneNumbers[call.form.text('PhoneNumberSid') ?? ''];
  if (number?.accountSid !== call.account.sid) throw notFound(call.path);
  const known = service.pool.find(({ numberSid }) => numberSid === number.sid);
  if (known) return ok(renderMember(service, number, known.joinedAt));
  const elsewhere = Object.values(world.messagingServices).some(({ pool }) =>
    pool.some((member) => member.numberSid === number.sid),
  );
  if (elsewhere) throw badRequest('Phone Number is associated with another Messaging Service', 21712);
  if (!number.capabilities.sms) throw badRequest('Phone Number lacks the SMS capability', 21715);
  if (service.pool.length >= POOL_LIMIT)
    throw badRequest('The Messaging Service has reached its number limit', 21714);
  const joinedAt = clock.now();
  service.pool.push({ numberSid: number.sid, joinedAt });
  service.updatedAt = joinedAt;
  registerPool(call.sim, service.sid);
  return created(renderMember(service, number, joinedAt));
}

function members(
  call: Call,
  service: MessagingService,
): { sid: string; number: PhoneNumber; joinedAt: string }[] {
  return service.pool.flatMap(({ numberSid, joinedAt }) => {
    const number = call.sim.world.phoneNumbers[numberSid];
    return number ? [{ sid: numberSid, number, joinedAt }] : [];
  });
}

function memberOf(call: Call): { service: MessagingService; number: PhoneNumber; joinedAt: string } {
  const service = serviceOf(call);
  const member = members(call, service).find(({ sid }) => sid === call.pathParams.Sid);
  if (!member) throw notFound(call.path);
  return { service, ...member };
}

export const messagingServices: Product = {
  routes: [
    { call: `POST ${BASE}`, handle: (call) => created(renderService(call.sim.world, create(call))) },
    {
      call: `GET ${BASE}`,
      handle: (call) => {
        const all = newestFirst(
          call.sim.world.messagingServices,
          ({ accountSid }) => accountSid === call.account.sid,
        );
        return ok(listV1(call, 'services', all, (service) => renderService(call.sim.world, service)));
      },
    },
    { call: `GET ${BASE}/{Sid}`, handle: (call) => ok(renderService(call.sim.world, serviceOf(call))) },
    {
      call: `POST ${BASE}/{Sid}`,
      handle: (call) => {
        const service = serviceOf(call);
        service.settings = settingsFrom(call, service.settings);
        service.updatedAt = call.sim.clock.now();
        return ok(renderService(call.sim.world, service));
      },
    },
    {
      call: `DELETE ${BASE}/{Sid}`,
      handle: (call) => {
        const { sid } = serviceOf(call);
        const campaign = call.sim.world.campaigns[sid];
        if (campaign) deleteCampaign(call.sim, campaign);
        delete call.sim.world.messagingServices[sid];
        return noContent();
      },
    },
    { call: `POST ${BASE}/{ServiceSid}/PhoneNumbers`, handle: join },
    {
      call: `GET ${BASE}/{ServiceSid}/PhoneNumbers`,
      handle: (call) => {
        const service = serviceOf(call);
        const all = members(call, service).reverse();
        return ok(
          listV1(call, 'phone_numbers', all, ({ number, joinedAt }) =>
            renderMember(service, number, joinedAt),
          ),
        );
      },
    },
    {
      call: `GET ${BASE}/{ServiceSid}/PhoneNumbers/{Sid}`,
      handle: (call) => {
        const { service, number, joinedAt } = memberOf(call);
        return ok(renderMember(service, number, joinedAt));
      },
    },
    {
      call: `DELETE ${BASE}/{ServiceSid}/PhoneNumbers/{Sid}`,
      handle: (call) => {
        const { service, number } = memberOf(call);
        service.pool = service.pool.filter(({ numberSid }) => numberSid !== number.sid);
        deregister(call.sim, number.sid);
        return noContent();
      },
    },
  ],
  numberLeft: ({ world }, gone) => {
    for (const service of Object.values(world.messagingServices)) {
      service.pool = service.pool.filter(({ numberSid }) => numberSid !== gone);
    }
  },
  resources: ({ world }) => ({
    messagingServices: Object.values(world.messagingServices).map((service) => ({
      ...renderService(world, service),
      phone_number_sids: service.pool.map(({ numberSid }) => numberSid),
    })),
  }),
};
