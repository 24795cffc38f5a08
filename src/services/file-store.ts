/** Where uploaded files are kept; every process reaches the same ones. Names are ours, never a client's. */
export interface FileStore {
  /** Stores the bytes whole or not at all. */
  put(key: string, bytes: Buffer): Promise<void>;
  /** Null when there is no such file. */
  get(key: string): Promise<Buffer | null>;
  /** What is gone already was removed. */
  remove(key: string): Promise<void>;
}

export function assertStorageKey(key: string): void {
  if (!/^[\w-]+(\/[\w-]+)*$/.test(key)) throw new Error('not a storage key');
}
