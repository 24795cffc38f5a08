/** RFC 2822, as api.twilio.com writes dates. */
export function rfc2822(iso: string): string {
  return new Date(iso).toUTCString().replace('GMT', '+0000');
}

/** ISO 8601 to the second, as the newer hosts write dates. */
export function isoSeconds(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19)}Z`;
}
