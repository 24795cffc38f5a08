import type { DataSource } from 'typeorm';
import type { TwilioAccountStatus } from '../domain/organizations';
import {
  messagingPath,
  MessagingPath,
  type PhoneNumberKind,
  type PhoneNumberLifecycle,
} from '../domain/phone-numbers';
import { programmeOf } from '../domain/programmes/catalogue';
import { isRevisable } from '../domain/registration-life';
import { messagingReadiness, type Readiness, type ReadinessFacts } from '../domain/readiness';
import { RegistrationKind, type RegistrationState } from '../domain/registrations';
import type { Clock } from '../lib/clock';
import type { WaitHistories } from './wait-histories';

interface FactsRow {
  id: string;
  lifecycle: PhoneNumberLifecycle;
  kind: PhoneNumberKind;
  country: string;
  voice_capable: boolean;
  sms_capable: boolean;
  mms_capable: boolean;
  account_status: TwilioAccountStatus | null;
  registration_id: string | null;
  registration_kind: RegistrationKind | null;
  registration_state: RegistrationState | null;
  version: number | null;
  submitted_at: Date | null;
  approved_before: boolean | null;
  rejections: { code: number | null; reason: string }[] | null;
  tollfree_status: string | null;
  edit_allowed: boolean | null;
  edit_expires_at: Date | null;
}

const kindOfPath: Partial<Record<MessagingPath, RegistrationKind>> = {
  [MessagingPath.TOLL_FREE_VERIFICATION]: RegistrationKind.TOLL_FREE_VERIFICATION,
  [MessagingPath.A2P_10DLC]: RegistrationKind.A2P_10DLC,
};

/** Reads the facts behind the badge, for any number of cards in one statement, and derives it. */
export class ReadinessService {
  constructor(
    private readonly db: DataSource,
    private readonly histories: WaitHistories,
    private readonly clock: Clock,
  ) {}

  /** By phone number id; unknown ids are left out. */
  async forNumbers(
    organizationId: string,
    phoneNumberIds: readonly string[],
  ): Promise<Map<string, Readiness>> {
    const rows: FactsRow[] = await this.db.query(
      `SELECT n.id, n.lifecycle, n.kind, n.country, n.voice_capable, n.sms_capable, n.mms_capable,
              s.status AS account_status,
              r.id AS registration_id, r.kind AS registration_kind, r.state AS registration_state, r.version,
              present.submitted_at, coalesce(present.rejections, previous.rejections) AS rejections,
              r.approved_at IS NOT NULL AND r.approved_at >= coalesce(present.submitted_at, r.approved_at) AS approved_before,
              t.status AS tollfree_status, t.edit_allowed, t.edit_expires_at
       FROM phone_numbers n
       LEFT JOIN organization_twilio_settings s ON s.organization_id = n.organization_id
       LEFT JOIN LATERAL (
         SELECT * FROM registrations x
         WHERE x.phone_number_id = n.id AND x.organization_id = n.organization_id AND x.state <> 'CANCELED'
         ORDER BY x.created_at DESC LIMIT 1
       ) r ON true
       LEFT JOIN registration_versions present ON present.registration_id = r.id AND present.version = r.version
       LEFT JOIN registration_versions previous ON previous.registration_id = r.id AND previous.version = r.version - 1
       LEFT JOIN LATERAL (
         SELECT * FROM org_tollfree_verification y
         WHERE y.phone_number_id = n.id AND y.organization_id = n.organization_id
         ORDER BY y.created_at DESC LIMIT 1
       ) t ON true
       WHERE n.organization_id = $1 AND n.id = ANY($2::uuid[])`,
      [organizationId, phoneNumberIds],
    );
    const now = this.clock.now();
    const derived = rows.map(async (row): Promise<[string, Readiness]> => [
      row.id,
      messagingReadiness(await this.factsOf(row), now),
    ]);
    return new Map(await Promise.all(derived));
  }

  private async factsOf(row: FactsRow): Promise<ReadinessFacts> {
    const capabilities = { voice: row.voice_capable, sms: row.sms_capable, mms: row.mms_capable };
    const kind = kindOfPath[messagingPath({ ...row, capabilities })];
    const programme = kind && programmeOf(kind);
    return {
      number: { id: row.id, lifecycle: row.lifecycle, kind: row.kind, country: row.country, capabilities },
      account: row.account_status ? { status: row.account_status } : null,
      registration: registrationFacts(row, this.clock.now()),
      tollFree: row.tollfree_status ? { status: row.tollfree_status } : null,
      wait: programme ? { usual: programme.wait, history: await this.histories.of(programme.kind) } : null,
    };
  }
}

function registrationFacts(row: FactsRow, now: Date): ReadinessFacts['registration'] {
  if (!row.registration_id) return null;
  const explained =
    (row.rejections && programmeOf(row.registration_kind!)?.explain(row.rejections, {})) ?? [];
  return {
    id: row.registration_id,
    kind: row.registration_kind!,
    state: row.registration_state!,
    version: row.version!,
    submittedAt: row.submitted_at,
    deadline: row.edit_allowed ? row.edit_expires_at : null,
    rejections: explained.length,
    fieldKeys: [...new Set(explained.flatMap((one) => one.fieldKeys))],
    revisable: isRevisable(
      {
        rejections: explained,
        editAllowed: row.edit_allowed,
        editExpiresAt: row.edit_expires_at,
        suspended: false,
      },
      now,
    ),
    suspended: row.approved_before === true,
  };
}
