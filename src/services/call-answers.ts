import type { Pool } from 'pg';
import {
  type CallInstructions,
  type CallStepKind,
  hangUp,
  instructionsFor,
  takesCall,
} from '../domain/call-routing';
import { webhookUrl, type WebhookKind } from '../domain/webhook-urls';
import type { Clock } from '../lib/clock';
import { within } from '../realtime/timing';
import { joinTwiml, screeningTwiml, voiceTwiml } from '../twilio/voice-answers';
import type { CallRoutes } from './call-routes';
import { wasTalked } from './call-news';
import { callIdOf } from './call-rows';

/** A call that waits for its answer. */
export interface WaitingCall {
  organizationId: string;
  /** Names the account in our addresses. */
  webhookKey: string;
  form: Readonly<Record<string, unknown>>;
  query: Readonly<Record<string, string>>;
}

const stepKinds: readonly string[] = ['AGENT', 'RING', 'VOICEMAIL'] satisfies CallStepKind[];
const waitMs = 40;

/** Says what is done with a call, at once: when it comes in and whenever a step has ended. */
export class CallAnswers {
  constructor(
    private readonly routes: CallRoutes,
    private readonly pool: Pool,
    private readonly clock: Clock,
    private readonly publicUrl: string,
  ) {}

  async answer(call: WaitingCall): Promise<string> {
    const { organizationId, webhookKey, form } = call;
    const text = (name: string): string => (typeof form[name] === 'string' ? form[name] : '');
    const url = (kind: WebhookKind, query: Record<string, string> = {}): string =>
      webhookUrl(this.publicUrl, webhookKey, kind, query);
    const callId = callIdOf(organizationId, text('CallSid'));
    const after = stepKinds.includes(call.query.after ?? '') ? (call.query.after as CallStepKind) : null;
    // Side by side: each has its own limit, and the caller waits for both.
    const [route, isSettled] = await Promise.all([
      this.routes.of(organizationId, text('To')),
      after !== null && this.isSettled(organizationId, callId, after, text),
    ]);
    const instructions: CallInstructions = isSettled
      ? hangUp
      : instructionsFor(route, this.clock.now(), after);
    return voiceTwiml(
      instructions,
      {
        next: (step) => url('voice-next', { after: step }),
        recording: (kind) => url('recording-status', { kind }),
        stream: url('voice-status'),
        screen: url('voice-screen'),
      },
      { callId, organizationId, phoneNumberId: route?.phoneNumberId ?? '', contact: text('From') },
    );
  }

  /** Asks whoever picks up a telephone that was rung, so that a machine there does not pass for a person. */
  screen({ webhookKey, form }: Pick<WaitingCall, 'webhookKey' | 'form'>): string {
    if (takesCall(String(form.Digits ?? ''))) return joinTwiml();
    return screeningTwiml({ screen: webhookUrl(this.publicUrl, webhookKey, 'voice-screen') });
  }

  /** Whether the step that has ended was the last: people talked, or the agent said that it is done. */
  private async isSettled(
    organizationId: string,
    callId: string,
    after: CallStepKind,
    text: (name: string) => string,
  ): Promise<boolean> {
    if (after === 'RING') return wasTalked(text('DialCallStatus'), text('DialBridged'));
    if (after === 'VOICEMAIL') return false;
    const asked = this.pool.query({
      name: 'call-finished',
      text: 'SELECT 1 FROM calls WHERE organization_id = $1 AND id = $2 AND finished_at IS NOT NULL',
      values: [organizationId, callId],
    });
    // Somebody who takes over for nothing is better than a caller who is cut off.
    const found = await within(waitMs, asked).catch(() => null);
    return (found?.rows.length ?? 0) > 0;
  }
}
