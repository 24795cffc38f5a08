import { createHmac, randomUUID } from 'node:crypto';
import type { MessageEntity } from '../entities/message';
import { RetryLater } from '../jobs/retry-later';
import { errorLabel, logger } from '../lib/logger';
import { standingOptOuts } from './consents';
import { messagesById } from './message-rows';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'agent-events' });

/** Where texts for the text agent go, and what they are signed with. */
export interface AgentEndpoint {
  url: string;
  secret: string;
}

const answerWithinMs = 10_000;
const firstRetrySeconds = 5;
const longestRetrySeconds = 900;
/** An answer to a text of yesterday confuses more than it helps. */
const giveUpAfterMs = 24 * 3_600_000;

/**
 * Tells the text agent of texts that it is to answer: a row in the transaction that takes the text, then a signed
 * call until it is accepted. See docs/agent-events.md.
 */
export class AgentEventService {
  constructor(
    private readonly transactions: Transactions,
    private readonly endpoint: AgentEndpoint | null,
  ) {}

  /** Plans the event of a text; there is one per text at most. */
  async raise(
    tx: UnitOfWork,
    { id: messageId, organizationId }: MessageEntity,
    textAgentId: string,
  ): Promise<void> {
    const rows: { id: string }[] = await tx.manager.query(
      `INSERT INTO agent_events (id, organization_id, message_id, text_agent_id, created_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (message_id) DO NOTHING RETURNING id`,
      [randomUUID(), organizationId, messageId, textAgentId, tx.now],
    );
    for (const { id: agentEventId } of rows)
      if (this.endpoint) await tx.enqueue('deliver-agent-event', { organizationId, agentEventId });
  }

  /** Takes back what was not told yet: the text turned out to be a keyword. */
  async drop(tx: UnitOfWork, { id }: MessageEntity): Promise<void> {
    await tx.manager.query(
      `UPDATE agent_events SET dropped_at = $2
       WHERE message_id = $1 AND delivered_at IS NULL AND dropped_at IS NULL`,
      [id, tx.now],
    );
  }

  /** Job: tells the text agent, unless that was done, is void or goes on in vain for a day. */
  async deliver(organizationId: string, agentEventId: string): Promise<void> {
    const { endpoint } = this;
    if (!endpoint) return;
    const event = await this.take(organizationId, agentEventId);
    if (!event) return;
    const body = JSON.stringify(event.payload);
    const failure = await post(endpoint, agentEventId, body);
    if (failure === null) {
      await this.noteDelivered(agentEventId);
      return;
    }
    log.warn(
      { organizationId, agentEventId, failure, attempts: event.attempts },
      'the text agent was not told',
    );
    throw new RetryLater(Math.min(firstRetrySeconds * 2 ** (event.attempts - 1), longestRetrySeconds));
  }

  /** Counts the try; null when there is nothing to tell any more. */
  private take(
    organizationId: string,
    agentEventId: string,
  ): Promise<{ attempts: number; payload: object } | null> {
    return this.transactions.run(async (tx) => {
      const [[event]] = (await tx.manager.query(
        `UPDATE agent_events SET attempts = attempts + 1
         WHERE organization_id = $1 AND id = $2 AND delivered_at IS NULL AND dropped_at IS NULL
         RETURNING message_id, text_agent_id, attempts, created_at,
           (SELECT e164 FROM phone_numbers n JOIN messages m ON m.phone_number_id = n.id
            WHERE m.id = message_id) AS e164`,
        [organizationId, agentEventId],
      )) as [EventRow[], number];
      if (!event) return null;
      const found = await messagesById(tx.manager, organizationId, [event.message_id]);
      const message = found.get(event.message_id)!;
      const optOuts = await standingOptOuts(tx.manager, organizationId, [message.contact]);
      const isLate = tx.now.getTime() - event.created_at.getTime() > giveUpAfterMs;
      if (!isLate && !optOuts.has(message.contact))
        return { attempts: event.attempts, payload: payloadOf(agentEventId, event, message) };
      if (isLate) log.error({ organizationId, agentEventId }, 'the text agent could not be told');
      await tx.manager.query(`UPDATE agent_events SET dropped_at = $2 WHERE id = $1`, [agentEventId, tx.now]);
      return null;
    });
  }

  private noteDelivered(agentEventId: string): Promise<void> {
    return this.transactions.run(async ({ manager, now }) => {
      await manager.query(`UPDATE agent_events SET delivered_at = $2 WHERE id = $1`, [agentEventId, now]);
    });
  }
}

interface EventRow {
  message_id: string;
  text_agent_id: string;
  attempts: number;
  created_at: Date;
  e164: string;
}

function payloadOf(id: string, event: EventRow, message: MessageEntity): object {
  return {
    id,
    type: 'message.received',
    createdAt: event.created_at.toISOString(),
    organizationId: message.organizationId,
    textAgentId: event.text_agent_id,
    phoneNumber: { id: message.phoneNumberId, e164: event.e164 },
    conversationId: message.conversationId,
    contact: message.contact,
    message: {
      id: message.id,
      body: message.body,
      channel: message.channel,
      mediaCount: message.media.length,
      receivedAt: message.createdAt.toISOString(),
    },
  };
}

/** What the signature covers, as hexadecimal HMAC-SHA256: the time of the call, a full stop, the body as sent. */
export function signatureOf(secret: string, timestamp: number, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
}

/** Null when the text agent took the event; else why not. */
async function post({ url, secret }: AgentEndpoint, id: string, body: string): Promise<string | null> {
  // The receiver compares it with its own clock, so it is real time whatever the product's clock says.
  const timestamp = Math.floor(Date.now() / 1_000);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(answerWithinMs),
      headers: {
        'content-type': 'application/json',
        'x-loquent-event': id,
        'x-loquent-timestamp': String(timestamp),
        'x-loquent-signature': `v1=${signatureOf(secret, timestamp, body)}`,
      },
      body,
    });
    await response.body?.cancel();
    return response.ok ? null : `HTTP ${response.status}`;
  } catch (error) {
    return errorLabel(error);
  }
}
