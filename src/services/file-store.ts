import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';

/** Uploaded files in a directory that every API process can reach; names are ours, never a client's. */
export class FileStore {
  constructor(private readonly directory: string) {}

  /** Stores the bytes whole or not at all. */
  async put(key: string, bytes: Buffer): Promise<void> {
    const target = this.locate(key);
    await mkdir(path.dirname(target), { recursive: true });
    const draft = `${target}.${randomUUID()}`;
    await writeFile(draft, bytes, { mode: 0o600 });
    await rename(draft, target);
  }

  /** Null when there is no such file. */
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
    if (!/^[\w-]+(\/[\w-]+)*$/.test(key)) throw new Error('not a storage key');
    return path.join(this.directory, key);
  }
}
