import { existsSync } from 'node:fs';
import path from 'node:path';
import { runToEnd } from './processes';

/** Path of a redis-server; installs Debian's package when there is none and we may. */
export function findRedisServer(): Promise<string> {
  return findOrInstall(['redis-server'], 'redis-server');
}

/** Path of a Chromium; installs Debian's package when there is none and we may. */
export function findChromium(): Promise<string> {
  return findOrInstall(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'], 'chromium');
}

async function findOrInstall(programs: string[], debianPackage: string): Promise<string> {
  const present = onPath(programs);
  if (present) return present;
  const root = process.getuid?.() === 0;
  const command = (args: string[]) => (root ? args : ['sudo', '-n', ...args]);
  try {
    await run(command(['apt-get', 'update', '-q']));
    await run(command(['apt-get', 'install', '-q', '-y', '--no-install-recommends', debianPackage]));
  } catch (error) {
    throw new Error(
      `The tests need ${programs[0]} and it could not be installed: install it (Debian: apt-get install ${debianPackage}). ${String(error)}`,
      { cause: error },
    );
  }
  const installed = onPath(programs);
  if (!installed)
    throw new Error(`The package ${debianPackage} was installed but ${programs[0]} is not on the PATH.`);
  return installed;
}

function run([program, ...args]: string[]): Promise<string> {
  return runToEnd(program!, args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

function onPath(programs: string[]): string | null {
  // Services' programs are often outside an ordinary user's PATH.
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
    '/usr/local/bin',
  ];
  for (const program of programs)
    for (const folder of folders)
      if (folder && existsSync(path.join(folder, program))) return path.join(folder, program);
  return null;
}
