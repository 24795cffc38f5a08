import { DateTime } from 'luxon';
import { tollfreeEventPrefix } from '../callbacks/event-types';
import { isoSeconds } from '../http/dates';
import { badRequest, notFound } from '../http/errors';
import { listV1, newestFirst } from '../http/paging';
import { newSid } from '../ids';
import { isTollFree } from '../phone';
import { ReviewRefused, type Decision } from '../reviews';
import type { PhoneNumber, TollfreeVerification, VerificationStatus } from '../state';
import { created, noContent, ok, type Call, type Product, type Simulator } from './product';
import { canBeCorrected, reasonText } from './rejection-reasons';
import { noValues, valuesFrom } from './tollfree-fields';

const BASE = 'messaging.twilio.com/v1/Tollfree/Verifications';
const EXPIRE = 'tollfree-edit-expires';
/** A rejected request may be corrected for seven days. */
const EDIT_DAYS = 7;
const DEFAULT_CODE = 30445;

export function renderVerification(verification: TollfreeVerification): Record<string, unknown> {
  const { sid, rejection, customerProfileSid, trustProductSid, regulatedItemSid } = verification;
  const codes = rejection?.codes ?? [];
  const trustProduct = `https://trusthub.twilio.com/v1/TrustProducts/${trustProductSid}`;
  return {
    sid,
    account_sid: verification.accountSid,
    customer_profile_sid: customerProfileSid,
    trust_product_sid: trustProductSid,
    regulated_item_sid: regulatedItemSid,
    ...verification.values,
    tollfree_phone_number_sid: verification.phoneNumberSid,
    tollfree_phone_number: verification.phoneNumber,
    external_reference_id: verification.externalReferenceId,
    status: verification.status,
    rejection_reason: codes[0] === undefined ? null : reasonText(codes[0]),
    error_code: codes[0] ?? null,
    rejection_reasons: rejection ? codes.map((code) => ({ reason: reasonText(code), code })) : null,
    edit_allowed: rejection?.editAllowed ?? null,
    edit_expiration: rejection ? isoSeconds(rejection.editExpiration) : null,
    vetting_id_expiration: null,
    resource_links: {
      customer_profile: customerProfileSid
        ? `https://trusthub.twilio.com/v1/CustomerProfiles/${customerProfileSid}`
        : null,
      trust_product: trustProduct,
      channel_endpoint_assignment: `${trustProduct}/ChannelEndpointAssignments/${regulatedItemSid}`,
    },
    date_created: isoSeconds(verification.createdAt),
    date_updated: isoSeconds(verification.updatedAt),
    url: `https://${BASE}/${sid}`,
  };
}

function emit(sim: Simulator, verification: TollfreeVerification, event: string): void {
  const { sid, accountSid } = verification;
  sim.eventStreams.emit(accountSid, tollfreeEventPrefix + event, `https://${BASE}/${sid}`, {
    accountsid: accountSid,
    parentaccountsid: sim.world.accounts[accountSid]?.ownerSid ?? null,
    tollfreeverificationsid: sid,
    phonenumbersid: verification.phoneNumberSid,
    customerprofilesid: verification.customerProfileSid,
    trustproductsid: verification.trustProductSid,
    regulateditemsid: verification.regulatedItemSid,
    processeddate: sim.clock.nowMs(),
    verificationstatus: verification.status.toLowerCase(),
  });
}

/** Moves to a status, notes when, and tells the sinks. */
function become(
  sim: Simulator,
  verification: TollfreeVerification,
  status: VerificationStatus,
  event: string,
): void {
  verification.status = status;
  verification.updatedAt = sim.clock.now();
  emit(sim, verification, event);
}

/** The number to be verified: toll-free and owned by the caller's account. */
function tollfreeNumber(call: Call): PhoneNumber {
  const sid = call.form.text('TollfreePhoneNumberSid') ?? '';
  const number = call.sim.world.phoneNumbers[sid];
  if (number?.accountSid !== call.account.sid || !isTollFree(number.phoneNumber)) {
    throw badRequest(`TollfreePhoneNumberSid ${sid} is not a toll-free number of this account`, 30436);
  }
  return number;
}

