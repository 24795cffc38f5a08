import type { TrustAssignment, TrustBundle } from '../compliance-state';
import { isoSeconds } from '../http/dates';
import { badRequest, notFound } from '../http/errors';
import { listV1, newestFirst } from '../http/paging';
import { newSid } from '../ids';
import { PRIMARY_POLICY } from '../primary-profile';
import type { World } from '../world';
import { created, noContent, ok, type Call, type Product, type Route } from './product';
import { bundleIn, families, isUnderReview, type Family } from './trust-families';
import { typeNamed, endUserTypes } from './trust-types';

/** The two things that are joined to bundles: their parts, and the numbers they vouch for. */
interface Kind {
  part: string;
  prefix: string;
  all(world: World): Record<string, TrustAssignment>;
  /** The SID to assign, checked. */
  wanted(call: Call, bundle: TrustBundle): string;
  filter(call: Call, world: World, assignment: TrustAssignment): boolean;
  fields(assignment: TrustAssignment): Record<string, unknown>;
}

const entities: Kind = {
  part: 'EntityAssignments',
  prefix: 'BV',
  all: (world) => world.entityAssignments,
  wanted: (call) => assignableObject(call),
  filter: (call, world, { objectSid }) => {
    const type = call.query.text('ObjectType');
    return !type || objectTypeOf(world, objectSid) === type;
  },
  fields: ({ objectSid }) => ({ object_sid: objectSid }),
};

const channels: Kind = {
  part: 'ChannelEndpointAssignments',
  prefix: 'RA',
  all: (world) => world.channelAssignments,
  wanted: (call, bundle) => assignableNumber(call, bundle),
  filter: (call, _, { objectSid }) => {
    const one = call.query.text('ChannelEndpointSid');
    const several = call.query.text('ChannelEndpointSids')?.split(',');
    return (!one || one === objectSid) && (!several || several.includes(objectSid));
  },
  fields: ({ objectSid }) => ({ channel_endpoint_type: 'phone-number', channel_endpoint_sid: objectSid }),
};

/** An object of the same account, or the primary profile of the account that owns it. */
function assignableObject({ sim, account, form }: Call): string {
  const sid = form.text('ObjectSid') ?? '';
  if (!/^(IT|RD|BU)/.test(sid)) throw badRequest(`${sid} cannot be assigned to a bundle`, 22206);
  const { endUsers, supportingDocuments, bundles } = sim.world;
  const bundle = bundles[sid];
  const owner = (endUsers[sid] ?? supportingDocuments[sid] ?? bundle)?.accountSid;
  const isParentsPrimary = bundle?.policySid === PRIMARY_POLICY && owner === account.ownerSid;
  if (owner === undefined || (owner !== account.sid && !isParentsPrimary))
    throw badRequest(`ObjectSid ${sid} was not found in this account`, 22205);
  return sid;
}

function objectTypeOf(world: World, sid: string): string | null {
  const object = world.endUsers[sid] ?? world.supportingDocuments[sid];
  if (object) return typeNamed(endUserTypes, object.type)?.name ?? object.type;
  return world.bundles[sid]?.policySid ?? null;
}

/** Numbers join a profile before any trust product takes them. */
function assignableNumber({ sim, account, form }: Call, bundle: TrustBundle): string {
  if (form.text('ChannelEndpointType') !== 'phone-number')
    throw badRequest('ChannelEndpointType must be phone-number');
  const sid = form.text('ChannelEndpointSid') ?? '';
  if (sim.world.phoneNumbers[sid]?.accountSid !== account.sid)
    throw badRequest(`ChannelEndpointSid ${sid} was not found in this account`, 22205);
  const inProfile = Object.values(sim.world.channelAssignments).some(
    ({ objectSid, bundleSid }) => objectSid === sid && sim.world.bundles[bundleSid]?.kind === 'profile',
  );
  if (bundle.kind === 'product' && !inProfile)
    throw badRequest(`${sid} is not assigned to a customer profile yet`);
  return sid;
}

function render(kind: Kind, family: Family, assignment: TrustAssignment): Record<string, unknown> {
  return {
    sid: assignment.sid,
    account_sid: assignment.accountSid,
    [family.sidField]: assignment.bundleSid,
    ...kind.fields(assignment),
    date_created: isoSeconds(assignment.createdAt),
    url: `https://${family.base}/${assignment.bundleSid}/${kind.part}/${assignment.sid}`,
  };
}

function create(call: Call, kind: Kind, family: Family): TrustAssignment {
  const bundle = bundleIn(call, family);
  const objectSid = kind.wanted(call, bundle);
  if (kind === entities) requireOpen(bundle);
  const assignment: TrustAssignment = {
    sid: newSid(kind.prefix),
    accountSid: call.account.sid,
    bundleSid: bundle.sid,
    objectSid,
    createdAt: call.sim.clock.now(),
  };
  kind.all(call.sim.world)[assignment.sid] = assignment;
  return assignment;
}

function requireOpen(bundle: TrustBundle): void {
  if (isUnderReview(bundle)) throw badRequest(`A bundle in status ${bundle.status} cannot be changed`);
}

function assignmentOf(call: Call, kind: Kind, family: Family): TrustAssignment {
  // The bundle's SID stands in the path too, so `Sid` here is the assignment's.
  const assignment = kind.all(call.sim.world)[call.pathParams.Sid ?? ''];
  if (assignment?.bundleSid !== bundleIn(call, family).sid) throw notFound(call.path);
  return assignment;
}

function routesOf(kind: Kind, family: Family): Route[] {
  const base = `${family.base}/{${family.parameter}}/${kind.part}`;
  return [
    { call: `POST ${base}`, handle: (call) => created(render(kind, family, create(call, kind, family))) },
    {
      call: `GET ${base}`,
      handle: (call) => {
        const { world } = call.sim;
        const { sid } = bundleIn(call, family);
        const all = newestFirst(
          kind.all(world),
          (assignment) => assignment.bundleSid === sid && kind.filter(call, world, assignment),
        );
        return ok(listV1(call, 'results', all, (assignment) => render(kind, family, assignment)));
      },
    },
    {
      call: `GET ${base}/{Sid}`,
      handle: (call) => ok(render(kind, family, assignmentOf(call, kind, family))),
    },
    {
      call: `DELETE ${base}/{Sid}`,
      handle: (call) => {
        const assignment = assignmentOf(call, kind, family);
        if (kind === entities) requireOpen(bundleIn(call, family));
        delete kind.all(call.sim.world)[assignment.sid];
        return noContent();
      },
    },
  ];
}

/** What belongs to a bundle, and which numbers it stands for. */
export const trustAssignments: Product = {
  routes: [entities, channels].flatMap((kind) => families.flatMap((family) => routesOf(kind, family))),
  numberLeft: ({ world }, numberSid) => {
    for (const { sid, objectSid } of Object.values(world.channelAssignments))
      if (objectSid === numberSid) delete world.channelAssignments[sid];
  },
  resources: ({ world }) => ({
    entityAssignments: Object.values(world.entityAssignments).map((assignment) => ({
      sid: assignment.sid,
      account_sid: assignment.accountSid,
      bundle_sid: assignment.bundleSid,
      object_sid: assignment.objectSid,
    })),
    channelEndpointAssignments: Object.values(world.channelAssignments).map((assignment) => ({
      sid: assignment.sid,
      account_sid: assignment.accountSid,
      bundle_sid: assignment.bundleSid,
      channel_endpoint_sid: assignment.objectSid,
    })),
  }),
};
