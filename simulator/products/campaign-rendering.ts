import type { Campaign } from '../compliance-state';
import { isoSeconds } from '../http/dates';
import { renderErrors } from './a2p-errors';

export const SERVICES = 'messaging.twilio.com/v1/Services';
/** The same for every campaign there is: no key (https://www.twilio.com/docs/messaging/api/usapptoperson-resource). */
export const CAMPAIGN_SID = 'QE2c6890da8086d771620e9b13fadeba0b';

/** The policy addresses come back only in the newer version of the API. */
export function renderCampaign(campaign: Campaign, withUrls: boolean): Record<string, unknown> {
  const { privacy_policy_url: privacy, terms_and_conditions_url: terms, ...values } = campaign.values;
  return {
    sid: CAMPAIGN_SID,
    account_sid: campaign.accountSid,
    brand_registration_sid: campaign.brandSid,
    messaging_service_sid: campaign.serviceSid,
    ...values,
    ...(withUrls ? { privacy_policy_url: privacy ?? null, terms_and_conditions_url: terms ?? null } : {}),
    campaign_status: campaign.status,
    campaign_id: campaign.campaignId,
    is_externally_registered: campaign.external,
    rate_limits: campaign.rateLimits,
    mock: campaign.mock,
    errors: renderErrors(campaign.errors),
    date_created: isoSeconds(campaign.createdAt),
    date_updated: isoSeconds(campaign.updatedAt),
    url: `https://${SERVICES}/${campaign.serviceSid}/Compliance/Usa2p/${CAMPAIGN_SID}`,
  };
}
