import { startSimulator as startProcess, SimulatorControl } from '../../local/simulator';
import { trackProcess } from './run-directory';

export const parentAccount = { sid: `AC${'1'.repeat(32)}`, token: '2'.repeat(32) };

/** A Twilio look-alike of its own, deciding reviews only when told to. */
export interface TestSimulator extends SimulatorControl {
  primaryProfileSid: string;
  stop(): Promise<void>;
}

/** Starts a simulator process on a free port. */
export async function startSimulator(): Promise<TestSimulator> {
  const running = await startProcess({ port: 0, account: parentAccount, reviews: 'manual', delayMs: 50 });
  trackProcess(running.child.pid);
  return Object.assign(new SimulatorControl(running.url), {
    primaryProfileSid: running.primaryProfileSid,
    stop: () => running.stop(),
  });
}
