import { campaignEventPrefix } from '../callbacks/event-types';
import type { Campaign, RegistrationError } from '../compliance-state';
import { stableHash } from '../ids';
import { ReviewRefused, type Decision } from '../reviews';
import { campaignError } from './a2p-errors';
import { automaticErrors } from './campaign-fields';
import { renderCampaign } from './campaign-rendering';
import { campaignMonthPrice, charge } from './charges';
import { deregisterAll, registerPool } from './number-registrations';
import type { Simulator } from './product';
import { rateLimitsOf } from './throughput';

const MONTH = 'campaign-month';
const MOCK_APPROVE = 'mock-campaign-approve';
const CLEAN_UP = 'suspended-campaign-cleanup';
const DAY_MS = 24 * 60 * 60_000;
const MONTH_MS = 30 * DAY_MS;
/** How long a suspended campaign is kept (https://www.twilio.com/docs/messaging/compliance/a2p-10dlc). */
const SUSPENDED_DAYS = 30;
const DEFAULT_CODE = 30896;

function emit(sim: Simulator, campaign: Campaign, event: string, status: string): void {
  const source = `https://messaging.twilio.com/v1/Services/${campaign.serviceSid}/Compliance/Usa2p`;
  const [first] = campaign.errors;
  sim.eventStreams.emit(campaign.accountSid, campaignEventPrefix + event, source, {
    accountsid: campaign.accountSid,
    brandsid: campaign.brandSid,
    campaignsid: campaign.sid,
    messagingservicesid: campaign.serviceSid,
    a2pusecase: campaign.values.us_app_to_person_usecase ?? null,
    campaignregistrationstatus: status,
    createddate: new Date(campaign.createdAt).getTime(),
    updateddate: new Date(campaign.updatedAt).getTime(),
    timestamp: sim.clock.nowMs(),
    ...(campaign.campaignId ? { externalcampaignid: campaign.campaignId } : {}),
    ...(first ? { errorcode: first.code } : {}),
  });
}

function become(sim: Simulator, campaign: Campaign, status: Campaign['status']): void {
  campaign.status = status;
  campaign.updatedAt = sim.clock.now();
}

/** Hands a campaign in: the first time, or again after a correction. */
export function submitCampaign(sim: Simulator, campaign: Campaign): void {
  campaign.errors = [];
  become(sim, campaign, 'PENDING');
  emit(sim, campaign, 'campaign-submitted', 'pending');
  const { serviceSid, mock } = campaign;
  if (!mock) sim.reviews.submitted(serviceSid);
  else sim.scheduler.after(Math.min(sim.world.mode.delayMs, 1_000), MOCK_APPROVE, serviceSid, serviceSid);
}

/** The registry has it; what no reviewer needs to read for fails within moments. */
function begin(sim: Simulator, campaign: Campaign): void {
  if (campaign.status !== 'PENDING') return;
  enterRegistry(campaign);
  const errors = campaign.external ? [] : automaticErrors(campaign.values);
  if (errors.length > 0) fail(sim, campaign, errors);
  else become(sim, campaign, 'IN_PROGRESS');
}

function enterRegistry(campaign: Campaign): void {
  campaign.campaignId ??= `C${stableHash(campaign.sid).toString(36).toUpperCase().padStart(6, '0').slice(0, 6)}`;
}

function fail(sim: Simulator, campaign: Campaign, errors: RegistrationError[]): void {
  sim.reviews.withdraw(campaign.serviceSid);
  campaign.errors = errors;
  become(sim, campaign, 'FAILED');
  emit(sim, campaign, 'campaign-failure', 'failure');
}

function approve(sim: Simulator, campaign: Campaign): void {
  sim.reviews.withdraw(campaign.serviceSid);
  enterRegistry(campaign);
  campaign.errors = [];
  campaign.rateLimits = rateLimitsOf(sim.world, campaign);
  become(sim, campaign, 'VERIFIED');
  emit(sim, campaign, 'campaign-approved', 'success');
  if (!campaign.mock && !campaign.external) billMonth(sim, campaign);
  registerPool(sim, campaign.serviceSid);
}

/** Bills a month and plans the next, for as long as the campaign exists. */
function billMonth(sim: Simulator, campaign: Campaign): void {
  const { accountSid, serviceSid, values } = campaign;
  const price = campaignMonthPrice(String(values.us_app_to_person_usecase));
  charge(sim, accountSid, 'campaign-month', serviceSid, price);
  sim.scheduler.cancel(MONTH, serviceSid);
  sim.scheduler.after(MONTH_MS, MONTH, serviceSid, serviceSid);
}

