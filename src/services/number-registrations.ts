import { AssistantIntent, callToAction } from '../domain/call-to-action';
import { NotificationKind } from '../domain/notifications';
import {
  isNewer,
  NumberEvidence,
  NumberRegistrationState,
  stateOfNumberEvent,
  stateProvenBy,
  testTextFrom,
  type NumberRegistration,
} from '../domain/number-registration';
import { RegistrationKind } from '../domain/registrations';
import { RegistrationEntity } from '../entities/registration';
import type { MessageEntity } from '../entities/message';
import { notify } from './notify';
import { phoneNumbersChanged } from './phone-number-changes';
import type { Receipt } from './receipts';
import { inPresentAccount, localTexting, registrationChanged } from './registration-changes';
import { ownersServices } from './sender-pool-members';
import type { UnitOfWork } from './unit-of-work';

interface Row extends NumberRegistration {
  id: string;
  e164: string;
  serviceSid: string | null;
  /** The service that we know it in. */
  memberOf: string | null;
}

/** An event of Twilio's about one number; the only place where its state is told. */
export async function applyNumberEvent(tx: UnitOfWork, { organizationId, params }: Receipt): Promise<void> {
  const data = (params.data ?? {}) as Record<string, unknown>;
  const state = stateOfNumberEvent(String(params.type ?? ''));
  const sid = data.phonenumbersid;
  if (state === null || typeof sid !== 'string') return;
  const number = await find(tx, organizationId, 'n.twilio_sid = $2', sid);
  if (!number) return;
  await learn(
    tx,
    organizationId,
    number,
    {
      state,
      evidence: NumberEvidence.EVENT,
      toldAt: toldAt(params, data, tx.now),
      failureCode: state === NumberRegistrationState.FAILED ? codeIn(data.failureReason) : null,
    },
    typeof data.messagingservicesid === 'string' ? data.messagingservicesid : null,
  );
}

/** What became of a text says what no event may have said. */
export async function learnFromDelivery(
  tx: UnitOfWork,
  message: Pick<MessageEntity, 'organizationId' | 'phoneNumberId' | 'errorCode' | 'sendStartedAt'>,
  arrived: boolean,
): Promise<void> {
  const state = stateProvenBy({ arrived, errorCode: message.errorCode });
  if (state === null) return;
  const number = await find(tx, message.organizationId, 'n.id = $2', message.phoneNumberId);
  if (!number || number.serviceSid === null) return;
  const proof: NumberRegistration = {
    state,
    evidence: NumberEvidence.DELIVERY,
    toldAt: message.sendStartedAt ?? tx.now,
    failureCode: null,
  };
  await learn(tx, message.organizationId, number, proof, null);
}

/** The number has joined the pool of a service with a campaign: the phone companies are told of it now. */
export async function awaitRegistration(
  tx: UnitOfWork,
  organizationId: string,
  phoneNumberId: string,
  serviceSid: string,
): Promise<void> {
  const rows: unknown[] = await tx.manager.query(
    `INSERT INTO number_registrations AS a
       (phone_number_id, organization_id, service_sid, state, evidence, told_at, waiting_since)
     SELECT n.id, n.organization_id, $3, 'PENDING', 'ASSUMED', $4, $4 FROM phone_numbers n
     WHERE n.organization_id = $1 AND n.id = $2 AND ${localTexting} AND n.sms_capable
     ON CONFLICT (phone_number_id) DO UPDATE SET service_sid = excluded.service_sid, state = 'PENDING',
       evidence = 'ASSUMED', told_at = excluded.told_at, waiting_since = excluded.waiting_since, failure_code = NULL
     WHERE a.service_sid <> excluded.service_sid OR a.state IN ('LEAVING', 'UNREGISTERED')
     RETURNING a.phone_number_id`,
    [organizationId, phoneNumberId, serviceSid, tx.now],
  );
  if (rows.length === 0) return;
  await offerTestTextLater(tx, organizationId, phoneNumberId, tx.now);
  await tell(tx, organizationId, phoneNumberId);
}

/** Job: a day has passed without word, so that the card now offers a test text. */
export async function offerTestText(
  tx: UnitOfWork,
  organizationId: string,
  phoneNumberId: string,
): Promise<void> {
  const rows: unknown[] = await tx.manager.query(
    `SELECT 1 FROM number_registrations WHERE organization_id = $1 AND phone_number_id = $2 AND state = 'PENDING'`,
    [organizationId, phoneNumberId],
  );
  if (rows.length > 0) await phoneNumbersChanged(tx, organizationId, [phoneNumberId]);
}

