import type { DataSource } from 'typeorm';
import {
  MessagingServiceUse,
  TwilioAccountMode,
  type TwilioAccountConnection,
  type TwilioAccountStatus,
} from '../domain/organizations';
import {
  messagingPath,
  MessagingPath,
  type PhoneNumberKind,
  type PhoneNumberLifecycle,
} from '../domain/phone-numbers';
import { besideStep } from '../domain/programmes/a2p/steps';
import type { LocalSenderFacts } from '../domain/local-senders';
import { programmeOf } from '../domain/programmes/catalogue';
import { isRevisable } from '../domain/registration-life';
import type { NumberRegistrationState } from '../domain/number-registration';
import { ownerTextValidUntil } from '../domain/owner-verification';
import { messagingReadiness, type Readiness, type ReadinessFacts } from '../domain/readiness';
import { RegistrationKind, type RegistrationState, type RejectionReason } from '../domain/registrations';
import { poolObstacle, PoolState } from '../domain/sender-pool';
import type { RegistrationEntity } from '../entities/registration';
import type { Clock } from '../lib/clock';
import { Prepared } from './prepared';
import { localTexting } from './registration-changes';
import type { WaitHistories } from './wait-histories';

/** A number with the facts behind its badge, as `readinessColumns` reads them. */
export interface ReadinessRow {
  id: string;
  lifecycle: PhoneNumberLifecycle;
  kind: PhoneNumberKind;
  country: string;
  voiceCapable: boolean;
  smsCapable: boolean;
  mmsCapable: boolean;
  account_status: TwilioAccountStatus | null;
  account_mode: TwilioAccountMode | null;
  account_connection: TwilioAccountConnection | null;
  account_wanted: TwilioAccountStatus | null;
  registration_id: string | null;
  /** The number that the registration was started for. */
  registered_number_id: string | null;
  registration_kind: RegistrationKind | null;
  registration_own_account: string | null;
  registration_state: RegistrationState | null;
  version: number | null;
  registration_revision: number | null;
  approved_at: Date | null;
  registration_created_at: Date | null;
  registration_updated_at: Date | null;
  submitted_at: Date | null;
  approved_before: boolean | null;
  rejections: Rejections | null;
  tollfree_status: string | null;
  /** What the reviewers have was made in the owner's account before it was used here. */
  is_adopted: boolean | null;
  edit_allowed: boolean | null;
  edit_expires_at: Date | null;
  brand_status: string | null;
  brand_identity: string | null;
  brand_kind: string | null;
  owner_texted_at: string | null;
  campaign_status: string | null;
  campaign_use_case: string | null;
  campaign_is_beside: boolean | null;
  pool_state: PoolState | null;
  pool_error: number | null;
  service_use: MessagingServiceUse | null;
  service_sid: string | null;
  /** Read for numbers outside the pool, in accounts that their owners brought along. */
  own_texts: { inService: boolean; elsewhere: boolean } | null;
  is_chosen: boolean | null;
  number_state: NumberRegistrationState | null;
  waiting_since: Date | null;
}

type Rejections = { code: number | null; reason: string }[];

const kindOfPath: Partial<Record<MessagingPath, RegistrationKind>> = {
  [MessagingPath.TOLL_FREE_VERIFICATION]: RegistrationKind.TOLL_FREE_VERIFICATION,
  [MessagingPath.A2P_10DLC]: RegistrationKind.A2P_10DLC,
};

/** The facts beside the number's own columns, for a statement that names the number `n` and has `readinessJoins`. */
export const readinessColumns = `s.status AS account_status, s.mode AS account_mode, s.connection AS account_connection,
  s.wanted_status AS account_wanted,
  r.id AS registration_id, r.phone_number_id AS registered_number_id, r.kind AS registration_kind,
  r.own_account_sid AS registration_own_account, r.state AS registration_state, r.version,
  r.revision AS registration_revision, r.approved_at, r.created_at AS registration_created_at,
  r.updated_at AS registration_updated_at,
  present.submitted_at, coalesce(present.rejections, previous.rejections) AS rejections,
  r.approved_at IS NOT NULL AND r.approved_at >= coalesce(present.submitted_at, r.approved_at) AS approved_before,
  t.status AS tollfree_status, coalesce(c.adopted, t.adopted) AS is_adopted, t.edit_allowed, t.edit_expires_at,
  b.status AS brand_status, b.detail->>'identityStatus' AS brand_identity, b.detail->>'kind' AS brand_kind,
  b.detail->>'textedAt' AS owner_texted_at, c.status AS campaign_status, c.detail->>'useCase' AS campaign_use_case, c.step = '${besideStep}' AS campaign_is_beside,
  p.state AS pool_state, p.error_code AS pool_error, s.messaging_service_use AS service_use,
  s.messaging_service_sid AS service_sid,
  CASE WHEN s.mode = 'BRING_YOUR_OWN' AND p.state IS DISTINCT FROM 'MEMBER' THEN (
    SELECT jsonb_build_object('inService', o.is_in_service,
      'elsewhere', o.texts_go_elsewhere AND o.texts_taken_over_at IS NULL)
    FROM phone_number_origins o WHERE o.phone_number_id = n.id) END AS own_texts,
  r.phone_number_id IS NOT DISTINCT FROM n.id AS is_chosen, a.state AS number_state,
  a.waiting_since`;

