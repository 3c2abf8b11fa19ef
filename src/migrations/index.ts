// The schema's history in order: a new file is added here at the end and never changed afterwards.
import type { Migration } from '../platform/db/migrations.ts';
import * as journal from './0001_journal.ts';
import * as territories from './0002_territories.ts';
import * as auth from './0003_auth.ts';

export const migrations: readonly Migration[] = [
  { name: '0001_journal', up: journal.up },
  { name: '0002_territories', up: territories.up },
  { name: '0003_auth', up: auth.up },
];
