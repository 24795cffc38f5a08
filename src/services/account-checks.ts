import { accountFault, deniedFault, missingPermissions, twilioSilent } from '../domain/account-checks';
import { DomainError } from '../domain/errors';
import type { A2pInventoryGateway } from '../twilio/a2p-inventory';
import type { AccountGateway } from '../twilio/accounts';
import type { AccountCredentials } from '../twilio/client';
import type { EventStreamGateway } from '../twilio/events';
import type { MessagingServiceGateway } from '../twilio/messaging-services';
import type { Outcome } from '../twilio/outcome';
import type { PhoneNumberGateway } from '../twilio/phone-numbers';

/** Finds out whether credentials are good for what is done here, by looking alone. */
export class AccountChecks {
  constructor(
    private readonly accounts: AccountGateway,
    private readonly numbers: PhoneNumberGateway,
    private readonly services: MessagingServiceGateway,
    private readonly events: EventStreamGateway,
    private readonly a2p: A2pInventoryGateway,
  ) {}

  /** Returns when the account can be connected; throws what keeps it from that. */
  async check(credentials: AccountCredentials): Promise<void> {
    const account = { ...credentials, readOnly: true };
    const seen = await this.accounts.fetchOwn(account);
    if (seen.kind === 'denied') throw new DomainError(deniedFault(seen.code));
    if (seen.kind === 'gone' || seen.kind === 'rejected') throw new DomainError(deniedFault(null));
    if (seen.kind !== 'done') throw new DomainError(twilioSilent());
    const fault = accountFault(seen.value, this.accounts.parentSid);
    if (fault) throw new DomainError(fault);
    await this.requirePermissions(account);
  }

  /** Asks for one thing of each product; a pair that is right for the account may still not open all of it. */
  private async requirePermissions(account: AccountCredentials): Promise<void> {
    const probes: [what: string, look: () => Promise<Outcome<unknown>>][] = [
      ['phone numbers', () => this.numbers.probe(account)],
      ['messaging services', () => this.services.probe(account)],
      ['event streams', () => this.events.probe(account)],
      ['brand registrations', () => this.a2p.probe(account)],
    ];
    const looks = await Promise.all(
      probes.map(async ([what, look]) => ({ what, kind: (await look()).kind })),
    );
    const refused = looks.filter(({ kind }) => kind === 'denied' || kind === 'rejected' || kind === 'gone');
    if (refused.length > 0) throw new DomainError(missingPermissions(refused.map(({ what }) => what)));
    // Throttled means let in.
    if (looks.some(({ kind }) => kind === 'unknown')) throw new DomainError(twilioSilent());
  }
}
