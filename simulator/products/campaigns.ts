import type { Brand, Campaign } from '../compliance-state';
import { isoSeconds } from '../http/dates';
import { badRequest, notFound } from '../http/errors';
import { listV1 } from '../http/paging';
import { newSid } from '../ids';
import type { MessagingService } from '../state';
import { canBeResubmitted } from './a2p-errors';
import { campaignsOf } from './brand-life';
import { campaignValues, defaults, unknownValues } from './campaign-fields';
import { deleteCampaign, registerCampaignReviews, submitCampaign } from './campaign-life';
import { CAMPAIGN_SID, renderCampaign, SERVICES } from './campaign-rendering';
import { charge, prices } from './charges';
import { created, noContent, ok, type Call, type Product, type Reply } from './product';
import { isUsecase, suitsService, usecasesFor } from './usecases';

const BASE = `${SERVICES}/{MessagingServiceSid}/Compliance/Usa2p`;
/** The Campaign Registry's hard limit per brand. */
const CAMPAIGNS_PER_BRAND = 100;
const VERSION_WITH_URLS = 'v1.2';

function serviceFrom(call: Call, sid: string | null | undefined): MessagingService {
  const service = call.sim.world.messagingServices[sid ?? ''];
  if (service?.accountSid !== call.account.sid) throw notFound(call.path);
  return service;
}

function shown(call: Call, campaign: Campaign): Record<string, unknown> {
  return renderCampaign(campaign, call.apiVersion === VERSION_WITH_URLS);
}

/** A brand that may have a campaign of this purpose. */
function brandFor(call: Call, usecase: string): Brand {
  const { world } = call.sim;
  const brand = world.brands[call.form.text('BrandRegistrationSid') ?? ''];
  if (brand?.accountSid !== call.account.sid) throw badRequest('The brand was not found', 21717);
  if (brand.status === 'SUSPENDED') throw badRequest('The brand is suspended', 21731);
  const isSole = brand.brandType === 'SOLE_PROPRIETOR';
  if (isSole && brand.mock) throw badRequest('A mock sole proprietor brand cannot have a campaign', 21717);
  if (brand.status !== 'APPROVED' || (isSole && brand.identityStatus !== 'VERIFIED'))
    throw badRequest(`The brand is not registered (${brand.status}, ${brand.identityStatus})`, 21717);
  if (!isUsecase(usecase)) throw badRequest(`UsAppToPersonUsecase ${usecase} is not valid`, 21720);
  if (!usecasesFor(world, brand).some(({ code }) => code === usecase))
    throw badRequest(`UsAppToPersonUsecase ${usecase} is not open to this brand`, 21717);
  const campaigns = campaignsOf(call.sim, brand);
  if (isSole && campaigns.length > 0)
    throw badRequest('A sole proprietor brand can have one campaign', 21732);
  if (campaigns.length >= CAMPAIGNS_PER_BRAND) throw badRequest('The brand has 100 campaigns', 30930);
  return brand;
}

function create(call: Call): Campaign {
  const { sim, form, account } = call;
  const service = serviceFrom(call, call.pathParams.MessagingServiceSid);
  const usecase = form.text('UsAppToPersonUsecase') ?? '';
  const values = campaignValues(form, { ...defaults, us_app_to_person_usecase: usecase });
  const brand = brandFor(call, usecase);
  if (sim.world.campaigns[service.sid]) throw badRequest('The Messaging Service has a campaign already');
  if (!suitsService(String(service.settings.usecase), usecase))
    throw badRequest('The use case does not suit that of the Messaging Service', 21719);
  const campaign = newCampaign(call, service, { brandSid: brand.sid, values, mock: brand.mock });
  if (!brand.mock) charge(sim, account.sid, 'campaign-vetting', service.sid, prices.campaignVetting);
  submitCampaign(sim, campaign);
  return campaign;
}

function newCampaign(call: Call, service: MessagingService, given: Partial<Campaign>): Campaign {
  const now = call.sim.clock.now();
  const campaign: Campaign = {
    sid: newSid('CM'),
    accountSid: call.account.sid,
    serviceSid: service.sid,
    brandSid: null,
    values: {},
    status: 'PENDING',
    campaignId: null,
    external: false,
    mock: false,
    errors: [],
    rateLimits: null,
    createdAt: now,
    updatedAt: now,
    ...given,
  };
  call.sim.world.campaigns[service.sid] = campaign;
  return campaign;
}

