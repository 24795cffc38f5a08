import { Brackets, type DataSource, In, MoreThan, Not } from 'typeorm';
import { isId } from '../domain/ids';
import { PhoneNumberLifecycle } from '../domain/phone-numbers';
import { RegistrationState } from '../domain/registrations';
import { CallEntity } from '../entities/call';
import { ConversationEntity, MessageEntity } from '../entities/message';
import { NotificationEntity } from '../entities/notification';
import { PhoneNumberEntity } from '../entities/phone-number';
import { RegistrationEntity } from '../entities/registration';
import type { Change } from '../realtime/change';
import { nothingToWatch, type Watchable, type WatchArguments, type Watched } from '../realtime/watchable';
import { messagesById } from './message-rows';

const releasedShownMs = 30 * 24 * 3_600_000;
const latestConversations = 25;
const closedStates = [RegistrationState.APPROVED, RegistrationState.CANCELED];

/** How the subscription fields find what they cover: straight from the tables, always within the organization. */
export function watchables(db: DataSource, clock: { now(): Date }): Record<string, Watchable> {
  return {
    phoneNumberChanged: phoneNumbers(db, clock),
    registrationChanged: registrations(db),
    conversationChanged: conversations(db),
    messageChanged: messages(db),
    callChanged: calls(db),
    notificationReceived: notifications(db),
  };
}

/** An argument that is left out covers everything. */
function text(args: WatchArguments, name: string): string | null {
  const value = args[name];
  return typeof value === 'string' ? value : null;
}

function ofNumber(change: Change, args: WatchArguments): boolean {
  const phoneNumberId = text(args, 'phoneNumberId');
  return (
    phoneNumberId === null ||
    change.phoneNumberId === null ||
    change.phoneNumberId === phoneNumberId.toLowerCase()
  );
}

async function requireNumber(db: DataSource, organizationId: string, args: WatchArguments): Promise<void> {
  const id = text(args, 'phoneNumberId');
  if (id === null) return;
  if (!isId(id) || !(await db.getRepository(PhoneNumberEntity).existsBy({ organizationId, id })))
    throw nothingToWatch();
}

function phoneNumbers(db: DataSource, clock: { now(): Date }): Watchable {
  const numbers = db.getRepository(PhoneNumberEntity);
  return {
    entity: 'PHONE_NUMBER',
    begins: 'with-present-state',
    concerns: (change, args) => isSame(text(args, 'phoneNumberId'), change.id),
    covers: () => true,
    load: (organizationId, ids) => numbers.findBy({ organizationId, id: In(ids) }),
    async present(organizationId, args) {
      const id = text(args, 'phoneNumberId');
      if (id !== null) return one(isId(id) ? await numbers.findOneBy({ organizationId, id }) : null);
      const gone = [PhoneNumberLifecycle.RELEASED, PhoneNumberLifecycle.DISCONNECTED];
      const releasedAt = MoreThan(new Date(clock.now().getTime() - releasedShownMs));
      return numbers.find({
        where: [
          { organizationId, lifecycle: Not(In(gone)) },
          { organizationId, lifecycle: In(gone), releasedAt },
        ],
        order: { createdAt: 'DESC', id: 'DESC' },
      });
    },
  };
}

function registrations(db: DataSource): Watchable {
  const table = db.getRepository(RegistrationEntity);
  return {
    entity: 'REGISTRATION',
    begins: 'with-present-state',
    concerns: (change, args) => isSame(text(args, 'registrationId'), change.id),
    covers: () => true,
    load: (organizationId, ids) => table.findBy({ organizationId, id: In(ids) }),
    async present(organizationId, args) {
      const id = text(args, 'registrationId');
      if (id !== null) return one(isId(id) ? await table.findOneBy({ organizationId, id }) : null);
      return table.find({
        where: { organizationId, state: Not(In(closedStates)) },
        order: { createdAt: 'DESC', id: 'DESC' },
      });
    },
    async changedSince(organizationId, args, since, limit) {
      if (text(args, 'registrationId') !== null) return [];
      return table.find({
        where: { organizationId, updatedAt: MoreThan(since) },
        order: { updatedAt: 'ASC', id: 'ASC' },
        take: limit,
      });
    },
  };
}

