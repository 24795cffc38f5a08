import { type Money, PhoneNumberKind } from '../domain/phone-numbers';
import type { Clock } from '../lib/clock';
import type { AccountCredentials } from '../twilio/client';
import type { NumberPrices, PricingGateway } from '../twilio/pricing';

const keptForMs = 24 * 3_600_000;
/** After a failure Twilio is left alone for a while. */
const failureKeptForMs = 30_000;
const largestCache = 1_000;

const twilioKind: Record<PhoneNumberKind, string> = {
  [PhoneNumberKind.LOCAL]: 'local',
  [PhoneNumberKind.TOLL_FREE]: 'toll free',
  [PhoneNumberKind.MOBILE]: 'mobile',
  [PhoneNumberKind.NATIONAL]: 'national',
};

/** What numbers cost each month at an account's rate; asked of Twilio at most once a day per account and country. */
export class PricingService {
  private readonly cache = new Map<string, { until: number; prices: Promise<NumberPrices | null> }>();

  constructor(
    private readonly gateway: PricingGateway,
    private readonly clock: Clock,
  ) {}

  /** Null when Twilio does not say; never fails. `account` null asks for the parent's rate. */
  async monthlyFee(
    account: AccountCredentials | null,
    country: string,
    kind: PhoneNumberKind,
  ): Promise<Money | null> {
    const prices = await this.prices(account, country);
    const amount = prices?.monthly.get(twilioKind[kind]);
    return prices && amount && /^\d+(\.\d+)?$/.test(amount) ? { amount, currency: prices.currency } : null;
  }

  private prices(account: AccountCredentials | null, country: string): Promise<NumberPrices | null> {
    const key = `${account?.accountSid ?? ''}:${country}`;
    const now = this.clock.now().getTime();
    const known = this.cache.get(key);
    if (known && known.until > now) return known.prices;
    if (this.cache.size >= largestCache) this.cache.clear();
    const prices = this.gateway.numberPrices(account, country).then((outcome) => {
      if (outcome.kind === 'done') return outcome.value;
      this.cache.set(key, { until: now + failureKeptForMs, prices: Promise.resolve(null) });
      return null;
    });
    this.cache.set(key, { until: now + keptForMs, prices });
    return prices;
  }
}
