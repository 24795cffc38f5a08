import type { Brand, Vetting } from '../compliance-state';
import { badRequest, notFound } from '../http/errors';
import { listV1, newestFirst } from '../http/paging';
import { newSid } from '../ids';
import { ReviewRefused, type Decision } from '../reviews';
import { emitBrand } from './brand-events';
import { BRANDS, renderVetting } from './brand-rendering';
import { charge, prices } from './charges';
import { created, ok, type Call, type Product, type Simulator } from './product';

const BASE = `${BRANDS}/{BrandSid}/Vettings`;
const GOOD_SCORE = 78;
const DEFAULT_CODE = 30801;

export function pendingVettingOf(sim: Simulator, brand: Brand): Vetting | undefined {
  return Object.values(sim.world.vettings).find(
    ({ brandSid, status }) => brandSid === brand.sid && status === 'PENDING',
  );
}

/** Starts a vetting by a third party; Twilio orders Aegis's for standard brands by itself, and bills it. */
export function openVetting(
  sim: Simulator,
  brand: Brand,
  provider: Vetting['provider'],
  vettingId: string | null,
): Vetting {
  const now = sim.clock.now();
  const vetting: Vetting = {
    sid: newSid('VT'),
    accountSid: brand.accountSid,
    brandSid: brand.sid,
    provider,
    vettingId,
    status: 'PENDING',
    createdAt: now,
    updatedAt: now,
  };
  sim.world.vettings[vetting.sid] = vetting;
  if (provider === 'aegis') charge(sim, brand.accountSid, 'brand-vetting', brand.sid, prices.brandVetting);
  sim.reviews.submitted(vetting.sid);
  return vetting;
}

export function decideVetting(sim: Simulator, vetting: Vetting, { outcome, codes }: Decision): void {
  const brand = sim.world.brands[vetting.brandSid];
  if (!brand || vetting.status !== 'PENDING' || (outcome !== 'approve' && outcome !== 'reject'))
    throw new ReviewRefused(`A vetting that is ${vetting.status} cannot ${outcome}`);
  sim.reviews.withdraw(vetting.sid);
  vetting.status = outcome === 'approve' ? 'SUCCESS' : 'FAILED';
  vetting.updatedAt = sim.clock.now();
  brand.updatedAt = vetting.updatedAt;
  if (outcome === 'reject') {
    emitBrand(sim, brand, 'brand-secondary-vetting-failure', {
      identitystatus: 'vetting_failed',
      brandvettingoutcome: 'failure',
      brandvettingerrors: (codes.length > 0 ? codes : [DEFAULT_CODE]).map((code) => ({
        errorcode: code,
        errordescription: `Brand vetting failed: error ${code}.`,
      })),
    });
    return;
  }
  brand.identityStatus = 'VETTED_VERIFIED';
  if (vetting.provider === 'aegis') brand.score = GOOD_SCORE;
  emitBrand(sim, brand, 'brand-vetted-verified', {
    identitystatus: 'vetted_verified',
    brandvettingoutcome: 'success',
    vettingscore: brand.score,
    brandscore: brand.score,
    brandfeedback: '',
  });
}

function brandOf(call: Call): Brand {
  const brand = call.sim.world.brands[call.pathParams.BrandSid ?? ''];
  if (brand?.accountSid !== call.account.sid) throw notFound(call.path);
  return brand;
}

/** Imports a political organization's token, or orders a vetting. */
function create(call: Call): Vetting {
  const brand = brandOf(call);
  const provider = call.form.text('VettingProvider') as Vetting['provider'];
  const token = call.form.text('VettingId');
  if (brand.status !== 'APPROVED') throw badRequest('The brand is not approved');
  if (pendingVettingOf(call.sim, brand)) throw badRequest('A vetting is being imported already', 21723);
  if (provider === 'campaign-verify' && !token?.startsWith('cv|'))
    throw badRequest('The Campaign Verify token is invalid', 21722);
  const elsewhere = Object.values(call.sim.world.vettings).some(
    ({ vettingId, brandSid }) => token !== null && vettingId === token && brandSid !== brand.sid,
  );
  if (elsewhere) throw badRequest('The token belongs to another brand', 21721);
  return openVetting(call.sim, brand, provider, token);
}

/** Checks of brands by third parties. */
export const brandVettings: Product = {
  setUp: (sim) => {
    const find = (sid: string): Vetting | undefined => sim.world.vettings[sid];
    sim.reviews.register({
      name: 'brand vetting',
      has: (sid) => find(sid) !== undefined,
      pending: () =>
        Object.values(sim.world.vettings)
          .filter(({ status }) => status === 'PENDING')
          .map(({ sid }) => sid),
      begin: () => undefined,
      decide: (sid, decision) => {
        const vetting = find(sid);
        if (!vetting) return null;
        decideVetting(sim, vetting, decision);
        return renderVetting(vetting);
      },
    });
  },
  routes: [
    { call: `POST ${BASE}`, pace: 'a2p', handle: (call) => created(renderVetting(create(call))) },
    {
      call: `GET ${BASE}`,
      pace: 'a2p',
      handle: (call) => {
        const { sid } = brandOf(call);
        const provider = call.query.text('VettingProvider');
        const all = newestFirst(
          call.sim.world.vettings,
          (vetting) => vetting.brandSid === sid && (!provider || vetting.provider === provider),
        );
        return ok(listV1(call, 'data', all, renderVetting));
      },
    },
    {
      call: `GET ${BASE}/{BrandVettingSid}`,
      pace: 'a2p',
      handle: (call) => {
        const vetting = call.sim.world.vettings[call.pathParams.BrandVettingSid ?? ''];
        if (vetting?.brandSid !== brandOf(call).sid) throw notFound(call.path);
        return ok(renderVetting(vetting));
      },
    },
  ],
  resources: ({ world }) => ({ brandVettings: Object.values(world.vettings).map(renderVetting) }),
};
