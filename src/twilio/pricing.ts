import type { AccountCredentials, TwilioClients } from './client';
import { attempt, type Outcome } from './outcome';

/** Monthly rental by Twilio's kind of number ('local', 'toll free'), at the account's own rate. */
export interface NumberPrices {
  /** ISO 4217. */
  currency: string;
  /** Exact decimal texts. */
  monthly: ReadonlyMap<string, string>;
}

/** Prices (Pricing v1), as the asking account would pay them. */
export class PricingGateway {
  constructor(private readonly clients: TwilioClients) {}

  /** `account` null asks for the parent's rates. */
  numberPrices(account: AccountCredentials | null, country: string): Promise<Outcome<NumberPrices>> {
    const client = account ? this.clients.for(account) : this.clients.forParent();
    return attempt(async () => {
      const found = await client.pricing.v1.phoneNumbers.countries(country).fetch();
      // Declared as numbers by the library; Twilio sends exact decimal texts, and they pass through untouched.
      const prices = (found.phoneNumberPrices ?? []).flatMap(({ numberType, currentPrice }) =>
        numberType && currentPrice !== undefined
          ? [[numberType.toLowerCase(), String(currentPrice)] as const]
          : [],
      );
      return { currency: found.priceUnit.toUpperCase(), monthly: new Map(prices) };
    });
  }
}
