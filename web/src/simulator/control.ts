export interface Waiting {
  mode: { reviews: 'auto' | 'manual'; delayMs: number };
  reviews: { kind: string; sid: string }[];
  owners: { brandSid: string }[];
}

/** A call to the simulator of the local stack, through the server the page comes from. */
async function call<Answer>(path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(`simulator/${path}`, {
    ...(body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    cache: 'no-store',
  });
  const read = (await answer.json()) as Answer & { message?: string };
  if (!answer.ok) throw new Error(read.message ?? `The simulator answered ${answer.status}.`);
  return read;
}

export const simulator = {
  waiting: () => call<Waiting>('reviews'),
  now: async () => (await call<{ now: string }>('clock')).now,
  advance: (by: string) => call('clock', { advance: by }),
  mode: (reviews: 'auto' | 'manual') => call('mode', { reviews }),
  approve: (sid: string) => call('decide', { sid, outcome: 'approve' }),
  reject: (sid: string, codes: number[]) =>
    call('decide', { sid, outcome: 'reject', codes, editAllowed: true }),
  ownerReply: (brandSid: string, reply: string) => call('owner-reply', { brandSid, reply }),
  inbound: (from: string, to: string, body: string) => call('inbound', { from, to, body }),
  delivery: (to: string, status: string, errorCode?: number) =>
    call('delivery', { to, status, ...(errorCode ? { errorCode } : {}) }),
};
