// `user`: accounts of a territory: list, add, block, password, invitation, roles.
import { sql } from 'kysely';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { peopleWithRole, roleKinds, roleName } from '../../modules/people/index.ts';
import { startFault } from '../../platform/faults.ts';
import type { Installation } from '../installation.ts';
import { addAccount, type Granted, grant, personOptions, readAccount } from './accounts.ts';
import { type CliCommand, type Console, readWords, type Words } from './console.ts';
import { readAs, sure, territoryOf, withInstallation, writeAs } from './office.ts';

const options = {
  territory: 'text',
  role: 'text',
  institution: 'text',
  document: 'text',
  json: 'flag',
  ...personOptions,
} as const;

interface UserLine {
  readonly login: string | null;
  readonly name: string;
  readonly personId: string;
  readonly blocked: boolean;
  readonly secondFactor: boolean;
}

async function usersOf(ctx: ReadCtx) {
  const { rows } = await sql<UserLine>`
    select a.login, a.name, m.person_id as "personId", a.blocked_at is not null as blocked,
           a.two_factor_enabled as "secondFactor"
      from auth.memberships m join auth.accounts a on a.id = m.account_id
     where m.territory_id = ${ctx.territory.id} order by a.name collate "ru-x-icu", a.login`.execute(ctx.db);
  const holders = Map.groupBy(
    await peopleWithRole(
      ctx,
      roleKinds.map((role) => role.kind),
    ),
    (holder) => holder.personId,
  );
  return rows.map(({ personId, ...row }) => ({
    ...row,
    roles: [...new Set((holders.get(personId) ?? []).map((holder) => roleName(holder.kind)))],
  }));
}

async function list(console: Console, installation: Installation, words: Words): Promise<void> {
  const territory = await territoryOf(installation, words.text('territory'));
  const users = await readAs(installation, territory, usersOf);
  if (words.flag('json')) return console.say(JSON.stringify(users, null, 2));
  for (const user of users) {
    const marks = [user.blocked ? 'закрыт' : '', user.secondFactor ? 'второй фактор' : ''].filter(Boolean);
    console.say(
      [user.login ?? '(приглашён)', user.name, user.roles.join(', '), marks.join(', ')].join('\t').trimEnd(),
    );
  }
}

/** The role asked for by --role; roles of an institution name it by its ИНН. */
async function readRole(
  installation: Installation,
  words: Words,
  slug: string | undefined,
): Promise<Granted | null> {
  const kind = words.text('role');
  if (!kind) return null;
  const known = roleKinds.find((role) => role.kind === kind);
  if (!known)
    throw startFault(`Роль «${kind}» не известна. Есть: ${roleKinds.map((role) => role.kind).join(', ')}.`);
  const document = words.text('document');
  if (!document) throw startFault('Роль даётся по документу: задайте --document "приказ от … № …".');
  if (known.scope === 'territory') return { kind, institutionId: null, document };
  const inn = words.text('institution');
  if (!inn) throw startFault(`Роль «${known.ru}» даётся в организации: задайте --institution ИНН.`);
  const territory = await territoryOf(installation, slug);
  const found = await readAs(installation, territory, (ctx) =>
    ctx.db
      .selectFrom('institutions.institutions')
      .select('id')
      .where('territory_id', '=', ctx.territory.id)
      .where('inn', '=', inn)
      .where('state', '=', 'active')
      .execute(),
  );
  const [only] = found;
  if (!only || found.length > 1)
    throw startFault(`Действующая организация с ИНН ${inn} ${only ? 'не одна' : 'не найдена'}.`);
  return { kind, institutionId: only.id, document };
}

