import type { DataSource } from 'typeorm';
import type { OrganizationActor } from '../domain/actor';
import { AddressRequirement } from '../domain/addresses';
import { fault, UserErrorCode, type UserFault } from '../domain/errors';
import { betterKind, type LocalStanding, messagingSetupHint } from '../domain/messaging-setup';
import { northAmerica, readSearch } from '../domain/number-criteria';
import { requirementTexts } from '../domain/number-requirements';
import type {
  AvailableNumber,
  NumberAlternative,
  NumberCountry,
  NumberCriteria,
  NumberSearchResult,
  NumberSuggestion,
  SearchPhoneNumbers,
} from '../domain/number-search';
import { type PlanTier, TwilioAccountMode } from '../domain/organizations';
import { alternativesTo, nothingFound } from '../domain/search-alternatives';
import { OrganizationEntity } from '../entities/organization';
import type { Clock } from '../lib/clock';
import type { Outcome } from '../twilio/outcome';
import type { FoundNumber, PhoneNumberGateway } from '../twilio/phone-numbers';
import type { AccountCredentialsReader, OrganizationAccount } from './account-credentials';
import type { AccountHealthService } from './account-health';
import { localStanding } from './local-numbers';
import type { NumberCatalogue } from './number-catalogue';
import type { PricingService } from './pricing';

const suggested = 3;

/** Who searches: with whose credentials, and on which plan. */
interface Searcher {
  /** The parent's account searches until the organization has its own. */
  account: OrganizationAccount | null;
  plan: PlanTier;
  /** What its registration means for one more local number. */
  local: LocalStanding;
}

