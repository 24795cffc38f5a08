import { BusinessEntityType } from '../../organizations';
import type { FieldValues, FormFieldOption } from '../../registrations';
import { text } from '../field-values';
import { entityTypeOf, Way, wayOf } from './way';

/** A purpose of texts as Twilio codes it, and to whom it is open. */
interface UseCase extends FormFieldOption {
  /** Only these kinds of business; every kind when left out. */
  only?: BusinessEntityType;
}

/**
 * Purposes open to a standard registration. POLITICAL is left out: it takes a token of Campaign Verify, which is
 * taken with toll-free numbers only. "Campaign use case types", read 2026-11-22.
 */
const standard: readonly UseCase[] = [
  { value: 'MIXED', label: 'Several things', description: 'Answers, reminders and offers together' },
  { value: 'CUSTOMER_CARE', label: 'Answering customers', description: 'Questions, support, conversations' },
  {
    value: 'ACCOUNT_NOTIFICATION',
    label: 'Reminders and notices',
    description: 'Appointments, bookings, bills',
  },
  { value: 'DELIVERY_NOTIFICATION', label: 'Orders and deliveries' },
  { value: 'MARKETING', label: 'Offers and news', description: 'Sales, discounts, newsletters' },
  { value: '2FA', label: 'Login codes' },
  { value: 'FRAUD_ALERT', label: 'Fraud warnings' },
  { value: 'SECURITY_ALERT', label: 'Security warnings' },
  { value: 'POLLING_VOTING', label: 'Surveys', description: 'Not about politics' },
  { value: 'PUBLIC_SERVICE_ANNOUNCEMENT', label: 'Public notices' },
  { value: 'HIGHER_EDUCATION', label: 'College or university' },
  { value: 'K12_EDUCATION', label: 'School', description: 'Carriers look at these once more' },
  {
    value: 'CHARITY',
    label: 'Charity',
    description: 'Only for organizations with 501(c)(3) status',
    only: BusinessEntityType.NON_PROFIT,
  },
  {
    value: 'EMERGENCY',
    label: 'Emergencies',
    description: 'Public safety; carriers look at these once more',
    only: BusinessEntityType.GOVERNMENT,
  },
  {
    value: 'AGENTS_FRANCHISES',
    label: 'Agents or branches under one name',
    description: 'Carriers look at these once more',
  },
  {
    value: 'PROXY',
    label: 'People texting each other through the number',
    description: 'Carriers look at these once more',
  },
  {
    value: 'SOCIAL',
    label: 'Community and followers',
    description: 'Carriers look at these once more',
  },
  { value: 'SWEEPSTAKE', label: 'Prize draws', description: 'Carriers look at these once more' },
];

/** What is proposed to a business that has not said what its texts are for: it covers what most of them text. */
export const usualUseCase = 'MIXED';

/** Purposes to choose from; empty where the way leaves no choice. */
export function useCaseOptions(values: FieldValues): FormFieldOption[] {
  if (wayOf(values) !== Way.STANDARD) return [];
  const entity = entityTypeOf(values);
  return standard
    .filter(({ only }) => only === undefined || only === entity)
    .map(({ value, label, description }) => ({
      value,
      label,
      ...(description === undefined ? {} : { description }),
    }));
}

/** Purposes that go with a way and are not chosen. */
const labels: Readonly<Record<string, string>> = {
  LOW_VOLUME: 'Anything, a little of it',
  SOLE_PROPRIETOR: 'What one person texts',
};

/** What a purpose of texts is called here; null for one that is not offered. */
export function useCaseLabel(code: string): string | null {
  return labels[code] ?? standard.find(({ value }) => value === code)?.label ?? null;
}

/** Twilio's code of what the texts are for; null while it is not chosen. */
export function useCaseOf(values: FieldValues): string | null {
  const way = wayOf(values);
  return way === Way.STANDARD ? text(values, 'useCase') : way;
}
