// Two school years of Kstovo in a real browser: every chapter continues the one before it.
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest';
import * as applications from './kstovo/applications.ts';
import * as council from './kstovo/council.ts';
import * as expertise from './kstovo/expertise.ts';
import * as nextYear from './kstovo/next-year.ts';
import * as orders from './kstovo/orders.ts';
import * as reports from './kstovo/reports.ts';
import { type Story, storyOn } from './kstovo/story.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let story: Story;
let broken: string | null = null;

beforeAll(async () => {
  stage = await openStage();
  story = storyOn(stage);
});

afterAll(() => stage?.close());

beforeEach(({ task }) => {
  if (broken) throw new Error(`История прервалась раньше: ${broken}`);
  onTestFailed(() => {
    broken ??= task.name;
  });
});

const chapter = (title: string, play: (story: Story) => Promise<void>) => test(title, () => play(story));

describe('весна 2026 года: заявки', () => {
  chapter('секретарь объявляет отбор', applications.announceTheCall);
  chapter('школа заполняет заявку по шагам и подаёт её', applications.fillByHand);
  chapter('детский сад заполняет свою заявку', applications.typeTheKindergarten);
  chapter('ещё две организации подают заявки', async (all) => {
    for (const key of ['school-6', 'technopark'] as const) await applications.submitOf(all, key);
  });
  chapter('гимназия продолжает работу площадки', applications.continueTheSite);
  chapter('секретарь возвращает заявку с замечаниями, школа исправляет', applications.returnAndCorrect);
  chapter('последняя минута 30 мая и утро 31 мая', applications.meetTheDeadline);
  chapter('заявки допущены одним действием', applications.admitAll);
});

describe('лето 2026 года: экспертиза', () => {
  chapter('эксперты распределены поровну в обход конфликтов', expertise.assignExperts);
  chapter('эксперт с конфликтом интересов заявку не видит', expertise.keepConflictsOut);
  chapter('лист заполняется вслепую и закрывается', expertise.judgeBlind);
  chapter('председатель переоткрывает лист: новая редакция', expertise.reopenTheSheet);
  chapter('31 июля просрочка видна эксперту и председателю', expertise.missTheTerm);
});

describe('август 2026 года: совет', () => {
  chapter('повестка собирается из заявок', council.buildTheAgenda);
  chapter('явка «все, кроме…»', council.openTheMeeting);
  chapter('отвод лишает кворума один вопрос', council.loseTheQuorum);
  chapter('голосования и решения', council.voteAndDecide);
  chapter('протокол разослан, замечание учтено', council.sendTheMinutesRound);
  chapter('протокол собран и подписан', council.signTheMinutes);
  chapter('бумаги напечатаны, пока совет не разошёлся', council.printBeforeTheyLeave);
  chapter('отложенный вопрос решён на следующем заседании', council.meetAgain);
});

describe('осень 2026 года: приказы', () => {
  chapter('предложения переданы по акту', orders.handOver);
  chapter('2 октября приказа нет', orders.missTheOrder);
  chapter('департамент решает иначе и называет причину', orders.decideDifferently);
  chapter('номер и дата приказа открывают площадки', orders.issueTheOrder);
  chapter('от заседания до приказа ни одно слово не набрано дважды', orders.nothingTypedTwice);
  chapter('карточки площадок', orders.lookAtTheSites);
  chapter('план площадки утверждён, организации ознакомлены', orders.approveThePlan);
});

describe('2027 год: отчёты, прекращение, продолжение', () => {
  chapter('отчёт в срок и две отметки', reports.reportInTime);
  chapter('нарушение закона: дело с документом надзорного органа', reports.raiseOnTheLaw);
  chapter('отчёт не представлен: дело подготовлено', reports.missTheReport);
  chapter('вопрос поставлен, площадка объясняется', reports.explain);
  chapter('соруководитель заменён приказом', orders.replaceTheCoHead);
  chapter('статус прекращён досрочно приказом', reports.terminate);
  chapter('третий эксперт включён новой редакцией положения', nextYear.turnOnTheThirdExpert);
  chapter('отбор 2027 года объявлен', (all) => nextYear.announceAgain(all, 2027));
  chapter('отклонённой организации называют точный день', nextYear.applyTooEarly);
  chapter('переименование и новая регистрация запрета не снимают', nextYear.tryToGoRound);
  chapter('школа подаёт заявку на продолжение', nextYear.askToContinue);
  chapter('итоговый отчёт в срок', reports.finalReport);
  chapter('экспертиза и совет второго года', nextYear.judgeTheContinuation);
  chapter('статус продолжен без перерыва', nextYear.continueWithoutGap);
});

describe('2028 год', () => {
  chapter('отбор 2028 года объявлен', (all) => nextYear.announceAgain(all, 2028));
  chapter('после срока заявка принята', nextYear.applyAfterTheDay);
  chapter('за всё время сервер ни разу не ошибся', async ({ stage: { mistakes } }) =>
    expect(mistakes).toEqual([]),
  );
});
