// The calendar of a month: a line put on another day — at once in a draft, by a correction in an approved plan; a person's month as papers.
import { beforeAll, expect, test } from 'vitest';
import { granted, refused } from '../../territories/tests/world.ts';
import { pasteLines } from '../line/grid.commands.ts';
import { linesOf } from '../line/line.queries.ts';
import { placeLine, termOnDay } from '../line/place.commands.ts';
import { personMonthDownloads } from '../week/person-month.paper.ts';
import { personMonth } from '../week/person-month.queries.ts';
import { openPlanningWorld, type PlanningWorld } from './world.ts';

let world: PlanningWorld;
let planId: string;
beforeAll(async () => {
  world = await openPlanningWorld();
  world.today('2025-08-20');
  planId = await world.start();
  const rows = [
    'Семинар\tсеминар\t14 октября\tучителя\tШумилина О.Г.\tпамятка',
    'Декада\tдекада\t15-17 октября\tучителя\tШумилина О.Г.\tотчёт',
    'Сбор заявок\tзаявка\tдо 30 октября\tучителя\tБондарь И.Я.\tсписок',
  ];
  granted(
    await world.command(world.methodist, pasteLines, {
      planId,
      direction: 'analytical',
      rows: rows.join('\n'),
    }),
  );
});
const line = async (title: string) => {
  const found = (await world.read(world.head, (ctx) => linesOf(ctx, planId, []))).find(
    (each) => each.title === title,
  );
  if (!found) throw new Error(title);
  return found;
};

test('в проекте срок меняется сразу: день, несколько дней и «до» остаются собой', async () => {
  const place = async (title: string, day: string) => {
    const { id, version } = await line(title);
    granted(await world.command(world.methodist, placeLine, { id, version, day }));
    const now = await line(title);
    return [now.term, now.startsOn, now.endsOn, now.termKind];
  };
  expect(await place('Семинар', '2025-11-05')).toEqual(['5 ноября', '2025-11-05', '2025-11-06', 'day']);
  expect(await place('Декада', '2025-10-30')).toEqual([
    '30 октября – 1 ноября',
    '2025-10-30',
    '2025-11-02',
    'period',
  ]);
  expect(await place('Сбор заявок', '2026-01-20')).toEqual([
    'до 20 января',
    '2025-09-01',
    '2026-01-21',
    'until',
  ]);
});

test('устаревшая запись, чужой год и чужая рука отвергаются', async () => {
  const { id, version } = await line('Семинар');
  const to = (more: object) => ({ id, version, day: '2025-12-01', ...more });
  expect(refused(await world.command(world.methodist, placeLine, to({ version: version - 1 })))).toBe(
    'stale-write',
  );
  expect(refused(await world.command(world.methodist, placeLine, to({ day: '2026-09-01' })))).toBe(
    'day-outside',
  );
  expect(refused(await world.command(world.chair, placeLine, to({})))).toBe('keeps-this-plan');
  expect(termOnDay({ startsOn: '2025-09-01', endsOn: '2026-09-01', termKind: 'year' }, '2025-10-02')).toBe(
    '2 октября',
  );
});

test('месяц сотрудника видят он сам и служба; посторонний — нет', async () => {
  const of = (who: keyof PlanningWorld & ('head' | 'school')) =>
    world.read(world[who], (ctx) => personMonth(ctx, world.personOf.methodist, '2025-11-01'));
  expect((await of('head'))?.lines).toEqual([]); // a draft is nobody's month yet
  expect(await of('school')).toBeNull();
  for (const file of personMonthDownloads) {
    const answer = await world.read(world.head, (ctx) =>
      file.load(ctx, { id: world.personOf.methodist }, new URLSearchParams({ month: '2025-11' })),
    );
    expect((answer as { body?: unknown }).body, file.path).toBeTruthy();
  }
});
