// The demonstration's years of training: who learned what and where, the same for the same territory.
import { sql } from 'kysely';
import { addDays, addMonths } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';

import { providers } from './demo.courses.ts';

/** A small whole number that depends on the text alone: the same demonstration every time. */
function mixed(text: string): number {
  let state = 2166136261;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
  return (state ^ (state >>> 13)) >>> 0;
}

const titles: Readonly<Record<string, readonly string[]>> = {
  воспитатель: ['Игровые технологии в детском саду', 'Адаптация детей раннего возраста'],
  директор: ['Внутренняя система оценки качества образования', 'Правовые основы управления школой'],
  заведующий: ['Управление детским садом: кадры и качество'],
  методист: ['Методическая поддержка педагогов: от запроса к результату'],
};
const usualTitles = [
  'Современный урок: цели, приёмы, оценивание',
  'Дети с особыми потребностями в классе',
  'Цифровые средства учителя',
];

interface Staff {
  readonly person_id: string;
  readonly institution_id: string | null;
  readonly unit: string | null;
  readonly position: string;
  readonly subject: string;
}

const begins = (text: string, today: string): string => addDays(addMonths(today, -60), mixed(text) % 1700);

function pastRecord(ctx: WriteCtx, staff: Staff, order: number, number: number) {
  const { today } = ctx;
  const names = titles[staff.position] ?? usualTitles;
  const startsOn = begins(
    `${number}/${staff.position}/${staff.subject}/${order}/${ctx.territory.slug}`,
    today,
  );
  const endsOn = addDays(startsOn, 14 + (number % 4) * 7);
  const isOver = endsOn < today;
  const chance = mixed(`${number}:${order}`) % 20;
  const state = !isOver
    ? 'started'
    : chance === 0
      ? 'dropped'
      : chance < 3 && endsOn > addMonths(today, -12)
        ? 'completed'
        : 'certified';
  return {
    territory_id: ctx.territory.id,
    id: newId(ctx.now),
    person_id: staff.person_id,
    institution_id: staff.institution_id,
    unit: staff.unit,
    position: staff.position,
    subject: staff.subject,
    title: names[number % names.length] ?? '',
    provider: providers[number % 3]?.shortName ?? '',
    kind: 'advanced',
    form: number % 2 ? 'distance' : 'mixed',
    hours: [16, 24, 36, 72][number % 4] ?? 36,
    starts_on: startsOn,
    ends_on: endsOn,
    state,
    reason: state === 'dropped' ? 'болезнь, справка представлена' : '',
    document_number: state === 'certified' ? `${52_000 + number}-${order}` : '',
    document_date: state === 'certified' ? endsOn : null,
    source: 'import',
  };
}

/** Every worker of the territory with the post of the day, in a stable order. */
async function staffOfTerritory(ctx: WriteCtx): Promise<Staff[]> {
  return ctx.db
    .selectFrom('people.posts as t')
    .select(['t.person_id', 't.institution_id', 't.unit', 't.position'])
    .select(
      sql<string>`coalesce((select string_agg(s.subject, ', ' order by s.subject) from people.post_subjects s
        where s.territory_id = t.territory_id and s.post_id = t.id), '')`.as('subject'),
    )
    .where('t.territory_id', '=', ctx.territory.id)
    .where('t.employment', '=', 'main')
    .where('t.unit', 'is distinct from', 'authority')
    .orderBy('t.person_id')
    .execute();
}

/** Records of everybody who works in the territory. */
export async function insertRecords(ctx: WriteCtx): Promise<void> {
  const staff = await staffOfTerritory(ctx);
  const rows = staff.flatMap((each, number) => {
    const chance = number % 7;
    if (chance === 6) return [];
    const last = pastRecord(ctx, each, 1, number);
    return chance < 3 ? [last, pastRecord(ctx, each, 2, number)] : [last];
  });
  for (let from = 0; from < rows.length; from += 500)
    await ctx.db
      .insertInto('development.records')
      .values(rows.slice(from, from + 500))
      .execute();
}
