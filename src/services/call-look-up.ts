import { isOver, readCallStatus } from '../domain/calls';
import type { CallEntity } from '../entities/call';
import type { CallGateway, TwilioCall } from '../twilio/calls';
import type { AccountCredentialsReader } from './account-credentials';
import { type CallNewsService, planLookUp } from './call-news';
import { lockCall } from './call-rows';
import type { Transactions } from './unit-of-work';

/** Asks Twilio about calls of whose end nobody told us. */
export class CallLookUpService {
  constructor(
    private readonly transactions: Transactions,
    private readonly news: CallNewsService,
    private readonly credentials: AccountCredentialsReader,
    private readonly gateway: CallGateway,
    private readonly noteDenied: (organizationId: string) => Promise<void>,
  ) {}

  /** Job: settles the call, or plans the next look while it goes on or Twilio cannot say. */
  async lookUp(organizationId: string, callId: string): Promise<void> {
    const call = await this.transactions.run((tx) => lockCall(tx.manager, organizationId, callId));
    if (!call || isOver(call.status)) return;
    await this.transactions.run((tx) => planLookUp(tx, call));
    const account = await this.credentials.forOrganization(organizationId);
    if (!account) return;
    const seen = await this.gateway.fetch(account, call.twilioSid);
    if (seen.kind === 'denied') await this.noteDenied(organizationId);
    if (seen.kind === 'done') await this.settle(call, seen.value);
    // Twilio forgets calls only when somebody deletes them.
    else if (seen.kind === 'gone')
      await this.settle(call, { status: 'failed', durationSeconds: null, endedAt: null });
  }

  private async settle(
    { organizationId, id }: CallEntity,
    { status: word, durationSeconds, endedAt }: TwilioCall,
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      const call = await lockCall(tx.manager, organizationId, id);
      const status = readCallStatus(word);
      if (!call || status === null) return;
      const ended = isOver(status) ? (endedAt ?? tx.now) : null;
      await this.news.apply(tx, call, { status, durationSeconds, endedAt: ended });
    });
  }
}
