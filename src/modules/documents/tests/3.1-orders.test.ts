// REG-11 (000 §3.1, §4.2, §5.7): typed orders from a draft to their number, and the way from the object and back.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { cancelCommand, draftCancellingCommand } from '../cancel.commands.ts';
import {
  acknowledgeCommand,
  askAcquaintanceCommand,
  changeSignerCommand,
  changeTextCommand,
  registerCommand,
} from '../document.commands.ts';
import { docxDownload, pdfDownload } from '../document.downloads.ts';
import { discardDraft, draftDocument, replaceDraft } from '../document.drafts.ts';
import { verifyDocument } from '../document.integrity.ts';
import { awaitingMe, documentsOf, oneDocument } from '../document.queries.ts';
import { agree, blockOf, inTerritory, openWorld, orderPaper, type Who, type World } from './world.ts';

let world: World;
let clerk: Who;
const plain = (text: string | null | undefined): string => (text ?? '').replaceAll('\u00a0', ' ');
const site = { kind: 'recognition.site', id: '0199a000-0000-7000-8000-000000000001' };

beforeAll(async () => {
  world = await openWorld();
  clerk = { personId: world.people.clerk, roles: [inTerritory('authority-clerk')] };
});

const draft = (title?: string) =>
  world.as(clerk, (ctx) =>
    draftDocument(ctx, {
      kind: 'order',
      title: title ?? 'Об утверждении перечня',
      paper: orderPaper(title),
      subjects: [{ ...site, title: 'Площадка школы № 1', path: '/recognition/sites/1' }],
      editable: [{ key: 'preamble', label: 'Преамбула', block: 4 }],
      signer: {
        personId: world.people.director,
        post: 'Директор департамента',
        name: 'А.Б. Соколова',
        acting: false,
      },
    }),
  );
const read = (id: string) => world.as(clerk, (ctx) => oneDocument(ctx, id));

