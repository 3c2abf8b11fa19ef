// The commands of the console, named in one place, and how one of them is run.
import { isStartFault } from '../../platform/faults.ts';
import type { CliCommand, Console } from './console.ts';
import { backupCommand, restoreCommand } from './copies.ts';
import { charactersCommand, timeCommand } from './demonstration.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { initCommand } from './init.ts';
import { invariantsCommand } from './invariants.ts';
import { userCommand } from './user.ts';

export const commands: readonly CliCommand[] = [
  initCommand,
  userCommand,
  importCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  invariantsCommand,
  timeCommand,
  charactersCommand,
];

const asksForHelp = (word: string | undefined) =>
  word === undefined || ['help', '--help', '-h'].includes(word);

function help(console: Console, name: string | undefined): number {
  const one = commands.find((command) => command.name === name);
  if (one) {
    console.say(`${one.name} — ${one.ru}`);
    for (const line of one.usage) console.say(`  ${line}`);
    return 0;
  }
  console.say('Командная строка Опоры: npm run opora -- КОМАНДА');
  for (const { name: each, ru } of commands) console.say(`  ${each.padEnd(12)} ${ru}`);
  console.say('Подробно о команде: npm run opora -- help КОМАНДА');
  return 0;
}

/** Runs one command; answers the exit code. Whatever a person can cure is one sentence. */
export async function runCli(console: Console, words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (asksForHelp(name)) return help(console, rest[0]);
  const command = commands.find((each) => each.name === name);
  if (!command) {
    console.note(`Команды «${name}» нет. Список команд: npm run opora -- help`);
    return 1;
  }
  if (rest.some((word) => ['--help', '-h'].includes(word))) return help(console, name);
  try {
    return await command.run(console, rest);
  } catch (error) {
    console.note(isStartFault(error) ? error.message : String((error as Error).stack ?? error));
    return 1;
  }
}
