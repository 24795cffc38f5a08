import { badRequest } from '../http/errors';
import { listV1, newestFirst } from '../http/paging';
import { newSid } from '../ids';
import type { RegulatoryBundle, RegulatoryDocument } from '../regulatory-state';
import type { World } from '../world';
import { created, ok, type Call, type Route } from './product';
import { regulatoryBundleOf } from './regulatory-ownership';
import { endsOn, renderRegulatoryBundle } from './regulatory-reviews';

const BASE = 'numbers.twilio.com/v2/RegulatoryCompliance/Bundles/{BundleSid}';

/**
 * How an approval that ends is renewed: it is copied with all its items, the copy is corrected and approved, and its items
 * take the place of the old ones, so that no number has to be touched
 * (https://www.twilio.com/docs/phone-numbers/regulatory/api/copies-resource, replace-items-resource, read 2026-11-26).
 */
function copy(call: Call): RegulatoryBundle {
  const { sim, form, account } = call;
  const { world } = sim;
  const original = regulatoryBundleOf(call);
  if (original.status !== 'twilio-approved' || !original.validUntil)
    throw badRequest('Only an approved bundle with a valid_until can be copied', 22223);
  const now = sim.clock.now();
  const made: RegulatoryBundle = {
    ...original,
    sid: newSid('BU'),
    friendlyName: form.text('FriendlyName') ?? original.friendlyName,
    status: 'draft',
    validUntil: null,
    copyOf: original.sid,
    createdAt: now,
    updatedAt: now,
  };
  world.regulatoryBundles[made.sid] = made;
  for (const { objectSid } of itemsOf(world, original.sid)) {
    const sid = newSid('BV');
    const object = copyOfItem(world, objectSid, now);
    world.regulatoryItems[sid] = {
      sid,
      accountSid: account.sid,
      bundleSid: made.sid,
      objectSid: object,
      createdAt: now,
    };
  }
  return made;
}

/** Identities and documents are copied too, files and all. */
function copyOfItem(world: World, objectSid: string, now: string): string {
  const user = world.regulatoryUsers[objectSid];
  const document = world.regulatoryDocuments[objectSid];
  const sid = newSid(user ? 'IT' : 'RD');
  if (user) world.regulatoryUsers[sid] = { ...user, sid, createdAt: now, updatedAt: now };
  else if (document)
    world.regulatoryDocuments[sid] = {
      ...document,
      sid,
      status: 'draft',
      failureReason: null,
      errors: null,
      createdAt: now,
      updatedAt: now,
    };
  return sid;
}

/** Twilio names 22224 to 22228 for what keeps items from being replaced, without saying which is which. */
function replaceItems(call: Call): RegulatoryBundle {
  const { sim, form, account } = call;
  const { world } = sim;
  const original = regulatoryBundleOf(call);
  const from = world.regulatoryBundles[form.text('FromBundleSid') ?? ''];
  if (from?.accountSid !== account.sid)
    throw badRequest('FromBundleSid was not found in this account', 22224);
  if (from.copyOf !== original.sid) throw badRequest('FromBundleSid is no copy of the bundle', 22225);
  if (original.status !== 'twilio-approved') throw badRequest('The bundle is not approved', 22226);
  if (from.status !== 'twilio-approved') throw badRequest('FromBundleSid is not approved', 22227);
  for (const { sid } of itemsOf(world, original.sid)) delete world.regulatoryItems[sid];
  const now = sim.clock.now();
  for (const { objectSid } of itemsOf(world, from.sid)) {
    const sid = newSid('BV');
    world.regulatoryItems[sid] = {
      sid,
      accountSid: account.sid,
      bundleSid: original.sid,
      objectSid,
      createdAt: now,
    };
  }
  endsOn(sim, original, from.validUntil);
  original.updatedAt = now;
  return original;
}

function itemsOf({ regulatoryItems }: World, bundleSid: string) {
  return Object.values(regulatoryItems).filter((one) => one.bundleSid === bundleSid);
}

/** The address that a bundle was approved with stays that of its copies. */
export function requireSameAddress(
  world: World,
  bundleSid: string,
  document: Pick<RegulatoryDocument, 'attributes'> | undefined,
  isTakenOut = false,
): void {
  if (!world.regulatoryBundles[bundleSid]?.copyOf) return;
  const wanted = addressesOf(document);
  if (wanted.length === 0) return;
  const known = itemsOf(world, bundleSid).flatMap(({ objectSid }) =>
    addressesOf(world.regulatoryDocuments[objectSid]),
  );
  if (isTakenOut || wanted.some((one) => !known.includes(one)))
    throw badRequest('The address of a copied bundle cannot be replaced', 22229);
}

function addressesOf(document: Pick<RegulatoryDocument, 'attributes'> | undefined): unknown[] {
  const sids = document?.attributes.address_sids;
  return Array.isArray(sids) ? (sids as unknown[]) : [];
}

export const renewalRoutes: Route[] = [
  { call: `POST ${BASE}/Copies`, handle: (call) => created(renderRegulatoryBundle(copy(call))) },
  {
    call: `GET ${BASE}/Copies`,
    handle: (call) => {
      const { sid } = regulatoryBundleOf(call);
      const all = newestFirst(call.sim.world.regulatoryBundles, ({ copyOf }) => copyOf === sid);
      return ok(listV1(call, 'results', all, renderRegulatoryBundle));
    },
  },
  {
    call: `POST ${BASE}/ReplaceItems`,
    handle: (call) => created(renderRegulatoryBundle(replaceItems(call))),
  },
];
