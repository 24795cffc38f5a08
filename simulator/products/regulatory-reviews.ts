import { isoSeconds } from '../http/dates';
import type { RegulatoryBundle, RegulatoryDocument } from '../regulatory-state';
import { ReviewRefused, type Decision } from '../reviews';
import type { Simulator } from './product';
import { evaluateRegulation } from './regulatory-evaluation';

const EXPIRE = 'regulatory-bundle-expires';
const DEFAULT_CODE = 18001;

/** What Twilio writes beside a code (https://www.twilio.com/docs/api/errors). */
const REASONS: Record<number, string> = {
  18001: 'The document does not match what the regulation accepts',
  18002: 'The document cannot be read',
  18003: 'The name on the document differs from that of the end user',
  18004: 'The address on the document differs from the address given',
  18005: 'The document is no longer valid',
};

export function renderRegulatoryBundle(bundle: RegulatoryBundle): Record<string, unknown> {
  const url = `https://numbers.twilio.com/v2/RegulatoryCompliance/Bundles/${bundle.sid}`;
  return {
    sid: bundle.sid,
    account_sid: bundle.accountSid,
    regulation_sid: bundle.regulationSid,
    friendly_name: bundle.friendlyName,
    status: bundle.status,
    valid_until: bundle.validUntil ? isoSeconds(bundle.validUntil) : null,
    email: bundle.email,
    status_callback: bundle.statusCallback,
    date_created: isoSeconds(bundle.createdAt),
    date_updated: isoSeconds(bundle.updatedAt),
    url,
    links: {
      evaluations: `${url}/Evaluations`,
      item_assignments: `${url}/ItemAssignments`,
      bundle_copies: `${url}/Copies`,
    },
  };
}

/** Whether nobody but the reviewers may touch it. */
export function isWithReviewers({ status }: RegulatoryBundle): boolean {
  return status === 'pending-review' || status === 'in-review';
}

function tell(sim: Simulator, bundle: RegulatoryBundle, reason: string | null): void {
  if (!bundle.statusCallback) return;
  sim.webhooks.send({
    accountSid: bundle.accountSid,
    url: bundle.statusCallback,
    method: 'POST',
    params: {
      AccountSid: bundle.accountSid,
      BundleSid: bundle.sid,
      Status: bundle.status,
      ...(reason ? { FailureReason: reason } : {}),
      ...(bundle.validUntil ? { ValidUntil: isoSeconds(bundle.validUntil) } : {}),
    },
  });
}

function become(
  sim: Simulator,
  bundle: RegulatoryBundle,
  status: RegulatoryBundle['status'],
  reason: string | null = null,
): void {
  bundle.status = status;
  bundle.updatedAt = sim.clock.now();
  tell(sim, bundle, reason);
}

function documentsOf(sim: Simulator, bundle: RegulatoryBundle): RegulatoryDocument[] {
  return Object.values(sim.world.regulatoryItems)
    .filter(({ bundleSid }) => bundleSid === bundle.sid)
    .flatMap(({ objectSid }) => sim.world.regulatoryDocuments[objectSid] ?? []);
}

/** Puts a bundle before the reviewers, anew if need be. */
export function submitRegulatoryBundle(sim: Simulator, bundle: RegulatoryBundle): void {
  for (const document of documentsOf(sim, bundle))
    Object.assign(document, { status: 'pending-review', failureReason: null, errors: null });
  become(sim, bundle, 'pending-review');
  sim.reviews.submitted(bundle.sid);
}

function begin(sim: Simulator, bundle: RegulatoryBundle): void {
  if (bundle.status !== 'pending-review') return;
  const failed = evaluateRegulation(sim.world, bundle).filter(({ passed }) => !passed);
  if (failed.length > 0) return sendBack(sim, bundle, [], failed[0]!.failure_reason);
  become(sim, bundle, 'in-review');
}

/** The documents with a file say what is wrong; the callback puts it in words. */
function sendBack(sim: Simulator, bundle: RegulatoryBundle, codes: number[], reason?: string): void {
  sim.reviews.withdraw(bundle.sid);
  sim.scheduler.cancel(EXPIRE, bundle.sid);
  const errors = codes.map((code) => ({ code, message: REASONS[code] ?? `Rejected - Error ${code}` }));
  const words = reason ?? errors.map(({ message }) => message).join('; ');
  const blamed = documentsOf(sim, bundle).filter(({ mimeType }) => mimeType !== null);
  for (const document of blamed)
    if (errors.length > 0) Object.assign(document, { status: 'rejected', failureReason: words, errors });
  become(sim, bundle, 'twilio-rejected', words);
}

