// 003 §3.2.1, 002 §1.4: courses are agreed with the institute: catalogue, quotas, nominations, confirmations, papers.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { documentsOf, oneDocument } from '../../documents/index.ts';
import { granted, refused } from '../../territories/tests/world.ts';
import { setQuota } from '../course.commands.ts';
import { course, coursesPage, quotasOf } from '../course.queries.ts';
import {
  confirmNominations,
  declineNomination,
  draftDirection,
  proposeNominations,
  sendNominations,
  withdrawNomination,
} from '../nomination.commands.ts';
import { candidatesFor, nominationsPage } from '../nomination.queries.ts';
import { nominatePage } from '../pages/nominate.tsx';
import { recordsPage } from '../record.queries.ts';
import { type DevelopmentWorld, methodist, openDevelopmentWorld } from './world.ts';

let world: DevelopmentWorld;
beforeAll(async () => {
  world = await openDevelopmentWorld();
});

const propose = (who: Parameters<typeof world.command>[0], personIds: string[]) =>
  world.command(who, proposeNominations, { courseId: world.courseId, personIds });
const listed = () => world.read(methodist, async (ctx) => (await nominationsPage(ctx)).rows);
const of = async (surname: string) => {
  const found = (await listed()).find((row) => row.surname === surname && row.state !== 'withdrawn');
  if (!found) throw new Error(surname);
  return found;
};

describe('003 §3.2.1: направления на курсы', () => {
  test('[CAD-04] каталог, квоты, предложения, заявка, подтверждение, приказ', async () => {
    const { rows } = await world.read(methodist, (ctx) => coursesPage(ctx, { q: 'оценивание' }));
    expect(rows.map(({ title, provider, hours }) => [title, provider, hours])).toEqual([
      ['Оценивание на уроке', 'ИРО', 36],
    ]);
    granted(
      await world.command(methodist, setQuota, {
        courseId: world.courseId,
        institutionId: world.school,
        seats: 1,
      }),
    );
    granted(
      await world.command(methodist, setQuota, { courseId: world.courseId, institutionId: null, seats: 2 }),
    );
    const preview = await world.read(world.operator, async (ctx) => {
      const found = await course(ctx, world.courseId);
      return found ? candidatesFor(ctx, found, [world.teacher, world.colleague, world.educator]) : [];
    });
    expect(preview.map(({ complaint }) => complaint?.slice(0, 15) ?? null)).toEqual([
      null,
      'Квота исчерпана',
      'Записи об обуче',
    ]);
    // Marked in the staff list, posts mean their holders, each once.
    const { rows: posts } = await world.db.owner.query<{ id: string }>(
      'select id from people.posts where person_id = any($1::uuid[])',
      [[world.teacher, world.educator]],
    );
    const marked = new URLSearchParams([
      ['courseId', world.courseId],
      ...[...posts.map(({ id }) => id), world.teacher].map((id) => ['ids[]', id]),
    ]);
    const shown = await world.read(world.operator, (ctx) => nominatePage.load(ctx, {}, marked));
    expect([...(shown as { readonly ids: readonly string[] }).ids].sort()).toEqual(
      [world.teacher, world.educator].sort(),
    );
    expect(granted(await propose(world.operator, [world.teacher, world.colleague]))).toMatchObject({
      proposed: 1,
      left: 1,
    });
    expect(refused(await propose(world.operator, [world.educator]))).toBe('nobody-can-be-proposed');
    expect(
      refused(
        await world.command(methodist, setQuota, { courseId: world.courseId, institutionId: null, seats: 0 }),
      ),
    ).toContain('not refused');
    granted(await propose(methodist, [world.educator]));
    expect(refused(await propose(methodist, [world.educator]))).toBe('nobody-can-be-proposed');
    const teacher = await of('Ломова');
    granted(await world.command(world.operator, withdrawNomination, { ...teacher, reason: 'больничный' }));
    granted(await propose(world.operator, [world.colleague]));
    const sent = granted<{ documentId: string; count: number }>(
      await world.command(methodist, sendNominations, { courseId: world.courseId }),
    );
    expect(sent.count).toBe(2);
    const confirming = { courseId: world.courseId, confirmation: 'письмо ИРО от 02.04.2026 № 17' };
    const educator = await of('Зимина');
    granted(await world.command(methodist, declineNomination, { ...educator, reason: 'группа набрана' }));
    granted(
      await world.command(methodist, confirmNominations, {
        ...confirming,
        nominationIds: [(await of('Ветрова')).id],
      }),
    );
    const { rows: planned } = await world.read(methodist, (ctx) => recordsPage(ctx, { state: 'planned' }));
    expect(planned.map(({ surname, title, startsOn }) => [surname, title, startsOn])).toEqual([
      ['Ветрова', 'Оценивание на уроке', '2026-04-13'],
    ]);
    const order = granted<{ documentId: string }>(
      await world.command(methodist, draftDirection, { courseId: world.courseId }),
    );
    expect(refused(await world.command(methodist, draftDirection, { courseId: world.courseId }))).toBe(
      'nobody-confirmed',
    );
    const paper = await world.read(methodist, (ctx) => oneDocument(ctx, order.documentId, 'any'));
    const written = JSON.stringify(paper?.paper.blocks);
    expect([paper?.kind, written.includes('Ветрова Мария Петровна'), written.includes('Зимина')]).toEqual([
      'order',
      true,
      false,
    ]);
    const documents = await world.read(methodist, (ctx) =>
      documentsOf(ctx, { kind: 'development.course', id: world.courseId }),
    );
    expect(documents.map(({ kind }) => kind).sort()).toEqual(['letter', 'order']);
    const quotas = await world.read(methodist, (ctx) => quotasOf(ctx, world.courseId));
    expect(quotas.map(({ institution, seats, taken }) => [institution, seats, taken])).toEqual([
      ['СШ № 1', 1, 1],
    ]);
    expect((await listed()).map(({ surname, state }) => [surname, state]).sort()).toEqual([
      ['Ветрова', 'confirmed'],
      ['Зимина', 'declined'],
      ['Ломова', 'withdrawn'],
    ]);
    expect(await world.brokenInvariants()).toEqual([]);
    proves('CAD-04', 'Каталог курсов, квоты, направления и подтверждения');
  });

  test('двое сразу на последнее место: принят один', async () => {
    const third = await world.hire({ surname: 'Орлова', institutionId: world.garden });
    const fourth = await world.hire({ surname: 'Сомова', institutionId: world.garden });
    granted(
      await world.command(methodist, setQuota, {
        courseId: world.courseId,
        institutionId: world.garden,
        seats: 1,
      }),
    );
    const answers = await Promise.all([propose(methodist, [third]), propose(methodist, [fourth])]);
    expect(answers.map(refused).filter((name) => name === 'nobody-can-be-proposed')).toHaveLength(1);
  });
});
