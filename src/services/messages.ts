import { randomUUID } from 'node:crypto';
import { ActorKind, may, type OrganizationActor, Permission } from '../domain/actor';
import { DomainError, fault, refuse, UserErrorCode } from '../domain/errors';
import { isId } from '../domain/ids';
import { contentFindings } from '../domain/message-content';
import type { GivenMedia, MediaFile } from '../domain/message-media';
import { previewText } from '../domain/message-preview';
import { messageWarnings } from '../domain/message-warnings';
import { MessageOrigin, MessageStatus } from '../domain/messages';
import type { PageRequest } from '../domain/paging';
import { contentFaults } from '../domain/send-check';
import type { MessageEntity } from '../entities/message';
import { claimKey } from './idempotency';
import type { MessageGuard, Sender } from './message-guard';
import { queueMessage } from './message-queue';
import { messageColumns, messagesById, type Pair } from './message-rows';
import type { Transactions, UnitOfWork } from './unit-of-work';

export interface SendMessage {
  phoneNumberId: string;
  /** E.164. */
  to: string;
  body?: string | null;
  mediaUrls?: string[] | null;
  /** Instead of `mediaUrls`. */
  media?: MediaFile[] | null;
  idempotencyKey?: string | null;
}

/** Several times what can be sent: somebody may still be shortening it. */
const longestPreview = 10_000;

const originOf: Record<ActorKind, MessageOrigin> = {
  [ActorKind.USER]: MessageOrigin.USER,
  [ActorKind.ASSISTANT]: MessageOrigin.ASSISTANT,
  // Services speak within an organization on its text agent's behalf.
  [ActorKind.SERVICE]: MessageOrigin.TEXT_AGENT,
};

/** Takes messages to be sent and reads those there are. Reading goes by SQL alone. */
export class MessageService {
  constructor(
    private readonly transactions: Transactions,
    private readonly guard: MessageGuard,
    private readonly wakePump: () => void,
  ) {}

  /** Null for an unknown id. */
  async get({ organizationId }: OrganizationActor, id: string): Promise<MessageEntity | null> {
    if (!isId(id)) return null;
    return (await this.byIds(organizationId, [id])).get(id.toLowerCase()) ?? null;
  }

  byIds(organizationId: string, ids: readonly string[]): Promise<Map<string, MessageEntity>> {
    return messagesById(this.transactions.db.manager, organizationId, ids);
  }

  /** Newest first, one more than asked for, of many conversations in one statement. */
  async ofConversations(
    organizationId: string,
    conversationIds: readonly string[],
    { limit, after }: PageRequest,
  ): Promise<Map<string, MessageEntity[]>> {
    const rows: MessageEntity[] = await this.transactions.db.query(
      `SELECT one.* FROM unnest($2::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT ${messageColumns} FROM messages
         WHERE organization_id = $1 AND conversation_id = wanted.id
           AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
         ORDER BY created_at DESC, id DESC LIMIT $5) one`,
      [organizationId, conversationIds, after?.at ?? null, after?.id ?? null, limit + 1],
    );
    const found = new Map(conversationIds.map((id): [string, MessageEntity[]] => [id, []]));
    for (const row of rows) found.get(row.conversationId)?.push(row);
    return found;
  }

  /**
   * Puts the message in line; Twilio is not called here. Every fault is found before anything is written.
   */
  async send(actor: OrganizationActor, command: SendMessage): Promise<MessageEntity> {
    if (!may(actor, Permission.SendMessages))
      refuse(UserErrorCode.NOT_ALLOWED, 'Your role does not allow sending messages.');
    const { organizationId } = actor;
    const content = contentOf(command);
    const sender = await this.requireSender(organizationId, command, content);
    const message = await this.transactions.run(async (tx) => {
      const { id, repeated } = await claimKey(tx, {
        organizationId,
        mutation: 'sendMessage',
        key: command.idempotencyKey,
        input: { phoneNumberId: sender.number.id, to: command.to, ...hashedContent(content) },
        newId: randomUUID(),
      });
      if (repeated) return (await messagesById(tx.manager, organizationId, [id])).get(id)!;
      await this.requireClearWay(tx, sender, command.to);
      return queueMessage(tx, {
        id,
        organizationId,
        phoneNumberId: sender.number.id,
        contact: command.to,
        origin: originOf[actor.kind],
        body: content.body,
        media: content.media.files,
        idempotencyKey: command.idempotencyKey,
      });
    });
    this.wakePump();
    return message;
  }

