// Every human word of the nomenclature, of the year's set and of legal support.
import { countOf, formatDate } from '../../platform/language/index.ts';

type Data = Readonly<Record<string, unknown>>;

export const slotStates = {
  'in-force': 'действует',
  revising: 'пересматривается',
  outdated: 'устарел',
  missing: 'отсутствует',
} as const;
export type SlotState = keyof typeof slotStates;

export const itemStates = {
  present: 'есть',
  partial: 'не всё',
  late: 'есть, позже срока',
  absent: 'нет',
  overdue: 'нет, срок прошёл',
} as const;
export type ItemState = keyof typeof itemStates;

export const matterKinds = {
  expiring: 'Срок пересмотра',
  'old-law': 'Ссылается на утративший силу акт',
  approval: 'Нет утверждения',
  missing: 'Нет документа номенклатуры',
} as const;
export type MatterKind = keyof typeof matterKinds;

const places = ['место', 'места', 'мест'] as const;

export const nomenclatureText = {
  title: 'Номенклатура',
  tabs: { slots: 'Основные документы', year: 'Документация года', legal: 'Правовое сопровождение' },
  slotsTitle: 'Номенклатура основных документов',
  slotsLead: 'Какие документы служба обязана иметь: действует, отсутствует, устарел или пересматривается.',
  slotsNone: 'В положении службы номенклатуры нет',
  slotsNoneText:
    'Если служба ведёт свой список основных документов, внесите его в настройки положения: «Номенклатура основных документов».',
  slot: 'Документ по номенклатуре',
  clause: 'Пункт',
  state: 'Состояние',
  placed: 'Что на этом месте',
  since: 'Действует с',
  review: 'Пересмотреть до',
  nothing: 'ничего не внесено',
  place: 'Внести документ',
  replace: 'Заменить',
  vacate: 'Освободить место',
  regulation: 'Документ из реестра положений',
  regulationHint: 'Нет в реестре? Сначала внесите его: «Положения», кнопка «Новый документ».',
  reviewHint: 'Оставьте пустым, если срок пересмотра не установлен',
  placedDone: 'Документ внесён в номенклатуру',
  vacatedDone: 'Место освобождено',
  newRegulation: 'Новый документ в реестре',
  print: 'Печать',
  why: {
    draft: 'готовится проект, в силу не введён',
    repealed: 'признан утратившим силу',
    superseded: 'утверждающий акт утратил силу',
    expired: (on: string) => `действовал по ${formatDate(on)}`,
    overdue: (on: string) => `пересмотреть следовало до ${formatDate(on)}`,
    revised: 'готовится новая редакция',
    planDraft: 'проект, ещё не утверждён',
    planNone: 'плана на этот учебный год нет',
  },
  yearTitle: (year: string) => `Документация службы за ${year} учебный год`,
  yearLead:
    'Проверка собирается из записей: ничего не вносится дважды. Дни сроков — настройка службы, состав назван в положении.',
  yearNone: 'Положение службы не перечисляет документацию за учебный год',
  yearNoneText: 'Перечень и сроки вносят в настройки положения: «Документация за учебный год».',
  item: 'Документ',
  due: 'Срок',
  fact: 'Что есть',
  found: {
    noRegulation: 'положение не действует',
    noPlan: 'план не утверждён',
    noBodies: 'методических объединений нет',
    bodies: (ready: number, all: number) => `с планом ${ready} из ${all}`,
    noAnalysis: 'анализ не составлен',
    analysisDraft: 'анализ готовится, ещё не утверждён',
    materials: (count: number) =>
      count === 0
        ? 'за этот год материалы не утверждены'
        : `утверждено за год: ${countOf(count, 'материал', 'материала', 'материалов')}`,
    on: (words: string, on: string) => `${words}, ${formatDate(on)}`,
    approved: 'утверждён',
    inForce: 'действует с',
  },
  legalTitle: 'Правовое сопровождение',
  legalLead:
    'Дела руководителя: что пересмотреть, где сослались на отменённый акт, чему не хватает утверждения.',
  legalNone: 'Замечаний нет',
  legalNoneText: 'Документы в силе, сроки не подходят, на отменённые акты никто не ссылается.',
  matter: 'Дело',
  what: 'Документ',
  detail: 'Что не так',
  byDay: 'До какого дня',
  open: 'Открыть',
  detailWords: {
    cites: (act: string, instead: string | null) => `${act}${instead ? `; вместо него — ${instead}` : ''}`,
    noAct: 'не назван акт, которым утверждён',
    blankAct: 'у утверждающего акта нет номера или даты',
    draft: 'проект не введён в действие',
    structure: 'структура службы не утверждена приказом',
    review: {
      ahead: (day: string) =>
        `пересмотрите до ${formatDate(day)}: подтвердите или подготовьте новую редакцию`,
      late: (day: string) =>
        `срок пересмотра прошёл ${formatDate(day)}: подтвердите документ сегодня или утвердите новую редакцию`,
    },
    ends: {
      ahead: (day: string) => `действует по ${formatDate(day)}: утвердите новую редакцию до этого дня`,
      late: (day: string) =>
        `перестал действовать ${formatDate(day)}: утвердите новую редакцию или отмените документ`,
    },
  },
  headTitle: 'Номенклатура и правовое сопровождение',
  figures: {
    inForce: 'документов действует',
    holes: 'мест пустых или устаревших',
    absent: 'документов года нет',
    legal: 'дел правового сопровождения',
  },
  duty: (slot: string) => `Нет действующего документа: ${slot}`,
  duties: (count: number) => `В номенклатуре ${countOf(count, ...places)} без действующего документа`,
  yearDuty: (item: string) => `К сроку нет документа за учебный год: ${item}`,
  refusals: {
    see: 'Номенклатуру видят сотрудники службы и органа управления.',
    keep: 'Документы в номенклатуру вносят делопроизводитель, руководитель службы и администратор.',
    noSlot: 'Такого места в номенклатуре нет: обновите страницу.',
    ownPlan: 'Это место занимает годовой план: его утверждают в разделе «План».',
    noRegulation: 'Такого документа в реестре нет: выберите его из списка.',
    repealed: 'Этот документ утратил силу: выберите действующий или проект.',
    same: 'Этот документ уже стоит на этом месте.',
    taken: 'На этом месте только что появился другой документ. Обновите страницу.',
  },
} as const;

export const nomenclatureSentences = {
  'nomenclature.placed': (data: Data) => `в номенклатуру внесён документ: ${String(data.title)}`,
  'nomenclature.vacated': (data: Data) => `место номенклатуры освобождено: ${String(data.slot)}`,
} as const;
