// 003 §5.3.3, §5.3.5: a material has a named author and a named reviewer; nothing is approved without a review; nothing is lost.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { registerCommand } from '../../documents/document.commands.ts';
import { draftDocument } from '../../documents/index.ts';
import { askReviewCommand, giveReviewCommand } from '../../documents/review.commands.ts';
import { reviewsOf as documentReviews } from '../../documents/review.queries.ts';
import { granted, refused, type Who } from '../../territories/tests/world.ts';
import {
  approveMaterial,
  outdateMaterial,
  placeMaterial,
  restoreMaterial,
  reviseMaterial,
  sendBackMaterial,
  withdrawMaterial,
} from '../material/fund.commands.ts';
import { attachFile, detachFile, makeMaterial, saveMaterial } from '../material/material.commands.ts';
import { remindOfReviews } from '../material/material.daily.ts';
import { descriptionOf } from '../material/material.description.ts';
import { materialDuties } from '../material/material.duties.ts';
import { materialFiles } from '../material/material.files.ts';
import { materialDownloads } from '../material/material.papers.ts';
import { editionsOf, material, materialFilter, materialsList } from '../material/material.queries.ts';
import { differences } from '../material/pages/compare.tsx';
import { giveReview, reassignReview, submitMaterial } from '../material/review.commands.ts';
import { materialReviewRule, reviewsOf } from '../material/review.queries.ts';
import { paperOf } from '../papers.ts';
import { type LibraryWorld, openLibraryWorld, textFile } from './world.ts';

let world: LibraryWorld;
let id = '';

const now = async (who: Who = world.methodist) => world.read(who, (ctx) => material(ctx, id));
const version = async () => (await now())?.version;
const step = async (who: Who, command: Parameters<typeof world.command>[1], parts: object = {}) =>
  world.command(who, command, { id, version: await version(), ...parts });
const state = async () => (await now())?.state;
const listed = async (who: Who) =>
  (await world.read(who, (ctx) => materialsList(ctx, materialFilter.parse({})))).rows.map(
    ({ title }) => title,
  );
const awaited = async () =>
  (await world.read(world.methodist, (ctx) => reviewsOf(ctx, id))).find(
    (each) => each.verdict === null && each.endedOn === null,
  );
const said = (parts: object = {}) => ({
  ...{ kind: 'recommendations', title: 'Читаем вместе', authors: [{ personId: world.methodist.personId }] },
  ...{ annotation: 'Приёмы работы с текстом', subjects: 'русский язык, литература', carrier: 'paper' },
  ...{ place: 'Кстово', publisher: 'ИМЦ', year: '2026', pages: '48', ...parts },
});
const marked = async (mark = 'met') =>
  (await world.read(world.methodist, materialReviewRule)).criteria.map(({ key }) => ({
    key,
    mark,
    note: '',
  }));
const review = async (who: Who, verdict: string, remarks = '') =>
  world.command(who, giveReview, {
    ...{ reviewId: (await awaited())?.id, marks: await marked(), verdict, remarks },
  });

beforeAll(async () => {
  world = await openLibraryWorld();
  world.today('2026-04-01');
});

