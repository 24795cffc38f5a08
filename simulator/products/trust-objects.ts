import type { TrustObject } from '../compliance-state';
import { isoSeconds } from '../http/dates';
import { badRequest, notFound } from '../http/errors';
import { jsonObject } from '../http/json-object';
import { listV1, newestFirst } from '../http/paging';
import { newSid } from '../ids';
import type { World } from '../world';
import { created, noContent, ok, type Call, type Product, type Route } from './product';
import { bundlesWith, isUnderReview } from './trust-families';
import { endUserTypes, supportingDocumentTypes, typeNamed, type TrustType } from './trust-types';

/** End users and supporting documents: the same calls, told apart by path and SID. */
interface Kind {
  base: string;
  prefix: string;
  types: TrustType[];
  /** Twilio's code when it is still part of a bundle. */
  inUse: number;
  all(world: World): Record<string, TrustObject>;
  render(object: TrustObject, world: World): Record<string, unknown>;
}

const HOST = 'trusthub.twilio.com/v1';

function renderShared(base: string, object: TrustObject): Record<string, unknown> {
  return {
    sid: object.sid,
    account_sid: object.accountSid,
    friendly_name: object.friendlyName,
    type: object.type,
    attributes: object.attributes,
    date_created: isoSeconds(object.createdAt),
    date_updated: isoSeconds(object.updatedAt),
    url: `https://${base}/${object.sid}`,
  };
}

const endUsers: Kind = {
  base: `${HOST}/EndUsers`,
  prefix: 'IT',
  types: endUserTypes,
  inUse: 21644,
  all: (world) => world.endUsers,
  render: (object) => renderShared(endUsers.base, object),
};

const documents: Kind = {
  base: `${HOST}/SupportingDocuments`,
  prefix: 'RD',
  types: supportingDocumentTypes,
  inUse: 21645,
  all: (world) => world.supportingDocuments,
  render: (object, world) => ({
    ...renderShared(documents.base, object),
    mime_type: null,
    status: documentStatus(world, object),
  }),
};

/** A document is judged with the bundle it is part of; its states are written in capitals. */
function documentStatus(world: World, { sid }: TrustObject): string {
  const statuses = bundlesWith(world, sid).map(({ status }) => status);
  if (statuses.includes('twilio-approved')) return 'APPROVED';
  if (statuses.some((status) => status === 'pending-review' || status === 'in-review'))
    return 'PENDING_REVIEW';
  return statuses.includes('twilio-rejected') ? 'REJECTED' : 'DRAFT';
}

/** The attributes as given; one that the type does not have is a mistake of the client. */
function attributesFrom(text: string | null, type: TrustType): Record<string, unknown> {
  if (text === null || text === '') return {};
  const attributes = parsed(text);
  const unknown = Object.keys(attributes).find((name) => !type.fields.some((field) => field.name === name));
  if (unknown) throw badRequest(`Attribute ${unknown} does not belong to ${type.name}`, 22207);
  return attributes;
}

function parsed(text: string): Record<string, unknown> {
  try {
    return jsonObject(text, 'Attributes');
  } catch {
    throw badRequest('Attributes cannot be parsed', 22207);
  }
}

function create(call: Call, kind: Kind): TrustObject {
  const { sim, form } = call;
  const type = typeNamed(kind.types, form.text('Type') ?? '');
  if (!type) throw badRequest(`Type ${form.get('Type')} is not known here`, 22206);
  const friendlyName = form.text('FriendlyName');
  if (!friendlyName) throw badRequest('FriendlyName is missing', 22211);
  const now = sim.clock.now();
  const object: TrustObject = {
    sid: newSid(kind.prefix),
    accountSid: call.account.sid,
    friendlyName,
    type: type.name,
    attributes: attributesFrom(form.get('Attributes'), type),
    createdAt: now,
    updatedAt: now,
  };
  kind.all(sim.world)[object.sid] = object;
  return object;
}

function objectOf(call: Call, kind: Kind): TrustObject {
  const object = kind.all(call.sim.world)[call.pathParams.Sid ?? ''];
  if (object?.accountSid !== call.account.sid) throw notFound(call.path);
  return object;
}

function update(call: Call, kind: Kind): TrustObject {
  const { sim, form } = call;
  const object = objectOf(call, kind);
  const type = typeNamed(kind.types, object.type);
  if (bundlesWith(sim.world, object.sid).some(isUnderReview))
    throw badRequest('It belongs to a bundle that is under review');
  if (form.has('Attributes') && type) object.attributes = attributesFrom(form.get('Attributes'), type);
  object.friendlyName = form.text('FriendlyName') ?? object.friendlyName;
  object.updatedAt = sim.clock.now();
  return object;
}

function remove(call: Call, kind: Kind): void {
  const object = objectOf(call, kind);
  if (bundlesWith(call.sim.world, object.sid).length > 0)
    throw badRequest('It is still assigned to a bundle', kind.inUse);
  delete kind.all(call.sim.world)[object.sid];
}

function routesOf(kind: Kind): Route[] {
  const { base } = kind;
  const shown = (call: Call, object: TrustObject) => kind.render(object, call.sim.world);
  return [
    { call: `POST ${base}`, handle: (call) => created(shown(call, create(call, kind))) },
    {
      call: `GET ${base}`,
      handle: (call) => {
        const all = newestFirst(
          kind.all(call.sim.world),
          ({ accountSid }) => accountSid === call.account.sid,
        );
        return ok(listV1(call, 'results', all, (object) => shown(call, object)));
      },
    },
    { call: `GET ${base}/{Sid}`, handle: (call) => ok(shown(call, objectOf(call, kind))) },
    { call: `POST ${base}/{Sid}`, handle: (call) => ok(shown(call, update(call, kind))) },
    {
      call: `DELETE ${base}/{Sid}`,
      handle: (call) => {
        remove(call, kind);
        return noContent();
      },
    },
  ];
}

/** What bundles are made of. Their lists have no filter, as at Twilio. */
export const trustObjects: Product = {
  routes: [endUsers, documents].flatMap(routesOf),
  resources: ({ world }) => ({
    endUsers: Object.values(world.endUsers).map((object) => endUsers.render(object, world)),
    supportingDocuments: Object.values(world.supportingDocuments).map((object) =>
      documents.render(object, world),
    ),
  }),
};
