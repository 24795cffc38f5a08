import type { TrustBundle } from '../compliance-state';
import { isoSeconds } from '../http/dates';
import { ReviewRefused, type Decision } from '../reviews';
import type { Simulator } from './product';
import { evaluate } from './trust-evaluations';
import { families, isUnderReview } from './trust-families';
import { policySids } from './trust-policies';

const EXPIRE = 'bundle-expires';
const DEFAULT_CODE = 18602;

/** What Twilio writes beside a rejection code (https://www.twilio.com/docs/api/errors). */
const REASONS: Record<number, string> = {
  18601: 'Business name and website could not be linked',
  18602: 'Business registration number could not be verified',
  18603: 'Business address could not be verified',
  18604: 'Authorized representative could not be verified',
  18605: 'Authorized representative could not be verified as working for the business',
  18606: 'Email domain differs from the business website',
  22214: 'End-User is missing',
  22215: 'End-User information is missing',
  22216: 'Supporting Document is missing',
  22217: 'Supporting Document information is missing',
  22218: 'Supporting Document does not match the End-User',
  22219: 'Address is missing',
};
/** Mailboxes for a few minutes; a starter profile with one is refused (Sole Proprietor guide, section 1.2). */
const DISPOSABLE = /@(mailinator\.com|guerrillamail\.com|10minutemail\.com|yopmail\.com)$/i;

export function renderBundle(bundle: TrustBundle): Record<string, unknown> {
  const family = families.find(({ kind }) => kind === bundle.kind) ?? families[0];
  const url = `https://${family?.base}/${bundle.sid}`;
  return {
    sid: bundle.sid,
    account_sid: bundle.accountSid,
    policy_sid: bundle.policySid,
    friendly_name: bundle.friendlyName,
    status: bundle.status,
    valid_until: bundle.validUntil ? isoSeconds(bundle.validUntil) : null,
    email: bundle.email,
    status_callback: bundle.statusCallback,
    date_created: isoSeconds(bundle.createdAt),
    date_updated: isoSeconds(bundle.updatedAt),
    url,
    links: {
      [`${family?.links}_entity_assignments`]: `${url}/EntityAssignments`,
      [`${family?.links}_evaluations`]: `${url}/Evaluations`,
      [`${family?.links}_channel_endpoint_assignment`]: `${url}/ChannelEndpointAssignments`,
    },
    errors: bundle.errors,
  };
}

/** Changes the status and nudges the status callback; reasons in words travel there alone. */
function become(sim: Simulator, bundle: TrustBundle, status: TrustBundle['status'], reason?: string): void {
  bundle.status = status;
  bundle.updatedAt = sim.clock.now();
  if (!bundle.statusCallback) return;
  const words = reason ?? bundle.errors?.map(({ description }) => description).join('; ');
  sim.webhooks.send({
    accountSid: bundle.accountSid,
    url: bundle.statusCallback,
    method: 'POST',
    params: {
      AccountSid: bundle.accountSid,
      BundleSid: bundle.sid,
      Status: status,
      ...(words ? { FailureReason: words } : {}),
      ...(bundle.validUntil ? { ValidUntil: isoSeconds(bundle.validUntil) } : {}),
    },
  });
}

/** Puts a bundle before the reviewers, anew if need be. */
export function submit(sim: Simulator, bundle: TrustBundle): void {
  bundle.errors = null;
  become(sim, bundle, 'pending-review');
  sim.reviews.submitted(bundle.sid);
}

/** A reviewer opens it: what is incomplete goes back within moments. */
function begin(sim: Simulator, bundle: TrustBundle): void {
  if (bundle.status !== 'pending-review') return;
  // What the Console submits is complete: its form sees to that.
  const results = bundle.policySid === policySids.primary ? [] : evaluate(sim.world, bundle).results;
  const failed = results.filter(({ passed }) => !passed);
  if (failed.length > 0) {
    const errors = failed.map((result) => ({
      code: result.error_code ?? 22214,
      description: result.failure_reason ?? '',
    }));
    return sendBack(sim, bundle, errors);
  }
  const email = starterEmail(sim, bundle);
  if (email && DISPOSABLE.test(email))
    return sendBack(sim, bundle, [], 'Email is a suspected disposable address.');
  become(sim, bundle, 'in-review');
}

