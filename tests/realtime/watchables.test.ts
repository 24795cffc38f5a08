import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { MessageChannel, MessageDirection, MessageOrigin, MessageStatus } from '../../src/domain/messages';
import { NotificationKind } from '../../src/domain/notifications';
import { PlanTier } from '../../src/domain/organizations';
import { PhoneNumberKind, PhoneNumberLifecycle } from '../../src/domain/phone-numbers';
import { RegistrationKind, RegistrationState } from '../../src/domain/registrations';
import { createDataSource } from '../../src/entities/data-source';
import { ConversationEntity, MessageEntity } from '../../src/entities/message';
import { NotificationEntity } from '../../src/entities/notification';
import { OrganizationEntity } from '../../src/entities/organization';
import { PhoneNumberEntity } from '../../src/entities/phone-number';
import { RegistrationEntity } from '../../src/entities/registration';
import type { PresentWatchable, StreamWatchable, WatchArguments } from '../../src/realtime/watchable';
import { watchables } from '../../src/services/watchables';
import { createDatabase, type TestDatabase } from '../support/database';

const now = new Date('2026-03-01T12:00:00Z');
const day = 24 * 3_600_000;
const ago = (days: number): Date => new Date(now.getTime() - days * day);

describe('what subscriptions cover', () => {
  let database: TestDatabase;
  let db: DataSource;
  let ours: string;
  let theirs: string;
  let numbers: string[] = [];
  let foreignNumber: string;

  beforeAll(async () => {
    database = await createDatabase();
    db = await createDataSource({ url: database.url }).initialize();
    [ours, theirs] = [await organization(), await organization()];
    numbers = [
      await number(ours, '+14155550100', ago(3)),
      await number(ours, '+14155550101', ago(2)),
      await number(ours, '+14155550102', ago(50), {
        lifecycle: PhoneNumberLifecycle.RELEASED,
        releasedAt: ago(29),
      }),
      await number(ours, '+14155550103', ago(60), {
        lifecycle: PhoneNumberLifecycle.RELEASED,
        releasedAt: ago(31),
      }),
    ];
    foreignNumber = await number(theirs, '+14155550199', ago(1));
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  const of = <Kind>(field: string): Kind => watchables(db, { now: () => now })[field] as Kind;
  const present = async (field: string, args: WatchArguments = {}): Promise<string[]> =>
    (await of<PresentWatchable>(field).present(ours, args)).map((one) => one.id);

  async function organization(): Promise<string> {
    const id = randomUUID();
    await db
      .getRepository(OrganizationEntity)
      .insert({ id, name: 'Shop', plan: PlanTier.STARTER, createdAt: ago(90) });
    return id;
  }

  async function number(
    organizationId: string,
    e164: string,
    createdAt: Date,
    more: Partial<PhoneNumberEntity> = {},
  ): Promise<string> {
    const id = randomUUID();
    await db.getRepository(PhoneNumberEntity).insert({
      id,
      organizationId,
      e164,
      friendlyName: e164,
      kind: PhoneNumberKind.LOCAL,
      country: 'US',
      voiceCapable: true,
      smsCapable: true,
      mmsCapable: true,
      lifecycle: PhoneNumberLifecycle.ACTIVE,
      twilioSid: `PN${id.replaceAll('-', '')}`,
      createdAt,
      ...more,
    });
    return id;
  }

  async function message(conversation: ConversationEntity, updatedAt: Date): Promise<string> {
    const id = randomUUID();
    const { organizationId, phoneNumberId, contact } = conversation;
    await db.getRepository(MessageEntity).insert({
      id,
      organizationId,
      phoneNumberId,
      contact,
      conversationId: conversation.id,
      direction: MessageDirection.INBOUND,
      origin: MessageOrigin.CONTACT,
      channel: MessageChannel.SMS,
      status: MessageStatus.RECEIVED,
      createdAt: ago(40),
      updatedAt,
    });
    return id;
  }

  async function conversation(phoneNumberId: string, contact: string, at: Date): Promise<ConversationEntity> {
    const row = {
      id: randomUUID(),
      organizationId: ours,
      phoneNumberId,
      contact,
      lastActivityAt: at,
      createdAt: at,
    };
    await db.getRepository(ConversationEntity).insert(row);
    return db.getRepository(ConversationEntity).findOneByOrFail({ id: row.id });
  }

  it('covers every card, and those released within 30 days so that clients drop them', async () => {
    expect(await present('phoneNumberChanged')).toEqual([numbers[1], numbers[0], numbers[2]]);
    expect(await present('phoneNumberChanged', { phoneNumberId: numbers[3] })).toEqual([numbers[3]]);
    expect(await present('phoneNumberChanged', { phoneNumberId: numbers[0]!.toUpperCase() })).toEqual([
      numbers[0],
    ]);
  });

  it('answers for an id of another organization as for one that cannot exist', async () => {
    const answers = await Promise.all(
      [foreignNumber, randomUUID(), 'nonsense', ''].flatMap((id) => [
        present('phoneNumberChanged', { phoneNumberId: id }).catch((error: Error) => error.message),
        present('registrationChanged', { registrationId: id }).catch((error: Error) => error.message),
        present('conversationChanged', { phoneNumberId: id }).catch((error: Error) => error.message),
        of<StreamWatchable>('messageChanged')
          .check(ours, { phoneNumberId: id })
          .catch((error: Error) => error.message),
      ]),
    );
    expect(new Set(answers)).toEqual(new Set(['There is nothing with this id in your organization.']));
    const loaded = await of<PresentWatchable>('phoneNumberChanged').load(ours, [foreignNumber, numbers[0]!]);
    expect(loaded.map((one) => one.id)).toEqual([numbers[0]]);
  });

  it('covers open registrations, any single one, and after a gap those closed meanwhile', async () => {
    const ids = new Map<RegistrationState, string>();
    for (const [place, state] of Object.values(RegistrationState).entries()) {
      const id = randomUUID();
      ids.set(state, id);
      await db.getRepository(RegistrationEntity).insert({
        id,
        organizationId: ours,
        kind: RegistrationKind.TOLL_FREE_VERIFICATION,
        state,
        version: 1,
        createdAt: ago(10 + place),
        updatedAt: ago(10 - place),
      });
    }
    const { DRAFT, CONFIRMED, IN_PROGRESS, ACTION_NEEDED, APPROVED } = RegistrationState;
    const open = [DRAFT, CONFIRMED, IN_PROGRESS, ACTION_NEEDED].map((state) => ids.get(state));
    expect(await present('registrationChanged')).toEqual(open);
    expect(await present('registrationChanged', { registrationId: ids.get(APPROVED) })).toEqual([
      ids.get(APPROVED),
    ]);
    const since = await of<PresentWatchable>('registrationChanged').changedSince!(ours, {}, ago(6.5), 10);
    expect(since.map((one) => one.id)).toContain(ids.get(APPROVED));
    expect(since.map((one) => one.id)).not.toContain(ids.get(CONFIRMED));
  });

  it('covers the 25 latest conversations, and messages by number, contact and instant', async () => {
    const all: ConversationEntity[] = [];
    for (let place = 0; place < 30; place += 1)
      all.push(await conversation(numbers[place % 2]!, `+1415555${2000 + place}`, ago(30 - place)));
    const latest = await present('conversationChanged');
    expect(latest).toEqual(
      all
        .slice(5)
        .reverse()
        .map((one) => one.id),
    );
    expect(await present('conversationChanged', { phoneNumberId: numbers[0] })).toHaveLength(15);
    const sent = [
      await message(all[0]!, ago(3)),
      await message(all[1]!, ago(2)),
      await message(all[0]!, ago(1)),
    ];
    const watch = of<StreamWatchable>('messageChanged');
    const found = async (args: WatchArguments, since: Date, limit = 10): Promise<string[]> =>
      (await watch.changedSince(ours, args, since, limit)).map((one) => one.id);
    expect(await found({}, ago(4))).toEqual(sent);
    expect(await found({}, ago(2))).toEqual([sent[2]]);
    expect(await found({}, ago(4), 2)).toEqual(sent.slice(0, 2));
    expect(await found({ contact: all[1]!.contact }, ago(4))).toEqual([sent[1]]);
    expect(await found({ phoneNumberId: numbers[0] }, ago(4))).toEqual([sent[0], sent[2]]);
    const loaded = await watch.load(ours, sent);
    expect(
      loaded.filter((one) => watch.covers(one, { contact: all[1]!.contact })).map((one) => one.id),
    ).toEqual([sent[1]]);
    expect(await watch.load(theirs, sent)).toEqual([]);
  });

  it('covers notifications by their making and their being read', async () => {
    const make = async (createdAt: Date, readAt: Date | null): Promise<string> => {
      const id = randomUUID();
      await db.getRepository(NotificationEntity).insert({
        id,
        organizationId: ours,
        kind: NotificationKind.MESSAGING_READY,
        cause: id,
        title: 'Ready',
        body: 'Text your customers.',
        createdAt,
        readAt,
      });
      return id;
    };
    const [readLately, readLongAgo, fresh] = [
      await make(ago(9), ago(1)),
      await make(ago(9), ago(8)),
      await make(ago(2), null),
    ];
    const watch = of<StreamWatchable>('notificationReceived');
    const found = await watch.changedSince(ours, {}, ago(3), 10);
    expect(found.map((one) => one.id)).toEqual([fresh, readLately]);
    expect(found.map((one) => watch.changedAt(one))).toEqual([ago(2), ago(1)]);
    expect((await watch.changedSince(ours, {}, ago(9.5), 10)).map((one) => one.id)).toContain(readLongAgo);
  });
});
