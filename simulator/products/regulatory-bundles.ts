import { isoSeconds } from '../http/dates';
import { badRequest, notFound } from '../http/errors';
import { listV1, newestFirst } from '../http/paging';
import { newSid } from '../ids';
import type { RegulatoryBundle, RegulatoryItem } from '../regulatory-state';
import { created, noContent, ok, type Call, type Product } from './product';
import { numberTypeOf, regulationOf, regulations } from './regulation-catalogue';
import { evaluateRegulation } from './regulatory-evaluation';
import { regulatoryBundleOf } from './regulatory-ownership';
import { renewalRoutes, requireSameAddress } from './regulatory-renewals';
import {
  isWithReviewers,
  registerRegulatoryReviews,
  renderRegulatoryBundle,
  submitRegulatoryBundle,
} from './regulatory-reviews';

const BASE = 'numbers.twilio.com/v2/RegulatoryCompliance/Bundles';
const ITEMS = `${BASE}/{BundleSid}/ItemAssignments`;

function create(call: Call): RegulatoryBundle {
  const { form, sim, account } = call;
  const now = sim.clock.now();
  const bundle: RegulatoryBundle = {
    sid: newSid('BU'),
    accountSid: account.sid,
    regulationSid: regulationFrom(call),
    friendlyName: form.text('FriendlyName') ?? '',
    email: form.text('Email') ?? '',
    statusCallback: form.text('StatusCallback'),
    status: 'draft',
    validUntil: null,
    createdAt: now,
    updatedAt: now,
  };
  sim.world.regulatoryBundles[bundle.sid] = bundle;
  return bundle;
}

function regulationFrom({ form }: Call): string {
  const sid = form.text('RegulationSid');
  if (sid) {
    if (!regulationOf(sid)) throw badRequest(`There is no regulation ${sid}`, 22201);
    return sid;
  }
  const [country, type, endUser] = ['IsoCountry', 'NumberType', 'EndUserType'].map((name) => form.text(name));
  const found = regulations.find(
    (one) =>
      one.country === country &&
      numberTypeOf(one.type) === type &&
      one.endUserType === (endUser ?? 'business'),
  );
  if (!found) throw badRequest('No regulation, or no country and number type, was given', 22202);
  return found.sid;
}

function requireOpen(bundle: RegulatoryBundle): void {
  if (!['draft', 'twilio-rejected'].includes(bundle.status))
    throw badRequest(`A bundle in status ${bundle.status} cannot be changed`);
}

function update(call: Call): RegulatoryBundle {
  const { form, sim } = call;
  const bundle = regulatoryBundleOf(call);
  const status = form.text('Status');
  const others = ['FriendlyName', 'Email', 'StatusCallback'].filter((name) => form.has(name));
  if (status && others.length > 0)
    throw badRequest('Status cannot be changed together with other fields', 22204);
  requireOpen(bundle);
  if (status && status !== 'pending-review') throw badRequest(`Status cannot be set to ${status}`, 22203);
  bundle.friendlyName = form.text('FriendlyName') ?? bundle.friendlyName;
  bundle.email = form.text('Email') ?? bundle.email;
  bundle.statusCallback = form.text('StatusCallback') ?? bundle.statusCallback;
  bundle.updatedAt = sim.clock.now();
  if (status) submitRegulatoryBundle(sim, bundle);
  return bundle;
}

function remove(call: Call): void {
  const { world } = call.sim;
  const bundle = regulatoryBundleOf(call);
  if (isWithReviewers(bundle))
    throw badRequest(`A bundle in status ${bundle.status} cannot be deleted`, 21647);
  if (Object.values(world.phoneNumbers).some(({ settings }) => settings.bundle_sid === bundle.sid))
    throw badRequest('Phone numbers rest on the bundle', 21648);
  delete world.regulatoryBundles[bundle.sid];
  for (const { sid, bundleSid } of Object.values(world.regulatoryItems))
    if (bundleSid === bundle.sid) delete world.regulatoryItems[sid];
}

function list(call: Call): Record<string, unknown> {
  const { query, sim, account } = call;
  const same = (name: string, value: string): boolean => !query.text(name) || query.text(name) === value;
  const sids = query.text('BundleSids')?.split(',');
  const all = newestFirst(sim.world.regulatoryBundles, (bundle) => {
    const regulation = regulationOf(bundle.regulationSid)!;
    return (
      bundle.accountSid === account.sid &&
      (!sids || sids.includes(bundle.sid)) &&
      same('Status', bundle.status) &&
      same('FriendlyName', bundle.friendlyName) &&
      same('RegulationSid', bundle.regulationSid) &&
      same('IsoCountry', regulation.country) &&
      same('NumberType', numberTypeOf(regulation.type)) &&
      same('EndUserType', regulation.endUserType) &&
      (query.flag('HasValidUntilDate') ?? bundle.validUntil !== null) === (bundle.validUntil !== null)
    );
  });
  return listV1(call, 'results', all, renderRegulatoryBundle);
}

