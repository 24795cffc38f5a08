import type { TrustBundle } from '../compliance-state';
import { badRequest } from '../http/errors';
import { listV1, newestFirst } from '../http/paging';
import { newSid } from '../ids';
import { created, noContent, ok, type Call, type Product, type Route, type Simulator } from './product';
import { bundleIn, bundlesWith, families, isUnderReview, type Family } from './trust-families';
import { isEmail } from './trust-evaluations';
import { policyOf } from './trust-policies';
import { registerBundleReviews, renderBundle, submit } from './trust-reviews';

function create(call: Call, family: Family): TrustBundle {
  const { sim, form, account } = call;
  const policy = policyOf(form.text('PolicySid') ?? '');
  if (policy?.kind !== family.kind) {
    throw badRequest(`PolicySid ${form.get('PolicySid')} is no policy of this kind of resource`);
  }
  // Primary profiles are made in the Console, by a person (https://www.twilio.com/docs/trust-hub/trusthub-rest-api).
  if (policy.consoleOnly)
    throw badRequest('Primary Customer Profiles can only be created in the Twilio Console');
  const now = sim.clock.now();
  const bundle: TrustBundle = {
    sid: newSid('BU'),
    accountSid: account.sid,
    kind: family.kind,
    policySid: policy.sid,
    friendlyName: nameFrom(form.text('FriendlyName')),
    email: emailFrom(form.text('Email')),
    statusCallback: form.text('StatusCallback'),
    status: 'draft',
    validUntil: null,
    errors: null,
    createdAt: now,
    updatedAt: now,
  };
  sim.world.bundles[bundle.sid] = bundle;
  return bundle;
}

function nameFrom(name: string | null): string {
  if (!name || name.length > 255) throw badRequest('FriendlyName must have 1 to 255 characters');
  return name;
}

function emailFrom(email: string | null): string {
  if (!email || !isEmail(email)) throw badRequest('Email is not a valid email address');
  return email;
}

/** A caller submits, and changes what is not under review; nothing else about the status is theirs. */
function update(call: Call, family: Family): TrustBundle {
  const { sim, form } = call;
  const bundle = bundleIn(call, family);
  const status = form.text('Status');
  const others = ['FriendlyName', 'Email', 'StatusCallback'].filter((name) => form.has(name));
  if (status && others.length > 0)
    throw badRequest('Status cannot be changed together with other fields', 22204);
  if (isUnderReview(bundle)) throw badRequest(`A bundle in status ${bundle.status} cannot be changed`);
  if (status && status !== 'pending-review') throw badRequest(`Status cannot be set to ${status}`, 22203);
  if (form.has('FriendlyName')) bundle.friendlyName = nameFrom(form.text('FriendlyName'));
  if (form.has('Email')) bundle.email = emailFrom(form.text('Email'));
  if (form.has('StatusCallback')) bundle.statusCallback = form.text('StatusCallback');
  bundle.updatedAt = sim.clock.now();
  if (status) submit(sim, bundle);
  return bundle;
}

function remove(call: Call, family: Family): void {
  const { world } = call.sim;
  const bundle = bundleIn(call, family);
  if (isUnderReview(bundle)) throw badRequest(`A bundle in status ${bundle.status} cannot be deleted`, 21647);
  const hasNumbers = Object.values(world.channelAssignments).some(
    ({ bundleSid }) => bundleSid === bundle.sid,
  );
  const hasBrand = Object.values(world.brands).some(
    ({ customerProfileSid, trustProductSid }) =>
      customerProfileSid === bundle.sid || trustProductSid === bundle.sid,
  );
  if (hasNumbers || hasBrand || bundlesWith(world, bundle.sid).length > 0)
    throw badRequest('The bundle is still in use', 21648);
  delete world.bundles[bundle.sid];
  for (const { sid, bundleSid } of Object.values(world.entityAssignments))
    if (bundleSid === bundle.sid) delete world.entityAssignments[sid];
}

function list(call: Call, family: Family): Record<string, unknown> {
  const { query, sim, account } = call;
  const same = (name: string, value: string): boolean => !query.text(name) || query.text(name) === value;
  const all = newestFirst(
    sim.world.bundles,
    (bundle) =>
      bundle.accountSid === account.sid &&
      bundle.kind === family.kind &&
      same('Status', bundle.status) &&
      same('FriendlyName', bundle.friendlyName) &&
      same('PolicySid', bundle.policySid),
  );
  return listV1(call, 'results', all, renderBundle);
}

function routesOf(family: Family): Route[] {
  const { base } = family;
  return [
    { call: `POST ${base}`, handle: (call) => created(renderBundle(create(call, family))) },
    { call: `GET ${base}`, handle: (call) => ok(list(call, family)) },
    { call: `GET ${base}/{Sid}`, handle: (call) => ok(renderBundle(bundleIn(call, family))) },
    { call: `POST ${base}/{Sid}`, handle: (call) => ok(renderBundle(update(call, family))) },
    {
      call: `DELETE ${base}/{Sid}`,
      handle: (call) => {
        remove(call, family);
        return noContent();
      },
    },
  ];
}

const kindOf = (kind: TrustBundle['kind']) => (sim: Simulator) =>
  Object.values(sim.world.bundles)
    .filter((bundle) => bundle.kind === kind)
    .map(renderBundle);

/** Customer profiles and trust products of Trust Hub. */
export const trustBundles: Product = {
  setUp: registerBundleReviews,
  routes: families.flatMap(routesOf),
  resources: (sim) => ({
    customerProfiles: kindOf('profile')(sim),
    trustProducts: kindOf('product')(sim),
  }),
};
