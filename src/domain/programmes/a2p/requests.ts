import type { PlannedEffect, RequestContext } from '../programme';
import { addressParameters, campaignParameters, campaignUpdateParameters } from './objects';
import { adoptedBrand } from './adopted';
import { attributesOf, messagingType, objectsOf, service } from './plan';
import type { FieldValues } from '../../registrations';
import { Way, wayOf } from './way';

/** Twilio's rule sets for bundles, by our names for them (Trust Hub, read 2026-11-22); configuration may differ. */
export type PolicyName = 'secondary-profile' | 'starter-profile' | 'a2p' | 'sole-proprietor';

/**
 * The parameters of one effect. SIDs of what it rests on are those made by this registration; which of a set's
 * objects is meant, the effect's own name tells.
 */
export function requestA2p(effect: PlannedEffect, context: RequestContext): Record<string, unknown> {
  const { values } = context;
  const object = effect.object!;
  const isSole = wayOf(values) === Way.SOLE_PROPRIETOR;
  switch (effect.what) {
    case 'customer-profile.create':
      return bundle(context, 'business', isSole ? 'starter-profile' : 'secondary-profile');
    case 'trust-product.create':
      return bundle(context, 'texting', isSole ? 'sole-proprietor' : 'a2p');
    case 'customer-profile.assign':
    case 'trust-product.assign': {
      const [bundleName, part] = object.split('>') as [string, string];
      return { bundleSid: sidOf(context, bundleName), objectSid: sidOf(context, part) };
    }
    case 'customer-profile.evaluate':
    case 'customer-profile.submit':
      return {
        bundleSid: sidOf(context, ownerOf(object)),
        policy: isSole ? 'starter-profile' : 'secondary-profile',
      };
    case 'trust-product.evaluate':
    case 'trust-product.submit':
      return { bundleSid: sidOf(context, ownerOf(object)), policy: isSole ? 'sole-proprietor' : 'a2p' };
    case 'end-user.create':
    case 'end-user.update': {
      const type = typeOf(object, values, isSole);
      return { type, attributes: attributesOf(type, values) };
    }
    case 'supporting-document.create':
      return {
        type: 'customer_profile_address',
        attributes: { address_sids: sidOf(context, objectsOf(values, nthOf(object)).address) },
      };
    case 'registration-address.create':
    case 'registration-address.update':
      return { ...addressParameters(values) };
    case 'brand.create': {
      const set = object.split(':')[0]!;
      return {
        customerProfileSid: context.sids.get(`${set}:profile`) ?? sidOf(context, 'primary'),
        trustProductSid: sidOf(context, `${set}:product`),
        kind: isSole ? 'SOLE_PROPRIETOR' : 'STANDARD',
        skipsVetting: wayOf(values) === Way.LOW_VOLUME,
      };
    }
    case 'campaign.create':
      return {
        serviceSid: sidOf(context, service),
        parameters: { ...campaignParameters(values, context), brandRegistrationSid: latestBrand(context) },
      };
    case 'campaign.update':
      return { serviceSid: sidOf(context, service), parameters: campaignUpdateParameters(values, context) };
    case 'campaign.delete':
      return { serviceSid: sidOf(context, service) };
    default:
      return {};
  }
}

function bundle(context: RequestContext, about: string, policy: PolicyName) {
  return {
    friendlyName: `Loquent ${about}`,
    email: context.complianceEmail,
    policy,
    statusCallback: context.statusCallback,
  };
}

/** The brand of the present way, of the latest set, or the one that was there before us. */
function latestBrand(context: RequestContext): string {
  let sid = adoptedBrand(context.definition)?.brandSid;
  for (let nth = 1; context.sids.has(objectsOf(context.values, nth).product); nth += 1)
    sid = context.sids.get(objectsOf(context.values, nth).brand) ?? sid;
  if (sid === undefined) throw new Error('There is no registered business to file texts for');
  return sid;
}

/** What a check or a review is of. */
function ownerOf(object: string): string {
  return object.slice(0, object.lastIndexOf(':'));
}

function typeOf(object: string, values: FieldValues, isSole: boolean): string {
  if (object.endsWith(':messaging')) return messagingType(isSole);
  return objectsOf(values, nthOf(object)).people[object]!;
}

/** The number of the set that an object belongs to. */
function nthOf(object: string): number {
  return Number(/\d+$/.exec(object.split(':')[0]!)?.[0] ?? 1);
}

function sidOf({ sids, primaryProfileSid }: RequestContext, object: string): string {
  const sid = object === 'primary' ? primaryProfileSid : sids.get(object);
  if (!sid) throw new Error(`Nothing was made yet for ${object}`);
  return sid;
}