function starterEmail(sim: Simulator, bundle: TrustBundle): string | null {
  if (bundle.policySid !== policySids.starter) return null;
  const part = Object.values(sim.world.entityAssignments)
    .filter(({ bundleSid }) => bundleSid === bundle.sid)
    .map(({ objectSid }) => sim.world.endUsers[objectSid])
    .find((user) => user?.type === 'starter_customer_profile_information');
  return typeof part?.attributes.email === 'string' ? part.attributes.email : null;
}

function sendBack(
  sim: Simulator,
  bundle: TrustBundle,
  errors: NonNullable<TrustBundle['errors']>,
  reason?: string,
): void {
  sim.reviews.withdraw(bundle.sid);
  sim.scheduler.cancel(EXPIRE, bundle.sid);
  bundle.errors = errors;
  become(sim, bundle, 'twilio-rejected', reason);
}

/** Approves at once, whatever its status; used where another registration settles it. */
export function approveBundle(sim: Simulator, bundle: TrustBundle, validUntil: string | null = null): void {
  sim.reviews.withdraw(bundle.sid);
  sim.scheduler.cancel(EXPIRE, bundle.sid);
  bundle.errors = null;
  bundle.validUntil = validUntil;
  become(sim, bundle, 'twilio-approved');
  if (!validUntil) return;
  sim.scheduler.after(new Date(validUntil).getTime() - sim.clock.nowMs(), EXPIRE, bundle.sid, bundle.sid);
}

/** Its time is over: numbers and brands that rest on it no longer comply. */
function expire(sim: Simulator, bundle: TrustBundle): void {
  bundle.validUntil = sim.clock.now();
  sendBack(sim, bundle, [], 'The bundle is no longer valid.');
}

function decide(sim: Simulator, bundle: TrustBundle, decision: Decision): Record<string, unknown> {
  const { outcome, codes, validUntil } = decision;
  if (bundle.status === 'pending-review') {
    begin(sim, bundle);
    if (!isUnderReview(bundle)) throw new ReviewRefused('It was refused already, because it is incomplete');
  }
  if (outcome === 'approve' || outcome === 'reject') {
    if (!isUnderReview(bundle) && !(outcome === 'approve' && bundle.status === 'twilio-rejected'))
      throw new ReviewRefused(`The bundle is in status ${bundle.status}, not under review`);
  } else if (bundle.status !== 'twilio-approved') {
    throw new ReviewRefused(`Only an approved bundle can ${outcome}`);
  }
  if (outcome === 'approve') approveBundle(sim, bundle, validUntil ?? null);
  else if (outcome === 'expire') expire(sim, bundle);
  else {
    const given = codes.length > 0 ? codes : [DEFAULT_CODE];
    sendBack(
      sim,
      bundle,
      given.map((code) => ({ code, description: REASONS[code] ?? `Rejected - Error ${code}` })),
    );
  }
  return renderBundle(bundle);
}

export function registerBundleReviews(sim: Simulator): void {
  for (const { kind } of families) {
    const find = (sid: string): TrustBundle | undefined => {
      const bundle = sim.world.bundles[sid];
      return bundle?.kind === kind ? bundle : undefined;
    };
    sim.reviews.register({
      name: kind === 'profile' ? 'customer profile' : 'trust product',
      has: (sid) => find(sid) !== undefined,
      pending: () =>
        Object.values(sim.world.bundles)
          .filter((bundle) => bundle.kind === kind && isUnderReview(bundle))
          .map(({ sid }) => sid),
      // A starter profile stays in review until its brand is verified (Sole Proprietor guide, section 1.8).
      waitsForOthers: (sid) => find(sid)?.policySid === policySids.starter,
      begin: (sid) => {
        const bundle = find(sid);
        if (bundle) begin(sim, bundle);
      },
      decide: (sid, decision) => {
        const bundle = find(sid);
        return bundle ? decide(sim, bundle, decision) : null;
      },
    });
  }
  sim.scheduler.on<string>(EXPIRE, (sid) => {
    const bundle = sim.world.bundles[sid];
    if (bundle?.status === 'twilio-approved') expire(sim, bundle);
  });
}
