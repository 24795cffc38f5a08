import { randomUUID } from 'node:crypto';
import { ActorKind, may, type OrganizationActor, Permission } from '../domain/actor';
import { refuse, UserErrorCode } from '../domain/errors';
import { OptOutSource } from '../domain/messages';
import { mostListedOptOuts, readOptOuts, type RefusedLine, writeCsv } from '../domain/opt-out-list';
import type { PageRequest } from '../domain/paging';
import { isTelephone } from '../domain/send-check';
import { audit } from './audit';
import {
  conversationsChanged,
  recordWish,
  standingBlocks,
  standingOptOuts,
  type StandingOptOut,
} from './consents';
import type { Transactions, UnitOfWork } from './unit-of-work';

/** What became of an imported list. */
export interface OptOutImport {
  imported: number;
  alreadyOptedOut: number;
  refused: RefusedLine[];
}

const mostExported = 100_000;

/** Of a contact's events, the latest; an opt-out that stands has no later one. */
const standing = `FROM consents c WHERE c.organization_id = $1 AND c.opted_out AND NOT EXISTS (
  SELECT 1 FROM consents later WHERE later.organization_id = $1 AND later.contact = c.contact
    AND (later.at, later.opted_out, later.id) > (c.at, c.opted_out, c.id))`;

/** The organization's opt-outs as its people see and change them. */
export class OptOutService {
  constructor(private readonly transactions: Transactions) {}

  /** Those that stand, newest first, one more than asked for. */
  list(
    { organizationId }: OrganizationActor,
    { limit, after }: PageRequest,
  ): Promise<(StandingOptOut & { id: string })[]> {
    return this.transactions.db.query(
      `SELECT c.id, c.contact, c.at, c.keyword, c.source, c.reason ${standing}
         AND ($2::timestamptz IS NULL OR (c.at, c.id) < ($2, $3::uuid))
       ORDER BY c.at DESC, c.id DESC LIMIT $4`,
      [organizationId, after?.at ?? null, after?.id ?? null, limit + 1],
    );
  }

  /** All that stand, as a table that `import` takes. */
  async export(actor: OrganizationActor): Promise<string> {
    requirePermission(actor);
    const rows: StandingOptOut[] = await this.transactions.db.query(
      `SELECT c.contact, c.at, c.keyword, c.source, c.reason ${standing} ORDER BY c.at DESC, c.id DESC LIMIT $2`,
      [actor.organizationId, mostExported],
    );
    await this.transactions.run((tx) => audit(tx, actor, 'consents.exported', null, { count: rows.length }));
    return writeCsv([
      ['contact', 'since', 'source', 'words', 'reason'],
      ...rows.map(({ contact, at, source, keyword, reason }) => [
        contact,
        at.toISOString(),
        source,
        keyword ?? '',
        reason ?? '',
      ]),
    ]);
  }

  /** Takes a list; who said yes after the date of their line stays opted in. */
  async import(actor: OrganizationActor, csv: string): Promise<OptOutImport> {
    requirePermission(actor);
    const { organizationId } = actor;
    const field = ['input', 'csv'];
    return this.transactions.run(async (tx) => {
      const { listed, refused } = readOptOuts(csv, tx.now);
      if (listed.length === 0)
        refuse(UserErrorCode.INVALID, 'No telephone number was found. Give one per line.', field);
      if (listed.length > mostListedOptOuts)
        refuse(
          UserErrorCode.INVALID,
          `A list may hold ${mostListedOptOuts} numbers; this one has ${listed.length}. Import it in parts.`,
          field,
        );
      const contacts = listed.map((one) => one.contact);
      const known = await standingOptOuts(tx.manager, organizationId, contacts);
      const fresh = listed.filter((one) => !known.has(one.contact));
      await tx.manager.query(
        `INSERT INTO consents (id, organization_id, contact, opted_out, source, reason, at)
         SELECT id, $1, contact, true, $2, reason, at
         FROM unnest($3::uuid[], $4::text[], $5::text[], $6::timestamptz[]) AS one (id, contact, reason, at)`,
        [
          organizationId,
          OptOutSource.IMPORT,
          fresh.map(() => randomUUID()),
          fresh.map((one) => one.contact),
          fresh.map((one) => one.reason),
          fresh.map((one) => one.at ?? tx.now),
        ],
      );
      const changed = fresh.map((one) => one.contact);
      await conversationsChanged(tx, organizationId, changed, null);
      const result = { imported: fresh.length, alreadyOptedOut: listed.length - fresh.length };
      await audit(tx, actor, 'consents.imported', null, { ...result, refused: refused.length });
      return { ...result, refused: refused.slice(0, 100) };
    });
  }

  /** Notes that a contact wants no more texts; doing it again changes nothing. */
  async optOut(
    actor: OrganizationActor,
    contact: string,
    reason: string | null,
  ): Promise<StandingOptOut | null> {
    if (!may(actor, Permission.SendMessages))
      refuse(UserErrorCode.NOT_ALLOWED, 'Your role does not allow opting contacts out.');
    requireTelephone(contact);
    const { organizationId } = actor;
    return this.transactions.run(async (tx) => {
      const [known] = await holdWishes(tx, organizationId, contact);
      if (known) return known;
      const source = OptOutSource.MEMBER;
      await recordWish(tx, { organizationId, contact, optedOut: true, source, reason, at: tx.now });
      await audit(tx, actor, 'consent.opted-out', null, {});
      return (await standingOptOuts(tx.manager, organizationId, [contact])).get(contact) ?? null;
    });
  }

  /**
   * Notes that a contact agreed to texts again, for a reason that a person states. What Twilio or the network blocks
   * only the contact can lift.
   */
  async optIn(actor: OrganizationActor, contact: string, reason: string): Promise<string> {
    requirePermission(actor);
    requireTelephone(contact);
    const { organizationId } = actor;
    return this.transactions.run(async (tx) => {
      const [known] = await holdWishes(tx, organizationId, contact);
      const blocks = await standingBlocks(tx.manager, organizationId, contact);
      if (blocks.length > 0) {
        const numbers = blocks.map((one) => one.e164).join(' and to ');
        refuse(
          UserErrorCode.CONFLICT,
          `The phone network blocks texts to ${contact}, and nobody but they can lift that: they have to text START to ${numbers}.`,
          ['input', 'contact'],
        );
      }
      if (!known) return contact;
      const source = OptOutSource.MEMBER;
      await recordWish(tx, { organizationId, contact, optedOut: false, source, reason, at: tx.now });
      await audit(tx, actor, 'consent.opted-in', null, {});
      return contact;
    });
  }
}

/** The standing opt-out of a contact; one change of it at a time. */
async function holdWishes(
  tx: UnitOfWork,
  organizationId: string,
  contact: string,
): Promise<StandingOptOut[]> {
  await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
    `consent ${organizationId} ${contact}`,
  ]);
  return [...(await standingOptOuts(tx.manager, organizationId, [contact])).values()];
}

function requirePermission(actor: OrganizationActor): void {
  if (actor.kind !== ActorKind.USER || !may(actor, Permission.ManageConsents))
    refuse(UserErrorCode.NOT_ALLOWED, 'Only an owner or admin can do this, in person.');
}

function requireTelephone(contact: string): void {
  if (!isTelephone(contact))
    refuse(
      UserErrorCode.INVALID,
      'Enter the contact with country code and no spaces, such as +14155550123.',
      ['input', 'contact'],
    );
}
