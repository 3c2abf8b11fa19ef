// How an answer given differs from what the same question would get today, and what was entered since to make it so.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { type HistoryLine, personSentences } from '../people/index.ts';
import { type Answer, type AnswerRow, answerRows } from './answer.queries.ts';
import { recordSentences } from './record.commands.ts';
import { staffFilterOf } from './staff.filter.ts';
import { everybody } from './staff.sheet.ts';
import { type StaffWords, wordKeys, wordsOf, wordTitles } from './staff.words.ts';

export interface AnswerChange {
  readonly personId: string;
  readonly words: StaffWords;
  readonly kind: 'gone' | 'came' | 'changed';
  /** «Категория: нет → первая категория». */
  readonly cells: readonly string[];
  /** Facts of the person's journal entered after the answer, the earliest first. */
  readonly facts: readonly Pick<HistoryLine, 'at' | 'who' | 'text'>[];
}

const sentences = { ...personSentences, ...recordSentences };

const cellsOf = (was: StaffWords, is: StaffWords): string[] =>
  wordKeys.flatMap((key) =>
    (was[key] ?? '') === (is[key] ?? '')
      ? []
      : [`${wordTitles[key]}: ${was[key] || '—'} → ${is[key] || '—'}`],
  );

async function factsSince(ctx: ReadCtx, since: Date, personIds: readonly string[]) {
  if (personIds.length === 0) return new Map<string, AnswerChange['facts']>();
  const rows = await ctx.db
    .selectFrom('journal.facts as f')
    .leftJoin('people.persons as p', (join) =>
      join.onRef('p.territory_id', '=', 'f.territory_id').onRef('p.id', '=', 'f.actor_person_id'),
    )
    .select(['f.subject_id as personId', 'f.at', 'f.name', 'f.data', 'p.surname', 'p.given', 'p.patronymic'])
    .where('f.territory_id', '=', ctx.territory.id)
    .where('f.subject_kind', 'in', ['people.person', 'qualification.person'])
    .where('f.subject_id', 'in', [...personIds])
    .where('f.at', '>', since)
    .orderBy('f.id')
    .execute();
  const lines = rows.flatMap(({ personId, at, name, data, surname, given, patronymic }) => {
    const initials = [given, patronymic].map((part) => (part ? `${part[0]}.` : '')).join('');
    const text = sentences[name]?.(data as Record<string, unknown>);
    return text ? [{ personId, at, text, who: surname ? `${surname} ${initials}` : '' }] : [];
  });
  return Map.groupBy(lines, (line) => line.personId);
}

/** Asked anew with today's knowledge about the same day; nothing when the answer stands. */
export async function changesSince(ctx: ReadCtx, answer: Answer): Promise<AnswerChange[]> {
  const given = new Map<string, AnswerRow>();
  for (const row of await answerRows(ctx, answer.id)) given.set(row.personId, row);
  const changes: Omit<AnswerChange, 'facts'>[] = [];
  const today = new Set<string>();
  for await (const row of everybody(ctx, staffFilterOf(new URLSearchParams(answer.query)))) {
    today.add(row.id);
    const words = wordsOf(row);
    const was = given.get(row.id);
    const cells = was ? cellsOf(was.words, words) : [];
    if (!was) changes.push({ personId: row.id, words, kind: 'came', cells });
    else if (cells.length > 0) changes.push({ personId: row.id, words, kind: 'changed', cells });
  }
  for (const { personId, words } of given.values())
    if (!today.has(personId)) changes.push({ personId, words, kind: 'gone', cells: [] });
  const facts = await factsSince(
    ctx,
    answer.givenAt,
    changes.map(({ personId }) => personId),
  );
  return changes.map((change) => ({ ...change, facts: facts.get(change.personId) ?? [] }));
}