function conversations(db: DataSource): Watchable {
  const table = db.getRepository(ConversationEntity);
  const covered = (
    organizationId: string,
    args: WatchArguments,
  ): { organizationId: string; phoneNumberId?: string } => {
    const phoneNumberId = text(args, 'phoneNumberId');
    return { organizationId, ...(phoneNumberId === null ? {} : { phoneNumberId }) };
  };
  return {
    entity: 'CONVERSATION',
    begins: 'with-present-state',
    concerns: ofNumber,
    covers: (conversation, args) =>
      isSame(text(args, 'phoneNumberId'), (conversation as ConversationEntity).phoneNumberId),
    load: (organizationId, ids) => table.findBy({ organizationId, id: In(ids) }),
    async present(organizationId, args) {
      await requireNumber(db, organizationId, args);
      return table.find({
        where: covered(organizationId, args),
        order: { lastActivityAt: 'DESC', id: 'DESC' },
        take: latestConversations,
      });
    },
    changedSince: (organizationId, args, since, limit) =>
      table.find({
        where: { ...covered(organizationId, args), lastActivityAt: MoreThan(since) },
        order: { lastActivityAt: 'ASC', id: 'ASC' },
        take: limit,
      }),
  };
}

function messages(db: DataSource): Watchable {
  const table = db.getRepository(MessageEntity);
  return {
    entity: 'MESSAGE',
    begins: 'from-now-on',
    concerns: ofNumber,
    covers(message, args) {
      const { phoneNumberId, contact } = message as MessageEntity;
      const wanted = text(args, 'contact');
      return isSame(text(args, 'phoneNumberId'), phoneNumberId) && (wanted === null || wanted === contact);
    },
    load: async (organizationId, ids) => [...(await messagesById(db.manager, organizationId, ids)).values()],
    check: (organizationId, args) => requireNumber(db, organizationId, args),
    async changedSince(organizationId, args, since, limit) {
      const phoneNumberId = text(args, 'phoneNumberId');
      const contact = text(args, 'contact');
      // A NUL, which Postgres takes in no text, is in no stored contact either.
      if (contact?.includes('\0')) return [];
      return table.find({
        where: {
          organizationId,
          updatedAt: MoreThan(since),
          ...(phoneNumberId === null ? {} : { phoneNumberId }),
          ...(contact === null ? {} : { contact }),
        },
        order: { updatedAt: 'ASC', id: 'ASC' },
        take: limit,
      });
    },
    changedAt: (message) => (message as MessageEntity).updatedAt,
  };
}

function calls(db: DataSource): Watchable {
  const table = db.getRepository(CallEntity);
  return {
    entity: 'CALL',
    begins: 'from-now-on',
    concerns: ofNumber,
    covers: (call, args) => isSame(text(args, 'phoneNumberId'), (call as CallEntity).phoneNumberId),
    load: (organizationId, ids) => table.findBy({ organizationId, id: In(ids) }),
    check: (organizationId, args) => requireNumber(db, organizationId, args),
    async changedSince(organizationId, args, since, limit) {
      const phoneNumberId = text(args, 'phoneNumberId');
      return table.find({
        where: {
          organizationId,
          updatedAt: MoreThan(since),
          ...(phoneNumberId === null ? {} : { phoneNumberId }),
        },
        order: { updatedAt: 'ASC', id: 'ASC' },
        take: limit,
      });
    },
    changedAt: (call) => (call as CallEntity).updatedAt,
  };
}

function notifications(db: DataSource): Watchable {
  const table = db.getRepository(NotificationEntity);
  return {
    entity: 'NOTIFICATION',
    begins: 'from-now-on',
    concerns: () => true,
    covers: () => true,
    load: (organizationId, ids) => table.findBy({ organizationId, id: In(ids) }),
    check: async () => undefined,
    // Two conditions rather than the greater of two columns, so that the index on the creation serves most of it.
    changedSince: (organizationId, _args, since, limit) =>
      table
        .createQueryBuilder('one')
        .where('one.organizationId = :organizationId', { organizationId })
        .andWhere(
          new Brackets((either) =>
            either.where('one.createdAt > :since', { since }).orWhere('one.readAt > :since', { since }),
          ),
        )
        .orderBy('GREATEST(one.createdAt, one.readAt)', 'ASC')
        .addOrderBy('one.id', 'ASC')
        .limit(limit)
        .getMany(),
    changedAt(notification) {
      const { createdAt, readAt } = notification as NotificationEntity;
      return readAt && readAt > createdAt ? readAt : createdAt;
    },
  };
}

function one(found: Watched | null): Watched[] {
  if (!found) throw nothingToWatch();
  return [found];
}

/** Whether an id is the wanted one; UUIDs compare without regard to case, as Postgres reads them. */
function isSame(wanted: string | null, id: string): boolean {
  return wanted === null || wanted.toLowerCase() === id;
}
