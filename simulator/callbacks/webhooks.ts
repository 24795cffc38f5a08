import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebhookDelivery } from '../state';
import type { World } from '../world';
import type { Courier } from './courier';
import { overridesOf, shouldRetry } from './overrides';
import { post, type Outcome } from './post';
import { signForm, withoutFragment } from './signature';

export interface Webhook {
  accountSid: string;
  url: string;
  method: string | null;
  params: Record<string, string>;
  fallback?: { url: string; method: string | null } | null;
}

/** Pause between attempts of one webhook. */
const RETRY_PAUSE_MS = 100;

/** Classic webhooks: signed form posts with the retry rules of the URL's fragment. */
export class Webhooks {
  constructor(
    private readonly world: () => World,
    private readonly courier: Courier,
  ) {
    courier.carry<WebhookDelivery>('webhook', (delivery) => this.carry(delivery));
  }

  send(webhook: Webhook): void {
    const method = (value: string | null): 'GET' | 'POST' =>
      value?.toUpperCase() === 'GET' ? 'GET' : 'POST';
    this.courier.send({
      id: '',
      kind: 'webhook',
      accountSid: webhook.accountSid,
      url: webhook.url,
      method: method(webhook.method),
      params: webhook.params,
      idempotencyToken: randomUUID(),
      fallback: webhook.fallback
        ? { url: webhook.fallback.url, method: method(webhook.fallback.method) }
        : null,
    });
  }

  /** Asks a client what to do, once and at once: a caller waits. */
  async ask(webhook: Webhook): Promise<Outcome> {
    const delivery: WebhookDelivery = {
      id: '',
      kind: 'webhook',
      accountSid: webhook.accountSid,
      url: webhook.url,
      method: 'POST',
      params: webhook.params,
      idempotencyToken: randomUUID(),
      fallback: null,
    };
    const { connectTimeoutMs, readTimeoutMs } = overridesOf(webhook.url);
    const outcome = await this.attempt(delivery, { connectTimeoutMs, readTimeoutMs });
    this.courier.log(delivery, outcome.status, 1);
    return outcome;
  }

  private async carry(delivery: WebhookDelivery): Promise<void> {
    const overrides = overridesOf(delivery.url);
    const deadline = Date.now() + overrides.totalTimeoutMs;
    for (let attempt = 1; attempt <= overrides.retries + 1; attempt += 1) {
      const left = deadline - Date.now();
      if (left <= 0) break;
      const outcome = await this.attempt(delivery, {
        connectTimeoutMs: Math.min(overrides.connectTimeoutMs, left),
        readTimeoutMs: Math.min(overrides.readTimeoutMs, left),
      });
      if (!this.courier.isCurrent(delivery)) return;
      this.courier.log(delivery, outcome.status, attempt);
      if (outcome.status >= 200 && outcome.status < 300) return;
      if (!shouldRetry(overrides, outcome)) break;
      await sleep(RETRY_PAUSE_MS);
    }
    if (delivery.fallback) {
      const { url, method } = delivery.fallback;
      const params = { ...delivery.params, ErrorCode: '11200', ErrorUrl: withoutFragment(delivery.url) };
      this.courier.send({ ...delivery, url, method, params, fallback: null });
    }
  }

  private attempt(
    delivery: WebhookDelivery,
    limits: { connectTimeoutMs: number; readTimeoutMs: number },
  ): Promise<Outcome> {
    const token = this.world().accounts[delivery.accountSid]?.authToken ?? '';
    const query = new URLSearchParams(delivery.params).toString();
    const base = withoutFragment(delivery.url);
    const get = delivery.method === 'GET';
    const url = get ? `${base}${base.includes('?') ? '&' : '?'}${query}` : base;
    return post({
      url,
      method: delivery.method,
      body: get ? '' : query,
      headers: {
        ...(get ? {} : { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' }),
        'X-Twilio-Signature': signForm(token, url, get ? {} : delivery.params),
        'I-Twilio-Idempotency-Token': delivery.idempotencyToken,
      },
      ...limits,
    });
  }
}
