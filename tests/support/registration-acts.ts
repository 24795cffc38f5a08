import { setTimeout as sleep } from 'node:timers/promises';
import { briefOf, confirm, fixRefused } from '../../local/registration-steps';
import type { TestApp } from './app';
import type { GivenOrganization } from './given';
import type { Accounts } from './recorded-calls';
import { handIn, revise } from './registrations';
import { until } from './wait';

/** A registration that is ready to be handed in, and what people and reviewers do about it until it is approved. */
export interface RegistrationLife {
  what: 'toll-free' | 'regulatory' | 'renewal' | 'late renewal';
  of: GivenOrganization;
  id: string;
  /** The registration whose approval it renews. */
  renewsId?: string;
  accounts: Accounts & { theirs: string };
  live(): Promise<void>;
}

/** What people do with any registration, and what they wait for. */
export interface RegistrationActs {
  /** Does what is next, as a person would who gets no answer and tries again, until the version is handed in. */
  handedIn(life: RegistrationLife, version: number): Promise<void>;
  /** Waits until all that the version does at Twilio is done, but for effects that wait for the reviewer. */
  withReviewer(life: RegistrationLife, waiting?: readonly string[]): Promise<void>;
  reached(life: RegistrationLife, state: string): Promise<void>;
  /** Waits until nothing of the version is left to be done at Twilio. */
  settled(life: RegistrationLife): Promise<void>;
}

export const patience = { within: 120_000, every: 60 };

export function registrationActs({ database }: Pick<TestApp, 'database'>): RegistrationActs {
  async function row(id: string) {
    const [found] = await database.query<{ state: string; version: number }>(
      'SELECT state, version FROM registrations WHERE id = $1',
      [id],
    );
    return found!;
  }

  async function handedIn({ of, id }: RegistrationLife, version: number): Promise<void> {
    const next = async (): Promise<void> => {
      const { state } = await briefOf(of.owner, id);
      if (state === 'ACTION_NEEDED') await revise(of.assistant, id);
      if (state === 'DRAFT') {
        // What was corrected before the answer was lost is refused no longer.
        await fixRefused(of.assistant, id).catch(() => undefined);
        await confirm(of.owner, id);
      }
      if (state === 'CONFIRMED') await handIn(of.assistant, id);
    };
    const isHandedIn = async () => {
      const now = await row(id);
      return now.version === version && !['DRAFT', 'CONFIRMED'].includes(now.state);
    };
    while (!(await isHandedIn())) {
      await next().catch(() => undefined);
      await sleep(20);
    }
  }

  const open = `SELECT 1 FROM registrations r LEFT JOIN twilio_operations o
      ON o.natural_key LIKE r.id || ':v' || r.version || ':%' AND o.state <> 'DONE'
        AND split_part(o.natural_key, ':', 3) <> ALL ($2::text[])
    WHERE r.id = $1::uuid AND (r.state <> $3 OR o.id IS NOT NULL) LIMIT 1`;

  async function withReviewer({ id }: RegistrationLife, waiting: readonly string[] = []): Promise<void> {
    const rows = () => database.query(open, [id, [...waiting], 'IN_PROGRESS']);
    await until(async () => (await rows()).length === 0, patience);
  }

  async function settled({ id }: RegistrationLife): Promise<void> {
    await until(async () => (await database.query(open, [id, [], 'APPROVED'])).length === 0, patience);
  }

  async function reached({ id }: RegistrationLife, state: string): Promise<void> {
    await until(async () => (await row(id)).state === state, patience);
  }

  return { handedIn, withReviewer, settled, reached };
}