function approve(sim: Simulator, bundle: RegulatoryBundle, validUntil: string | null): void {
  sim.reviews.withdraw(bundle.sid);
  for (const document of documentsOf(sim, bundle))
    Object.assign(document, { status: 'approved', failureReason: null, errors: null });
  endsOn(sim, bundle, validUntil);
  become(sim, bundle, 'twilio-approved');
}

/** From then on an approved bundle is rejected; null for an approval without an end. */
export function endsOn(sim: Simulator, bundle: RegulatoryBundle, validUntil: string | null): void {
  sim.scheduler.cancel(EXPIRE, bundle.sid);
  bundle.validUntil = validUntil;
  if (validUntil)
    sim.scheduler.after(new Date(validUntil).getTime() - sim.clock.nowMs(), EXPIRE, bundle.sid, bundle.sid);
}

/** Its time is over: numbers that rest on it no longer comply. */
function expire(sim: Simulator, bundle: RegulatoryBundle): void {
  bundle.validUntil = sim.clock.now();
  sendBack(sim, bundle, [], 'The bundle is no longer valid.');
}

/** A paper that was approved runs out by itself; its bundle may stand a while longer. */
function expireDocument(document: RegulatoryDocument, outcome: Decision['outcome']): RegulatoryDocument {
  if (outcome !== 'expire' || document.status !== 'approved')
    throw new ReviewRefused('Only an approved document can expire; all else is decided with its bundle');
  document.status = 'expired';
  return document;
}

function decide(
  sim: Simulator,
  bundle: RegulatoryBundle,
  { outcome, codes, validUntil }: Decision,
): Record<string, unknown> {
  if (bundle.status === 'pending-review') {
    begin(sim, bundle);
    if (!isWithReviewers(bundle)) throw new ReviewRefused('It was refused already, because it is incomplete');
  }
  const isApproved = bundle.status === 'twilio-approved';
  switch (outcome) {
    case 'approve':
      // Approving what is approved stamps an end upon it, as Twilio does when rules change.
      if (!isWithReviewers(bundle) && !(isApproved && validUntil))
        throw new ReviewRefused(`The bundle is in status ${bundle.status}, not under review`);
      approve(sim, bundle, validUntil ?? null);
      break;
    case 'reject':
      if (!isWithReviewers(bundle))
        throw new ReviewRefused(`The bundle is in status ${bundle.status}, not under review`);
      sendBack(sim, bundle, codes.length > 0 ? codes : [DEFAULT_CODE]);
      break;
    default:
      if (!isApproved) throw new ReviewRefused(`Only an approved bundle can ${outcome}`);
      expire(sim, bundle);
  }
  return renderRegulatoryBundle(bundle);
}

export function registerRegulatoryReviews(sim: Simulator): void {
  const find = (sid: string): RegulatoryBundle | undefined => sim.world.regulatoryBundles[sid];
  sim.reviews.register({
    name: 'regulatory bundle',
    has: (sid) => find(sid) !== undefined,
    pending: () =>
      Object.values(sim.world.regulatoryBundles)
        .filter(isWithReviewers)
        .map(({ sid }) => sid),
    begin: (sid) => {
      const bundle = find(sid);
      if (bundle) begin(sim, bundle);
    },
    decide: (sid, decision) => {
      const bundle = find(sid);
      return bundle ? decide(sim, bundle, decision) : null;
    },
  });
  sim.reviews.register({
    name: 'regulatory document',
    has: (sid) => sim.world.regulatoryDocuments[sid] !== undefined,
    pending: () => [],
    begin: () => undefined,
    decide: (sid, { outcome }) => expireDocument(sim.world.regulatoryDocuments[sid]!, outcome),
  });
  sim.scheduler.on<string>(EXPIRE, (sid) => {
    const bundle = find(sid);
    if (bundle?.status === 'twilio-approved') expire(sim, bundle);
  });
}
