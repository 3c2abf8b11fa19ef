// A year of Sosnovy Bor in a real browser, from the draft of its plan to the approved report: every chapter continues the one before it.
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest';
import * as control from './sosnovy/control.ts';
import * as corrections from './sosnovy/corrections.ts';
import * as draft from './sosnovy/draft.ts';
import * as meetings from './sosnovy/meetings.ts';
import * as report from './sosnovy/report.ts';
import { type Year, yearOn } from './sosnovy/story.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let year: Year;
let broken: string | null = null;
let given = '';

beforeAll(async () => {
  stage = await openStage();
  year = yearOn(stage);
});

afterAll(() => stage?.close());

beforeEach(({ task }) => {
  if (broken) throw new Error(`История прервалась раньше: ${broken}`);
  onTestFailed(() => {
    broken ??= task.name;
  });
});

const chapter = (title: string, play: (story: Year) => Promise<void>) =>
  test(title, () => play(year), 240_000);

describe('весна и август 2026 года: план', () => {
  chapter('методист вносит строки проекта с клавиатуры', draft.typeTheLines);
  chapter('двое правят одну строку: ничего не потеряно, оба видят', draft.writeTogether);
  chapter('циклограмма порождает пункты', draft.generateFromTheCyclogram);
  chapter('план и циклограмма переданы на утверждение', draft.sendForApproval);
  chapter('план утверждён один раз, второе утверждение отклонено с причиной', draft.approveOnce);
});

describe('сентябрь 2026 года: изменения и сроки', () => {
  chapter('перенос предложен и отклонён с причиной', corrections.moveAndBeRefused);
  chapter('новый пункт комитета с его письмом', corrections.addFromTheCommittee);
  chapter('отмена по письму области: без документа не принимается', corrections.cancelByTheRegion);
  chapter('напоминания до срока, в срок и после, просрочка дошла до руководителя', control.remind);
  chapter('план квартала выпущен одной подписью вместе с переносом', corrections.issueTheQuarter);
  chapter('разница с утверждённым на экране и на бумаге', corrections.readTheDifference);
  chapter('опоздавший пункт закрыт, опоздание осталось', control.closeLate);
});

describe('осень 2026 года: методический совет', () => {
  chapter('совет создан и собран приказом', meetings.foundTheCouncil);
  chapter('повестка из плана разослана', meetings.callTheFirst);
  chapter(
    'первое заседание: вопрос без кворума отложен, решение с ответственным и сроком',
    meetings.holdTheFirst,
  );
  chapter('протокол подписан двумя и опубликован', meetings.signAndPublish);
  chapter('решение под контролем: опоздание видно, исполнено и подтверждено', meetings.meetAgain);
  chapter('второе заседание решает отложенное', meetings.holdTheSecond);
});

describe('2027 год', () => {
  chapter('увольнение посреди года: пункты переданы', corrections.reassignAfterDismissal);
  chapter('итоговый отчёт собран из фактов', async (all) => {
    given = await report.assemble(all);
  });
  chapter('отчёт утверждён и заморожен', (all) => report.approve(all, given));
  chapter('за весь год сервер ни разу не ошибся', async ({ stage: { mistakes } }) =>
    expect(mistakes).toEqual([]),
  );
});
