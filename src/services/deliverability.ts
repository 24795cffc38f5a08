import type { DataSource } from 'typeorm';
import type { OrganizationActor } from '../domain/actor';
import type { CallToAction } from '../domain/call-to-action';
import { explainMessageError } from '../domain/message-errors';
import type { Clock } from '../lib/clock';
import { Prepared } from './prepared';

export interface DeliverabilityDay {
  date: string;
  sent: number;
  delivered: number;
  failed: number;
}

export interface Deliverability {
  /** Whose it is: for what is read of it later. */
  organizationId: string;
  since: Date;
  until: Date;
  sent: number;
  delivered: number;
  failed: number;
  /** 0 to 1; null when nothing was sent. */
  deliveryRate: number | null;
  failures: {
    code: number | null;
    headline: string;
    messages: number;
    contacts: number;
    callToAction: CallToAction | null;
  }[];
}

interface Counts {
  sent: number;
  delivered: number;
  failed: number;
  failures: { code: number; messages: number; contacts: number }[] | null;
}

const hourMs = 3_600_000;
const usualSpanMs = 30 * 24 * hourMs;
const mostDays = 366;

/**
 * Whole hours come from their counts, the broken ones at both ends ($2 to $3 and $4 to $5) from the messages themselves,
 * so the answer is exact and takes as long for a million messages as for a thousand.
 */
const countsOfSpan = new Prepared<Counts>(
  'deliverability',
  `WITH edges AS MATERIALIZED (
     SELECT status, coalesce(error_code, 0) AS error_code, contact FROM messages
     WHERE organization_id = $1 AND direction = 'OUTBOUND'
       AND ((created_at >= $2 AND created_at < $3) OR (created_at >= $4 AND created_at < $5))
   ), counts AS (
     SELECT sent, delivered, failed FROM message_hours WHERE organization_id = $1 AND hour >= $3 AND hour < $4
     UNION ALL
     SELECT sent, delivered, failed FROM message_tallies WHERE organization_id = $1 AND hour >= $3 AND hour < $4
     UNION ALL
     SELECT count(*) FILTER (WHERE status <> 'CANCELED'), count(*) FILTER (WHERE status IN ('DELIVERED', 'READ')),
       count(*) FILTER (WHERE status IN ('FAILED', 'UNDELIVERED')) FROM edges
   ), failures AS (
     SELECT error_code, contact, messages FROM message_failure_hours
     WHERE organization_id = $1 AND hour >= $3 AND hour < $4
     UNION ALL
     SELECT error_code, contact, failed FROM message_tallies
     WHERE organization_id = $1 AND hour >= $3 AND hour < $4 AND error_code IS NOT NULL
     UNION ALL
     SELECT error_code, contact, 1 FROM edges WHERE status IN ('FAILED', 'UNDELIVERED')
   )
   SELECT coalesce(sum(sent), 0)::int AS sent, coalesce(sum(delivered), 0)::int AS delivered,
     coalesce(sum(failed), 0)::int AS failed,
     (SELECT json_agg(cause) FROM (
        SELECT error_code AS code, sum(messages)::int AS messages, count(*)::int AS contacts FROM (
          SELECT error_code, contact, sum(messages) AS messages FROM failures GROUP BY error_code, contact
          HAVING sum(messages) > 0) one
        GROUP BY error_code ORDER BY 2 DESC, error_code LIMIT 100) cause) AS failures
   FROM counts`,
);

/** The same counts by day; an hour counts to the day it begins in. Parameters as above, $6 the most days to give. */
const countsOfDays = new Prepared<DeliverabilityDay>(
  'deliverability-days',
  `WITH zone AS MATERIALIZED (
     SELECT coalesce((SELECT p.time_zone FROM organization_profiles p
       JOIN pg_timezone_names known ON known.name = p.time_zone WHERE p.organization_id = $1), 'UTC') AS name
   ), edges AS MATERIALIZED (
     SELECT status, created_at FROM messages
     WHERE organization_id = $1 AND direction = 'OUTBOUND'
       AND ((created_at >= $2 AND created_at < $3) OR (created_at >= $4 AND created_at < $5))
   ), counts AS (
     SELECT hour, sent, delivered, failed FROM message_hours
     WHERE organization_id = $1 AND hour >= $3 AND hour < $4
     UNION ALL
     SELECT hour, sent, delivered, failed FROM message_tallies
     WHERE organization_id = $1 AND hour >= $3 AND hour < $4
     UNION ALL
     SELECT created_at, (status <> 'CANCELED')::int, (status IN ('DELIVERED', 'READ'))::int,
       (status IN ('FAILED', 'UNDELIVERED'))::int FROM edges
   ), ends AS (
     SELECT ($5::timestamptz AT TIME ZONE zone.name)::date AS last,
       greatest(($2::timestamptz AT TIME ZONE zone.name)::date,
         ($5::timestamptz AT TIME ZONE zone.name)::date - $6::int + 1) AS first, zone.name AS zone
     FROM zone
   )
   SELECT to_char(day, 'YYYY-MM-DD') AS date, coalesce(sum(sent), 0)::int AS sent,
     coalesce(sum(delivered), 0)::int AS delivered, coalesce(sum(failed), 0)::int AS failed
   FROM ends CROSS JOIN generate_series(first::timestamp, last::timestamp, '1 day') AS day
   LEFT JOIN counts ON (counts.hour AT TIME ZONE ends.zone)::date = day::date
   GROUP BY day ORDER BY day`,
);

/** Counts what became of the messages of a span of time. */
export class DeliverabilityService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The span of the report: 30 days up to now unless said otherwise. */
  span(since: Date | null, until: Date | null): { since: Date; until: Date } {
    const end = until ?? this.clock.now();
    return { since: since ?? new Date(end.getTime() - usualSpanMs), until: end };
  }

  async report(
    { organizationId }: OrganizationActor,
    { since, until }: { since: Date; until: Date },
  ): Promise<Deliverability> {
    const [counts] = await countsOfSpan.rows(this.db, [
      organizationId,
      since,
      ...wholeHours(since, until),
      until,
    ]);
    const { sent, delivered, failed, failures } = counts!;
    return {
      organizationId,
      since,
      until,
      sent,
      delivered,
      failed,
      deliveryRate: sent === 0 ? null : delivered / sent,
      failures: (failures ?? []).map(({ code: stored, messages, contacts }) => {
        const code = stored || null;
        const { headline, callToAction } = explainMessageError(code);
        return { code, messages, contacts, headline, callToAction };
      }),
    };
  }
  /** The report day by day, days without messages included. */
  days({ organizationId, since, until }: Pick<Deliverability, 'organizationId' | 'since' | 'until'>) {
    const hours = wholeHours(since, until);
    return countsOfDays.rows(this.db, [organizationId, since, ...hours, until, mostDays]);
  }
}

/** The whole hours of a span. Within one hour there is none: the first edge is all there is. */
function wholeHours(since: Date, until: Date): [Date, Date] {
  const first = new Date(Math.ceil(since.getTime() / hourMs) * hourMs);
  const last = new Date(Math.floor(until.getTime() / hourMs) * hourMs);
  return first <= last ? [first, last] : [until, until];
}
