// 003 §5.3.5: an outgoing document has a named author and a reviewer before its number; a refused one goes back with remarks.
import { beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../../kernel/refusal.ts';
import { changeTextCommand, registerCommand } from '../document.commands.ts';
import { docxDownload, sheetDownloads } from '../document.downloads.ts';
import { draftDocument } from '../document.drafts.ts';
import { oneDocument } from '../document.queries.ts';
import { askReviewCommand, giveReviewCommand } from '../review.commands.ts';
import { reviewDuties, reviewsOf } from '../review.queries.ts';
import { remindReviewers } from '../review.reminders.ts';
import { inTerritory, openWorld, orderPaper, type Who, type World } from './world.ts';

let world: World;
let clerk: Who;
let reviewer: Who;
let letter = '';

const refused = (answer: unknown) =>
  isRefusal(answer) ? answer.refusal : `not refused ${JSON.stringify(answer)}`;
const register = () => world.does(clerk, registerCommand, { documentId: letter });
const ask = (parts: object = {}, at?: string) =>
  world.does(
    clerk,
    askReviewCommand,
    {
      ...{ documentId: letter, authorId: world.people.clerk, reviewerId: world.people.stranger },
      ...{ dueOn: '2026-10-04', ...parts },
    },
    at,
  );
const asked = async () =>
  (await world.as(clerk, (ctx) => reviewsOf(ctx, letter))).filter(({ verdict }) => verdict === null)[0]?.id;
const answer = async (verdict: string, remarks = '', who = reviewer) =>
  world.does(who, giveReviewCommand, { reviewId: await asked(), verdict, remarks });
const noticesOf = async (personId: string) =>
  (
    await world.db.owner.query<{ text: string }>(
      'select text from notices.notices where person_id = $1 order by id',
      [personId],
    )
  ).rows.map(({ text }) => text.replaceAll('\u00a0', ' '));

beforeAll(async () => {
  world = await openWorld();
  clerk = { personId: world.people.clerk, roles: [inTerritory('authority-clerk')] };
  reviewer = { personId: world.people.stranger, roles: [] };
  letter = (
    await world.as(clerk, (ctx) =>
      draftDocument(ctx, {
        kind: 'letter',
        title: 'О методической неделе',
        paper: orderPaper(),
        subjects: [],
        editable: [{ key: 'preamble', label: 'Преамбула', block: 3 }],
      }),
    )
  ).id;
});

describe('003 п. 5.3.5: письмо', () => {
  test('без согласования номера не получает; автор сам себя не согласует', async () => {
    expect(refused(await register())).toBe('review-needed');
    expect(refused(await ask({ reviewerId: world.people.clerk }))).toBe('reviews-own');
    expect(refused(await ask({ dueOn: '2026-09-30' }))).toBe('term-in-past');
  });

  test('проверяющий видит проект, возвращает с замечаниями, автор исправляет, срок напоминается', async () => {
    expect(await world.as(reviewer, (ctx) => oneDocument(ctx, letter))).toBeNull();
    expect(isRefusal(await ask())).toBe(false);
    expect(refused(await ask())).toBe('asked-already');
    expect((await world.as(reviewer, (ctx) => oneDocument(ctx, letter)))?.title).toBe(
      'О методической неделе',
    );
    expect(await world.as(reviewer, reviewDuties)).toMatchObject([{ side: 'reviewer', dueOn: '2026-10-04' }]);
    for (const [since, today] of [
      ['2026-09-30', '2026-10-01'],
      ['2026-10-03', '2026-10-04'],
      ['2026-10-04', '2026-10-05'],
    ] as const)
      await world.as(reviewer, (ctx) => remindReviewers.run(ctx, since), `${today}T09:00:00Z`);
    expect(await noticesOf(world.people.stranger)).toEqual([
      'Просят согласовать проект «О методической неделе» до 4 октября 2026 г.',
      'Проект «О методической неделе» ждёт Вашего согласования до 4 октября 2026 г.',
      'Проект «О методической неделе» ждёт Вашего согласования до 4 октября 2026 г.',
      'Срок согласования проекта «О методической неделе» был 4 октября 2026 г.: ответьте',
    ]);
    expect(refused(await answer('refused'))).toBe('no-remarks');
    expect(refused(await answer('agreed', '', clerk))).toBe('document-reviewer');
    expect(isRefusal(await answer('refused', 'Нет даты мероприятия'))).toBe(false);
    expect(refused(await register())).toBe('review-refused');
    expect(await world.as(clerk, reviewDuties)).toMatchObject([{ side: 'author' }]);
    expect((await noticesOf(world.people.clerk)).at(-1)).toContain('Нет даты мероприятия');
  });

  test('согласован этот текст: после правки согласуют снова; лист печатается; номер присвоен', async () => {
    await ask();
    await answer('agreed');
    await world.does(clerk, changeTextCommand, {
      documentId: letter,
      key: 'preamble',
      text: 'С 12 по 16 октября',
    });
    expect(refused(await register())).toBe('review-outdated');
    await ask();
    await answer('agreed');
    expect(isRefusal(await register())).toBe(false);
    const rows = await world.as(clerk, (ctx) => reviewsOf(ctx, letter));
    expect(rows.map(({ verdict }) => verdict)).toEqual(['refused', 'agreed', 'agreed']);
    for (const sheet of [...sheetDownloads, docxDownload]) {
      const file = await world.as(clerk, (ctx) => sheet.load(ctx, { id: letter }, new URLSearchParams()));
      expect(file && 'body' in file ? (file.body as Uint8Array).length : 0).toBeGreaterThan(1000);
    }
    expect(refused(await ask())).toBe('not-a-draft');
  });

  test('приказ процедуры регистрируется без согласования, пока служба не решит иначе', async () => {
    const { id } = await world.as(clerk, (ctx) =>
      draftDocument(ctx, { kind: 'order', title: 'Приказ', paper: orderPaper(), subjects: [] }),
    );
    expect(isRefusal(await world.does(clerk, registerCommand, { documentId: id }))).toBe(false);
  });
});
