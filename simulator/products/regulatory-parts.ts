import { isoSeconds } from '../http/dates';
import { badRequest, notFound } from '../http/errors';
import { jsonObject } from '../http/json-object';
import { listV1, newestFirst } from '../http/paging';
import { newSid } from '../ids';
import type { RegulatoryDocument, RegulatoryUser } from '../regulatory-state';
import type { World } from '../world';
import { created, noContent, ok, type Call, type Product, type Route } from './product';
import { documentType } from './regulation-catalogue';
import { requireSameAddress } from './regulatory-renewals';

const PATH = '/v2/RegulatoryCompliance';
const USERS = `numbers.twilio.com${PATH}/EndUsers`;
const DOCUMENTS = `numbers.twilio.com${PATH}/SupportingDocuments`;
const UPLOAD = `numbers-upload.twilio.com${PATH}/SupportingDocuments`;
const LARGEST_FILE = 5 * 1024 * 1024;
const FILE_TYPES = ['image/jpeg', 'image/png', 'application/pdf'];

const isUnderReview = (status: string): boolean => ['pending-review', 'in-review'].includes(status);

/** Statuses of the bundles that a part is in. */
function statusesAround(world: World, sid: string): string[] {
  return itemsWith(world, sid).flatMap(({ bundleSid }) => world.regulatoryBundles[bundleSid]?.status ?? []);
}

function itemsWith({ regulatoryItems }: World, sid: string) {
  return Object.values(regulatoryItems).filter(({ objectSid }) => objectSid === sid);
}

function renderUser(user: RegulatoryUser, base = USERS): Record<string, unknown> {
  return {
    sid: user.sid,
    account_sid: user.accountSid,
    friendly_name: user.friendlyName,
    type: user.type,
    attributes: user.attributes,
    date_created: isoSeconds(user.createdAt),
    date_updated: isoSeconds(user.updatedAt),
    url: `https://${base}/${user.sid}`,
  };
}

function renderDocument(document: RegulatoryDocument): Record<string, unknown> {
  return {
    ...renderUser(document, DOCUMENTS),
    mime_type: document.mimeType,
    status: document.status,
    failure_reason: document.failureReason,
    errors: document.errors,
  };
}

function attributesOf(call: Call): Record<string, unknown> {
  const text = call.form.get('Attributes');
  if (text === null || text === '') return {};
  try {
    return jsonObject(text, 'Attributes');
  } catch {
    throw badRequest('Attributes cannot be parsed', 22207);
  }
}

function named(call: Call): RegulatoryUser {
  const now = call.sim.clock.now();
  const friendlyName = call.form.text('FriendlyName');
  if (!friendlyName) throw badRequest('FriendlyName is missing', 22211);
  const type = call.form.text('Type');
  if (!type) throw badRequest('Type is missing', 22210);
  return {
    sid: '',
    accountSid: call.account.sid,
    friendlyName,
    type,
    attributes: attributesOf(call),
    createdAt: now,
    updatedAt: now,
  };
}

function createUser(call: Call): RegulatoryUser {
  const user = { ...named(call), sid: newSid('IT') };
  if (!['individual', 'business'].includes(user.type))
    throw badRequest(`${user.type} is no type of end user`, 22200);
  call.sim.world.regulatoryUsers[user.sid] = user;
  return user;
}

/** A document without a file comes to the usual host, one with a file to the upload host. */
function createDocument(call: Call): RegulatoryDocument {
  const { world } = call.sim;
  const document: RegulatoryDocument = {
    ...named(call),
    sid: newSid('RD'),
    mimeType: null,
    fileBytes: 0,
    status: 'draft',
    failureReason: null,
    errors: null,
  };
  if (!documentType(document.type)) throw badRequest(`Document type ${document.type} is unknown`, 22206);
  const file = call.files.find(({ name }) => name === 'File');
  if (file) {
    if (!FILE_TYPES.includes(file.contentType))
      throw badRequest(`Files of type ${file.contentType} are not supported`, 12301);
    if (file.bytes.length === 0 || file.bytes.length > LARGEST_FILE)
      throw badRequest('The file is empty or larger than 5 MB', 12301);
    Object.assign(document, { mimeType: file.contentType, fileBytes: file.bytes.length });
  }
  const addresses = document.attributes.address_sids;
  for (const sid of Array.isArray(addresses) ? (addresses as unknown[]) : [])
    if (typeof sid !== 'string' || world.addresses[sid]?.accountSid !== call.account.sid)
      throw badRequest('An address was not found in this account', 22205);
  world.regulatoryDocuments[document.sid] = document;
  return document;
}

function ownOf<T extends RegulatoryUser>(call: Call, all: Record<string, T>): T {
  const found = all[call.pathParams.Sid ?? ''];
  if (found?.accountSid !== call.account.sid) throw notFound(call.path);
  return found;
}

function change<T extends RegulatoryUser>(call: Call, part: T): T {
  if (statusesAround(call.sim.world, part.sid).some(isUnderReview))
    throw badRequest('It belongs to a bundle that is under review', 21646);
  if (statusesAround(call.sim.world, part.sid).includes('twilio-approved'))
    throw badRequest('It belongs to an approved bundle');
  if (call.form.has('Attributes')) {
    const attributes = attributesOf(call);
    for (const { bundleSid } of itemsWith(call.sim.world, part.sid))
      requireSameAddress(call.sim.world, bundleSid, { attributes });
    part.attributes = attributes;
  }
  part.friendlyName = call.form.text('FriendlyName') ?? part.friendlyName;
  part.updatedAt = call.sim.clock.now();
  return part;
}

function remove<T extends RegulatoryUser>(call: Call, all: Record<string, T>, code: number): void {
  const part = ownOf(call, all);
  if (statusesAround(call.sim.world, part.sid).length > 0)
    throw badRequest('It is still assigned to a bundle', code);
  delete all[part.sid];
}

function routes<T extends RegulatoryUser>(
  base: string,
  all: (world: World) => Record<string, T>,
  render: (part: T) => Record<string, unknown>,
  inUse: number,
): Route[] {
  return [
    {
      call: `GET ${base}`,
      handle: (call) =>
        ok(
          listV1(
            call,
            'results',
            newestFirst(all(call.sim.world), ({ accountSid }) => accountSid === call.account.sid),
            render,
          ),
        ),
    },
    { call: `GET ${base}/{Sid}`, handle: (call) => ok(render(ownOf(call, all(call.sim.world)))) },
    {
      call: `POST ${base}/{Sid}`,
      handle: (call) => ok(render(change(call, ownOf(call, all(call.sim.world))))),
    },
    {
      call: `DELETE ${base}/{Sid}`,
      handle: (call) => {
        remove(call, all(call.sim.world), inUse);
        return noContent();
      },
    },
  ];
}

/** End users and supporting documents of regulatory bundles. */
export const regulatoryParts: Product = {
  routes: [
    { call: `POST ${USERS}`, handle: (call) => created(renderUser(createUser(call))) },
    ...routes(USERS, (world) => world.regulatoryUsers, renderUser, 21644),
    { call: `POST ${DOCUMENTS}`, handle: (call) => created(renderDocument(createDocument(call))) },
    { call: `POST ${UPLOAD}`, handle: (call) => created(renderDocument(createDocument(call))) },
    ...routes(DOCUMENTS, (world) => world.regulatoryDocuments, renderDocument, 21645),
  ],
  resources: ({ world }) => ({
    regulatoryEndUsers: Object.values(world.regulatoryUsers).map((one) => renderUser(one)),
    regulatoryDocuments: Object.values(world.regulatoryDocuments).map(renderDocument),
  }),
};
