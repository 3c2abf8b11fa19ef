// Two versions side by side: what was added, taken away, changed in clauses, settings and terms.
import { monthGenitive } from '../../platform/language/index.ts';
import { normBySlug } from './norms/index.ts';
import { settingLines } from './settings.text.ts';
import { parametersOf } from './settings.ts';
import { type TermKey, termsFrom } from './terms.ts';
import type { CalendarEntry, RegulationVersion } from './version.ts';

export type Sign = '+' | '−' | '±';

export interface Difference {
  readonly sign: Sign;
  /** «п. 5.2», «Экспертов на заявку». */
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Comparison {
  readonly clauses: readonly Difference[];
  readonly settings: readonly (Difference & { readonly norm: string })[];
  readonly terms: readonly Difference[];
}

export const isSame = ({ clauses, settings, terms }: Comparison): boolean =>
  clauses.length + settings.length + terms.length === 0;

export function compareVersions(before: RegulationVersion, after: RegulationVersion): Comparison {
  const norms = new Set([
    ...Object.keys(before.calendar),
    ...Object.keys(after.calendar),
    ...Object.keys(before.parameters),
    ...Object.keys(after.parameters),
  ]);
  return {
    clauses: differences(clauseTexts(before), clauseTexts(after)),
    settings: [...norms].flatMap((norm) =>
      differences(settingTexts(before, norm), settingTexts(after, norm)).map((each) => ({ ...each, norm })),
    ),
    terms: differences(termTexts(before), termTexts(after)),
  };
}

function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Difference[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((name): Difference[] => {
    const was = before.get(name) ?? null;
    const is = after.get(name) ?? null;
    if (was === is) return [];
    return [{ sign: was === null ? '+' : is === null ? '−' : '±', name, before: was, after: is }];
  });
}

/** A clause by its key, with everything about it that a reader would call a change. */
function clauseTexts(version: RegulationVersion): Map<string, string> {
  return new Map(
    version.clauses.map(({ key, printed, text, norms, heading }) => {
      const marks = norms.length > 0 ? ` [${[...norms].sort().join(', ')}]` : '';
      return [key, `${printed ? `${printed} ` : ''}${text}${heading ? ' (заголовок)' : ''}${marks}`];
    }),
  );
}

/** «30 мая, после срока закрыто». */
export function dateWords(entry: CalendarEntry): string {
  const moves = entry.movesToWorkingDay ? ', с выходного переносится' : '';
  return `${entry.day} ${monthGenitive(entry.month)}, ${entry.hard ? 'после срока закрыто' : 'опоздание отмечается'}${moves}`;
}

function settingTexts(version: RegulationVersion, slug: string): Map<string, string> {
  const norm = normBySlug(slug);
  const lines = new Map<string, string>();
  const entry = version.calendar[slug];
  if (entry) lines.set('Срок', dateWords(entry));
  const own = version.parameters[slug];
  if (own && norm?.parameters) {
    for (const line of settingLines(norm, parametersOf(version, norm))) lines.set(line.name, line.value);
  }
  const clause = entry?.clause ?? own?.clause;
  if (typeof clause === 'string') lines.set('Пункт', clause);
  return lines;
}

function termTexts(version: RegulationVersion): Map<string, string> {
  const terms = termsFrom(version.terms);
  return new Map(
    Object.keys(version.terms).map((key) => {
      const own = version.terms[key];
      const short = own?.short ? ` (${own.short})` : '';
      const cases = own
        ? [own.genitive, own.dative, own.accusative, own.instrumental, own.prepositional].join(', ')
        : '';
      return [key, `${terms.of(key as TermKey)}${short}: ${cases}`];
    }),
  );
}
