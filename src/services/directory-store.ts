import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { assertStorageKey, type FileStore } from './file-store';

/** Files in a directory that every process can reach. */
export class DirectoryStore implements FileStore {
  constructor(private readonly directory: string) {}

  async put(key: string, bytes: Buffer): Promise<void> {
    const target = this.locate(key);
    await mkdir(path.dirname(target), { recursive: true });
    const draft = `${target}.${randomUUID()}`;
    await writeFile(draft, bytes, { mode: 0o600 });
    await rename(draft, target);
  }

  async get(key: string): Promise<Buffer | null> {
    return readFile(this.locate(key)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }

  async remove(key: string): Promise<void> {
    await rm(this.locate(key), { force: true });
  }

  private locate(key: string): string {
    assertStorageKey(key);
    return path.join(this.directory, key);
  }
}
