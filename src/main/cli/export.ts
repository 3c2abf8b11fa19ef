// `export`: the registers as tables, by the same definitions as on the pages.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FileAnswer } from '../../kernel/page.ts';
import { startFault } from '../../platform/faults.ts';
import { house } from '../modules.ts';
import { type CliCommand, readWords } from './console.ts';
import { readAs, sure, territoryOf, withInstallation } from './office.ts';

/** Name at the console → the download of a page. */
const tables: Readonly<Record<string, string>> = {
  documents: '/documents/export/register',
  applications: '/recognition/applications.xlsx',
};

const formats = ['xlsx', 'csv', 'csv-utf8'];

export const exportCommand: CliCommand = {
  name: 'export',
  ru: 'вывести реестр документов или заявок таблицей',
  usage: [
    `export ${Object.keys(tables).join(' | ')} [--territory АДРЕС] [--format ${formats.join(' | ')}] [--out ФАЙЛ]`,
    'csv — в кодировке Windows-1251 для старых программ, csv-utf8 — для новых.',
  ],
  run: (console, given) => {
    const words = readWords(given, { territory: 'text', format: 'text', out: 'text' }, 1);
    const [what = ''] = words.plain;
    const download = house.modules
      .flatMap((module) => module.downloads ?? [])
      .find((each) => each.path === tables[what]);
    if (!download) throw startFault(`Скажите, что вывести: export ${Object.keys(tables).join(' | ')}.`);
    const format = words.text('format') ?? 'xlsx';
    if (!formats.includes(format)) throw startFault(`Ключ --format: ${formats.join(', ')}.`);
    return withInstallation(console, async (installation) => {
      const territory = await territoryOf(installation, words.text('territory'));
      const answer = await readAs(installation, territory, (ctx) =>
        download.load(ctx, {}, new URLSearchParams({ format })),
      );
      if (answer === null) throw startFault('Этого реестра здесь нет.');
      const file = sure<FileAnswer>(answer);
      const path = resolve(process.env.INIT_CWD ?? process.cwd(), words.text('out') ?? file.name);
      if (existsSync(path)) throw startFault(`Файл ${path} уже есть: задайте другое имя ключом --out.`);
      await writeFile(path, file.body as Uint8Array);
      console.say(path);
      return 0;
    });
  },
};
