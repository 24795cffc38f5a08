import type { Call } from './call-state';

/** How much is known of a call when it is summed up. */
export type SummaryState = 'partial' | 'complete';

/** A call as Voice Insights sums it up. */
export function summaryOf(call: Call, state: SummaryState, source: string): Record<string, unknown> {
  return {
    account_sid: call.accountSid,
    call_sid: call.sid,
    call_type: 'carrier',
    call_state: call.status,
    processing_state: state,
    created_time: call.createdAt,
    start_time: call.createdAt,
    end_time: call.endedAt,
    duration: call.seconds,
    connect_duration: call.seconds,
    from: { caller: call.from },
    to: { callee: call.to },
    properties: { direction: 'inbound', disconnected_by: 'caller' },
    tags: call.script.tags,
    url: `https://insights.twilio.com${source}`,
  };
}