export const readinessJoins = `LEFT JOIN organization_twilio_settings s ON s.organization_id = n.organization_id
  LEFT JOIN LATERAL (
    SELECT * FROM (
      SELECT * FROM registrations x
      WHERE n.kind = 'TOLL_FREE' AND x.phone_number_id = n.id AND x.organization_id = n.organization_id
        AND x.kind = 'TOLL_FREE_VERIFICATION' AND x.state <> 'CANCELED'
      UNION ALL
      SELECT * FROM registrations x
      WHERE ${localTexting} AND x.organization_id = n.organization_id
        AND x.kind = 'A2P_10DLC' AND x.state <> 'CANCELED'
        AND x.own_account_sid IS NOT DISTINCT FROM CASE WHEN s.mode = 'BRING_YOUR_OWN' THEN s.account_sid END
    ) either
    ORDER BY created_at DESC LIMIT 1
  ) r ON true
  LEFT JOIN registration_versions present ON present.registration_id = r.id AND present.version = r.version
  LEFT JOIN registration_versions previous ON previous.registration_id = r.id AND previous.version = r.version - 1
  LEFT JOIN LATERAL (
    SELECT * FROM registration_resources y
    WHERE n.kind = 'TOLL_FREE' AND y.phone_number_id = n.id AND y.organization_id = n.organization_id
    ORDER BY y.created_at DESC LIMIT 1
  ) t ON true
  LEFT JOIN LATERAL (
    SELECT * FROM registration_resources y
    WHERE r.kind = 'A2P_10DLC' AND y.registration_id = r.id AND y.kind = 'brand'
    ORDER BY y.created_at DESC LIMIT 1
  ) b ON true
  LEFT JOIN messaging_service_members p ON p.phone_number_id = n.id AND ${localTexting}
  LEFT JOIN LATERAL (
    SELECT * FROM registration_resources y
    WHERE r.kind = 'A2P_10DLC' AND y.registration_id = r.id AND y.kind = 'campaign'
      AND (y.step <> '${besideStep}' OR y.twilio_sid = p.service_sid)
    ORDER BY y.step = '${besideStep}' DESC, y.created_at DESC LIMIT 1
  ) c ON true
  LEFT JOIN number_registrations a ON a.phone_number_id = n.id AND ${localTexting}`;

const factsByNumber = new Prepared<ReadinessRow>(
  'readiness-facts',
  `SELECT n.id, n.lifecycle, n.kind, n.country, n.voice_capable AS "voiceCapable", n.sms_capable AS "smsCapable",
     n.mms_capable AS "mmsCapable", ${readinessColumns}
   FROM phone_numbers n ${readinessJoins}
   WHERE n.organization_id = $1 AND n.id = ANY($2::uuid[])`,
);

/** The badge with the registration it speaks of, so that showing both reads nothing more. */
export type NumberReadiness = Readiness & { registration: RegistrationEntity | null };

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
  ): Promise<Map<string, NumberReadiness>> {
    return this.derive(organizationId, await factsByNumber.rows(this.db, [organizationId, phoneNumberIds]));
  }

  /** The badges of numbers whose facts were read already. */
  async derive(organizationId: string, rows: readonly ReadinessRow[]): Promise<Map<string, NumberReadiness>> {
    const now = this.clock.now();
    const waits = new Map<RegistrationKind, Wait>();
    for (const kind of new Set(rows.map((row) => kindOfPath[pathOf(row)]))) {
      const programme = kind && programmeOf(kind);
      if (programme)
        waits.set(kind, { usual: programme.wait, history: await this.histories.of(programme.kind) });
    }
    return new Map(
      rows.map((row) => {
        // Added to rather than copied: lists derive thousands of these each second.
        const readiness = messagingReadiness(factsOf(row, waits, now), now) as NumberReadiness;
        readiness.registration = readiness.registrationId ? registrationOf(row, organizationId) : null;
        return [row.id, readiness];
      }),
    );
  }
}

