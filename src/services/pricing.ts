import { type Money, PhoneNumberKind } from '../domain/phone-numbers';
import type { Clock } from '../lib/clock';
import type { AccountCredentials } from '../twilio/client';
import type { NumberPrices, PricingGateway } from '../twilio/pricing';
import { Kept } from './kept';

const keptForMs = 24 * 3_600_000;

const twilioKind: Record<PhoneNumberKind, string> = {
  [PhoneNumberKind.LOCAL]: 'local',
  [PhoneNumberKind.TOLL_FREE]: 'toll free',
  [PhoneNumberKind.MOBILE]: 'mobile',
  [PhoneNumberKind.NATIONAL]: 'national',
};

/** What numbers cost each month at an account's rate; asked of Twilio at most once a day per account and country. */
export class PricingService {
  private readonly kept: Kept<NumberPrices>;

  constructor(
    private readonly gateway: PricingGateway,
    clock: Clock,
  ) {
    this.kept = new Kept(clock, { forMs: keptForMs, evenWhenOld: false });
  }

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
    return this.kept.get(`${account?.accountSid ?? ''}:${country}`, async () => {
      const outcome = await this.gateway.numberPrices(account, country);
      return outcome.kind === 'done' ? outcome.value : null;
    });
  }
}
