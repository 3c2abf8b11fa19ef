// How a clause is named and cited: «п. 5.2 Порядка, утв. приказом № 880 от 31.12.2013».
import type { Refusal } from '../../kernel/refusal.ts';
import { formatDateShort } from '../../platform/language/index.ts';
import type { Clause, RegulationVersion } from './version.ts';

/** Said where the regulation is silent and the rule comes from the service's own settings (decision 24). */
export const settingOfService = 'настройка службы';

/** Address of a clause key in a page path: keys hold slashes. */
export const clauseSlug = (key: string): string => key.replaceAll('/', '~');
export const clauseKeyOf = (slug: string): string => slug.replaceAll('~', '/');

/**
 * Short name of a clause by its key: '5.2' → «п. 5.2», '1.4/1' → «абз. 2 п. 1.4» (the lead-in is the first
 * paragraph), '5.7/p2' → «абз. 2 п. 5.7», '5.2/deadline' → «п. 5.2», 'annex-4/theme' → «прил. 4».
 */
export function clauseName(key: string): string {
  const [head = '', ...inner] = key.split('/');
  if (head === 'header') return 'вводная часть';
  const annex = /^annex-(.+)$/.exec(head);
  if (annex) return `прил. ${annex[1]}`;
  const listedItem = /^(.+)\((\d+)\)$/.exec(head);
  if (listedItem) return `подп. ${listedItem[2]} п. ${listedItem[1]}`;
  const place = `${/\./.test(head) ? 'п.' : 'разд.'} ${head}`;
  const last = inner.at(-1) ?? '';
  if (/^\d+$/.test(last) && inner.length === 1) return `абз. ${Number(last) + 1} ${place}`;
  if (/^p\d+$/.test(last)) return `абз. ${last.slice(1)} ${place}`;
  return place;
}

/**
 * The clause a norm rests on: the one the calendar or the parameters name, else the first that is kept by the norm.
 * Null when the text says nothing about it.
 */
export function clauseFor(version: RegulationVersion, norm: string): Clause | null {
  const named = version.calendar[norm]?.clause ?? version.parameters[norm]?.clause;
  return (
    version.clauses.find((clause) => clause.key === named) ??
    version.clauses.find((clause) => !clause.heading && clause.norms.includes(norm)) ??
    null
  );
}

/** «п. 5.2 Порядка»: the clause with the act's name, without requisites. */
export function shortCitation(version: RegulationVersion, key: string): string {
  return `${clauseName(key)} ${version.citation.genitive}`;
}

/** The full citation of a clause; a draft is never cited as a rule in force (REG-04). */
export function citeClause(version: RegulationVersion, key: string): string {
  if (version.state === 'draft') return `${shortCitation(version, key)} (проект)`;
  const { approvedBy } = version.citation;
  return approvedBy ? `${shortCitation(version, key)}, ${approvedBy}` : shortCitation(version, key);
}

/** What a refusal, a deadline or a printed document says it rests on. */
export function citeNorm(version: RegulationVersion | null, norm: string): string {
  const clause = version && clauseFor(version, norm);
  return version && clause ? citeClause(version, clause.key) : settingOfService;
}

/** The sign beside a rule: words and the page that opens the clause in this version. */
export interface NormChip {
  readonly label: string;
  /** Within the territory; null when there is no clause to open. */
  readonly path: string | null;
  /** The clause in short words, for the hint. */
  readonly summary: string | null;
}

export function chipFor(version: RegulationVersion | null, norm: string): NormChip {
  const clause = version && clauseFor(version, norm);
  if (!version || !clause) return { label: settingOfService, path: null, summary: null };
  return {
    label: shortCitation(version, clause.key),
    path: clausePath(version, clause.key),
    summary: clause.text,
  };
}

export function clausePath(version: Pick<RegulationVersion, 'slug' | 'number'>, key: string): string {
  return `/regulations/${version.slug}/clauses/${clauseSlug(key)}?version=${version.number}`;
}

/** A whole version as the record that keeps it names it, and the page that opens this very version. */
export interface PinnedVersion {
  readonly title: string;
  /** «редакция № 2 с 01.09.2026, утв. приказом № 880 от 31.12.2013» */
  readonly requisites: string;
  /** Within the territory. */
  readonly path: string;
}

export function pinnedVersion(
  version: Pick<RegulationVersion, 'slug' | 'number' | 'title' | 'citation' | 'effectiveFrom'>,
): PinnedVersion {
  const since = version.effectiveFrom ? ` с ${formatDateShort(version.effectiveFrom)}` : '';
  const requisites = [`редакция № ${version.number}${since}`, version.citation.approvedBy];
  return {
    title: version.title,
    requisites: requisites.filter((each) => each !== null).join(', '),
    path: `/regulations/${version.slug}?version=${version.number}`,
  };
}

/** A refusal for display: its text with the clause of the version it rests on. */
export function explain(refusal: Refusal, version: RegulationVersion | null): Refusal {
  const clause = refusal.norm === null || version === null ? null : clauseFor(version, refusal.norm);
  if (!version || !clause) return refusal;
  return { ...refusal, text: `${refusal.text} Основание: ${citeClause(version, clause.key)}.` };
}
