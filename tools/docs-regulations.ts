// The map of the regulations: clause → norms the software keeps → rows of the requirements; and which norms tests name.
import type { House } from '../src/kernel/house.ts';
import type { Norm } from '../src/kernel/norm.ts';
import { readProfiles } from '../src/modules/regulations/index.ts';

/** Norms no test names, each with the reason. */
const untested: Readonly<Record<string, string>> = {
  'site-tasks': 'Строки плана уже отнесены к задачам; отчёта по задачам, который это покажет, ещё нет.',
};

/** A norm is under test when a test writes its slug, or says in its title or its `proves` one of the norm's rows. */
export function untestedNorms(house: House, texts: ReadonlyMap<string, string>): string[] {
  const all = [...texts.values()].join('\n');
  const named = (norm: Norm) =>
    new RegExp(`['"\`]${norm.slug}['"\`]`).test(all) ||
    norm.rows.some((row) => all.includes(`[${row}]`) || all.includes(`proves('${row}'`));
  const faults = [...house.norms.values()]
    .filter((norm) => !untested[norm.slug] && !named(norm))
    .map((norm) => `Норму ${norm.slug} (${norm.rows.join(', ')}) не показывает ни один тест.`);
  const stale = Object.keys(untested).filter((slug) => !house.norms.has(slug));
  return [...faults, ...stale.map((slug) => `Нормы ${slug} больше нет.`)];
}

export function regulationMap(house: House): { text: string; faults: string[] } {
  const profiles = readProfiles();
  const kept = new Set(profiles.flatMap((profile) => profile.clauses.flatMap((clause) => clause.norms)));
  const settings = [...house.norms.values()].filter((norm) => !kept.has(norm.slug));
  return {
    text: [
      '# Карта положений',
      '',
      'Пункт — нормы, которые соблюдает программа, — строки требований.',
      '',
      '## Нормы',
      '',
      '| Норма | Что делает программа | Строки |',
      '|---|---|---|',
      ...[...house.norms.values()].map(
        (norm) => `| \`${norm.slug}\` | ${norm.ru} | ${norm.rows.join(', ')} |`,
      ),
      '',
      settings.length > 0
        ? `Ни один из пяти текстов не содержит: ${settings.map((norm) => `\`${norm.slug}\``).join(', ')}; это настройки службы.`
        : 'Каждая норма стоит хотя бы в одном из пяти текстов.',
      '',
      ...profiles.flatMap((profile) => [
        `## ${profile.slug}`,
        '',
        profile.title,
        '',
        '| Пункт | Ключ | Нормы | Строки |',
        '|---|---|---|---|',
        ...profile.clauses
          .filter((clause) => !clause.heading || clause.rows.length > 0)
          .map(
            (clause) =>
              `| ${clause.printed} | \`${clause.key}\` | ${clause.norms.map((norm) => `\`${norm}\``).join(', ')} | ${clause.rows.join(', ')} |`,
          ),
        '',
      ]),
    ].join('\n'),
    faults: [],
  };
}