function create(call: Call): TollfreeVerification {
  const { sim, form } = call;
  const number = tollfreeNumber(call);
  const standing = Object.values(sim.world.tollfreeVerifications).find(
    ({ phoneNumberSid, expired }) => phoneNumberSid === number.sid && !expired,
  );
  if (standing) throw badRequest(`A toll-free verification exists for ${number.sid}: ${standing.sid}`);
  const customerProfileSid = form.text('CustomerProfileSid');
  const now = sim.clock.now();
  const verification: TollfreeVerification = {
    sid: newSid('HH'),
    accountSid: call.account.sid,
    phoneNumberSid: number.sid,
    phoneNumber: number.phoneNumber,
    customerProfileSid,
    trustProductSid: newSid('BU'),
    regulatedItemSid: newSid('RA'),
    externalReferenceId: form.text('ExternalReferenceId'),
    status: 'PENDING_REVIEW',
    values: valuesFrom(form, noValues, customerProfileSid !== null),
    editReason: null,
    rejection: null,
    expired: false,
    createdAt: now,
    updatedAt: now,
  };
  sim.world.tollfreeVerifications[verification.sid] = verification;
  emit(sim, verification, 'requested');
  sim.reviews.submitted(verification.sid);
  return verification;
}

function verificationOf(call: Call): TollfreeVerification {
  const verification = call.sim.world.tollfreeVerifications[call.pathParams.Sid ?? ''];
  if (verification?.accountSid !== call.account.sid) throw notFound(call.path);
  return verification;
}

/** A correction within the edit window puts the request back to the start of its review. */
function update(call: Call): TollfreeVerification {
  const { sim, form } = call;
  const verification = verificationOf(call);
  const { rejection } = verification;
  if (verification.status !== 'TWILIO_REJECTED' || !rejection) {
    throw badRequest(`A verification in status ${verification.status} cannot be edited`);
  }
  if (!rejection.editAllowed || rejection.editExpiration <= sim.clock.now()) {
    throw badRequest('This verification can no longer be edited');
  }
  const editReason = form.text('EditReason');
  if (!editReason) throw badRequest('EditReason is required');
  verification.values = valuesFrom(form, verification.values, verification.customerProfileSid !== null);
  verification.editReason = editReason;
  verification.rejection = null;
  sim.scheduler.cancel(EXPIRE, verification.sid);
  become(sim, verification, 'PENDING_REVIEW', 'edit');
  sim.reviews.submitted(verification.sid);
  return verification;
}

function remove(sim: Simulator, verification: TollfreeVerification): void {
  sim.reviews.withdraw(verification.sid);
  sim.scheduler.cancel(EXPIRE, verification.sid);
  delete sim.world.tollfreeVerifications[verification.sid];
  emit(sim, verification, 'deleted');
}

/** The edit window is over: the row is dead and a new request may be made. */
function expire(sim: Simulator, verification: TollfreeVerification): void {
  if (!verification.rejection) return;
  verification.rejection.editAllowed = false;
  if (verification.rejection.editExpiration > sim.clock.now())
    verification.rejection.editExpiration = sim.clock.now();
  verification.expired = true;
  become(sim, verification, 'TWILIO_REJECTED', 'expired');
}

function reject(
  sim: Simulator,
  verification: TollfreeVerification,
  codes: number[],
  decision: Decision,
): void {
  const inDays = DateTime.fromMillis(sim.clock.nowMs()).plus({ days: EDIT_DAYS });
  const editExpiration = new Date(decision.editExpiration ?? inDays.toMillis()).toISOString();
  const editAllowed = decision.editAllowed ?? (decision.outcome === 'reject' && canBeCorrected(codes));
  verification.rejection = { codes, editAllowed, editExpiration };
  verification.expired = false;
  become(sim, verification, 'TWILIO_REJECTED', 'rejected');
  if (!editAllowed) return;
  const wait = new Date(editExpiration).getTime() - sim.clock.nowMs();
  sim.scheduler.after(wait, EXPIRE, verification.sid, verification.sid);
}

