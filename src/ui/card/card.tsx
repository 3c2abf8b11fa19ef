// Parts of a card: facts in two columns, tabs with counts, side blocks, history as sentences.
import { formatDay, formatNumber, formatTime } from '../format.ts';
import { ClauseChip } from '../signs.tsx';
import type { Clause, Content, Link } from '../types.ts';
import { uiText } from '../ui.text.ts';

export interface Fact {
  label: string;
  /** Nothing is shown as «не указано». */
  value?: Content | undefined;
  /** Takes both columns. */
  wide?: boolean | undefined;
}

export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl class="o-facts">
      {facts.map((fact) => (
        <div class={fact.wide ? 'o-wide' : undefined}>
          <dt>{fact.label}</dt>
          <dd>{isNothing(fact.value) ? <span class="o-none">{uiText.empty}</span> : fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

function isNothing(value: Content | undefined): boolean {
  return value === undefined || value === null || value === '';
}

/** One thing under one heading. */
export function Section(props: {
  title: string;
  id?: string | undefined;
  actions?: Content | undefined;
  children?: Content;
}) {
  return (
    <section class="card o-section" id={props.id}>
      <div class="o-section-head">
        <h2>{props.title}</h2>
        {props.actions ? <div class="o-buttons">{props.actions}</div> : null}
      </div>
      {props.children}
    </section>
  );
}

export interface Tab extends Link {
  count?: number | undefined;
  current?: boolean | undefined;
}

/** Related lists of a record: each tab is its own address, so it can be sent, printed and gone back to. */
export function Tabs({ tabs, label }: { tabs: Tab[]; label: string }) {
  return (
    <nav class="o-tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.text}
          {tab.count === undefined ? null : <span class="o-count">{formatNumber(tab.count)}</span>}
        </a>
      ))}
    </nav>
  );
}

export function AsideBlock({ title, children }: { title: string; children?: Content }) {
  return (
    <section class="o-aside-block">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export interface HistoryEntry {
  at: Date | string;
  /** «Петрова вернула заявку: нет плана» */
  text: Content;
  clause?: Clause | undefined;
  href?: string | undefined;
}

export interface HistoryListProps {
  entries: HistoryEntry[];
  zone: string;
  empty?: string | undefined;
}

/** What happened to the record, newest first, in sentences. */
export function HistoryList({ entries, zone, empty }: HistoryListProps) {
  if (entries.length === 0) return <p class="o-none">{empty ?? uiText.noHistory}</p>;
  return (
    <ol class="o-history">
      {entries.map((entry) => (
        <li>
          <time datetime={typeof entry.at === 'string' ? entry.at : entry.at.toISOString()}>
            {formatDay(entry.at, zone)}, {formatTime(entry.at, zone)}
          </time>
          <span>
            {entry.href ? <a href={entry.href}>{entry.text}</a> : entry.text}{' '}
            {entry.clause ? <ClauseChip {...entry.clause} /> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

export interface PersonLine {
  name: string;
  role?: string | undefined;
  href?: string | undefined;
  contact?: string | undefined;
}

/** Who answers: name, role, how to reach. */
export function PeopleList({ people }: { people: PersonLine[] }) {
  return (
    <ul class="o-people">
      {people.map((person) => (
        <li>
          {person.href ? <a href={person.href}>{person.name}</a> : <span>{person.name}</span>}
          {person.role ? <small>{person.role}</small> : null}
          {person.contact ? <small>{person.contact}</small> : null}
        </li>
      ))}
    </ul>
  );
}
