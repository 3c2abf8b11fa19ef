// `invariants`: every truth the modules claim about the whole database, asked of this one.
import { sql } from 'kysely';
import { readIn } from '../../platform/db/transaction.ts';
import { house } from '../modules.ts';
import { type CliCommand, readWords } from './console.ts';
import { withInstallation } from './office.ts';

/** How many offending rows are named; the count says the rest. */
const SHOWN = 20;

export const invariantsCommand: CliCommand = {
  name: 'invariants',
  ru: 'проверить, что данные не противоречат сами себе; код 1, если нашлось',
  usage: ['invariants [--json]'],
  run: (console, given) =>
    withInstallation(console, async (installation) => {
      const words = readWords(given, { json: 'flag' });
      const ids = (await installation.territories()).map((territory) => territory.id);
      const all = house.modules.flatMap((module) => module.invariants ?? []);
      const broken = await readIn(installation.database.app, ids, async (db) => {
        const found: { name: string; rows: Record<string, unknown>[] }[] = [];
        for (const { name, sql: text } of all) {
          const { rows } = await sql<Record<string, unknown>>`${sql.raw(text)}`.execute(db);
          if (rows.length > 0) found.push({ name, rows });
        }
        return found;
      });
      if (words.flag('json')) console.say(JSON.stringify(broken, null, 2));
      else {
        for (const { name, rows } of broken) {
          console.say(`✗ ${name}: ${rows.length}`);
          for (const row of rows.slice(0, SHOWN)) console.say(`  ${Object.values(row).join(' ')}`);
        }
        console.say(`Проверено утверждений: ${all.length}, нарушено: ${broken.length}.`);
      }
      return broken.length > 0 ? 1 : 0;
    }),
};