function decide(
  sim: Simulator,
  verification: TollfreeVerification,
  decision: Decision,
): Record<string, unknown> {
  const { outcome, codes } = decision;
  if (outcome === 'expire' && verification.status !== 'TWILIO_REJECTED') {
    throw new ReviewRefused('Only a rejected toll-free verification can expire: its time for editing ends');
  }
  if (outcome === 'suspend' && verification.status !== 'TWILIO_APPROVED') {
    throw new ReviewRefused('Only an approved toll-free verification can be suspended');
  }
  sim.reviews.withdraw(verification.sid);
  sim.scheduler.cancel(EXPIRE, verification.sid);
  if (outcome === 'expire') expire(sim, verification);
  else if (outcome === 'approve') {
    verification.rejection = null;
    verification.expired = false;
    if (verification.status !== 'TWILIO_APPROVED')
      become(sim, verification, 'TWILIO_APPROVED', 'request-approved');
  } else reject(sim, verification, codes.length > 0 ? codes : [DEFAULT_CODE], decision);
  return renderVerification(verification);
}

function list(call: Call): Record<string, unknown> {
  const { query, sim, account } = call;
  const children = query.flag('IncludeSubAccounts') === true;
  const trustProducts = query.all('TrustProductSid');
  const same = (name: string, value: string | null): boolean =>
    !query.text(name) || query.text(name) === value;
  const all = newestFirst(
    sim.world.tollfreeVerifications,
    (verification) =>
      (verification.accountSid === account.sid ||
        (children && sim.world.accounts[verification.accountSid]?.ownerSid === account.sid)) &&
      same('TollfreePhoneNumberSid', verification.phoneNumberSid) &&
      same('Status', verification.status) &&
      same('ExternalReferenceId', verification.externalReferenceId) &&
      (trustProducts.length === 0 || trustProducts.includes(verification.trustProductSid)),
  );
  return listV1(call, 'verifications', all, renderVerification);
}

export const tollfreeVerifications: Product = {
  setUp: (sim) => {
    const find = (sid: string): TollfreeVerification | undefined => sim.world.tollfreeVerifications[sid];
    sim.reviews.register({
      name: 'toll-free verification',
      has: (sid) => find(sid) !== undefined,
      pending: () =>
        Object.values(sim.world.tollfreeVerifications)
          .filter(({ status }) => status === 'PENDING_REVIEW' || status === 'IN_REVIEW')
          .map(({ sid }) => sid),
      begin: (sid) => {
        const verification = find(sid);
        if (verification?.status === 'PENDING_REVIEW')
          become(sim, verification, 'IN_REVIEW', 'pending-review');
      },
      decide: (sid, decision) => {
        const verification = find(sid);
        return verification ? decide(sim, verification, decision) : null;
      },
    });
    sim.scheduler.on<string>(EXPIRE, (sid) => {
      const verification = find(sid);
      if (verification) expire(sim, verification);
    });
  },
  routes: [
    { call: `POST ${BASE}`, handle: (call) => created(renderVerification(create(call))) },
    { call: `GET ${BASE}`, handle: (call) => ok(list(call)) },
    { call: `GET ${BASE}/{Sid}`, handle: (call) => ok(renderVerification(verificationOf(call))) },
    {
      call: `POST ${BASE}/{Sid}`,
      handle: (call) => ({ status: 202, body: renderVerification(update(call)) }),
    },
    {
      call: `DELETE ${BASE}/{Sid}`,
      handle: (call) => {
        remove(call.sim, verificationOf(call));
        return noContent();
      },
    },
  ],
  numberLeft: (sim, numberSid) => {
    for (const verification of Object.values(sim.world.tollfreeVerifications)) {
      if (verification.phoneNumberSid === numberSid) remove(sim, verification);
    }
  },
  resources: ({ world }) => ({
    tollfreeVerifications: Object.values(world.tollfreeVerifications).map((verification) => ({
      ...renderVerification(verification),
      edit_reason: verification.editReason,
    })),
  }),
};
