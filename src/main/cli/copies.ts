// `backup` and `restore`: the whole installation as one file, portable between embedded and external servers.
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { migrations } from '../../migrations/index.ts';
import { type Config, readConfig } from '../../platform/config.ts';
import { backup, openDatabase, restore } from '../../platform/db/index.ts';
import { startFault } from '../../platform/faults.ts';
import { prepareQueue } from '../../platform/jobs/queue.ts';
import { type CliCommand, type Console, readWords } from './console.ts';

function fileOf(words: readonly string[], command: string): string {
  const [file] = readWords(words, {}, 1).plain;
  if (!file) throw startFault(`Назовите файл копии, например: ${command} opora-2026-04-01.tar.gz`);
  // npm runs us in the checkout; the file was named from where the person stands.
  return resolve(process.env.INIT_CWD ?? process.cwd(), file);
}

async function withDatabase<T>(
  console: Console,
  work: (database: Awaited<ReturnType<typeof openDatabase>>, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig(console.environment);
  const database = await openDatabase(config, { migrations, manner: 'attach', report: console.note });
  try {
    return await work(database, config);
  } finally {
    await database.stop();
  }
}

const noteS3 = (console: Console, config: Config) => {
  if (config.files.kind === 's3')
    console.note('Файлы лежат в S3: их копию хранит само хранилище, в архив они не входят.');
};

export const backupCommand: CliCommand = {
  name: 'backup',
  ru: 'сделать копию базы, файлов и тайны входа в один файл',
  usage: [
    'backup ФАЙЛ.tar.gz',
    'Работать при этом можно: копия снимается на один момент. Храните её как пароль.',
  ],
  run: async (console, words) => {
    const file = fileOf(words, 'backup');
    if (!existsSync(dirname(file))) throw startFault(`Папки ${dirname(file)} нет: создайте её и повторите.`);
    if (existsSync(file)) throw startFault(`Файл ${file} уже есть: задайте другое имя.`);
    return withDatabase(console, async (database, config) => {
      const made = await backup(
        { owner: database.owner, dataFolder: config.dataFolder, report: () => {} },
        file,
      );
      noteS3(console, config);
      console.say(`Копия готова: ${file}. Таблиц ${made.tables}, строк ${made.rows}, файлов ${made.files}.`);
      return 0;
    });
  },
};

export const restoreCommand: CliCommand = {
  name: 'restore',
  ru: 'восстановить копию в новую, пустую установку',
  usage: ['restore ФАЙЛ.tar.gz', 'База должна быть пустой; веб-процесс на это время остановите.'],
  run: async (console, words) => {
    const file = fileOf(words, 'restore');
    return withDatabase(console, async (database, config) => {
      // A copy holds the queue as well; its tables are made by their library, not by our migrations.
      await prepareQueue(database.owner);
      const { owner, app } = database;
      const made = await restore({ owner, app, migrations, dataFolder: config.dataFolder }, file);
      noteS3(console, config);
      console.say(`Восстановлено: таблиц ${made.tables}, строк ${made.rows}, файлов ${made.files}.`);
      return 0;
    });
  },
};
