import type { Pool } from 'pg';
import type { BusinessHours } from '../domain/business-hours';
import type { CallRoute } from '../domain/call-routing';
import type { RoutingMode } from '../domain/phone-numbers';
import type { ChangeBus } from '../realtime/change-bus';
import { within } from '../realtime/timing';

/** What is remembered of one organization. */
interface Entry {
  routes: Map<string, CallRoute> | null;
  readAt: number;
  /** Rises when something has changed: a reading that was begun before counts as old. */
  changes: number;
  readUpTo: number;
  reading: Promise<void> | null;
  stop: () => void;
}

/** Should news of a change be lost, it holds after this long all the same. */
const freshForMs = 30_000;
/** A caller waits no longer for the database; then what was known last holds. */
const waitMs = 40;
/** Where nothing is known yet, waiting a little beats turning the caller away. */
const firstWaitMs = 3_000;
const mostEntries = 2_000;

const statement = {
  name: 'call-routes',
  text: `SELECT n.id AS "phoneNumberId", n.e164, s.routing_mode AS "routingMode", a.agent_id AS "agentId",
     a.stream_url AS "streamUrl", coalesce(s.record_calls, c.record_calls, false) AS records,
     c.recording_notice AS "recordingNotice", c.voicemail_greeting AS "voicemailGreeting",
     c.after_hours_message AS "afterHoursMessage", c.business_hours AS hours,
     ARRAY(SELECT DISTINCT ON (m.phone) m.phone FROM organization_members m
           WHERE m.organization_id = $1 AND m.phone IS NOT NULL
             AND (cardinality(s.member_ids) = 0 OR m.user_id = ANY(s.member_ids))
             -- One of our own numbers would come round to us again.
             AND NOT EXISTS (SELECT 1 FROM phone_numbers o WHERE o.e164 = m.phone AND o.lifecycle = 'ACTIVE')
           ORDER BY m.phone) AS phones
   FROM phone_numbers n
   JOIN phone_number_settings s ON s.phone_number_id = n.id
   LEFT JOIN call_settings c ON c.organization_id = n.organization_id
   LEFT JOIN agents a ON a.organization_id = n.organization_id AND a.agent_id = s.voice_agent_id
     AND a.kind = 'VOICE' AND a.stream_url IS NOT NULL
   WHERE n.organization_id = $1 AND n.lifecycle IN ('ACTIVE', 'PORTING_IN', 'RELEASING')`,
};

interface Row extends Omit<CallRoute, 'agent'> {
  routingMode: RoutingMode;
  agentId: string | null;
  streamUrl: string | null;
  hours: BusinessHours | null;
}

/**
 * How calls are answered, from memory: read once for an organization, and again after somebody in any process changed
 * its numbers, agents, people or settings. A caller never waits long for it.
 */
export class CallRoutes {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly pool: Pool,
    private readonly bus: ChangeBus,
  ) {}

  /** Null for a number that is not in service, and for any while nothing could be read yet. */
  async of(organizationId: string, e164: string): Promise<CallRoute | null> {
    const entry = this.entry(organizationId);
    const isFresh = entry.readUpTo === entry.changes && Date.now() - entry.readAt < freshForMs;
    const limitMs = entry.routes ? waitMs : firstWaitMs;
    if (!isFresh) await within(limitMs, this.read(organizationId, entry)).catch(() => undefined);
    return entry.routes?.get(e164) ?? null;
  }

  /** Hears of no more changes. */
  close(): void {
    for (const entry of this.entries.values()) entry.stop();
    this.entries.clear();
  }

  private entry(organizationId: string): Entry {
    const known = this.entries.get(organizationId);
    if (known) return known;
    if (this.entries.size >= mostEntries) this.forgetOldest();
    const entry: Entry = {
      routes: null,
      readAt: 0,
      changes: 0,
      readUpTo: -1,
      reading: null,
      stop: () => (isGone = true),
    };
    let isGone = false;
    this.entries.set(organizationId, entry);
    const isOld = (): void => void (entry.changes += 1);
    void this.bus
      .listen(organizationId, { changed: (changes) => changes.some(matters) && isOld(), missed: isOld })
      .then(
        (stop) => {
          // What was read before changes were heard may be out of date already.
          isOld();
          if (isGone) stop();
          else entry.stop = stop;
        },
        () => undefined,
      );
    return entry;
  }

  private forgetOldest(): void {
    const [organizationId, entry] = this.entries.entries().next().value!;
    entry.stop();
    this.entries.delete(organizationId);
  }

  private read(organizationId: string, entry: Entry): Promise<void> {
    entry.reading ??= this.query(organizationId, entry).finally(() => (entry.reading = null));
    return entry.reading;
  }

  private async query(organizationId: string, entry: Entry): Promise<void> {
    const { changes } = entry;
    const { rows } = await this.pool.query<Row>({ ...statement, values: [organizationId] });
    entry.routes = new Map(rows.map((row) => [row.e164, routeOf(row)]));
    entry.readAt = Date.now();
    entry.readUpTo = changes;
  }
}

/** Messages and calls change all the time and say nothing of how calls are answered. */
function matters({ entity }: { entity: string }): boolean {
  return entity === 'PHONE_NUMBER' || entity === 'CALL_SETTINGS';
}

function routeOf({ agentId, streamUrl, ...route }: Row): CallRoute {
  return { ...route, agent: agentId && streamUrl ? { id: agentId, streamUrl } : null };
}
