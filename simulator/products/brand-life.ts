import type { Brand, RegistrationError } from '../compliance-state';
import { stableHash } from '../ids';
import { ReviewRefused, type Decision } from '../reviews';
import { brandError, feedbackOf, isBeforeRegistry } from './a2p-errors';
import { dataProblem } from './brand-data';
import { emitBrand } from './brand-events';
import { beginOwnerCheck, endOwnerCheck, setUpOwnerCheck } from './brand-owner';
import { renderBrand } from './brand-rendering';
import { decideVetting, openVetting, pendingVettingOf } from './brand-vettings';
import { deleteCampaign, liftSuspension, suspendCampaign } from './campaign-life';
import type { Simulator } from './product';

const MOCK_APPROVE = 'mock-brand-approve';
const MOCK_EXPIRE = 'mock-brand-expires';
const SUSPENSION_ENDS = 'suspended-brand-cleanup';
const DELETE = 'brand-deleted';
const DAY_MS = 24 * 60 * 60_000;
/** How long a mock brand lives (https://www.twilio.com/docs/messaging/compliance/a2p-10dlc). */
const MOCK_DAYS = 30;
/** How long the campaigns of a suspended brand are kept. */
const SUSPENDED_DAYS = 60;
const DEFAULT_CODE = 30795;

/** Sends a brand into registration: the first time, or again after a correction. */
export function submitBrand(sim: Simulator, brand: Brand): void {
  brand.status = 'PENDING';
  brand.errors = [];
  brand.updatedAt = sim.clock.now();
  if (!brand.mock) return sim.reviews.submitted(brand.sid);
  sim.scheduler.after(Math.min(sim.world.mode.delayMs, 1_000), MOCK_APPROVE, brand.sid, brand.sid);
  sim.scheduler.after(MOCK_DAYS * DAY_MS, MOCK_EXPIRE, brand.sid, brand.sid);
}

/** The registry takes the brand up, or refuses what is malformed, within moments. */
function begin(sim: Simulator, brand: Brand): void {
  if (brand.status !== 'PENDING') return;
  const problem = brand.mock ? null : dataProblem(sim.world, brand);
  if (problem) return fail(sim, brand, [problem]);
  enterRegistry(sim, brand);
  if (brand.brandType === 'STANDARD') brand.status = 'IN_REVIEW';
}

function enterRegistry(sim: Simulator, brand: Brand): void {
  brand.updatedAt = sim.clock.now();
  if (brand.tcrId) return;
  brand.tcrId = `B${stableHash(brand.sid).toString(36).toUpperCase().padStart(6, '0').slice(0, 6)}`;
  emitBrand(sim, brand, 'brand-registered', {});
}

function fail(sim: Simulator, brand: Brand, errors: RegistrationError[]): void {
  sim.reviews.withdraw(brand.sid);
  endOwnerCheck(sim, brand);
  if (isBeforeRegistry(errors)) brand.tcrId = null;
  else enterRegistry(sim, brand);
  brand.status = 'FAILED';
  if (brand.brandType === 'STANDARD') brand.identityStatus = 'UNVERIFIED';
  brand.errors = errors;
  brand.updatedAt = sim.clock.now();
  const told = {
    brandregistrationerrors: errors.map(({ code, description, fields }) => ({
      registrationerrorcode: code,
      registrationerrordescription: description,
      registrationerrorurl: `https://www.twilio.com/docs/api/errors/${code}`,
      registrationerrorfields: fields,
    })),
  };
  if (!brand.tcrId) emitBrand(sim, brand, 'brand-failure', { brandstatus: 'registration_failed', ...told });
  else
    emitBrand(sim, brand, 'brand-unverified', {
      identitystatus: 'unverified',
      ...told,
      brandfeedback: feedbackOf(errors).join(','),
    });
}

function approve(sim: Simulator, brand: Brand): void {
  const wasSuspended = brand.status === 'SUSPENDED';
  sim.reviews.withdraw(brand.sid);
  enterRegistry(sim, brand);
  brand.status = 'APPROVED';
  brand.errors = [];
  brand.updatedAt = sim.clock.now();
  if (wasSuspended) return lift(sim, brand);
  if (brand.brandType === 'SOLE_PROPRIETOR') return beginOwnerCheck(sim, brand);
  brand.identityStatus = 'VERIFIED';
  emitBrand(sim, brand, 'brand-verified', { identitystatus: 'verified', brandfeedback: '' });
  if (!brand.skipAutomaticSecVet && !brand.mock) openVetting(sim, brand, 'aegis', null);
}

