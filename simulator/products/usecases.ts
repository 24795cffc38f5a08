import type { Brand } from '../compliance-state';
import type { World } from '../world';
import { detailsOf } from './brand-data';

export interface Usecase {
  code: string;
  name: string;
  description: string;
  /** Carriers look at these once more after approval. */
  postApproval: boolean;
}

const usecase = (code: string, name: string, description: string, postApproval = false): Usecase => ({
  code,
  name,
  description,
  postApproval,
});

const soleProprietor = usecase(
  'SOLE_PROPRIETOR',
  'Sole Proprietor',
  'Messaging by one person without a tax ID.',
);
const lowVolume = usecase('LOW_VOLUME', 'Low Volume Mixed', 'Several purposes with few messages a day.');
const standard: Usecase[] = [
  usecase('2FA', 'Two-Factor authentication (2FA)', 'Passwords and codes for signing in.'),
  usecase('ACCOUNT_NOTIFICATION', 'Account Notification', 'Notices about the account of a customer.'),
  usecase('CUSTOMER_CARE', 'Customer Care', 'Support and other talk with customers.'),
  usecase('DELIVERY_NOTIFICATION', 'Delivery Notification', 'The state of a delivery.'),
  usecase('FRAUD_ALERT', 'Fraud Alert Messaging', 'Warnings of suspicious activity.'),
  usecase('HIGHER_EDUCATION', 'Higher Education', 'Messages of colleges and universities.'),
  usecase('MARKETING', 'Marketing', 'Offers and promotions.'),
  usecase('MIXED', 'Mixed', 'Several of the standard purposes.'),
  usecase('POLLING_VOTING', 'Polling and voting', 'Surveys and votes that are not political.'),
  usecase('PUBLIC_SERVICE_ANNOUNCEMENT', 'Public Service Announcement', 'Raising awareness of a topic.'),
  usecase('SECURITY_ALERT', 'Security Alert', 'Notices that a system is compromised.'),
];
const special: Usecase[] = [
  usecase('AGENTS_FRANCHISES', 'Agents and Franchises', 'Local branches of one brand.', true),
  usecase('K12_EDUCATION', 'K-12 Education', 'Messages of schools.', true),
  usecase('PROXY', 'Proxy', 'People texting each other through one number.', true),
  usecase('SOCIAL', 'Social', 'Talk between members of a community.', true),
  usecase('SWEEPSTAKE', 'Sweepstake', 'Games with prizes.', true),
];
const charity = usecase('CHARITY', 'Charity', 'Messages of a 501(c)(3) charity.');
const emergency = usecase('EMERGENCY', 'Emergency', 'Public safety in an emergency.', true);
const political = usecase('POLITICAL', 'Political', 'Messages of a political campaign.');

const all = [soleProprietor, lowVolume, ...standard, ...special, charity, emergency, political];

export function isUsecase(code: string): boolean {
  return all.some((known) => known.code === code);
}

/** What a brand may register; all that there is when no brand is named. */
export function usecasesFor(world: World, brand: Brand | null): Usecase[] {
  if (!brand) return all;
  if (brand.brandType === 'SOLE_PROPRIETOR') return [soleProprietor];
  const companyType = detailsOf(world, brand).company_type ?? '';
  const hasToken = Object.values(world.vettings).some(
    ({ brandSid, provider, status }) =>
      brandSid === brand.sid && provider === 'campaign-verify' && status === 'SUCCESS',
  );
  return [
    lowVolume,
    ...standard,
    ...(brand.skipAutomaticSecVet ? [] : special),
    ...(/^non.profit$/.test(companyType) ? [charity] : []),
    ...(companyType === 'government' ? [emergency] : []),
    ...(hasToken ? [political] : []),
  ];
}

/** Purposes of a messaging service that agree with a campaign's; `undeclared` agrees with all. */
const SERVICE_USECASES: Record<string, string[]> = {
  notifications: ['ACCOUNT_NOTIFICATION', 'DELIVERY_NOTIFICATION', 'FRAUD_ALERT', 'SECURITY_ALERT'],
  marketing: ['MARKETING'],
  verification: ['2FA'],
  discussion: ['CUSTOMER_CARE', 'SOCIAL', 'PROXY'],
  poll: ['POLLING_VOTING'],
};

/** Whether the purpose declared for a service suits a campaign; mixed campaigns suit any (21719). */
export function suitsService(serviceUsecase: string, code: string): boolean {
  const allowed = SERVICE_USECASES[serviceUsecase];
  return !allowed || allowed.includes(code) || ['MIXED', 'LOW_VOLUME', 'SOLE_PROPRIETOR'].includes(code);
}
