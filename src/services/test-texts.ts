import { randomUUID } from 'node:crypto';
import { AssistantIntent } from '../domain/call-to-action';
import { may, type OrganizationActor, Permission } from '../domain/actor';
import { DomainError, fault, refuse, UserErrorCode } from '../domain/errors';
import { isId } from '../domain/ids';
import { MessageOrigin } from '../domain/messages';
import { destinationCountry, isTelephone, unitedStates } from '../domain/send-check';
import type { MessageEntity } from '../entities/message';
import { OrganizationEntity, OrganizationProfileEntity } from '../entities/organization';
import type { MessageGuard, Sender } from './message-guard';
import { queueMessage } from './message-queue';
import type { Transactions } from './unit-of-work';

const to = ['input', 'to'];

/** The one text that a number may send while nobody says whether the phone companies know it: a try. */
export class TestTexts {
  constructor(
    private readonly transactions: Transactions,
    private readonly guard: MessageGuard,
    private readonly wakePump: () => void,
  ) {}

  /** Puts a test text to a US phone in line; without a recipient it goes to the business's own contact. */
  async send(
    actor: OrganizationActor,
    command: { phoneNumberId: string; to?: string | null },
  ): Promise<MessageEntity> {
    if (!may(actor, Permission.SendMessages))
      refuse(UserErrorCode.NOT_ALLOWED, 'Your role does not allow sending messages.');
    const { organizationId } = actor;
    const sender = await this.offered(organizationId, command.phoneNumberId);
    const { manager } = this.transactions.db;
    const organization = await manager.findOneByOrFail(OrganizationEntity, { id: organizationId });
    const profile = await manager.findOneBy(OrganizationProfileEntity, { organizationId });
    const contact = this.usPhone(command.to ?? profile?.contactPhone ?? null, sender);
    const message = await this.transactions.run(async (tx) => {
      const { id: phoneNumberId } = sender.number;
      const senders = new Map([[phoneNumberId, sender]]);
      const pair = { phoneNumberId, contact, isTest: true };
      const [block] = await this.guard.blocks(tx.manager, organizationId, senders, [pair]);
      if (block)
        throw new DomainError(fault(block.code, block.message, to, { callToAction: block.callToAction }));
      return queueMessage(tx, {
        id: randomUUID(),
        organizationId,
        phoneNumberId,
        contact,
        origin: MessageOrigin.TEST_TEXT,
        body: `${organization.name}: this is a test text from ${sender.number.e164}. If you can read it, the number is ready to text.`,
        media: [],
      });
    });
    this.wakePump();
    return message;
  }

  /** The number, where its card offers a test text now. */
  private async offered(organizationId: string, phoneNumberId: string): Promise<Sender> {
    const id = phoneNumberId.toLowerCase();
    const sender = isId(id) ? (await this.guard.senders(organizationId, [id])).get(id) : undefined;
    const field = ['input', 'phoneNumberId'];
    if (!sender) return refuse(UserErrorCode.NOT_FOUND, 'There is no phone number with this id.', field);
    if (sender.readiness.callToAction?.intent !== AssistantIntent.SEND_TEST_TEXT)
      refuse(
        UserErrorCode.NOT_ALLOWED,
        `A test text would show nothing about this number now. ${sender.readiness.headline}.`,
        field,
        { callToAction: sender.readiness.callToAction },
      );
    return sender;
  }

  /** Only US phone companies ask for the registration that the test is about. */
  private usPhone(given: string | null, sender: Sender): string {
    if (given === null)
      return refuse(UserErrorCode.REQUIRED, 'Say which phone gets the test text, such as +14155550123.', to);
    const isUs = isTelephone(given) && unitedStates.includes(destinationCountry(given) ?? '');
    if (!isUs || given === sender.number.e164)
      refuse(
        UserErrorCode.INVALID,
        'A test text tells something only on a US phone other than this number.',
        to,
      );
    return given;
  }
}
