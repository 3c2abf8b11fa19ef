// `import`: institutions from a table, a regulation from its profile; everything or nothing, faults named by row.
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { isRefusal, refuse } from '../../kernel/refusal.ts';
import { institutionKinds } from '../../modules/institutions/index.ts';
import { loadProfiles, readProfile } from '../../modules/regulations/index.ts';
import { startFault } from '../../platform/faults.ts';
import { openSheet, refusalOfSheet, tidyText } from '../../platform/sheets/index.ts';
import type { Installation } from '../installation.ts';
import { type CliCommand, type Console, readWords, type Words } from './console.ts';
import { attemptAs, performNamed, territoryOf, withInstallation, writeAs } from './office.ts';

/** Heading of the table → field of the command `institutions.register`. */
const columns: Readonly<Record<string, string>> = {
  тип: 'kind',
  'краткое наименование': 'shortName',
  'полное наименование': 'fullName',
  инн: 'inn',
  кпп: 'kpp',
  огрн: 'ogrn',
  октмо: 'oktmo',
  адрес: 'address',
  телефон: 'phone',
  'электронная почта': 'email',
  сайт: 'site',
  'действует с': 'openedOn',
  документ: 'act',
};
const obligatory = ['kind', 'shortName', 'fullName'];

const kindByName = new Map(
  Object.entries(institutionKinds).map(([kind, name]) => [name.toLowerCase(), kind]),
);

/** «01.09.2001» as people write it; anything else is left for the command to judge. */
const civilDate = (text: string): string => text.replace(/^(\d{2})\.(\d{2})\.(\d{4})$/, '$3-$2-$1');

function cellValue(field: string, cell: string): unknown {
  if (field === 'kind') return kindByName.get(cell.toLowerCase()) ?? cell;
  if (field === 'openedOn') return cell ? civilDate(cell) : null;
  return cell;
}

/** Rows of a table in any of the formats the rooms read too; what is no table is told in words. */
async function rowsOf(bytes: Uint8Array): Promise<{ line: number; cells: string[] }[]> {
  const rows: { line: number; cells: string[] }[] = [];
  try {
    const sheet = await openSheet(bytes);
    for await (const { line, cells } of sheet.rows()) rows.push({ line, cells: cells.map(tidyText) });
  } catch (error) {
    const refusal = refusalOfSheet(error);
    throw refusal ? startFault(refusal.text) : error;
  }
  return rows;
}

/** Rows of the file as inputs of the command. */
async function institutionsOf(
  bytes: Uint8Array,
): Promise<{ line: number; input: Record<string, unknown> }[]> {
  const [head, ...rows] = await rowsOf(bytes);
  if (!head) throw startFault('Файл пуст: нужна строка заголовков и строки организаций.');
  const fields = head.cells.map((cell) => columns[cell.toLowerCase()]);
  const strange = head.cells.filter((cell, index) => cell && !fields[index]);
  const missing = obligatory.filter((field) => !fields.includes(field));
  if (strange.length > 0 || missing.length > 0)
    throw startFault(
      `Заголовки не подходят${strange.length > 0 ? `, не известны: ${strange.join(', ')}` : ''}. Нужны: ${Object.keys(columns).join('; ')}.`,
    );
  return rows.map(({ line, cells }) => ({
    line,
    input: Object.fromEntries(
      fields.flatMap((field, index) => (field ? [[field, cellValue(field, cells[index] ?? '')]] : [])),
    ),
  }));
}

async function fileNamed(words: Words): Promise<{ path: string; bytes: Uint8Array }> {
  const [, name] = words.plain;
  if (!name)
    throw startFault('Назовите файл: import institutions школы.csv или import regulation положение.yaml');
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), name);
  try {
    return { path, bytes: await readFile(path) };
  } catch (error) {
    throw startFault(`Файл ${path} не читается: проверьте имя и права.`, error);
  }
}

async function importInstitutions(console: Console, installation: Installation, words: Words): Promise<void> {
  const territory = await territoryOf(installation, words.text('territory'));
  const rows = await institutionsOf((await fileNamed(words)).bytes);
  const faults: string[] = [];
  const trial = words.flag('check');
  const outcome = await attemptAs(installation, territory, async (ctx) => {
    for (const { line, input } of rows) {
      const answer = await performNamed(installation, ctx, 'institutions.register', input);
      if (!isRefusal(answer)) continue;
      const said = Object.values(answer.fields);
      faults.push(`Строка ${line}: ${said.length > 0 ? said.join(' ') : answer.text}`);
    }
    // A refusal rolls everything back.
    return faults.length > 0 || trial ? refuse('not-imported', '') : true;
  });
  for (const fault of faults) console.say(fault);
  if (faults.length > 0)
    throw startFault(
      `Ничего не внесено: строк с ошибками ${faults.length} из ${rows.length}. Исправьте и повторите.`,
    );
  if (isRefusal(outcome) && !trial) throw startFault(outcome.text);
  console.say(
    trial ? `Ошибок нет, строк ${rows.length}. Ничего не внесено.` : `Внесено организаций: ${rows.length}.`,
  );
}

async function importRegulation(console: Console, installation: Installation, words: Words): Promise<void> {
  const territory = await territoryOf(installation, words.text('territory'));
  const { path, bytes } = await fileNamed(words);
  const profile = (() => {
    try {
      return readProfile(basename(path), new TextDecoder().decode(bytes));
    } catch (error) {
      throw startFault(`Положение ${basename(path)} не прочитано: ${(error as Error).message}`, error);
    }
  })();
  const slugs = await writeAs(installation, territory, (ctx) =>
    loadProfiles(ctx, [{ ...profile, territory: territory.slug }]),
  );
  if (slugs.length === 0)
    throw startFault(`Положение «${profile.slug}» в территории «${territory.name}» уже есть.`);
  console.say(`Внесено: ${profile.title}. Пунктов ${profile.clauses.length}.`);
}

const kinds = { institutions: importInstitutions, regulation: importRegulation };

export const importCommand: CliCommand = {
  name: 'import',
  ru: 'внести организации из таблицы или положение из файла',
  usage: [
    'import institutions ФАЙЛ.csv|ФАЙЛ.xlsx [--territory АДРЕС] [--check]',
    `  заголовки: ${Object.keys(columns).join('; ')}`,
    `  типы: ${Object.values(institutionKinds).join('; ')}`,
    'import regulation ФАЙЛ.yaml [--territory АДРЕС]',
    'Вносится всё или ничего; --check только проверяет.',
  ],
  run: async (console, given) => {
    const words = readWords(given, { territory: 'text', check: 'flag' }, 2);
    const work = kinds[words.plain[0] as keyof typeof kinds];
    if (!work) throw startFault(`Скажите, что внести: import ${Object.keys(kinds).join(' | ')}.`);
    await withInstallation(console, (installation) => work(console, installation, words));
    return 0;
  },
};
