import { may, type OrganizationActor, Permission } from '../domain/actor';
import { refuse, UserErrorCode } from '../domain/errors';
import { isId } from '../domain/ids';
import { PhoneNumberLifecycle } from '../domain/phone-numbers';
import { webhookUrl } from '../domain/webhook-urls';
import type { PhoneNumberEntity } from '../entities/phone-number';
import type { Outcome } from '../twilio/outcome';
import type { OwnedNumber, PhoneNumberGateway } from '../twilio/phone-numbers';
import type { AccountCredentialsReader } from './account-credentials';
import type { AccountHealthService } from './account-health';
import { audit } from './audit';
import type { NumberService } from './numbers';
import type { Transactions } from './unit-of-work';

const field = ['input', 'phoneNumberId'];

/** Puts right where a number sends its calls, when somebody has pointed it elsewhere. */
export class VoiceWebhookService {
  constructor(
    private readonly transactions: Transactions,
    private readonly numbers: NumberService,
    private readonly credentials: AccountCredentialsReader,
    private readonly gateway: PhoneNumberGateway,
    private readonly health: AccountHealthService,
    private readonly publicUrl: string,
  ) {}

  /** Points the number at us and records what Twilio then holds. Doing it again changes nothing. */
  async repair(actor: OrganizationActor, id: string): Promise<PhoneNumberEntity> {
    if (!may(actor, Permission.ManageNumbers))
      refuse(UserErrorCode.NOT_ALLOWED, 'Only an owner or admin can change how a number works.');
    const number = isId(id) ? await this.numbers.get(actor, id) : null;
    if (!number) return refuse(UserErrorCode.NOT_FOUND, 'There is no phone number with this id.', field);
    if (number.lifecycle !== PhoneNumberLifecycle.ACTIVE || !number.twilioSid)
      refuse(UserErrorCode.NOT_AVAILABLE, 'This number is not in service, so no calls can reach it.', field);
    const { organizationId } = actor;
    const account = await this.credentials.forOrganization(organizationId);
    if (!account) return unavailable(5);
    const url = (kind: 'voice' | 'voice-status') => webhookUrl(this.publicUrl, account.webhookKey, kind);
    const pointed = await this.gateway.pointVoice(
      account,
      number.twilioSid!,
      url('voice'),
      url('voice-status'),
    );
    if (pointed.kind !== 'done') return this.failed(organizationId, pointed);
    await this.record(actor, number.id, pointed.value.voiceUrl === url('voice'));
    return (await this.numbers.get(actor, number.id))!;
  }

  private async record(actor: OrganizationActor, id: string, active: boolean): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { organizationId } = actor;
      const [changed] = (await tx.manager.query(
        `UPDATE phone_numbers SET voice_webhook_active = $3, revision = revision + 1
         WHERE organization_id = $1 AND id = $2 AND voice_webhook_active <> $3 RETURNING revision`,
        [organizationId, id, active],
      )) as [{ revision: number }[], number];
      for (const { revision } of changed)
        tx.changed({ organizationId, entity: 'PHONE_NUMBER', id, revision, phoneNumberId: id });
      await audit(tx, actor, 'phone-number.voice-webhook-repaired', id);
    });
  }

  private async failed(
    organizationId: string,
    outcome: Exclude<Outcome<OwnedNumber>, { kind: 'done' }>,
  ): Promise<never> {
    switch (outcome.kind) {
      case 'denied':
        await this.health.noteDenied(organizationId);
        return refuse(
          UserErrorCode.NOT_AVAILABLE,
          'Your phone account cannot be changed now. The notifications say what is wrong with it.',
        );
      case 'gone':
        return refuse(
          UserErrorCode.NOT_AVAILABLE,
          'The carrier no longer lists this number in your account. Our support can find out why.',
          field,
        );
      case 'rejected':
        return refuse(
          UserErrorCode.TWILIO_REJECTED,
          'The carrier refused the change. Our support can find out why.',
        );
      case 'throttled':
        return unavailable(outcome.retryAfterSeconds);
      case 'unknown':
        return unavailable(5);
    }
  }
}

function unavailable(retryAfterSeconds: number): never {
  return refuse(
    UserErrorCode.TWILIO_UNAVAILABLE,
    'The carrier did not answer. Try again in a moment.',
    null,
    { retryable: true, retryAfterSeconds },
  );
}
