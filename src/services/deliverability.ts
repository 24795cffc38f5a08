import type { DataSource } from 'typeorm';
import type { OrganizationActor } from '../domain/actor';
import type { CallToAction } from '../domain/call-to-action';
import { explainMessageError } from '../domain/message-errors';
import type { Clock } from '../lib/clock';

export interface Deliverability {
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
  failures: { code: number | null; messages: number; contacts: number }[] | null;
}

const usualSpanMs = 30 * 24 * 3_600_000;

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
    const [counts]: Counts[] = await this.db.query(
      `WITH span AS MATERIALIZED (
         SELECT status, error_code, contact FROM messages
         WHERE organization_id = $1 AND created_at >= $2 AND created_at < $3
           AND direction = 'OUTBOUND' AND status <> 'CANCELED'
       )
       SELECT count(*)::int AS sent,
         count(*) FILTER (WHERE status IN ('DELIVERED', 'READ'))::int AS delivered,
         count(*) FILTER (WHERE status IN ('FAILED', 'UNDELIVERED'))::int AS failed,
         (SELECT json_agg(cause) FROM (
            SELECT error_code AS code, count(*) AS messages, count(DISTINCT contact) AS contacts FROM span
            WHERE status IN ('FAILED', 'UNDELIVERED') GROUP BY error_code
            ORDER BY count(*) DESC, error_code LIMIT 100) cause) AS failures
       FROM span`,
      [organizationId, since, until],
    );
    const { sent, delivered, failed, failures } = counts!;
    return {
      since,
      until,
      sent,
      delivered,
      failed,
      deliveryRate: sent === 0 ? null : delivered / sent,
      failures: (failures ?? []).map((one) => {
        const { headline, callToAction } = explainMessageError(one.code);
        return { ...one, headline, callToAction };
      }),
    };
  }
}
