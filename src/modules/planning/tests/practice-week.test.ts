// Practice, scene 1: however much a week holds, its sheet is one page, and what did not fit is counted on it.
import { expect, test } from 'vitest';
import { addDays } from '../../../kernel/clock.ts';
import { renderPdf } from '../../../platform/papers/index.ts';
import { regulationsModule } from '../../regulations/index.ts';
import { holder, openTwoTerritories, openWorld } from '../../territories/tests/world.ts';
import type { Line } from '../line/line.queries.ts';
import { weekPaper } from '../week/week.paper.ts';
import { mondayOf, type Week } from '../week/week.queries.ts';

const line = (index: number) =>
  ({
    ...{
      id: String(index),
      title:
        `Семинар для учителей начальных классов по чтению и письму, занятие ${index}, с приглашением наставников`.repeat(
          2,
        ),
    },
    ...{
      term: '13–19 апреля',
      termKind: 'day',
      startsOn: '2026-04-13',
      endsOn: '2026-04-14',
      responsible: 'Шумилина О.Г.',
    },
    ...{ responsibleWords: '', place: 'Дом культуры «Строитель», малый зал', audience: 'учителя города' },
  }) as unknown as Line;
const many = (count: number) => Array.from({ length: count }, (_, index) => line(index));

test('сто дел, сорок просроченных и десять отсутствующих — один лист, остальное посчитано', async () => {
  const world = await openWorld([regulationsModule]);
  await openTwoTerritories(world);
  const monday = mondayOf('2026-04-16');
  expect(monday).toBe('2026-04-13');
  const week: Week = {
    ...{ monday, plan: null, long: many(20), overdue: many(40) },
    days: Array.from({ length: 5 }, (_, index) => ({
      ...{
        date: addDays(monday, index),
        isOff: false,
        events: [],
        lines: many(20).map((each) => ({ line: each, isLast: true, held: '' })),
      },
    })),
    absent: Array.from({ length: 10 }, (_, index) => ({
      ...{
        personId: String(index),
        name: 'Бондарь И.Я.',
        why: 'другой длительный отпуск',
        actingName: 'Шумилина О.Г.',
      },
      ...{ startsOn: '2026-04-13', endsOn: '2026-04-25' },
    })),
  };
  const paper = await world.read(holder('centre-head'), (ctx) => weekPaper(ctx, week));
  const pdf = Buffer.from(await renderPdf(paper)).toString('latin1');
  expect(/\/Type\s*\/Pages[^>]*\/Count\s+(\d+)/.exec(pdf)?.[1]).toBe('1');
  const words = JSON.stringify(paper.blocks);
  for (const rest of ['и ещё 89:', 'и ещё 36:', 'и ещё 18:', 'и ещё 7:']) expect(words).toContain(rest);
});
