// `init`: the first territory of a working installation and its administrator; nothing of the demonstration.
import { sql } from 'kysely';
import type { Territory } from '../../kernel/ctx.ts';
import {
  forgetTerritories,
  loadDecreedCalendars,
  type NewTerritory,
  openTerritory,
} from '../../modules/territories/index.ts';
import { readConfig } from '../../platform/config.ts';
import { writeIn } from '../../platform/db/transaction.ts';
import { startFault } from '../../platform/faults.ts';
import type { Installation } from '../installation.ts';
import { addAccount, personOptions, readAccount } from './accounts.ts';
import { type CliCommand, type Console, need, readWords, type Words } from './console.ts';
import { withInstallation, writeAs } from './office.ts';

const options = {
  territory: 'text',
  name: 'text',
  genitive: 'text',
  region: 'text',
  settlement: 'text',
  zone: 'text',
  service: 'text',
  'service-full': 'text',
  authority: 'text',
  ...personOptions,
} as const;

/** First words of addresses that belong to no territory; tools/docs-routes.ts checks that none is forgotten. */
export const reservedAddresses: readonly string[] = [
  ...[
    'account',
    'api',
    'assets',
    'demonstration',
    'healthz',
    'hints',
    'invitation',
    'mailbox',
    'metrics',
    'readyz',
  ],
  ...['reset', 'sign-in', 'sign-out', 'view', 'year'],
];

function checkAddress(slug: string): void {
  if (!/^[a-z][a-z0-9-]{1,40}$/.test(slug))
    throw startFault('Ключ --territory: латинские строчные буквы, цифры и дефис, например kstovo.');
  if (reservedAddresses.includes(slug))
    throw startFault(`Адрес «${slug}» занят самой программой: возьмите другой.`);
}

function checkZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('ru', { timeZone: zone });
  } catch {
    throw startFault(`Часовой пояс «${zone}» не известен: нужен вид Europe/Moscow, Asia/Yekaterinburg.`);
  }
}

async function readTerritory(console: Console, words: Words): Promise<Omit<NewTerritory, 'id'>> {
  const slug = await need(console, words, 'territory', 'Адрес территории латиницей, например kstovo');
  checkAddress(slug);
  const name = await need(console, words, 'name', 'Название территории, например «Кстовский район»');
  const region = await need(console, words, 'region', 'Регион');
  const settlement = await need(console, words, 'settlement', 'Населённый пункт службы');
  const zone = words.text('zone') ?? (await console.ask('Часовой пояс (Europe/Moscow): ')) ?? '';
  checkZone(zone || 'Europe/Moscow');
  const shortName = words.text('service') ?? 'Методическая служба';
  return {
    slug,
    name,
    region,
    settlement,
    zone: zone || 'Europe/Moscow',
    nameGenitive: words.text('genitive') ?? name,
    kind: /^(г\.|город)/i.test(name) ? 'city' : 'district',
    service: {
      shortName,
      fullName: words.text('service-full') ?? shortName,
      legalForm: '',
      parent: words.text('authority') ?? '',
      ...{ supervisor: '', address: '', phone: '', email: '', site: '' },
    },
  };
}

async function refuseStanding(installation: Installation, slug: string): Promise<void> {
  const { rows } = await installation.database.app.query('select from territories.travel');
  if (rows.length > 0)
    throw startFault('В этой базе демонстрация: для работы задайте другую папку OPORA_DATA или другую базу.');
  if ((await installation.territories()).some((territory) => territory.slug === slug))
    throw startFault(`Территория «${slug}» уже есть: людей добавляет команда user add.`);
}

async function open(installation: Installation, territory: Omit<NewTerritory, 'id'>): Promise<Territory> {
  const { slug, name, zone } = territory;
  const id = await writeIn(
    installation.database.app,
    0,
    async (db) => {
      const { rows } = await sql<{ next: number }>`
        select coalesce(max(id), 0) + 1 as next from territories.territories`.execute(db);
      const next = rows[0]?.next ?? 1;
      await openTerritory(db, { id: next, ...territory });
      await loadDecreedCalendars(db);
      return next;
    },
    () => true,
  );
  forgetTerritories();
  return { id, slug, name, zone };
}

async function run(console: Console, given: readonly string[]): Promise<number> {
  const words = readWords(given, options);
  const config = readConfig(console.environment);
  if (config.mode !== 'production')
    throw startFault(
      'Сейчас включена демонстрация. Для работы задайте OPORA_MODE=production — и при init, и при каждом запуске.',
    );
  const wanted = await readTerritory(console, words);
  const account = await readAccount(console, words);
  return withInstallation(console, async (installation) => {
    await refuseStanding(installation, wanted.slug);
    if (await installation.auth.accountByLogin(account.login))
      throw startFault(`Имя входа «${account.login}» уже занято: возьмите другое.`);
    const territory = await open(installation, wanted);
    const { link } = await writeAs(installation, territory, (ctx) =>
      addAccount(installation, ctx, account, {
        kind: 'territory-admin',
        institutionId: null,
        document: 'первая настройка установки',
      }),
    );
    console.say(`Территория «${territory.name}» открыта: ${config.publicUrl}/${territory.slug}`);
    console.say(
      `Администратор: ${account.login}. При первом входе система попросит подключить второй фактор.`,
    );
    if (link) console.say(`Ссылка-приглашение, действует 14 дней: ${link}`);
    console.note(
      'Дальше: import institutions, import regulation, user add; запуск — OPORA_MODE=production npm start.',
    );
    return 0;
  });
}

export const initCommand: CliCommand = {
  name: 'init',
  ru: 'открыть территорию и назначить администратора, без демонстрации',
  usage: [
    'init --territory АДРЕС --name НАЗВАНИЕ --region РЕГИОН --settlement ПУНКТ [--zone Europe/Moscow]',
    '     [--genitive "Кстовского района"] [--service ИМЦ] [--service-full "…"] [--authority "департамент образования …"]',
    '     --person "Фамилия Имя Отчество" --login ИМЯ [--email АДРЕС] [--password ПАРОЛЬ | --invite]',
    'Чего не задано, спрашивает с терминала. Нужно OPORA_MODE=production.',
  ],
  run,
};
