import { existsSync, readFileSync } from 'node:fs';
import { bakery } from '../../local/bakery';
import { parentAccount } from './simulator';
import { jwtSecret } from './tokens';

/** Texts that tests put where they must never reach a log line: secrets, tax ids and what people write. */
export const planted = {
  messageBody: 'planted-words-of-a-message',
  inboundBody: 'planted-words-of-a-customer',
  taxId: '83-5926104',
};

/** Searched for in the logs of a whole test run. */
const forbidden = [
  ...Object.values(planted),
  planted.taxId.replace('-', ''),
  bakery.taxId!,
  bakery.taxId!.replace('-', ''),
  jwtSecret,
  parentAccount.token,
];

/** The log lines that hold what they must not, shortened. */
export function leakedLines(logFile: string): string[] {
  if (!existsSync(logFile)) return [];
  const lines = readFileSync(logFile, 'utf8').split('\n');
  return lines
    .filter((line) => forbidden.some((one) => line.includes(one)))
    .map((line) => line.slice(0, 500));
}
