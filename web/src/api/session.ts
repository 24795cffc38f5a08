import { Store } from '../lib/store';

/** The tokens that the page acts with. They are kept here, in memory, and nowhere else. */
export interface Session {
  /** A person's. */
  person: string;
  /** The assistant's, acting for that person; without one the thread acts as the person. */
  assistant: string | null;
  /** Whether there is a simulator to control: on a local stack. */
  simulator: boolean;
}

export type SignIn =
  { state: 'looking' } | { state: 'out'; reason: string | null } | { state: 'in'; session: Session };

export const signIn = new Store<SignIn>({ state: 'looking' });

/**
 * Signs in with what the address was opened with, `#token=…&assistant=…`, which is erased at once, or with what the
 * server of a local stack hands out; otherwise somebody has to sign in.
 */
export async function begin(): Promise<void> {
  const handed = new URLSearchParams(location.hash.slice(1));
  const [token, assistant] = [handed.get('token'), handed.get('assistant')];
  if (token) history.replaceState(null, '', `${location.pathname}${location.search}#/`);
  const local = await localSession();
  if (token) enter({ person: token, assistant, simulator: local?.simulator ?? false });
  else if (local?.person)
    enter({ person: local.person, assistant: local.assistant, simulator: local.simulator });
  else signIn.set({ state: 'out', reason: null });
}

export function enter(session: Session): void {
  signIn.set({ state: 'in', session });
}

/** The server takes the token no more. */
export function expired(reason: string): void {
  if (signIn.get().state === 'in') signIn.set({ state: 'out', reason });
}

export function signedIn(): Session | null {
  const now = signIn.get();
  return now.state === 'in' ? now.session : null;
}

interface LocalSession {
  person: string | null;
  assistant: string | null;
  simulator: boolean;
}

async function localSession(): Promise<LocalSession | null> {
  try {
    const answer = await fetch('session', { cache: 'no-store' });
    return answer.ok ? ((await answer.json()) as LocalSession) : null;
  } catch {
    return null;
  }
}