async function learn(
  tx: UnitOfWork,
  organizationId: string,
  number: Row,
  news: NumberRegistration,
  serviceSid: string | null,
): Promise<void> {
  const known = number.state === null ? null : number;
  const service = serviceSid ?? number.serviceSid;
  if (!isNewer(known, news) || service === null) return;
  const isSame = known?.state === news.state;
  await tx.manager.query(
    `INSERT INTO number_registrations
       (phone_number_id, organization_id, service_sid, state, evidence, told_at, failure_code, waiting_since)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (phone_number_id) DO UPDATE SET service_sid = excluded.service_sid, state = excluded.state,
       evidence = excluded.evidence, told_at = excluded.told_at, failure_code = excluded.failure_code,
       waiting_since = CASE WHEN number_registrations.state = excluded.state AND $9::boolean
         THEN number_registrations.waiting_since ELSE excluded.waiting_since END`,
    [
      number.id,
      organizationId,
      service,
      news.state,
      news.evidence,
      news.toldAt,
      news.failureCode,
      tx.now,
      // A text that was refused starts the wait for the next one anew.
      news.evidence === NumberEvidence.EVENT,
    ],
  );
  if (news.state === NumberRegistrationState.PENDING)
    await offerTestTextLater(tx, organizationId, number.id, tx.now);
  else await tx.unschedule('offer-test-text', number.id);
  // Its owner has put it into a service of theirs.
  const isNewThere = serviceSid !== null && number.memberOf !== serviceSid;
  if (isNewThere && (await ownersServices(tx.manager, organizationId)).includes(serviceSid))
    await tx.enqueue(
      'join-sender-pool',
      { organizationId, phoneNumberId: number.id },
      { jobKey: `join-sender-pool:${number.id}` },
    );
  if (isSame) return;
  // Whoever took it out of the pool told nobody: the look that brings it back need not wait for its day.
  if ([NumberRegistrationState.LEAVING, NumberRegistrationState.UNREGISTERED].includes(news.state))
    await tx.schedule('reconcile-account', organizationId, { organizationId }, tx.now);
  await tell(tx, organizationId, number.id);
  await notifyOf(tx, organizationId, number, news);
}

async function notifyOf(
  tx: UnitOfWork,
  organizationId: string,
  { id, e164 }: Row,
  { state, toldAt: at, failureCode }: NumberRegistration,
): Promise<void> {
  const about = { organizationId, phoneNumberId: id };
  if (state === NumberRegistrationState.REGISTERED)
    await notify(tx, {
      ...about,
      kind: NotificationKind.MESSAGING_READY,
      cause: `number-registered:${id}:${at.toISOString()}`,
      title: `${e164} can text`,
      body: 'The phone companies know the number now. Customers can be texted from it.',
    });
  if (state === NumberRegistrationState.FAILED)
    await notify(tx, {
      ...about,
      kind: NotificationKind.ACCOUNT_PROBLEM,
      cause: `number-registration-failed:${id}:${at.toISOString()}`,
      title: `${e164} was not accepted by the phone companies`,
      body: `Your business is approved, but the phone companies could not enter this number${failureCode === null ? '' : ` (code ${failureCode})`}. Our support sorts it out with them.`,
      callToAction: callToAction('Get help', AssistantIntent.CONTACT_SUPPORT, { phoneNumberId: id }),
    });
}

/** Card and registration show how far the number is. */
async function tell(tx: UnitOfWork, organizationId: string, phoneNumberId: string): Promise<void> {
  const registration = await tx.manager
    .getRepository(RegistrationEntity)
    .createQueryBuilder('r')
    .setLock('pessimistic_write')
    .where({ organizationId, kind: RegistrationKind.A2P_10DLC })
    .andWhere(`r.state <> 'CANCELED' AND ${inPresentAccount('r')}`)
    .getOne();
  if (registration) await registrationChanged(tx, registration);
  await phoneNumbersChanged(tx, organizationId, [phoneNumberId]);
}

function offerTestTextLater(
  tx: UnitOfWork,
  organizationId: string,
  phoneNumberId: string,
  since: Date,
): Promise<void> {
  return tx.schedule(
    'offer-test-text',
    phoneNumberId,
    { organizationId, phoneNumberId },
    testTextFrom(since),
  );
}

async function find(
  tx: UnitOfWork,
  organizationId: string,
  condition: string,
  value: string,
): Promise<Row | null> {
  const rows: Row[] = await tx.manager.query(
    `SELECT n.id, n.e164, a.state, a.evidence, a.told_at AS "toldAt", a.failure_code AS "failureCode",
       coalesce(a.service_sid, m.service_sid) AS "serviceSid",
       CASE WHEN m.state = 'MEMBER' THEN m.service_sid END AS "memberOf"
     FROM phone_numbers n
     LEFT JOIN number_registrations a ON a.phone_number_id = n.id
     LEFT JOIN messaging_service_members m ON m.phone_number_id = n.id
     WHERE n.organization_id = $1 AND ${condition} AND n.lifecycle = 'ACTIVE' FOR UPDATE OF n`,
    [organizationId, value],
  );
  return rows[0] ?? null;
}

/** The event's own time: news may overtake each other. */
function toldAt(params: Record<string, unknown>, data: Record<string, unknown>, now: Date): Date {
  const candidates = [data.updateddate, data.timestamp, params.time];
  for (const one of candidates) {
    const date = typeof one === 'number' || typeof one === 'string' ? new Date(one) : null;
    if (date && !Number.isNaN(date.getTime())) return date;
  }
  return now;
}

/** The reason comes as the address of an error page. */
function codeIn(reason: unknown): number | null {
  const found = typeof reason === 'string' ? /\d{5}/.exec(reason) : null;
  return found ? Number(found[0]) : null;
}
