import { existsSync } from 'node:fs';
import path from 'node:path';

/** The checkout's root folder, wherever this file was compiled to. */
export const projectRoot = findRoot(__dirname);

function findRoot(from: string): string {
  if (existsSync(path.join(from, 'package.json'))) return from;
  return findRoot(path.dirname(from));
}
