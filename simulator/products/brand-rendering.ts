import type { Brand, Vetting } from '../compliance-state';
import { isoSeconds } from '../http/dates';
import type { World } from '../world';
import { feedbackOf, renderErrors } from './a2p-errors';
import { detailsOf } from './brand-data';

export const BRANDS = 'messaging.twilio.com/v1/a2p/BrandRegistrations';

export function renderBrand(world: World, brand: Brand): Record<string, unknown> {
  const url = `https://${BRANDS}/${brand.sid}`;
  const failed = brand.status === 'FAILED';
  const { company_type: companyType } = detailsOf(world, brand);
  return {
    sid: brand.sid,
    account_sid: brand.accountSid,
    customer_profile_bundle_sid: brand.customerProfileSid,
    a2p_profile_bundle_sid: brand.trustProductSid,
    brand_type: brand.brandType,
    status: brand.status,
    identity_status: brand.identityStatus,
    tcr_id: brand.tcrId,
    failure_reason: failed ? brand.errors.map(({ description }) => description).join(' ') : null,
    errors: renderErrors(brand.errors),
    brand_feedback: feedbackOf(brand.errors),
    brand_score: brand.score,
    russell_3000: companyType === 'public',
    government_entity: companyType === 'government',
    tax_exempt_status: /^non.profit$/.test(companyType ?? '') ? '501c3' : null,
    skip_automatic_sec_vet: brand.skipAutomaticSecVet,
    mock: brand.mock,
    date_created: isoSeconds(brand.createdAt),
    date_updated: isoSeconds(brand.updatedAt),
    url,
    links: { brand_vettings: `${url}/Vettings`, brand_registration_otps: `${url}/SmsOtp` },
  };
}

export function renderVetting(vetting: Vetting): Record<string, unknown> {
  return {
    account_sid: vetting.accountSid,
    brand_sid: vetting.brandSid,
    brand_vetting_sid: vetting.sid,
    vetting_id: vetting.vettingId,
    vetting_class: vetting.provider === 'aegis' ? 'STANDARD' : 'POLITICAL',
    vetting_status: vetting.status,
    vetting_provider: vetting.provider,
    date_created: isoSeconds(vetting.createdAt),
    date_updated: isoSeconds(vetting.updatedAt),
    url: `https://${BRANDS}/${vetting.brandSid}/Vettings/${vetting.sid}`,
  };
}