type Wait = NonNullable<ReadinessFacts['wait']>;

function pathOf({ kind, country, voiceCapable, smsCapable, mmsCapable }: ReadinessRow): MessagingPath {
  return messagingPath({
    kind,
    country,
    capabilities: { voice: voiceCapable, sms: smsCapable, mms: mmsCapable },
  });
}

function factsOf(row: ReadinessRow, waits: ReadonlyMap<RegistrationKind, Wait>, now: Date): ReadinessFacts {
  const kind = kindOfPath[pathOf(row)];
  return {
    number: {
      id: row.id,
      lifecycle: row.lifecycle,
      kind: row.kind,
      country: row.country,
      capabilities: { voice: row.voiceCapable, sms: row.smsCapable, mms: row.mmsCapable },
    },
    account: row.account_status && {
      status: row.account_status,
      mode: row.account_mode!,
      connection: row.account_connection!,
      wantedStatus: row.account_wanted,
    },
    registration: registrationFacts(row, now),
    tollFree: row.tollfree_status ? { status: row.tollfree_status } : null,
    local: row.registration_kind === RegistrationKind.A2P_10DLC ? localFacts(row) : null,
    wait: (kind && waits.get(kind)) ?? null,
  };
}

/** The registration that was read with the facts. */
function registrationOf(row: ReadinessRow, organizationId: string): RegistrationEntity {
  return {
    id: row.registration_id!,
    organizationId,
    kind: row.registration_kind!,
    state: row.registration_state!,
    phoneNumberId: row.registered_number_id,
    country: null,
    numberKind: null,
    endUser: null,
    renewsId: null,
    ownAccountSid: row.registration_own_account,
    version: row.version!,
    revision: row.registration_revision!,
    approvedAt: row.approved_at,
    createdAt: row.registration_created_at!,
    updatedAt: row.registration_updated_at!,
  };
}

function registrationFacts(row: ReadinessRow, now: Date): ReadinessFacts['registration'] {
  if (!row.registration_id) return null;
  const explained = row.rejections ? explain(row.registration_kind!, row.rejections) : [];
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
        suspended: isSuspended(row),
      },
      now,
    ),
    adopted: row.is_adopted === true,
    suspended: row.approved_before === true || isSuspended(row),
  };
}

function isSuspended({ brand_status: brand, campaign_status: campaign }: ReadinessRow): boolean {
  return brand === 'SUSPENDED' || campaign === 'SUSPENDED';
}

/** A number of its own joins once there is room for it; until then it shows what the registration waits for. */
function localFacts(row: ReadinessRow): LocalSenderFacts {
  const isSole = row.brand_kind === 'SOLE_PROPRIETOR';
  const attached = row.pool_state === PoolState.MEMBER;
  const textedAt = row.owner_texted_at === null ? null : new Date(row.owner_texted_at);
  return {
    owner: {
      awaited: isSole && row.brand_status === 'APPROVED' && row.brand_identity !== 'VERIFIED',
      answerBy: textedAt && ownerTextValidUntil(textedAt),
    },
    attached,
    obstacle: poolObstacle({
      state: row.pool_state,
      errorCode: row.pool_error,
      isOwn: row.account_mode === TwilioAccountMode.BRING_YOUR_OWN,
      serviceUse: row.service_use ?? MessagingServiceUse.OURS,
      isInService: row.own_texts?.inService ?? false,
      textsGoElsewhere: row.own_texts?.elsewhere ?? false,
    }),
    serviceSid: row.service_sid,
    planBeside: row.campaign_is_beside ? row.campaign_status : null,
    beyondLimit: isSole && !attached && row.pool_state !== PoolState.JOINING && row.is_chosen !== true,
    registration: row.number_state,
    waitingSince: row.waiting_since,
  };
}

const mostExplained = 1_000;
const explanations = new Map<string, RejectionReason[]>();

/** Reasons in plain words. The same few come back with every reading of the cards that were sent back. */
function explain(kind: RegistrationKind, rejections: Rejections): RejectionReason[] {
  const key = `${kind} ${JSON.stringify(rejections)}`;
  let explained = explanations.get(key);
  if (!explained) {
    explained = programmeOf(kind)?.explain(rejections, {}, null) ?? [];
    if (explanations.size >= mostExplained) explanations.clear();
    explanations.set(key, explained);
  }
  return explained;
}
