// An account with its person and role, made from the console: by a password, or by an invitation link.
import type { WriteCtx } from '../../kernel/ctx.ts';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import { addPerson } from '../../modules/people/index.ts';
import { loginFault, passwordFault } from '../../platform/auth/index.ts';
import { startFault } from '../../platform/faults.ts';
import type { Gender } from '../../platform/language/index.ts';
import type { Installation } from '../installation.ts';
import { type Console, need, type Words } from './console.ts';
import { performNamed } from './office.ts';

export const personOptions = {
  person: 'text',
  gender: 'text',
  login: 'text',
  email: 'text',
  password: 'text',
  invite: 'flag',
} as const;

export interface NewAccount {
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly gender: Gender;
  readonly login: string;
  readonly email: string;
  /** null: an invitation link is given instead. */
  readonly password: string | null;
}

const isGender = (text: string | undefined): text is Gender => text === 'female' || text === 'male';

function genderOf(patronymic: string | null): Gender | null {
  if (/(вна|чна|кызы)$/i.test(patronymic ?? '')) return 'female';
  return /(вич|ьич|оглы)$/i.test(patronymic ?? '') ? 'male' : null;
}

/** Twice, because nobody sees what is typed. */
async function askPassword(console: Console): Promise<string | null> {
  const first = await console.ask('Пароль (пусто — выдать ссылку-приглашение): ', true);
  if (!first) return null;
  if ((await console.ask('Пароль ещё раз: ', true)) !== first)
    throw startFault('Пароли не совпали: повторите команду.');
  return first;
}

/** Reads and checks what is known of the person before anything is written. */
export async function readAccount(console: Console, words: Words): Promise<NewAccount> {
  const name = await need(console, words, 'person', 'Фамилия, имя и отчество');
  const [surname, given, ...rest] = name.split(/\s+/);
  if (!surname || !given) throw startFault('Ключ --person: нужны фамилия, имя и отчество через пробел.');
  const patronymic = rest.join(' ') || null;
  const asked = words.text('gender');
  const gender = isGender(asked) ? asked : genderOf(patronymic);
  if (!gender) throw startFault('По отчеству пол не понять: задайте --gender female или --gender male.');
  const login = await need(console, words, 'login', 'Имя входа латиницей');
  const password = words.flag('invite') ? null : (words.text('password') ?? (await askPassword(console)));
  const fault = loginFault(login) ?? (password ? passwordFault(password, { login, name }) : null);
  if (fault) throw startFault(fault);
  return { surname, given, patronymic, gender, login, email: words.text('email') ?? '', password };
}

export interface Granted {
  readonly kind: string;
  readonly institutionId: string | null;
  readonly document: string;
}

/** Writes person, account, membership and role in one transaction; answers the invitation link when there is no password. */
export async function addAccount(
  installation: Installation,
  ctx: WriteCtx,
  account: NewAccount,
  role: Granted | null,
): Promise<{ link: string | null } | Refusal> {
  const { auth } = installation;
  const { surname, given, patronymic, gender, login, email, password } = account;
  const name = [surname, given, patronymic].filter(Boolean).join(' ');
  const made = await auth.createAccount({ login, name, email: email || null, password }, ctx.db);
  if (isRefusal(made)) return made;
  const personId = await addPerson(ctx, {
    ...{ surname, given, patronymic, gender, email, phone: '', birthDate: null },
    accountId: made.id,
  });
  await auth.link(made.id, ctx.territory.id, personId, ctx.db);
  if (role) {
    const answer = await grant(installation, ctx, personId, role);
    if (isRefusal(answer)) return answer;
  }
  if (password) return { link: null };
  return { link: (await auth.invite(made.id, ctx.db)).link };
}

export const grant = (installation: Installation, ctx: WriteCtx, personId: string, role: Granted) =>
  performNamed(installation, ctx, 'people.roles.grant', {
    personId,
    ...role,
    startsOn: ctx.today,
    endsOn: null,
  });
