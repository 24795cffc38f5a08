import { may, type OrganizationActor, Permission } from '../domain/actor';
import { refuse, UserErrorCode } from '../domain/errors';
import { isId } from '../domain/ids';
import type { PageRequest } from '../domain/paging';
import type { SendBlock } from '../domain/send-check';
import type { ConversationEntity, MessageEntity } from '../entities/message';
import { consentHistories, type ConsentRecord, standingOptOuts, type StandingOptOut } from './consents';
import type { MessageGuard } from './message-guard';
import { conversationColumns, messageColumns } from './message-rows';
import type { Transactions } from './unit-of-work';

/** Reads conversations and what is shown beside them. Reading goes by SQL alone, for many at once. */
export class ConversationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly guard: MessageGuard,
  ) {}

  /** Null for an unknown id. */
  async get({ organizationId }: OrganizationActor, id: string): Promise<ConversationEntity | null> {
    if (!isId(id)) return null;
    return (await this.byIds(organizationId, [id])).get(id.toLowerCase()) ?? null;
  }

  /** By id; unknown ids are left out. */
  async byIds(organizationId: string, ids: readonly string[]): Promise<Map<string, ConversationEntity>> {
    const rows: ConversationEntity[] = await this.db.query(
      `SELECT ${conversationColumns} FROM conversations WHERE organization_id = $1 AND id = ANY($2::uuid[])`,
      [organizationId, ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Latest activity first, one more than asked for; of one number when given, and none of an unknown one. */
  async list(
    { organizationId }: OrganizationActor,
    { limit, after }: PageRequest,
    phoneNumberId: string | null,
  ): Promise<ConversationEntity[]> {
    if (phoneNumberId !== null && !isId(phoneNumberId)) return [];
    return this.db.query(
      `SELECT ${conversationColumns} FROM conversations
       WHERE organization_id = $1 AND ($2::uuid IS NULL OR phone_number_id = $2)
         AND ($3::timestamptz IS NULL OR (last_activity_at, id) < ($3, $4::uuid))
       ORDER BY last_activity_at DESC, id DESC LIMIT $5`,
      [organizationId, phoneNumberId, after?.at ?? null, after?.id ?? null, limit + 1],
    );
  }

  /** Of one number with one contact; null when they never exchanged a message. */
  async find(
    { organizationId }: OrganizationActor,
    phoneNumberId: string,
    contact: string,
  ): Promise<ConversationEntity | null> {
    // A NUL, which Postgres takes in no text, is in no stored contact either.
    if (!isId(phoneNumberId) || contact.includes('\0')) return null;
    const rows: ConversationEntity[] = await this.db.query(
      `SELECT ${conversationColumns} FROM conversations
       WHERE organization_id = $1 AND phone_number_id = $2 AND contact = $3`,
      [organizationId, phoneNumberId, contact],
    );
    return rows[0] ?? null;
  }

  /** By conversation id; one without messages is left out. */
  async lastMessages(
    organizationId: string,
    conversationIds: readonly string[],
  ): Promise<Map<string, MessageEntity>> {
    const rows: MessageEntity[] = await this.db.query(
      `SELECT one.* FROM unnest($2::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT ${messageColumns} FROM messages WHERE organization_id = $1 AND conversation_id = wanted.id
         ORDER BY created_at DESC, id DESC LIMIT 1) one`,
      [organizationId, conversationIds],
    );
    return new Map(rows.map((row) => [row.conversationId, row]));
  }

  /** By contact; those who may be texted are left out. */
  optOuts(organizationId: string, contacts: readonly string[]): Promise<Map<string, StandingOptOut>> {
    return standingOptOuts(this.db.manager, organizationId, contacts);
  }

  /** By contact, newest first; those without any are left out. */
  consentHistories(
    organizationId: string,
    contacts: readonly string[],
  ): Promise<Map<string, ConsentRecord[]>> {
    return consentHistories(this.db.manager, organizationId, contacts);
  }

  /** What a send in each conversation would be refused for, in their order. */
  async sendBlocks(
    organizationId: string,
    conversations: readonly ConversationEntity[],
  ): Promise<(SendBlock | null)[]> {
    const ids = conversations.map((one) => one.phoneNumberId);
    const senders = await this.guard.senders(organizationId, ids);
    return this.guard.blocks(this.db.manager, organizationId, senders, conversations);
  }

  /** Sets the count of unread messages back; doing it again changes nothing. */
  async markRead(actor: OrganizationActor, id: string): Promise<ConversationEntity> {
    if (!may(actor, Permission.SendMessages))
      refuse(UserErrorCode.NOT_ALLOWED, 'Your role does not allow answering conversations.');
    const { organizationId } = actor;
    return this.transactions.run(async (tx) => {
      const rows: ConversationEntity[] = isId(id)
        ? await tx.manager.query(
            `SELECT ${conversationColumns} FROM conversations WHERE organization_id = $1 AND id = $2 FOR UPDATE`,
            [organizationId, id],
          )
        : [];
      const [conversation] = rows;
      if (!conversation)
        return refuse(UserErrorCode.NOT_FOUND, 'There is no conversation with this id.', [
          'input',
          'conversationId',
        ]);
      if (conversation.unread === 0) return conversation;
      const read = { ...conversation, unread: 0, revision: conversation.revision + 1 };
      await tx.manager.query(
        `UPDATE conversations SET unread = 0, revision = $3 WHERE organization_id = $1 AND id = $2`,
        [organizationId, conversation.id, read.revision],
      );
      tx.changed({
        organizationId,
        entity: 'CONVERSATION',
        id: read.id,
        revision: read.revision,
        phoneNumberId: read.phoneNumberId,
        conversationId: read.id,
      });
      return read;
    });
  }

  private get db() {
    return this.transactions.db;
  }
}
