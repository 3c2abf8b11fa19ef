// What a person is called in the header: the most telling role first, in the territory's own words.
import type { ReadCtx, Role } from '../kernel/ctx.ts';
import { body } from '../modules/councils/index.ts';
import { roleTitle } from '../modules/people/index.ts';
import type { Terms } from '../modules/regulations/index.ts';
import { frameText as words } from './frame.text.ts';

/** From the one that says most about today's work; a kind that is not here goes last. */
const telling: readonly string[] = [
  'centre-head',
  'authority-head',
  'chair',
  'secretary',
  'deputy-chair',
  'territory-admin',
  'authority-clerk',
  'institution-head',
  'site-head',
  'institution-operator',
  'methodist',
  'site-co-head',
  'member',
];

const rank = ({ kind }: Role) => (telling.indexOf(kind) + telling.length + 1) % (telling.length + 1);

export const byTelling = (roles: readonly Role[]): Role[] => [...roles].sort((a, b) => rank(a) - rank(b));

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('ru') + text.slice(1);

/** «Секретарь РЭС», «Член методического совета ИМЦ»: an abbreviation stands as it is, words stand in the genitive. */
async function titleOf(ctx: ReadCtx, role: Role, terms: Terms): Promise<string> {
  const ofBody = role.scope.kind === 'body' ? words.ofBody[role.kind] : undefined;
  const found = ofBody && role.scope.kind === 'body' ? await body(ctx, role.scope.id) : null;
  if (ofBody && found)
    return ofBody(/^[А-ЯЁ]+$/.test(found.shortName) ? found.shortName : found.nameGenitive);
  return capital(roleTitle(role.kind, terms));
}

/** What the header has room for. */
const roomFor = 44;

/** «Руководитель организации, член РЭС»: the second role too, where it fits. */
export function headTitle(titles: readonly string[]): string | undefined {
  const [first, second] = titles;
  if (!first || !second) return first;
  const both = `${first}, ${second.charAt(0).toLocaleLowerCase('ru')}${second.slice(1)}`;
  return both.length <= roomFor ? both : first;
}

/** Titles of the actor's roles, each once, the most telling first. */
export async function roleTitlesOf(ctx: ReadCtx, terms: Terms): Promise<string[]> {
  const titles: string[] = [];
  for (const role of byTelling(ctx.actor.roles)) titles.push(await titleOf(ctx, role, terms));
  return [...new Set(titles)];
}
