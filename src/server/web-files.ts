import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A file of the web page with its compressed forms, ready to be sent. */
export interface WebFile {
  type: string;
  /** By content coding; `identity` is the file itself. */
  bodies: ReadonlyMap<string, Buffer>;
  /** Strong, one for each coding. */
  etag(coding: string): string;
  /** Its name changes with its content, so whoever has it never needs to ask again. */
  isHashed: boolean;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const codings: Record<string, string> = { '.br': 'br', '.gz': 'gzip' };

/** Everything the build put into the folder, by path below it; empty when nothing was built. */
export function readWebFiles(folder: string): Map<string, WebFile> {
  const files = new Map<string, WebFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[path.extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file).split(path.sep).join('/');
    files.set(name, webFile(file, type, name.startsWith('assets/')));
  }
  return files;
}

function webFile(file: string, type: string, isHashed: boolean): WebFile {
  const identity = readFileSync(file);
  const bodies = new Map([['identity', identity]]);
  for (const [ending, coding] of Object.entries(codings))
    if (existsSync(file + ending)) bodies.set(coding, readFileSync(file + ending));
  const digest = createHash('sha256').update(identity).digest('base64url').slice(0, 22);
  return { type, bodies, isHashed, etag: (coding) => `"${digest}-${coding}"` };
}