/** Finds numbers to buy and says of each what buying it and texting customers from it would take. */
export class NumberSearchService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly credentials: AccountCredentialsReader,
    private readonly gateway: PhoneNumberGateway,
    private readonly catalogue: NumberCatalogue,
    private readonly pricing: PricingService,
    private readonly health: AccountHealthService,
  ) {}

  /** Never fails for what the caller or Twilio did: that comes back as `userErrors`. */
  async search(actor: OrganizationActor, input: SearchPhoneNumbers): Promise<NumberSearchResult> {
    const sold = await this.catalogue.countries();
    const { criteria, faults } = readSearch(input, sold);
    if (!criteria) return nothing(faults);
    const { organizationId } = actor;
    const { plan } = await this.db.getRepository(OrganizationEntity).findOneByOrFail({ id: organizationId });
    const searcher = {
      account: await this.credentials.forOrganization(organizationId),
      plan,
      local: await localStanding(this.db.manager, organizationId),
    };
    const better = betterKind(criteria, sold?.find((one) => one.country === criteria.country)?.kinds ?? null);
    const [found, suggestion] = await Promise.all([
      this.find(searcher, criteria),
      better ? this.suggestion(searcher, criteria, better) : null,
    ]);
    if (found.kind === 'denied' && searcher.account) await this.health.noteDenied(organizationId);
    if (found.kind !== 'done') return nothing([searchFault(found, criteria)]);
    const numbers = await this.describe(searcher, criteria, found.value);
    if (numbers === null) return nothing([unavailable()]);
    // Where local numbers text as well, no other kind is better.
    const isWanted = northAmerica.includes(criteria.country) || !numbers.some((one) => one.capabilities.sms);
    const alternatives = numbers.length === 0 ? await this.alternatives(searcher, criteria, sold) : [];
    return {
      numbers,
      suggestion: isWanted ? suggestion : null,
      nothingFound: numbers.length === 0 ? nothingFound(criteria, alternatives.length > 0) : null,
      alternatives,
      userErrors: [],
    };
  }

  /** Where numbers are sold. */
  async countries(
    _actor: OrganizationActor,
  ): Promise<{ countries: NumberCountry[]; userErrors: UserFault[] }> {
    const countries = await this.catalogue.countries();
    return countries ? { countries, userErrors: [] } : { countries: [], userErrors: [unavailable()] };
  }

  private find({ account }: Searcher, criteria: NumberCriteria): Promise<Outcome<FoundNumber[]>> {
    const { areaCode, contains, locality, region, postalCode, nearNumber, distanceMiles } = criteria;
    return this.gateway.search(
      account,
      criteria.country,
      criteria.kind,
      {
        ...(areaCode === null ? {} : { areaCode: Number(areaCode) }),
        ...(contains === null ? {} : { contains }),
        ...(locality === null ? {} : { inLocality: locality }),
        ...(region === null ? {} : { inRegion: region }),
        ...(postalCode === null ? {} : { inPostalCode: postalCode }),
        ...(nearNumber === null ? {} : { nearNumber }),
        ...(distanceMiles === null ? {} : { distance: distanceMiles }),
        ...(criteria.noAddressRequired ? { excludeAllAddressRequired: true } : {}),
        ...(criteria.sms === null ? {} : { smsEnabled: criteria.sms }),
        ...(criteria.voice === null ? {} : { voiceEnabled: criteria.voice }),
        ...(criteria.mms === null ? {} : { mmsEnabled: criteria.mms }),
      },
      criteria.limit,
    );
  }

  /** Null when it is not known whether the country sells to everybody. */
  private async describe(
    { account, plan, local }: Searcher,
    { country, kind, limit }: NumberCriteria,
    found: FoundNumber[],
  ): Promise<AvailableNumber[] | null> {
    if (found.length === 0) return [];
    const regulated = await this.catalogue.regulatedKinds(account, country);
    if (regulated === null && !northAmerica.includes(country)) return null;
    const bundleRequired = regulated?.includes(kind) ?? false;
    const now = this.clock.now();
    const billed = { plan, mode: account?.mode ?? TwilioAccountMode.MANAGED };
    return Promise.all(
      found.slice(0, limit).map(async ({ addressRequirement, ...number }) => ({
        ...number,
        kind,
        addressRequired: addressRequirement !== AddressRequirement.NONE,
        addressRequirement,
        bundleRequired,
        requirements: requirementTexts({
          country,
          kind,
          address: addressRequirement,
          bundle: bundleRequired,
        }),
        monthlyFee: await this.pricing.monthlyFee(account, number.country, kind),
        messagingSetup: messagingSetupHint({ ...number, kind, bundleRequired }, billed, now, local),
      })),
    );
  }

  /** Numbers of a kind that texts, for someone who may want to; null when there are none or Twilio does not answer. */
  private async suggestion(
    searcher: Searcher,
    searched: NumberCriteria,
    better: NonNullable<ReturnType<typeof betterKind>>,
  ): Promise<NumberSuggestion | null> {
    const criteria: NumberCriteria = {
      ...searched,
      kind: better.kind,
      areaCode: null,
      contains: null,
      locality: null,
      region: null,
      postalCode: null,
      nearNumber: null,
      distanceMiles: null,
      sms: true,
      limit: suggested,
    };
    const found = await this.find(searcher, criteria);
    if (found.kind !== 'done' || found.value.length === 0) return null;
    const numbers = await this.describe(searcher, criteria, found.value);
    const first = numbers?.[0];
    return first ? { ...better, messagingSetup: first.messagingSetup, numbers: numbers! } : null;
  }

  /** What comes closest to a search that found nothing; what finds nothing either, or fails, is left out. */
  private async alternatives(
    searcher: Searcher,
    criteria: NumberCriteria,
    sold: readonly NumberCountry[] | null,
  ): Promise<NumberAlternative[]> {
    const all = await Promise.all(
      alternativesTo(criteria, sold).map(async ({ reason, search }) => {
        const found = await this.find(searcher, search);
        if (found.kind !== 'done') return null;
        const numbers = await this.describe(searcher, search, found.value);
        return numbers && numbers.length > 0 ? { reason, search, numbers } : null;
      }),
    );
    return all.filter((one) => one !== null);
  }
}

function nothing(userErrors: UserFault[]): NumberSearchResult {
  return { numbers: [], suggestion: null, nothingFound: null, alternatives: [], userErrors };
}

function unavailable(): UserFault {
  return fault(
    UserErrorCode.TWILIO_UNAVAILABLE,
    'The carrier does not answer just now. Try the same again in a moment.',
    null,
    { retryable: true, retryAfterSeconds: 5 },
  );
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
        { retryable: true, retryAfterSeconds: outcome.retryAfterSeconds },
      );
    case 'unknown':
      return unavailable();
  }
}
