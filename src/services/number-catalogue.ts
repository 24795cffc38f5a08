import type { NumberCountry } from '../domain/number-search';
import type { NumberRequirements } from '../domain/number-requirements';
import { PhoneNumberKind } from '../domain/phone-numbers';
import type { Clock } from '../lib/clock';
import type { AccountCredentials } from '../twilio/client';
import type { PhoneNumberGateway } from '../twilio/phone-numbers';
import type { RegulationGateway } from '../twilio/regulations';
import { Kept } from './kept';

const dayMs = 24 * 3_600_000;

/** What Twilio sells and what it is sold with: asked of Twilio, never written down here. */
export class NumberCatalogue {
  private readonly sold: Kept<NumberCountry[]>;
  private readonly regulated: Kept<PhoneNumberKind[]>;

  constructor(
    private readonly numbers: PhoneNumberGateway,
    private readonly regulations: RegulationGateway,
    clock: Clock,
  ) {
    const options = { forMs: dayMs, evenWhenOld: true };
    this.sold = new Kept(clock, options);
    this.regulated = new Kept(clock, options);
  }

  /** Countries by name, with at least one kind each; null when Twilio does not say just now. */
  countries(): Promise<NumberCountry[] | null> {
    return this.sold.get('all', async () => {
      const outcome = await this.numbers.countries();
      if (outcome.kind !== 'done') return null;
      return outcome.value
        .filter((one) => one.kinds.length > 0)
        .sort((one, other) => one.name.localeCompare(other.name, 'en'));
    });
  }

  /** Kinds of number that the country sells only to those whom a regulator knows; null when nobody says just now. */
  regulatedKinds(account: AccountCredentials | null, country: string): Promise<PhoneNumberKind[] | null> {
    return this.regulated.get(country, async () => {
      const outcome = await this.regulations.regulatedKinds(account, country);
      return outcome.kind === 'done' ? outcome.value : null;
    });
  }

  /** What this very number is sold with; null when it is not for sale or Twilio does not say. */
  async requirementsOf(
    account: AccountCredentials,
    number: { e164: string; country: string; kind: PhoneNumberKind },
  ): Promise<NumberRequirements | null> {
    const { country, e164 } = number;
    // A number does not show its kind for certain, so the likeliest is asked first.
    const sold = (await this.countries())?.find((one) => one.country === country)?.kinds ?? [number.kind];
    const kinds = [...sold].sort((one, other) => Number(other === number.kind) - Number(one === number.kind));
    for (const kind of kinds) {
      const found = await this.numbers.offer(account, country, kind, e164);
      if (found.kind !== 'done') return null;
      if (!found.value) continue;
      const regulated = await this.regulatedKinds(account, country);
      if (regulated === null) return null;
      return { country, kind, address: found.value.addressRequirement, bundle: regulated.includes(kind) };
    }
    return null;
  }
}
