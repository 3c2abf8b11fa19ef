// Every Russian word of the expertise.
import { countOf } from '../../platform/language/index.ts';
import type { ConflictKind } from './review.schema.ts';

const conflictWords: Readonly<Record<ConflictKind, string>> = {
  institution: 'Работает в этой организации',
  'site-head': 'Руководит этой работой или подписал материалы',
  relative: 'Близкий родственник участника',
  declared: 'Объявил о конфликте интересов',
  pinned: 'Отмечен председателем',
};

/** Why this person does not judge it; the words somebody wrote follow the kind. */
export const conflictSentence = (kind: ConflictKind, note: string): string =>
  note ? `${conflictWords[kind]}: ${note}` : conflictWords[kind];

export const reviewText = {
  module: 'Экспертиза',
  conflictKinds: conflictWords,
  ways: { manual: 'вручную', auto: 'автоматически' },
  endKinds: { declined: 'отказался', conflict: 'конфликт интересов', released: 'освобождён' },
  refusals: {
    notOffice: 'Это делает председатель, его заместитель или секретарь совета.',
    notWatcher: 'Назначения и конфликты интересов видят председатель и секретарь совета и сотрудники службы.',
    notChair: 'Это делает председатель совета или его заместитель.',
    notExpert: 'Экспертный лист заполняет только назначенный эксперт.',
    notMember: 'Экспертиза доступна членам совета и сотрудникам службы.',
    blind: 'Чужие листы и оценки откроются, когда Вы подадите свой экспертный лист.',
    notInPool: (name: string) => `${name} не входит в состав совета на сегодня, назначить экспертом нельзя.`,
    inConflict: (name: string, why: string) => `${name} не может быть экспертом: ${lower(why)}.`,
    alreadyAssigned: (name: string) => `Уже эксперт этой работы: ${name}.`,
    notOpen: 'Экспертиза уже завершена или снята: изменить назначения нельзя. Обновите страницу.',
    planChanged:
      'Пока Вы смотрели распределение, изменились назначения, состав совета или конфликты интересов. Ничего не применено: посмотрите новое распределение.',
    nothingToAssign: 'Распределять нечего: у каждой работы достаточно экспертов.',
    sheetSubmitted: 'Ваш лист уже подан и закрыт. Переоткрыть его может председатель совета.',
    hasSubmitted: 'Лист этого эксперта уже подан, освободить его нельзя.',
    notFilled: (count: number) =>
      `Лист заполнен не полностью: осталось ${countOf(count, 'место', 'места', 'мест')}. Заполните отмеченное.`,
    scoreMissing: 'Поставьте балл',
    justificationMissing: 'Обоснуйте балл: одно-два предложения',
    conclusionMissing: 'Выберите заключение',
    conclusionUnknown: 'Такого заключения нет в положении. Выберите из списка',
    scoreOutside: (max: number) => `Балл — целое число от 0 до ${max}`,
    criterionUnknown: 'Такого критерия нет в листе. Обновите страницу',
    sheetsMissing: (count: number) =>
      `Не ${count === 1 ? 'подан' : 'поданы'} ${countOf(count, 'экспертный лист', 'экспертных листа', 'экспертных листов')}: завершить экспертизу нельзя.`,
    nothingToSum: 'Поданных экспертных листов ещё нет: сводить нечего.',
    noSheets: 'Не подан ни один экспертный лист: завершить экспертизу нельзя.',
    assignRace: 'Эксперта уже назначил другой сотрудник. Обновите страницу.',
    sheetRace: 'Лист этого эксперта уже заводится в другом окне. Обновите страницу.',
    conflictRace: 'Этот конфликт интересов уже отмечен. Обновите страницу.',
    assignInConflict: 'Назначить нельзя: у эксперта конфликт интересов. Обновите страницу.',
    immutable:
      'Поданный экспертный лист не изменяется. Переоткрыть его может председатель: появится новая редакция.',
    conflictImmutable: 'Запись о конфликте интересов не изменяется.',
    onlySaidLifted:
      'Снимается только объявленный или отмеченный председателем конфликт; остальные следуют из данных.',
    reopensOwn: 'Свой экспертный лист переоткрыть нельзя: это делает другой председательствующий.',
    liftsOwn: 'Свой конфликт интересов снять нельзя: это делает другой председательствующий.',
  },
  notices: {
    assigned: (titles: readonly string[], due: string) =>
      titles.length === 1
        ? `Вы назначены экспертом: ${titles[0]}. Экспертный лист подайте до ${stop(due)}`
        : `Вы назначены экспертом: ${countOf(titles.length, 'работа', 'работы', 'работ')}. Экспертные листы подайте до ${stop(due)}`,
    withdrawn: (title: string) => `Снято с экспертизы: ${title}. Экспертный лист больше не нужен.`,
    released: (title: string) => `Вы больше не эксперт: ${title}. Экспертный лист не нужен.`,
    declined: (name: string, title: string, reason: string) =>
      `Отказ эксперта (${name}): ${title}. Причина: ${reason}`,
    conflictFound: (name: string, title: string, why: string) =>
      `${name} больше не эксперт: ${title}. Причина: ${lower(why)}. Назначьте другого эксперта.`,
    reopened: (title: string, reason: string) =>
      `Ваш экспертный лист переоткрыт: ${title}. Причина: ${reason}. Внесите изменения и подайте лист снова.`,
    reminder: (count: number, due: string, days: number) =>
      `${remaining(days)} Не ${count === 1 ? 'подан' : 'поданы'} ${countOf(count, 'экспертный лист', 'экспертных листа', 'экспертных листов')}, срок — ${stop(due)}`,
    overdueForExpert: (count: number, due: string) =>
      `Срок экспертизы прошёл ${stop(due)} Не ${count === 1 ? 'подан' : 'поданы'} ${countOf(count, 'экспертный лист', 'экспертных листа', 'экспертных листов')}: подайте без промедления.`,
    escalation: (due: string, late: string) =>
      `Срок экспертизы прошёл ${stop(due)} Листы не подали: ${late}.`,
    needsThird: (title: string) =>
      `Оценки экспертов сильно расходятся: ${title}. Назначьте ещё одного эксперта.`,
  },
  duties: {
    sheets: (done: number, all: number) => `Заполнить экспертные листы: готово ${done} из ${all}`,
    fill: 'Заполнить',
    unassigned: (count: number) =>
      `Назначить экспертов: ${countOf(count, 'работа', 'работы', 'работ')} без нужного числа экспертов`,
    assign: 'Назначить',
    overdue: (count: number) =>
      `Экспертиза просрочена: ${countOf(count, 'лист', 'листа', 'листов')} не подано`,
    look: 'Посмотреть',
    waiting: (count: number) =>
      `Эксперты заполняют листы: ${countOf(count, 'лист', 'листа', 'листов')} впереди`,
  },
};

function remaining(days: number): string {
  if (days === 0) return 'Сегодня последний день экспертизы.';
  if (days < 0) return 'Срок экспертизы прошёл.';
  return `До конца экспертизы ${countOf(days, 'день', 'дня', 'дней')}.`;
}

/** A date ends with the dot of «г.» already. */
const stop = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

const lower = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);