function lift(sim: Simulator, brand: Brand): void {
  sim.scheduler.cancel(SUSPENSION_ENDS, brand.sid);
  for (const campaign of campaignsOf(sim, brand)) liftSuspension(sim, campaign);
}

/** Breaking the rules stops a brand and all its campaigns; only support lifts it. */
function suspend(sim: Simulator, brand: Brand): void {
  brand.status = 'SUSPENDED';
  brand.updatedAt = sim.clock.now();
  for (const campaign of campaignsOf(sim, brand)) suspendCampaign(sim, campaign, SUSPENDED_DAYS);
}

export function campaignsOf(sim: Simulator, brand: Brand) {
  return Object.values(sim.world.campaigns).filter(({ brandSid }) => brandSid === brand.sid);
}

/** A person deletes a brand in the Console, where alone that is possible. */
export function deleteBrand(sim: Simulator, brand: Brand): void {
  sim.reviews.withdraw(brand.sid);
  endOwnerCheck(sim, brand);
  brand.status = 'DELETION_PENDING';
  brand.updatedAt = sim.clock.now();
  sim.scheduler.after(sim.world.mode.delayMs, DELETE, brand.sid, brand.sid);
}

function decide(sim: Simulator, brand: Brand, decision: Decision): Record<string, unknown> {
  const { outcome, codes } = decision;
  const vetting = pendingVettingOf(sim, brand);
  const wasPending = brand.status === 'PENDING';
  if (wasPending) begin(sim, brand);
  if (brand.status === 'FAILED' && (wasPending || outcome !== 'approve'))
    throw new ReviewRefused(`The brand has failed already (${brand.errors.map(({ code }) => code).join()})`);
  const isOpen = brand.status === 'PENDING' || brand.status === 'IN_REVIEW';
  const waits = brand.status === 'APPROVED' && brand.identityStatus === 'UNVERIFIED';
  if (outcome === 'approve' && (isOpen || brand.status === 'FAILED' || brand.status === 'SUSPENDED'))
    approve(sim, brand);
  else if (outcome === 'reject' && isOpen) {
    const given = codes.length > 0 ? codes : [DEFAULT_CODE];
    fail(
      sim,
      brand,
      given.map((code) => brandError(code)),
    );
  } else if (outcome === 'suspend' && brand.status === 'APPROVED') suspend(sim, brand);
  else if (outcome === 'expire' && waits) expireOwnerCheck(sim, brand);
  else if (vetting && (outcome === 'approve' || outcome === 'reject')) decideVetting(sim, vetting, decision);
  else
    throw new ReviewRefused(
      waits
        ? 'The brand waits for its owner to answer the text'
        : `A brand that is ${brand.status} (${brand.identityStatus}) cannot ${outcome}`,
    );
  return renderBrand(sim.world, brand);
}

/** The registry drops a sole proprietor who did not answer in time: there is nothing left to update. */
function expireOwnerCheck(sim: Simulator, brand: Brand): void {
  fail(sim, brand, [brandError(30702)]);
}

export function registerBrandReviews(sim: Simulator): void {
  const find = (sid: string): Brand | undefined => sim.world.brands[sid];
  const on = (kind: string, act: (brand: Brand) => void): void =>
    sim.scheduler.on<string>(kind, (sid) => {
      const brand = find(sid);
      if (brand) act(brand);
    });
  const forget = (brand: Brand): void => {
    for (const campaign of campaignsOf(sim, brand)) deleteCampaign(sim, campaign);
    delete sim.world.brands[brand.sid];
  };
  sim.reviews.register({
    name: 'brand',
    has: (sid) => find(sid) !== undefined,
    pending: () =>
      Object.values(sim.world.brands)
        .filter(({ status, mock }) => !mock && (status === 'PENDING' || status === 'IN_REVIEW'))
        .map(({ sid }) => sid),
    begin: (sid) => {
      const brand = find(sid);
      if (brand) begin(sim, brand);
    },
    decide: (sid, decision) => {
      const brand = find(sid);
      return brand ? decide(sim, brand, decision) : null;
    },
  });
  setUpOwnerCheck(sim, (brand) => expireOwnerCheck(sim, brand));
  on(MOCK_APPROVE, (brand) => approve(sim, brand));
  on(MOCK_EXPIRE, forget);
  on(DELETE, forget);
}
