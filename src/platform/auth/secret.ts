// The secret that signs sessions: given by the settings, or made once and kept in the data folder for its owner only.
import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Answers the secret; two processes that start at once agree on one file. */
export function keepSecret(dataFolder: string, given?: string): string {
  if (given) return given;
  mkdirSync(dataFolder, { recursive: true });
  const path = join(dataFolder, 'secret');
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600 });
  try {
    // A link appears whole or not at all, and never over an existing file.
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  chmodSync(path, 0o600);
  return readFileSync(path, 'utf8').trim();
}