describe('[REG-11] Реестр приказов', () => {
  test('проект приказа выходит в PDF и DOCX, номер и дата — место для записи', async () => {
    const { id } = await draft();
    const document = await read(id);
    expect(document?.state).toBe('draft');
    expect(document?.paper.draft).toBe(true);
    expect(document?.officeIndex).toBe('01-03');
    const files = await world.as(clerk, async (ctx) => [
      await pdfDownload.load(ctx, { id }, new URLSearchParams()),
      await docxDownload.load(ctx, { id }, new URLSearchParams()),
    ]);
    const starts = files.map((file) =>
      file && 'body' in file && file.body instanceof Uint8Array
        ? Buffer.from(file.body.subarray(0, 4)).toString('latin1')
        : '',
    );
    expect(starts).toEqual(['%PDF', 'PK\u0003\u0004']);
    proves('REG-11', 'one click produces the order draft (DOCX/PDF)');
  });

  test('после номера и даты приказ зарегистрирован, а владелец записи узнаёт об этом фактом', async () => {
    const { id } = await draft();
    const done = await world.does(clerk, registerCommand, {
      documentId: id,
      number: '112',
      date: '2026-09-30',
    });
    expect(done).toEqual({ id, number: '112', date: '2026-09-30' });
    const document = await read(id);
    expect([document?.state, document?.number, document?.date, document?.year]).toEqual([
      'registered',
      '112',
      '2026-09-30',
      2026,
    ]);
    expect(blockOf(document?.paper ?? orderPaper(), 'requisites')).toMatchObject({
      number: '112',
      date: '30\u00a0сентября 2026\u00a0г.',
    });
    expect(blockOf(document?.paper ?? orderPaper(), 'attachment')?.act).toEqual({
      number: '112',
      date: '30\u00a0сентября 2026\u00a0г.',
    });
    expect(document?.paper.draft).toBeUndefined();
    const fact = world.facts.findLast((each) => each.name === 'document.registered');
    expect(fact?.data).toEqual({
      from: 'draft',
      to: 'registered',
      documentId: id,
      kind: 'order',
      template: 'recognition.order-list',
      title: 'Об утверждении перечня',
      number: '112',
      date: '2026-09-30',
      subjects: [site],
    });
    proves('REG-11', 'after number+date are entered the object changes state');
  });

  test('приказ виден из записи, а запись — из приказа', async () => {
    const { id } = await draft();
    const fromObject = await world.as(clerk, (ctx) => documentsOf(ctx, site));
    expect(fromObject.map((document) => document.id)).toContain(id);
    const document = await read(id);
    expect(document?.subjects).toEqual([
      { ...site, title: 'Площадка школы № 1', path: '/recognition/sites/1' },
    ]);
    proves('REG-11', 'order is reachable from the object and back');
  });

  test('дата позже сегодняшней не принимается', async () => {
    const { id } = await draft();
    const answer = await world.does(clerk, registerCommand, { documentId: id, date: '2026-10-02' });
    expect(isRefusal(answer) && [answer.refusal, answer.text.replaceAll('\u00a0', ' ')]).toEqual([
      'date-in-future',
      'Дата документа не может быть позже сегодняшней (1 октября 2026 г.): он ещё не подписан.',
    ]);
    expect((await read(id))?.state).toBe('draft');
  });

  test('методист приказ не регистрирует и узнаёт, чьё это дело', async () => {
    const { id } = await draft();
    const methodist = { personId: world.people.methodist, roles: [inTerritory('methodist')] };
    const answer = await world.does(methodist, registerCommand, { documentId: id });
    expect(isRefusal(answer) && answer.kind).toBe('forbidden');
  });

  test('«И. о.» встаёт в подпись в верном падеже, преамбулу можно изменить, и правка переживает перерисовку', async () => {
    const { id } = await draft();
    await world.does(clerk, changeSignerCommand, {
      documentId: id,
      personId: world.people.director,
      post: 'директор департамента',
      acting: true,
    });
    await world.does(clerk, changeTextCommand, {
      documentId: id,
      key: 'preamble',
      text: 'В целях развития сети площадок',
    });
    await world.as(clerk, (ctx) => replaceDraft(ctx, id, { paper: orderPaper('Об утверждении перечня') }));
    const document = await read(id);
    expect(document?.signer?.post.replaceAll('\u00a0', ' ')).toBe('И. о. директора департамента');
    expect(document?.signer?.acting).toBe(true);
    expect(document?.paper.blocks[4]).toMatchObject({ text: 'В целях развития сети площадок' });
    expect(
      document && blockOf(document.paper, 'signatures')?.signers[0]?.post.replaceAll('\u00a0', ' '),
    ).toBe('И. о. директора департамента');
  });

  test('перерисованный проект подписывает тот, кого находит шаблон, пока подпись не изменили люди', async () => {
    const { id } = await draft();
    const signer = { personId: world.people.chair, post: 'Директор', name: 'М. П. Зимина', acting: false };
    await world.as(clerk, (ctx) => replaceDraft(ctx, id, { paper: orderPaper(), signer }));
    expect((await read(id))?.signer).toEqual(signer);
  });

  test('снятый проект исчезает, зарегистрированный документ снять нельзя', async () => {
    const { id } = await draft();
    expect(await world.as(clerk, (ctx) => discardDraft(ctx, id))).toEqual({ id });
    expect(await read(id)).toBeNull();
    const second = await draft();
    await world.does(clerk, registerCommand, { documentId: second.id });
    const answer = await world.as(clerk, (ctx) => discardDraft(ctx, second.id));
    expect(isRefusal(answer) && answer.refusal).toBe('not-a-draft');
  });

  test('приказ отменяет только другой приказ: до его номера ничего не меняется, после — номер остаётся за отменённым', async () => {
    const { id } = await draft();
    const done = (await world.does(clerk, registerCommand, { documentId: id })) as { number: string };
    const straight = await world.does(clerk, cancelCommand, { documentId: id, reason: 'Ошибка в перечне' });
    expect(isRefusal(straight) && straight.refusal).toBe('cancelled-by-order');
    const wordless = await world.does(clerk, draftCancellingCommand, { documentId: id, reason: '' });
    expect(isRefusal(wordless) && wordless.kind).toBe('invalid');
    const made = (await world.does(clerk, draftCancellingCommand, {
      documentId: id,
      reason: 'В перечне допущена ошибка.',
    })) as { documentId: string };
    expect((await read(id))?.state).toBe('registered');
    const paper = (await read(made.documentId))?.paper;
    expect(paper && plain(blockOf(paper, 'subject')?.text)).toBe(
      `Об отмене приказа от 1 октября 2026 г. № ${done.number}`,
    );
    expect(paper?.blocks[4]).toMatchObject({ text: 'В связи с тем, что в перечне допущена ошибка,' });
    const twice = await world.does(clerk, draftCancellingCommand, { documentId: id, reason: 'Ещё раз' });
    expect(isRefusal(twice) && twice.refusal).toBe('cancelling-drafted');
    const by = (await world.does(clerk, registerCommand, { documentId: made.documentId })) as {
      number: string;
    };
    const cancelled = await read(id);
    expect({ ...cancelled, cancelReason: plain(cancelled?.cancelReason) }).toMatchObject({
      state: 'cancelled',
      number: done.number,
      cancelledByDocument: made.documentId,
      cancelReason: `Приказ № ${by.number} от 1 октября 2026 г.: В перечне допущена ошибка.`,
    });
    const back = await world.does(clerk, draftCancellingCommand, {
      documentId: made.documentId,
      reason: 'Передумали',
    });
    expect(isRefusal(back) && back.refusal).toBe('cancelling-order-stays');
    const next = await draft();
    const again = await world.does(clerk, registerCommand, { documentId: next.id, number: done.number });
    expect(isRefusal(again) && again.refusal).toBe('number-in-use');
  });

  test.each([
    ['receipt', 'cancelled'],
    ['letter', 'cancelled'],
    ['minutes', 'not-cancelled'],
    ['proposals', 'not-cancelled'],
    ['application', 'not-cancelled'],
  ] as const)('%s: отмена с причиной — %s', async (kind, outcome) => {
    const { id } = await world.as(clerk, (ctx) =>
      draftDocument(ctx, { kind, title: kind, paper: orderPaper(), subjects: [], audience: 'staff' }),
    );
    if (kind === 'letter') await agree(world, id);
    await world.does(clerk, registerCommand, { documentId: id });
    const answer = await world.does(clerk, cancelCommand, { documentId: id, reason: 'Ошибка' });
    expect(isRefusal(answer) ? answer.refusal : (await read(id))?.state).toBe(outcome);
    const order = await world.does(clerk, draftCancellingCommand, { documentId: id, reason: 'Ошибка' });
    expect(isRefusal(order) && order.refusal).toBe('not-an-order');
  });

  test('ознакомление просят только с изданным; отметку ставит сам адресат и один раз', async () => {
    const { id } = await draft();
    const director = { personId: world.people.director, roles: [] };
    const early = await world.does(clerk, askAcquaintanceCommand, {
      documentId: id,
      personId: world.people.director,
    });
    expect(isRefusal(early) && early.refusal).toBe('not-registered');
    await world.does(clerk, registerCommand, { documentId: id });
    await world.does(clerk, askAcquaintanceCommand, { documentId: id, personId: world.people.director });
    expect((await world.as(director, awaitingMe)).map((document) => document.id)).toEqual([id]);
    const foreign = await world.does(clerk, acknowledgeCommand, { documentId: id });
    expect(isRefusal(foreign) && foreign.refusal).toBe('not-asked');
    expect(await world.does(director, acknowledgeCommand, { documentId: id })).toEqual({ id });
    expect(await world.as(director, awaitingMe)).toEqual([]);
    const twice = await world.does(director, acknowledgeCommand, { documentId: id });
    expect(isRefusal(twice) && twice.refusal).toBe('already-acknowledged');
  });

  test('хеш текста и PDF сходятся при повторной отрисовке', async () => {
    const { id } = await draft();
    await world.does(clerk, registerCommand, { documentId: id });
    const verdict = await world.as(clerk, async (ctx) => {
      const document = await oneDocument(ctx, id);
      return document && verifyDocument(ctx, document);
    });
    expect(verdict).toEqual({ paper: true, kept: true, redrawn: true });
  });
});
