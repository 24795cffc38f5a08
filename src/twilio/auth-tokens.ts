import type { AccountCredentials, TwilioClients } from './client';
import { attempt, type Outcome } from './outcome';

/**
 * Rotation of an account's own token (Accounts v1, AuthTokens). Both tokens are accepted from the creation of the second
 * one until it is promoted; callbacks are signed with the primary one
 * (https://www.twilio.com/docs/iam/api/authtoken, read 2026-11-22).
 */
export class AuthTokenGateway {
  constructor(private readonly clients: TwilioClients) {}

  /** Gives the second token, in the clear. There is one at most, and an earlier one cannot be read again. */
  createSecondary(account: AccountCredentials): Promise<Outcome<string>> {
    return attempt(
      async () => (await this.resource(account).secondaryAuthToken().create()).secondaryAuthToken,
    );
  }

  /** Takes back a second token that was not promoted; safe to repeat. */
  async removeSecondary(account: AccountCredentials): Promise<Outcome<true>> {
    const outcome = await attempt(async () => {
      await this.resource(account).secondaryAuthToken().remove();
      return true as const;
    });
    return outcome.kind === 'gone' ? { kind: 'done', value: true } : outcome;
  }

  /** Makes the second token the only one: not to be repeated, since it may have happened. Gives the new primary. */
  promote(account: AccountCredentials): Promise<Outcome<string>> {
    return attempt(async () => (await this.resource(account).authTokenPromotion().update()).authToken);
  }

  private resource(account: AccountCredentials) {
    return this.clients.for(account).accounts.v1;
  }
}