describe('003 п. 5.3.3: методический материал', () => {
  test('вносит работник службы; без автора и без файла дальше нельзя; себя не рецензируют', async () => {
    expect(refused(await world.command(world.teacher, makeMaterial, said()))).toBe('keeps-fund');
    expect(refused(await world.command(world.methodist, makeMaterial, said({ authors: [] })))).toBe(
      'nobody-named',
    );
    id = granted<{ id: string }>(await world.command(world.methodist, makeMaterial, said())).id;
    expect(descriptionOf((await now())?.shown as never)).toBe(
      'Ивлева, М. П. Читаем вместе : методические рекомендации / М. П. Ивлева. – Кстово : ИМЦ, 2026. – 48 с. – Текст : непосредственный.',
    );
    const to = (who: Who) => ({ reviewers: [{ personId: who.personId }], dueOn: '2026-04-10' });
    expect(refused(await step(world.methodist, submitMaterial, to(world.colleague)))).toBe('no-file');
    granted(await step(world.methodist, attachFile, { file: textFile() }));
    expect(refused(await step(world.methodist, submitMaterial, to(world.methodist)))).toBe('reviews-own');
    await expect(
      world.db.owner.query(
        `insert into library.reviews (territory_id, id, material_id, edition, reviewer_id, asked_on, due_on, criteria)
         values (1, gen_random_uuid(), $1, 2, $2, '2026-04-01', '2026-04-10', '[]')`,
        [id, world.methodist.personId],
      ),
    ).rejects.toThrow(/nobody reviews his own material/);
    granted(await step(world.methodist, submitMaterial, to(world.colleague)));
    expect(refused(await step(world.methodist, saveMaterial, said()))).toBe('material-frozen');
    expect(await world.factsOf(id)).toEqual([
      ...['material.made', 'file.attached', 'material.saved', 'material.submitted'],
    ]);
  });

  test('рецензенту напоминают до срока, в срок и после; руководитель узнаёт об опоздании', async () => {
    for (const [since, today] of [
      ['2026-04-06', '2026-04-07'],
      ['2026-04-09', '2026-04-10'],
      ['2026-04-10', '2026-04-11'],
    ] as const) {
      world.today(today);
      await world.write({ roles: [] }, (ctx) => remindOfReviews.run(ctx, since));
    }
    expect(await world.noticesOf(world.colleague)).toEqual([
      'Просят рецензию на материал «Читаем вместе» до 10 апреля 2026 г.',
      'Рецензия на материал «Читаем вместе»: срок 10 апреля 2026 г.',
      'Рецензия на материал «Читаем вместе»: срок 10 апреля 2026 г.',
      'Рецензия на материал «Читаем вместе» не дана, срок был 10 апреля 2026 г.',
    ]);
    expect((await world.noticesOf(world.head)).length).toBe(1);
    expect(await world.read(world.colleague, materialDuties)).toMatchObject([
      { text: 'Напишите рецензию: «Читаем вместе»', due: '2026-04-10' },
    ]);
  });

  test('без замечаний не возвращают; возврат, новая редакция, замена рецензента, положительная рецензия', async () => {
    expect(refused(await review(world.methodist, 'approve'))).toBe('reviews-material');
    expect(refused(await review(world.colleague, 'rework'))).toBe('no-remarks');
    granted(await review(world.colleague, 'rework', 'Добавьте источники'));
    expect([await state(), (await now())?.reason]).toEqual([
      'returned',
      'Тарасенко М.П.: Добавьте источники',
    ]);
    await expect(world.db.owner.query(`update library.reviews set remarks = 'нет'`)).rejects.toThrow(/stays/);
    granted(
      await step(world.methodist, saveMaterial, said({ annotation: 'С источниками', change: 'источники' })),
    );
    granted(
      await step(world.methodist, submitMaterial, {
        reviewers: [{ personId: world.colleague.personId }],
        dueOn: '2026-04-20',
      }),
    );
    const swap = {
      reviewId: (await awaited())?.id,
      personId: world.head.personId,
      dueOn: '2026-04-20',
      reason: 'отпуск',
    };
    expect(
      refused(
        await world.command(world.methodist, reassignReview, { ...swap, personId: world.methodist.personId }),
      ),
    ).toBe('reviews-own');
    granted(await world.command(world.methodist, reassignReview, swap));
    expect(refused(await step(world.head, approveMaterial))).toBe('no-review');
    granted(await review(world.head, 'approve'));
    expect(await state()).toBe('reviewed');
  });

  test('утверждает руководитель; в фонде материал видят учителя, черновики — нет', async () => {
    expect(await listed(world.teacher)).toEqual([]);
    expect(await now(world.teacher)).toBeNull();
    expect(refused(await step(world.methodist, approveMaterial))).toBe('approves-material');
    granted(await step(world.head, sendBackMaterial, { reason: 'Проверьте год' }));
    expect(await state()).toBe('returned');
    const again = { reviewers: [{ personId: world.colleague.personId }], dueOn: '2026-04-25' };
    expect(refused(await step(world.methodist, submitMaterial, again))).toBe('unchanged');
    granted(await step(world.methodist, saveMaterial, said({ annotation: 'С источниками, год исправлен' })));
    granted(
      await step(world.methodist, submitMaterial, {
        reviewers: [{ personId: world.colleague.personId }],
        dueOn: '2026-04-25',
      }),
    );
    expect(
      refused(
        await step(world.methodist, submitMaterial, {
          reviewers: [{ personId: world.colleague.personId }],
          dueOn: '2026-04-25',
        }),
      ),
    ).toBe('wrong-state');
  });

  test('новая редакция готовится, прежняя остаётся у читателей; сравнение; файлы редакций; снятие и возврат', async () => {
    expect(refused(await review(world.colleague, 'approve'))).toMatch(/^not refused/);
    granted(await step(world.head, approveMaterial));
    granted(await step(world.methodist, placeMaterial));
    expect(await listed(world.teacher)).toEqual(['Читаем вместе']);
    const before = (await now(world.teacher))?.shown;
    const [kept = ''] = before?.fileIds ?? [];
    granted(await step(world.methodist, reviseMaterial));
    granted(await step(world.methodist, attachFile, { file: textFile('Приложение.pdf') }));
    granted(await step(world.methodist, detachFile, { fileId: kept }));
    granted(await step(world.methodist, saveMaterial, said({ title: 'Читаем вместе дома' })));
    expect((await now(world.teacher))?.shown).toEqual(before);
    expect(await listed(world.teacher)).toEqual(['Читаем вместе']);
    expect(await listed(world.methodist)).toEqual(['Читаем вместе дома']);
    const sees = materialFiles['library.material'];
    const [fresh = ''] = (await now())?.shown.fileIds ?? [];
    const may = (who: Who, file: string) => world.read(who, async (ctx) => sees?.(ctx, id, 'edition', file));
    expect([await may(world.teacher, kept), await may(world.teacher, fresh)]).toEqual([true, false]);
    expect([await may(world.methodist, kept), await may(world.methodist, fresh)]).toEqual([true, true]);
    const editions = await world.read(world.methodist, (ctx) => editionsOf(ctx, id));
    const [last, first] = [editions[0], editions.find(({ number }) => number === before?.number)];
    expect(last && first ? differences(first, last).map(({ label }) => label) : []).toEqual(
      expect.arrayContaining(['Название', 'Файлы']),
    );
    granted(await step(world.methodist, withdrawMaterial, { reason: 'ошибка в тексте' }));
    expect(await listed(world.teacher)).toEqual([]);
    granted(await step(world.methodist, restoreMaterial));
    expect(await state()).toBe('draft');
    expect((await world.read(world.methodist, (ctx) => editionsOf(ctx, id))).length).toBe(editions.length);
    expect(await world.brokenInvariants()).toEqual([]);
  });

  test('[ORG-15] печатаются рецензия и лист согласования; исходящий документ — тоже с автором и проверяющим', async () => {
    const given = (await world.read(world.methodist, (ctx) => reviewsOf(ctx, id))).find(
      ({ verdict }) => verdict,
    );
    for (const each of materialDownloads) {
      const key = each.path.includes('/reviews/') ? (given?.id ?? '') : id;
      const file = await world.read(world.methodist, (ctx) =>
        each.load(ctx, { id: key }, new URLSearchParams()),
      );
      expect([each.path, file !== null && !isRefusal(file)]).toEqual([each.path, true]);
      const closed = await world.read(world.teacher, (ctx) =>
        each.load(ctx, { id: key }, new URLSearchParams()),
      );
      if (each.path.includes(':id')) expect(closed).toBeNull();
    }
    const clerk = {
      ...world.methodist,
      roles: [{ kind: 'authority-clerk', scope: { kind: 'territory' as const } }],
    };
    const { id: documentId } = granted<{ id: string }>(
      await world.write(clerk, (ctx) =>
        draftDocument(ctx, {
          ...{ kind: 'letter', title: 'О методической неделе', subjects: [] },
          paper: paperOf('letter', 'О методической неделе', 'portrait', [
            { kind: 'paragraph', text: 'Приглашаем.' },
          ]),
        }),
      ),
    );
    expect(refused(await world.command(clerk, registerCommand, { documentId }))).toBe('review-needed');
    granted(
      await world.command(clerk, askReviewCommand, {
        ...{ documentId, authorId: clerk.personId, reviewerId: world.head.personId, dueOn: '2026-04-30' },
      }),
    );
    const [asked] = await world.read(clerk, (ctx) => documentReviews(ctx, documentId));
    granted(await world.command(world.head, giveReviewCommand, { reviewId: asked?.id, verdict: 'agreed' }));
    granted(await world.command(clerk, registerCommand, { documentId }));
    expect(asked).toMatchObject({ authorId: clerk.personId, reviewerId: world.head.personId });
    expect(given?.reviewerId).not.toBe(world.methodist.personId);
    proves('ORG-15', 'Материалы и исходящие проходят проверку с названными автором и проверяющим');
  });

  test('устаревший материал уходит из фонда с причиной и возвращается', async () => {
    const other = granted<{ id: string }>(
      await world.command(world.methodist, makeMaterial, {
        ...said({ title: 'Памятка' }),
        file: textFile('П.pdf'),
      }),
    ).id;
    id = other;
    granted(
      await step(world.methodist, submitMaterial, {
        reviewers: [{ personId: world.colleague.personId }],
        dueOn: '2026-04-30',
      }),
    );
    granted(await review(world.colleague, 'approve'));
    granted(await step(world.head, approveMaterial));
    granted(await step(world.methodist, placeMaterial));
    expect(refused(await step(world.methodist, outdateMaterial))).toBe('invalid');
    granted(await step(world.methodist, outdateMaterial, { reason: 'новый ФГОС' }));
    expect(await listed(world.teacher)).toEqual([]);
    granted(await step(world.methodist, restoreMaterial, { reason: 'приказ отменён' }));
    expect(await listed(world.teacher)).toEqual(['Памятка']);
    expect(await world.brokenInvariants()).toEqual([]);
  });
});
