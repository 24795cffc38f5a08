/** The addresses that Twilio calls in an account. */
export type WebhookKind =
  | 'voice'
  | 'voice-next'
  | 'voice-screen'
  | 'voice-status'
  | 'recording-status'
  | 'messages'
  | 'message-status'
  | 'events'
  | 'compliance';

/**
 * Classic webhooks are retried only when asked: up to five times, for any failure, within 15 seconds
 * (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides, read 2026-11-22).
 */
const retryOptions = '#rc=5&rp=all';

/** How every address begins that the account named by `key` calls us at. */
export function webhookBase(publicUrl: string, key: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/webhooks/twilio/${key}/`;
}

/** The address of one webhook of the account that `key` names; `query` comes back with each call. */
export function webhookUrl(
  publicUrl: string,
  key: string,
  kind: WebhookKind,
  query: Record<string, string> = {},
): string {
  const search = new URLSearchParams(query).toString();
  const address = webhookBase(publicUrl, key) + kind;
  // Event Streams sinks refuse fragments and have a retry policy of their own.
  return address + (search ? `?${search}` : '') + (kind === 'events' ? '' : retryOptions);
}