/** Stops all traffic; what is not lifted in time is deleted with its numbers. */
export function suspendCampaign(sim: Simulator, campaign: Campaign, keptDays = SUSPENDED_DAYS): void {
  sim.reviews.withdraw(campaign.serviceSid);
  become(sim, campaign, 'SUSPENDED');
  sim.scheduler.after(keptDays * DAY_MS, CLEAN_UP, campaign.serviceSid, campaign.serviceSid);
}

export function liftSuspension(sim: Simulator, campaign: Campaign): void {
  if (campaign.status !== 'SUSPENDED') return;
  sim.scheduler.cancel(CLEAN_UP, campaign.serviceSid);
  become(sim, campaign, 'VERIFIED');
  registerPool(sim, campaign.serviceSid);
}

function cleanUp(sim: Simulator, campaign: Campaign): void {
  emit(sim, campaign, 'suspended-campaign-delete-submitted', 'suspended');
  deleteCampaign(sim, campaign);
}

/** Removes a campaign, live or not: its numbers leave the registry and its monthly fee ends. */
export function deleteCampaign(sim: Simulator, campaign: Campaign): void {
  const { serviceSid } = campaign;
  sim.reviews.withdraw(serviceSid);
  for (const kind of [MONTH, MOCK_APPROVE, CLEAN_UP]) sim.scheduler.cancel(kind, serviceSid);
  deregisterAll(sim, serviceSid);
  delete sim.world.campaigns[serviceSid];
  campaign.updatedAt = sim.clock.now();
  emit(sim, campaign, 'campaign-deleted', 'deleted');
}

function decide(sim: Simulator, campaign: Campaign, { outcome, codes }: Decision): Record<string, unknown> {
  const wasPending = campaign.status === 'PENDING';
  if (wasPending) begin(sim, campaign);
  const failedNow = wasPending && campaign.status === 'FAILED';
  const open = campaign.status === 'IN_PROGRESS';
  if (failedNow)
    throw new ReviewRefused(`It was refused already (${campaign.errors.map(({ code }) => code).join()})`);
  if (outcome === 'approve' && (open || campaign.status === 'FAILED')) approve(sim, campaign);
  else if (outcome === 'approve' && campaign.status === 'SUSPENDED') liftSuspension(sim, campaign);
  else if (outcome === 'reject' && open) {
    const given = codes.length > 0 ? codes : [DEFAULT_CODE];
    fail(
      sim,
      campaign,
      given.map((code) => campaignError(code)),
    );
  } else if (outcome === 'suspend' && campaign.status === 'VERIFIED') suspendCampaign(sim, campaign);
  else if (outcome === 'expire' && open) fail(sim, campaign, [campaignError(30901)]);
  else if (outcome === 'expire' && campaign.status === 'SUSPENDED') cleanUp(sim, campaign);
  else throw new ReviewRefused(`A campaign that is ${campaign.status} cannot ${outcome}`);
  return renderCampaign(campaign, true);
}

export function registerCampaignReviews(sim: Simulator): void {
  const find = (sid: string): Campaign | undefined => sim.world.campaigns[sid];
  const on = (kind: string, act: (campaign: Campaign) => void): void =>
    sim.scheduler.on<string>(kind, (serviceSid) => {
      const campaign = find(serviceSid);
      if (campaign) act(campaign);
    });
  sim.reviews.register({
    name: 'campaign (by messaging service)',
    has: (sid) => find(sid) !== undefined,
    pending: () =>
      Object.values(sim.world.campaigns)
        .filter(({ status, mock }) => !mock && (status === 'PENDING' || status === 'IN_PROGRESS'))
        .map(({ serviceSid }) => serviceSid),
    begin: (sid) => {
      const campaign = find(sid);
      if (campaign) begin(sim, campaign);
    },
    decide: (sid, decision) => {
      const campaign = find(sid);
      return campaign ? decide(sim, campaign, decision) : null;
    },
  });
  on(MONTH, (campaign) => billMonth(sim, campaign));
  on(MOCK_APPROVE, (campaign) => approve(sim, campaign));
  on(CLEAN_UP, (campaign) => cleanUp(sim, campaign));
}
