import type { DataSource } from 'typeorm';
import type { OrganizationActor } from '../domain/actor';
import { isId } from '../domain/ids';
import type { Money, PhoneNumberLifecycle } from '../domain/phone-numbers';
import { MessagingState } from '../domain/readiness';
import { RegistrationKind, RegistrationState } from '../domain/registrations';
import { irreversibleText, type ReleaseEffect, releaseEffects, releaseRefusal } from '../domain/release';
import type { PhoneNumberEntity } from '../entities/phone-number';
import type { Clock } from '../lib/clock';
import type { NumberService } from './numbers';
import type { ReadinessService } from './readiness';

const openForMs = 30 * 24 * 3_600_000;

/** What giving a number back would mean. */
export interface ReleasePreview {
  phoneNumber: PhoneNumberEntity;
  canRelease: boolean;
  refusal: string | null;
  irreversible: string;
  effects: ReleaseEffect[];
  openConversations: number;
  unreadMessages: number;
  waitingTexts: number;
  registrationIds: string[];
  monthlySaving: Money | null;
}

interface CountsRow {
  open: number;
  unread: number;
  waiting: number;
  others: number;
  pooled: boolean;
  registrations: { id: string; state: RegistrationState }[] | null;
}

/** Looks at all that hangs on a number, without changing any of it. */
export class ReleasePreviews {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly numbers: NumberService,
    private readonly readiness: ReadinessService,
  ) {}

  /** Null for an unknown id. */
  async of(actor: OrganizationActor, phoneNumberId: string): Promise<ReleasePreview | null> {
    const { organizationId } = actor;
    const number = isId(phoneNumberId) ? await this.numbers.get(actor, phoneNumberId) : null;
    if (!number) return null;
    const { id, e164, lifecycle } = number;
    const [badges, settings, counts] = await Promise.all([
      this.readiness.forNumbers(organizationId, [id]),
      this.numbers.settings(organizationId, [id]),
      this.counts(organizationId, id),
    ]);
    const badge = badges.get(id)!;
    const registrations = counts.registrations ?? [];
    const refusal = releaseRefusal(lifecycle)?.message ?? goneText(lifecycle);
    return {
      phoneNumber: number,
      canRelease: refusal === null,
      refusal,
      irreversible: irreversibleText(e164),
      effects: releaseEffects({
        e164,
        lifecycle,
        path: badge.path,
        isReady: badge.state === MessagingState.READY,
        voiceAgentId: settings.get(id)?.voiceAgentId ?? null,
        textAgentId: settings.get(id)?.textAgentId ?? null,
        isInSenderPool: counts.pooled,
        registrations: registrations.map((one) => one.state),
        openConversations: counts.open,
        unreadMessages: counts.unread,
        waitingTexts: counts.waiting,
        otherNumbers: counts.others,
      }),
      openConversations: counts.open,
      unreadMessages: counts.unread,
      waitingTexts: counts.waiting,
      registrationIds: registrations.map((one) => one.id),
      monthlySaving:
        number.monthlyFee && number.monthlyFeeCurrency
          ? { amount: number.monthlyFee, currency: number.monthlyFeeCurrency }
          : null,
    };
  }

  private async counts(organizationId: string, id: string): Promise<CountsRow> {
    const since = new Date(this.clock.now().getTime() - openForMs);
    const [row] = (await this.db.query(
      `SELECT c.open, c.unread, m.waiting, n.others, r.registrations,
         EXISTS (SELECT 1 FROM messaging_service_members
           WHERE organization_id = $1 AND phone_number_id = $2 AND state IN ('MEMBER', 'JOINING')) AS pooled
       FROM
         (SELECT count(*) FILTER (WHERE last_activity_at > $3)::int AS open, coalesce(sum(unread), 0)::int AS unread
          FROM conversations WHERE organization_id = $1 AND phone_number_id = $2) c,
         (SELECT count(*)::int AS waiting FROM messages
          WHERE organization_id = $1 AND phone_number_id = $2 AND twilio_sid IS NULL
            AND status IN ('QUEUED', 'SENDING')) m,
         (SELECT count(*)::int AS others FROM phone_numbers
          WHERE organization_id = $1 AND id <> $2 AND lifecycle = 'ACTIVE') n,
         (SELECT json_agg(json_build_object('id', id, 'state', state) ORDER BY created_at DESC) AS registrations
          FROM registrations WHERE organization_id = $1 AND phone_number_id = $2 AND state <> $4 AND kind = $5) r`,
      // Other kinds are the organization's: they go on with its other numbers.
      [organizationId, id, since, RegistrationState.CANCELED, RegistrationKind.TOLL_FREE_VERIFICATION],
    )) as CountsRow[];
    return row!;
  }
}

function goneText(lifecycle: PhoneNumberLifecycle): string | null {
  if (lifecycle === 'RELEASING') return 'This number is being given back already.';
  return lifecycle === 'RELEASED' ? 'This number was given back already.' : null;
}
