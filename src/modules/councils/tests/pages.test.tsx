import { v7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AnyPage, PageView } from '../../../kernel/page.ts';
import { proposeAgendaItem } from '../agenda.proposals.ts';
import { markAttendance } from '../attendance.commands.ts';
import { bodyLines } from '../body.queries.ts';
import { attachMaterial } from '../material.commands.ts';
import { councilPages } from '../pages/index.ts';
import { openSession, planSession } from '../session.commands.ts';
import { sessionLines, sheetOf } from '../session.queries.ts';
import type { Sheet } from '../sheet.ts';
import { openWorld, type Surname, type World } from './world.ts';

describe('Страницы советов', () => {
  let world: World;
  let sessionId: string;

  /** The page as text: tags away, blanks joined; buttons are what is asked about. */
  async function seen(who: Surname, path: string, params: Record<string, string>): Promise<string> {
    const page = councilPages.find((each) => each.path === path) as AnyPage;
    return (await world.as(who, async (ctx) => {
      const query = new URLSearchParams();
      const data = await page.load(ctx, params, query);
      if (data === null) return 'not found';
      const view: PageView = {
        ...ctx,
        url: (to) => `/kstovo${to}`,
        self: '/kstovo',
        query,
        form: null,
        formKey: 'k',
      };
      const { title, body } = page.view(view, data);
      return `${title} ${String(body)}`.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    })) as string;
  }

  const propose = (title: string) =>
    world.as('system', (ctx) =>
      proposeAgendaItem(ctx, {
        bodyId: world.body,
        title,
        subject: { kind: 'recognition.application', id: v7() },
        materialsPath: '/m',
        proposedDecision: 'Признать площадкой.',
        recusals: [{ personId: world.id.Белова, reason: 'работает там' }],
      }),
    );

  beforeAll(async () => {
    world = await openWorld();
    world.at('2026-08-12 13:00');
    const planned = { bodyId: world.body, plannedOn: '2026-08-12', plannedTime: '14:00', place: 'ИМЦ' };
    sessionId = (await world.done('Петрова', planSession, planned)).id;
    await propose('О заявке Школы № 1');
  });

  test('число запросов не зависит от числа вопросов, советов и заседаний', async () => {
    const counts = async () => [
      (await world.counted('Петрова', (ctx) => sheetOf(ctx, sessionId))).statements,
      (await world.counted('Петрова', (ctx) => bodyLines(ctx))).statements,
      (await world.counted('Петрова', (ctx) => sessionLines(ctx, { bodyIds: [world.body] }))).statements,
    ];
    await counts(); // the first reader fills the cache of published versions
    const one = await counts();
    await propose('О заявке Школы № 2');
    await propose('О заявке Школы № 3');
    expect(await counts()).toEqual(one);
    expect(one).toEqual([10, 6, 1]);
  });

  test('файлы вопроса видны в строке повестки с размером — членам совета, но не отведённой', async () => {
    const [item] = ((await world.as('Петрова', (ctx) => sheetOf(ctx, sessionId))) as Sheet).items;
    const file = { name: 'Справка.pdf', base64: Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64') };
    await world.done('Петрова', attachMaterial, { itemId: item?.id, file });
    const at = { id: sessionId };
    for (const who of ['Петрова', 'Орлова'] as const)
      expect(await seen(who, '/councils/sessions/:id', at)).toMatch(/Справка\.pdf\s+15.Б/);
    expect(await seen('Белова', '/councils/sessions/:id', at)).not.toContain('Справка.pdf');
  });

  test('секретарь ведёт заседание, член совета голосует, отведённая видит только название', async () => {
    const at = { id: sessionId };
    expect(await seen('Белова', '/councils/sessions/:id', at)).toContain('материалы вопроса для Вас закрыты');
    expect(await seen('Белова', '/councils/sessions/:id', at)).not.toContain('Признать площадкой.');
    world.at('2026-08-12 14:00');
    await world.done('Петрова', openSession, { sessionId });
    await world.done('Петрова', markAttendance, {
      sessionId,
      members: [{ personId: world.id.Титова, absent: true, reason: 'отпуск' }],
    });
    const office = await seen('Петрова', '/councils/sessions/:id', at);
    expect(office).toContain('Присутствуют 8 из 9, отвод 1, кворум есть (нужно 5)');
    for (const words of [
      'Единогласно: поддержать',
      'Мнения разделились',
      'Закрыть заседание',
      'Пришёл или ушёл',
    ])
      expect(office).toContain(words);
    const member = await seen('Орлова', '/councils/sessions/:id', at);
    expect(member).toContain('Ваш голос');
    for (const words of ['Единогласно', 'Закрыть заседание', 'Пришёл или ушёл'])
      expect(member).not.toContain(words);
    expect(await seen('Чернова', '/councils/sessions/:id', at)).toBe('not found');
  });

  test('адрес с чужим или испорченным номером — «не найдено», а не ошибка', async () => {
    for (const path of [
      '/councils/bodies/:id',
      '/councils/sessions/:id',
      '/councils/sessions/:id/minutes',
      '/councils/items/:id',
    ])
      for (const id of ['42', v7()])
        expect([path, id.length, await seen('Петрова', path, { id })]).toEqual([
          path,
          id.length,
          'not found',
        ]);
  });
});
