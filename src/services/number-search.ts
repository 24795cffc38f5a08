import type { DataSource } from 'typeorm';
import type { OrganizationActor } from '../domain/actor';
import { fault, UserErrorCode, type UserFault } from '../domain/errors';
import { messagingSetupHint } from '../domain/messaging-setup';
import {
  type AvailableNumber,
  type NumberCriteria,
  type NumberSearchResult,
  type NumberSuggestion,
  readSearch,
  type SearchPhoneNumbers,
} from '../domain/number-search';
import type { PlanTier } from '../domain/organizations';
import { PhoneNumberKind } from '../domain/phone-numbers';
import { OrganizationEntity } from '../entities/organization';
import type { Clock } from '../lib/clock';
import type { Outcome } from '../twilio/outcome';
import type { FoundNumber, PhoneNumberGateway } from '../twilio/phone-numbers';
import type { AccountCredentialsReader, OrganizationAccount } from './account-credentials';
import type { AccountHealthService } from './account-health';
import type { PricingService } from './pricing';

const suggested = 3;

/** Finds numbers to buy and says of each what texting customers from it would take. */
export class NumberSearchService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly credentials: AccountCredentialsReader,
    private readonly gateway: PhoneNumberGateway,
    private readonly pricing: PricingService,
    private readonly health: AccountHealthService,
  ) {}

  /** Never fails for what the caller or Twilio did: that comes back as `userErrors`. */
  async search(actor: OrganizationActor, input: SearchPhoneNumbers): Promise<NumberSearchResult> {
    const { criteria, faults } = readSearch(input);
    if (!criteria) return { numbers: [], suggestion: null, userErrors: faults };
    const { organizationId } = actor;
    const organization = await this.db
      .getRepository(OrganizationEntity)
      .findOneByOrFail({ id: organizationId });
    // The parent's account searches until the organization has its own.
    const account = await this.credentials.forOrganization(organizationId);
    const suggests = criteria.kind === PhoneNumberKind.LOCAL && criteria.sms !== false;
    const [found, suggestion] = await Promise.all([
      this.find(account, criteria),
      suggests ? this.suggestion(account, criteria, organization.plan) : null,
    ]);
    if (found.kind === 'denied' && account) await this.health.noteDenied(organizationId);
    if (found.kind !== 'done')
      return { numbers: [], suggestion: null, userErrors: [searchFault(found, criteria)] };
    const numbers = await this.describe(account, criteria, organization.plan, found.value);
    return { numbers, suggestion, userErrors: [] };
  }

  private find(
    account: OrganizationAccount | null,
    criteria: NumberCriteria,
  ): Promise<Outcome<FoundNumber[]>> {
    return this.gateway.search(
      account,
      criteria.country,
      criteria.kind === PhoneNumberKind.TOLL_FREE ? 'tollFree' : 'local',
      {
        ...(criteria.areaCode === null ? {} : { areaCode: Number(criteria.areaCode) }),
        ...(criteria.contains === null ? {} : { contains: criteria.contains }),
        ...(criteria.sms === null ? {} : { smsEnabled: criteria.sms }),
        ...(criteria.voice === null ? {} : { voiceEnabled: criteria.voice }),
        ...(criteria.mms === null ? {} : { mmsEnabled: criteria.mms }),
      },
      criteria.limit,
    );
  }

  private async describe(
    account: OrganizationAccount | null,
    { kind, limit }: NumberCriteria,
    plan: PlanTier,
    found: FoundNumber[],
  ): Promise<AvailableNumber[]> {
    const now = this.clock.now();
    return Promise.all(
      found.slice(0, limit).map(async ({ addressRequirement, ...number }) => ({
        ...number,
        kind,
        addressRequired: addressRequirement !== 'none',
        // No kind of US number is regulated by bundles (Regulations resource, read 2026-11-22).
        bundleRequired: false,
        monthlyFee: await this.pricing.monthlyFee(account, number.country, kind),
        messagingSetup: messagingSetupHint({ ...number, kind }, plan, now),
      })),
    );
  }

  /** Toll-free numbers for someone who wants to text; null when there are none or Twilio does not answer. */
  private async suggestion(
    account: OrganizationAccount | null,
    searched: NumberCriteria,
    plan: PlanTier,
  ): Promise<NumberSuggestion | null> {
    const criteria: NumberCriteria = {
      ...searched,
      kind: PhoneNumberKind.TOLL_FREE,
      areaCode: null,
      contains: null,
      sms: true,
      limit: suggested,
    };
    const found = await this.find(account, criteria);
    if (found.kind !== 'done' || found.value.length === 0) return null;
    const numbers = await this.describe(account, criteria, plan, found.value);
    const first = numbers[0]!;
    return {
      kind: PhoneNumberKind.TOLL_FREE,
      headline: 'To text customers, take a toll-free number',
      detail:
        'A toll-free number is approved for texting with one form, usually within days. A local number takes a longer carrier registration, with its own fees, before it may text anybody.',
      messagingSetup: first.messagingSetup,
      numbers,
    };
  }
}

function searchFault(
  outcome: Exclude<Outcome<unknown>, { kind: 'done' }>,
  criteria: NumberCriteria,
): UserFault {
  switch (outcome.kind) {
    case 'rejected':
      return criteria.contains === null
        ? fault(
            UserErrorCode.TWILIO_REJECTED,
            'The carrier does not take this search. Search with fewer filters.',
            ['input'],
          )
        : fault(UserErrorCode.INVALID, 'The carrier does not take this pattern. Try a shorter one.', [
            'input',
            'contains',
          ]);
    case 'gone':
      return fault(UserErrorCode.NOT_AVAILABLE, 'Numbers of this kind are not sold in this country.', [
        'input',
        'kind',
      ]);
    case 'denied':
      return fault(
        UserErrorCode.TWILIO_REJECTED,
        'Your phone account cannot search for numbers now. The notifications say what is wrong with it.',
      );
    case 'throttled':
      return fault(
        UserErrorCode.TWILIO_UNAVAILABLE,
        'Too many searches at once. Try again in a moment.',
        null,
        {
          retryable: true,
          retryAfterSeconds: outcome.retryAfterSeconds,
        },
      );
    case 'unknown':
      return fault(
        UserErrorCode.TWILIO_UNAVAILABLE,
        'The carrier does not answer just now. Try the same search again in a moment.',
        null,
        { retryable: true, retryAfterSeconds: 5 },
      );
  }
}