function renderItem(item: RegulatoryItem): Record<string, unknown> {
  return {
    sid: item.sid,
    bundle_sid: item.bundleSid,
    account_sid: item.accountSid,
    object_sid: item.objectSid,
    date_created: isoSeconds(item.createdAt),
    url: `https://${BASE}/${item.bundleSid}/ItemAssignments/${item.sid}`,
  };
}

function assign(call: Call): RegulatoryItem {
  const { world, clock } = call.sim;
  const bundle = regulatoryBundleOf(call);
  requireOpen(bundle);
  const objectSid = call.form.text('ObjectSid') ?? '';
  if (!/^(IT|RD)/.test(objectSid)) throw badRequest(`${objectSid} cannot be assigned`, 22206);
  const owner = (world.regulatoryUsers[objectSid] ?? world.regulatoryDocuments[objectSid])?.accountSid;
  if (owner !== call.account.sid)
    throw badRequest(`ObjectSid ${objectSid} was not found in this account`, 22205);
  requireSameAddress(world, bundle.sid, world.regulatoryDocuments[objectSid]);
  const item: RegulatoryItem = {
    sid: newSid('BV'),
    accountSid: call.account.sid,
    bundleSid: bundle.sid,
    objectSid,
    createdAt: clock.now(),
  };
  world.regulatoryItems[item.sid] = item;
  return item;
}

function itemOf(call: Call): RegulatoryItem {
  const item = call.sim.world.regulatoryItems[call.pathParams.Sid ?? ''];
  if (item?.bundleSid !== regulatoryBundleOf(call).sid) throw notFound(call.path);
  return item;
}

function evaluate(call: Call): Record<string, unknown> {
  const bundle = regulatoryBundleOf(call);
  const results = evaluateRegulation(call.sim.world, bundle);
  const sid = newSid('EL');
  return {
    sid,
    account_sid: bundle.accountSid,
    regulation_sid: bundle.regulationSid,
    bundle_sid: bundle.sid,
    status: results.every(({ passed }) => passed) ? 'compliant' : 'noncompliant',
    results,
    date_created: isoSeconds(call.sim.clock.now()),
    url: `https://${BASE}/${bundle.sid}/Evaluations/${sid}`,
  };
}

/** Regulatory bundles: made, filled, held against their regulation and reviewed. */
export const regulatoryBundles: Product = {
  setUp: registerRegulatoryReviews,
  routes: [
    { call: `POST ${BASE}`, handle: (call) => created(renderRegulatoryBundle(create(call))) },
    { call: `GET ${BASE}`, handle: (call) => ok(list(call)) },
    { call: `GET ${BASE}/{Sid}`, handle: (call) => ok(renderRegulatoryBundle(regulatoryBundleOf(call))) },
    { call: `POST ${BASE}/{Sid}`, handle: (call) => ok(renderRegulatoryBundle(update(call))) },
    {
      call: `DELETE ${BASE}/{Sid}`,
      handle: (call) => {
        remove(call);
        return noContent();
      },
    },
    { call: `POST ${ITEMS}`, handle: (call) => created(renderItem(assign(call))) },
    {
      call: `GET ${ITEMS}`,
      handle: (call) => {
        const { sid } = regulatoryBundleOf(call);
        const all = newestFirst(call.sim.world.regulatoryItems, ({ bundleSid }) => bundleSid === sid);
        return ok(listV1(call, 'results', all, renderItem));
      },
    },
    { call: `GET ${ITEMS}/{Sid}`, handle: (call) => ok(renderItem(itemOf(call))) },
    {
      call: `DELETE ${ITEMS}/{Sid}`,
      handle: (call) => {
        const item = itemOf(call);
        const { world } = call.sim;
        requireOpen(regulatoryBundleOf(call));
        requireSameAddress(world, item.bundleSid, world.regulatoryDocuments[item.objectSid], true);
        delete world.regulatoryItems[item.sid];
        return noContent();
      },
    },
    { call: `POST ${BASE}/{BundleSid}/Evaluations`, handle: (call) => created(evaluate(call)) },
    ...renewalRoutes,
  ],
  resources: ({ world }) => ({
    regulatoryBundles: Object.values(world.regulatoryBundles).map(renderRegulatoryBundle),
    regulatoryItems: Object.values(world.regulatoryItems).map(renderItem),
  }),
};
