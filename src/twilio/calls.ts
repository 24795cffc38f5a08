import type { AccountCredentials, TwilioClients } from './client';
import { attempt, type Outcome } from './outcome';

/** A call as Twilio shows it. */
export interface TwilioCall {
  /** In Twilio's words. */
  status: string;
  durationSeconds: number | null;
  endedAt: Date | null;
}

/** Looks at calls (API 2010-04-01), in the account that they came in at. */
export class CallGateway {
  constructor(private readonly clients: TwilioClients) {}

  fetch(account: AccountCredentials, sid: string): Promise<Outcome<TwilioCall>> {
    return attempt(async () => {
      const call = await this.clients.for(account).calls(sid).fetch();
      const seconds = Number(call.duration || Number.NaN);
      return {
        status: call.status,
        durationSeconds: Number.isInteger(seconds) ? seconds : null,
        endedAt: call.endTime ?? null,
      };
    });
  }
}