function campaignOf(call: Call): Campaign {
  const service = serviceFrom(call, call.pathParams.MessagingServiceSid);
  const campaign = call.sim.world.campaigns[service.sid];
  if (!campaign || call.pathParams.Sid !== CAMPAIGN_SID) throw notFound(call.path);
  return campaign;
}

/** Corrects a failed campaign and hands it in again, which is billed again. */
function update(call: Call): Campaign {
  const { sim, form, account } = call;
  const campaign = campaignOf(call);
  const brand = sim.world.brands[campaign.brandSid ?? ''];
  if (campaign.status === 'SUSPENDED') throw badRequest('The campaign is suspended', 21729);
  if (brand?.status === 'SUSPENDED') throw badRequest('The brand is suspended', 21731);
  if (campaign.external) throw badRequest('A campaign registered elsewhere cannot be edited here');
  if (campaign.status !== 'FAILED')
    throw badRequest(`A campaign that is ${campaign.status} cannot be edited`);
  if (!canBeResubmitted(campaign.errors)) throw badRequest('The campaign cannot be resubmitted');
  campaign.values = campaignValues(form, campaign.values);
  if (!campaign.mock)
    charge(sim, account.sid, 'campaign-vetting', campaign.serviceSid, prices.campaignVetting);
  submitCampaign(sim, campaign);
  return campaign;
}

function usecases(call: Call): Reply {
  serviceFrom(call, call.pathParams.MessagingServiceSid);
  const sid = call.query.text('BrandRegistrationSid');
  const brand = sid ? call.sim.world.brands[sid] : null;
  if (sid && brand?.accountSid !== call.account.sid) throw notFound(call.path);
  const offered = usecasesFor(call.sim.world, brand ?? null);
  return ok({
    us_app_to_person_usecases: offered.map(({ code, name, description, postApproval }) => ({
      code,
      name,
      description,
      post_approval_required: postApproval,
    })),
  });
}

/** Attaches a campaign that was registered in The Campaign Registry by somebody else. */
function attach(call: Call): Reply {
  const service = serviceFrom(call, call.form.text('MessagingServiceSid'));
  if (call.sim.world.campaigns[service.sid]) throw badRequest('The Messaging Service has a campaign already');
  const campaignId = call.form.text('CampaignId');
  if (!campaignId) throw badRequest('CampaignId is missing', 21727);
  const campaign = newCampaign(call, service, { campaignId, external: true, values: unknownValues });
  submitCampaign(call.sim, campaign);
  return created({
    sid: CAMPAIGN_SID,
    account_sid: campaign.accountSid,
    campaign_id: campaignId,
    messaging_service_sid: service.sid,
    date_created: isoSeconds(campaign.createdAt),
  });
}

/** A2P campaigns: at most one per messaging service, all under one SID. */
export const campaigns: Product = {
  setUp: registerCampaignReviews,
  routes: [
    { call: `POST ${BASE}`, pace: 'a2p', handle: (call) => created(shown(call, create(call))) },
    {
      call: `GET ${BASE}`,
      pace: 'a2p',
      handle: (call) => {
        const service = serviceFrom(call, call.pathParams.MessagingServiceSid);
        const campaign = call.sim.world.campaigns[service.sid];
        return ok(listV1(call, 'compliance', campaign ? [campaign] : [], (one) => shown(call, one)));
      },
    },
    { call: `GET ${BASE}/Usecases`, pace: 'a2p', handle: usecases },
    { call: `GET ${BASE}/{Sid}`, pace: 'a2p', handle: (call) => ok(shown(call, campaignOf(call))) },
    { call: `POST ${BASE}/{Sid}`, pace: 'a2p', handle: (call) => ok(shown(call, update(call))) },
    {
      call: `DELETE ${BASE}/{Sid}`,
      pace: 'a2p',
      handle: (call) => {
        deleteCampaign(call.sim, campaignOf(call));
        return noContent();
      },
    },
    { call: `POST ${SERVICES}/PreregisteredUsa2p`, pace: 'a2p', handle: attach },
  ],
  resources: ({ world }) => ({
    campaigns: Object.values(world.campaigns).map((campaign) => ({
      ...renderCampaign(campaign, true),
      campaign_sid: campaign.sid,
    })),
  }),
};