async function add(console: Console, installation: Installation, words: Words): Promise<void> {
  const territory = await territoryOf(installation, words.text('territory'));
  const role = await readRole(installation, words, territory.slug);
  const account = await readAccount(console, words);
  const { link } = await writeAs(installation, territory, (ctx) =>
    addAccount(installation, ctx, account, role),
  );
  console.say(`Добавлен: ${account.login}, ${territory.name}.`);
  if (link) console.say(`Ссылка-приглашение, действует 14 дней: ${link}`);
}

async function accountNamed(installation: Installation, login: string | undefined) {
  if (!login) throw startFault('Назовите имя входа, например: user block ivanova.mp');
  const account = await installation.auth.accountByLogin(login);
  if (!account) throw startFault(`Учётной записи «${login}» нет.`);
  return account;
}

async function addRole(console: Console, installation: Installation, words: Words): Promise<void> {
  const account = await accountNamed(installation, words.plain[1]);
  const territory = await territoryOf(installation, words.text('territory'));
  const here = (await installation.auth.territoriesOf(account.id)).find(
    (each) => each.territoryId === territory.id,
  );
  if (!here) throw startFault(`«${account.login}» не входит в территорию «${territory.name}».`);
  const role = await readRole(installation, words, territory.slug);
  if (!role) throw startFault('Задайте --role, например --role methodist.');
  await writeAs(installation, territory, (ctx) => grant(installation, ctx, here.personId, role));
  console.say(`Роль дана: ${account.login}, ${roleName(role.kind)}.`);
}

const actions: Readonly<
  Record<string, (console: Console, installation: Installation, words: Words) => Promise<void>>
> = {
  list,
  add,
  role: addRole,
  block: async (console, installation, words) => {
    const account = await accountNamed(installation, words.plain[1]);
    await installation.auth.block(account.id, true);
    console.say(`Вход закрыт: ${account.login}. Все сеансы завершены, ключи доступа не действуют.`);
  },
  unblock: async (console, installation, words) => {
    const account = await accountNamed(installation, words.plain[1]);
    await installation.auth.block(account.id, false);
    console.say(`Вход открыт: ${account.login}.`);
  },
  password: async (console, installation, words) => {
    const account = await accountNamed(installation, words.plain[1]);
    const password = words.text('password') ?? (await console.ask('Новый пароль: ', true));
    if (!password) throw startFault('Не задано --password: новый пароль.');
    const refusal = await installation.auth.setPassword(account.id, password);
    if (refusal) sure(refusal);
    console.say(`Пароль заменён: ${account.login}. Все сеансы завершены.`);
  },
  invite: async (console, installation, words) => {
    const account = await accountNamed(installation, words.plain[1]);
    const { link, isSent } = await installation.auth.invite(account.id);
    console.say(link);
    console.note(
      `Ссылка действует 14 дней${isSent ? ', письмо отправляется' : ''}; прежние ссылки больше не действуют.`,
    );
  },
};

export const userCommand: CliCommand = {
  name: 'user',
  ru: 'учётные записи: список, добавить, закрыть вход, пароль, приглашение, роль',
  usage: [
    'user list [--territory АДРЕС] [--json]',
    'user add --person "Фамилия Имя Отчество" --login ИМЯ [--email АДРЕС] [--password ПАРОЛЬ | --invite]',
    '         [--role РОЛЬ --document "приказ от … № …" [--institution ИНН]] [--territory АДРЕС]',
    'user role ИМЯ --role РОЛЬ --document "…" [--institution ИНН] [--territory АДРЕС]',
    'user password ИМЯ [--password ПАРОЛЬ]      user invite ИМЯ',
    'user block ИМЯ                             user unblock ИМЯ',
    `Роли: ${roleKinds.map((role) => role.kind).join(', ')}.`,
  ],
  run: async (console, given) => {
    const words = readWords(given, options, 2);
    const action = actions[words.plain[0] ?? ''];
    if (!action) throw startFault(`Скажите, что сделать: user ${Object.keys(actions).join(' | ')}.`);
    await withInstallation(console, (installation) => action(console, installation, words));
    return 0;
  },
};