  /** What the text would take and what could be better about it; null for an unknown number. */
  async preview(
    { organizationId }: OrganizationActor,
    { phoneNumberId, body }: { phoneNumberId: string; body: string },
  ) {
    if (body.length > longestPreview)
      refuse(UserErrorCode.INVALID, `A text to look at may have ${longestPreview} characters at most.`, [
        'body',
      ]);
    const id = phoneNumberId.toLowerCase();
    if (!isId(id) || !(await this.guard.senders(organizationId, [id])).has(id)) return null;
    return {
      ...previewText(body),
      warnings: messageWarnings({ body, media: noMedia }),
      findings: contentFindings(body),
    };
  }

  private async requireSender(
    organizationId: string,
    command: SendMessage,
    content: Content,
  ): Promise<Sender> {
    const id = command.phoneNumberId.toLowerCase();
    const sender = isId(id) ? (await this.guard.senders(organizationId, [id])).get(id) : undefined;
    const faults = contentFaults(
      content,
      { e164: sender?.number.e164 ?? '', canSendMedia: sender?.number.mmsCapable ?? true },
      command.to,
    );
    if (command.media?.length && command.mediaUrls?.length)
      faults.push(
        fault(UserErrorCode.INVALID, 'Name the files once: in `media` or in `mediaUrls`.', [
          'input',
          'mediaUrls',
        ]),
      );
    if (!sender)
      faults.unshift(
        fault(UserErrorCode.NOT_FOUND, 'There is no phone number with this id.', ['input', 'phoneNumberId']),
      );
    if (!sender || faults.length > 0) throw new DomainError(...faults);
    return sender;
  }

  private async requireClearWay(tx: UnitOfWork, sender: Sender, contact: string): Promise<void> {
    const { id, organizationId } = sender.number;
    const pair: Pair = { phoneNumberId: id, contact };
    const [block] = await this.guard.blocks(tx.manager, organizationId, new Map([[id, sender]]), [pair]);
    if (!block) return;
    const field = block.code === UserErrorCode.RECIPIENT_OPTED_OUT ? 'to' : 'phoneNumberId';
    refuse(block.code, block.message, ['input', field], { callToAction: block.callToAction });
  }
}

interface Content {
  body: string | null;
  media: GivenMedia;
}

const noMedia: GivenMedia = { field: 'mediaUrls', files: [] };

/** What is to be sent, as it will be kept. */
export function contentOf({ body, mediaUrls, media }: SendMessage): Content {
  return {
    body: body?.trim() ? body : null,
    media: media?.length
      ? { field: 'media', files: media }
      : { field: 'mediaUrls', files: (mediaUrls ?? []).map((url) => ({ url })) },
  };
}

/** By what a repeated call is told from another one. */
function hashedContent({ body, media }: Content): object {
  const mediaUrls = media.files.map((file) => file.url);
  return media.field === 'media' ? { body, mediaUrls, media: media.files } : { body, mediaUrls };
}

/**
 * What clients are shown: a message that Twilio has not accepted yet is still with us, also while it is being
 * handed over, and may go back to waiting.
 */
export function shownStatus({ status, twilioSid }: MessageEntity): MessageStatus {
  return status === MessageStatus.SENDING && twilioSid === null ? MessageStatus.QUEUED : status;
}

/** Whether there is a failure to explain. */
export function hasFailed({ status }: MessageEntity): boolean {
  return status === MessageStatus.FAILED || status === MessageStatus.UNDELIVERED;
}
