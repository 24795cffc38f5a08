import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { World } from './world';

const SAVE_AFTER_MS = 100;
/** A big world takes long to write; saving never takes more than a tenth of the time. */
const PAUSE_FACTOR = 10;
/** Log entries kept across a restart; the running process remembers more. */
const KEPT_ENTRIES = 1_000;

/** Keeps the world in a file: written soon after each change, atomically, and once more at the end. */
export class Store {
  private timer: NodeJS.Timeout | null = null;
  private lastSaveMs = 0;

  constructor(
    private readonly file: string | null,
    private readonly world: () => World,
  ) {}

  /** The saved world, or null when there is none that this parent account can use. */
  load(parentSid: string): World | null {
    if (!this.file || !existsSync(this.file)) return null;
    const saved = JSON.parse(readFileSync(this.file, 'utf8')) as World;
    if (saved.version === 1 && saved.parentSid === parentSid) return saved;
    renameSync(this.file, `${this.file}.${saved.parentSid}`);
    return null;
  }

  touch(): void {
    if (!this.file || this.timer) return;
    this.timer = setTimeout(() => this.save(), Math.max(SAVE_AFTER_MS, this.lastSaveMs * PAUSE_FACTOR));
  }

  save(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (!this.file) return;
    const started = Date.now();
    const world = this.world();
    const requests = world.requests.slice(-KEPT_ENTRIES);
    const callbacks = world.callbacks.slice(-KEPT_ENTRIES);
    const partial = `${this.file}.${process.pid}.part`;
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(partial, JSON.stringify({ ...world, requests, callbacks }));
    renameSync(partial, this.file);
    this.lastSaveMs = Date.now() - started;
  }
}
