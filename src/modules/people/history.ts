// The history of any record as readable sentences: «12 мая 2026 г. Петрова А. И. вернула заявку: нет плана».
import type { ReadCtx } from '../../kernel/ctx.ts';

/** Fact name → what was done; the date and the actor are put before it by the page. */
export type Sentences = Readonly<Record<string, (data: Readonly<Record<string, unknown>>) => string>>;

export interface HistoryLine {
  readonly id: string;
  readonly at: Date;
  /** «Иванова М. П.», «Опора» for the system itself, «Посетитель». */
  readonly who: string;
  readonly text: string;
  readonly norm: string | null;
}

const nobody: Record<string, string> = { system: 'Опора', visitor: 'Посетитель', person: 'Сотрудник' };

/** The facts about a record, newest first; facts without a sentence are not for this reader. */
export async function historyOf(
  ctx: ReadCtx,
  subject: { kind: string; id: string },
  sentences: Sentences,
  limit = 100,
): Promise<HistoryLine[]> {
  const rows = await ctx.db
    .selectFrom('journal.facts as f')
    .leftJoin('people.persons as p', (join) =>
      join.onRef('p.territory_id', '=', 'f.territory_id').onRef('p.id', '=', 'f.actor_person_id'),
    )
    .select([
      'f.id',
      'f.at',
      'f.name',
      'f.norm',
      'f.data',
      'f.actor_kind',
      'p.surname',
      'p.given',
      'p.patronymic',
    ])
    .where('f.territory_id', '=', ctx.territory.id)
    .where('f.subject_kind', '=', subject.kind)
    .where('f.subject_id', '=', subject.id)
    .orderBy('f.id', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap((row) => {
    const sentence = sentences[row.name];
    if (!sentence) return [];
    const initials = [row.given, row.patronymic].map((part) => (part ? `${part[0]}.` : '')).join('');
    return {
      id: row.id,
      at: row.at,
      who: row.surname ? `${row.surname} ${initials}` : (nobody[row.actor_kind] ?? ''),
      text: sentence(row.data as Record<string, unknown>),
      norm: row.norm,
    };
  });
}
