import type { CallScript } from './call-state';
import type { Verb } from './twiml';

type Act = CallScript['members'][string] | undefined;

/** Whether somebody, or a machine, picks up. */
export function picksUp(act: Act): boolean {
  return act === 'answers' || act === 'declines' || act === 'voicemail';
}

/** The key that is pressed when a menu asks for one; null for none. */
export function keyOf(act: Act): string | null {
  return act === 'answers' ? '1' : act === 'declines' ? '2' : null;
}

/** One who keeps on pressing the wrong key. */
const MOST_DOCUMENTS = 3;

/**
 * Carries out the document that is run for whoever picked up, before the parties are connected: a document that comes to its
 * end connects them, a <Hangup> does not (https://www.twilio.com/docs/voice/twiml/number#url, read 2026-11-26).
 */
export async function isAccepted(
  ask: (url: string, params?: Record<string, string>) => Promise<Verb[] | null>,
  url: string,
  key: string | null,
): Promise<boolean> {
  let verbs = await ask(url);
  for (let count = 1; count < MOST_DOCUMENTS; count += 1) {
    if (!verbs) return false;
    const stop: Verb | undefined = verbs.find(
      ({ name, attributes }) =>
        name === 'Hangup' || name === 'Reject' || (name === 'Gather' && key !== null && !!attributes.action),
    );
    if (!stop) return true;
    if (stop.name !== 'Gather') return false;
    verbs = await ask(stop.attributes.action!, { Digits: key!, msg: 'Gather End' });
  }
  return false;
}
