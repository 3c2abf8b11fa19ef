// Where the checkout lies: data files that ship with the code are read from it, from sources and from the bundle alike.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('package.json is not found above the program');
  return findRoot(above);
}

export const projectRoot = findRoot(import.meta.dirname);
