import type { Brand, TrustBundle } from '../compliance-state';
import { badRequest, notFound } from '../http/errors';
import { listV1, newestFirst } from '../http/paging';
import { newSid } from '../ids';
import { campaignsOf, registerBrandReviews, submitBrand } from './brand-life';
import { textOwner, waitsForOwner } from './brand-owner';
import { BRANDS, renderBrand } from './brand-rendering';
import { charge, prices } from './charges';
import { created, ok, type Call, type Product } from './product';
import { policySids } from './trust-policies';

const { primary, secondary, government, nonprofit, starter, a2p, soleProprietor } = policySids;
/** Resubmissions that cost nothing; there is no fourth (https://www.twilio.com/docs/api/errors/21724). */
const FREE_UPDATES = 3;

/** A submitted bundle of one of these policies; anything else is our client's mistake (30793). */
function bundleFrom(call: Call, parameter: string, policies: string[]): TrustBundle {
  const bundle = call.sim.world.bundles[call.form.text(parameter) ?? ''];
  const mine = bundle?.accountSid === call.account.sid;
  if (!mine || !policies.includes(bundle.policySid))
    throw badRequest(`${parameter} is not a bundle of the right kind in this account`, 30793);
  if (bundle.status === 'draft' || bundle.status === 'twilio-rejected')
    throw badRequest(`The bundle ${bundle.sid} is in status ${bundle.status}`, 30793);
  return bundle;
}

function create(call: Call): Brand {
  const { sim, form, account } = call;
  const brandType = form.text('BrandType') ?? 'STANDARD';
  if (brandType !== 'STANDARD' && brandType !== 'SOLE_PROPRIETOR')
    throw badRequest(`BrandType ${brandType} is not STANDARD or SOLE_PROPRIETOR`);
  const isStandard = brandType === 'STANDARD';
  const profilePolicies = isStandard ? [primary, secondary, government, nonprofit] : [starter];
  const profile = bundleFrom(call, 'CustomerProfileBundleSid', profilePolicies);
  const product = bundleFrom(call, 'A2PProfileBundleSid', [isStandard ? a2p : soleProprietor]);
  const now = sim.clock.now();
  const brand: Brand = {
    sid: newSid('BN'),
    accountSid: account.sid,
    customerProfileSid: profile.sid,
    trustProductSid: product.sid,
    brandType,
    skipAutomaticSecVet: form.flag('SkipAutomaticSecVet') ?? false,
    mock: form.flag('Mock') ?? false,
    status: 'PENDING',
    identityStatus: isStandard ? 'SELF_DECLARED' : 'UNVERIFIED',
    tcrId: null,
    errors: [],
    score: null,
    updates: 0,
    createdAt: now,
    updatedAt: now,
  };
  sim.world.brands[brand.sid] = brand;
  if (!brand.mock) charge(sim, account.sid, 'brand-registration', brand.sid, prices.brandRegistration);
  submitBrand(sim, brand);
  return brand;
}

function brandOf(call: Call): Brand {
  const { Sid, BrandRegistrationSid } = call.pathParams;
  const brand = call.sim.world.brands[BrandRegistrationSid ?? Sid ?? ''];
  if (brand?.accountSid !== call.account.sid) throw notFound(call.path);
  return brand;
}

/** Registers a failed brand anew from what its bundles hold now. */
function update(call: Call): Brand {
  const { sim } = call;
  const brand = brandOf(call);
  if (brand.status === 'SUSPENDED') throw badRequest('The brand is suspended', 21731);
  if (brand.status !== 'FAILED') throw badRequest(`A brand that is ${brand.status} cannot be updated`, 21725);
  if (!brand.tcrId)
    throw badRequest('The brand is not known to The Campaign Registry: create a new one', 21725);
  if (campaignsOf(sim, brand).length > 0)
    throw badRequest('A brand with a campaign cannot be updated', 21725);
  if (brand.updates >= FREE_UPDATES) throw badRequest('The brand was updated three times already', 21724);
  brand.updates += 1;
  submitBrand(sim, brand);
  return brand;
}

/** Texts the owner once more. */
function resend(call: Call): Record<string, unknown> {
  const brand = brandOf(call);
  if (brand.mock || !waitsForOwner(brand)) throw badRequest('The brand does not wait for an answer');
  textOwner(call.sim, brand);
  return { account_sid: brand.accountSid, brand_registration_sid: brand.sid };
}

/** A2P brands. Their list leaves out brands that were vetted, as seen at Twilio (twilio-ruby issue 688). */
export const brands: Product = {
  setUp: registerBrandReviews,
  routes: [
    {
      call: `POST ${BRANDS}`,
      pace: 'a2p',
      handle: (call) => created(renderBrand(call.sim.world, create(call))),
    },
    {
      call: `GET ${BRANDS}`,
      pace: 'a2p',
      handle: (call) => {
        const all = newestFirst(
          call.sim.world.brands,
          ({ accountSid, identityStatus }) =>
            accountSid === call.account.sid && identityStatus !== 'VETTED_VERIFIED',
        );
        return ok(listV1(call, 'data', all, (brand) => renderBrand(call.sim.world, brand)));
      },
    },
    {
      call: `GET ${BRANDS}/{Sid}`,
      pace: 'a2p',
      handle: (call) => ok(renderBrand(call.sim.world, brandOf(call))),
    },
    {
      call: `POST ${BRANDS}/{Sid}`,
      pace: 'a2p',
      handle: (call) => ({ status: 202, body: renderBrand(call.sim.world, update(call)) }),
    },
    { call: `POST ${BRANDS}/{BrandRegistrationSid}/SmsOtp`, handle: (call) => created(resend(call)) },
  ],
  resources: ({ world }) => ({
    brands: Object.values(world.brands).map((brand) => ({
      ...renderBrand(world, brand),
      updates: brand.updates,
    })),
    ownerTexts: world.ownerTexts,
  }),
};
