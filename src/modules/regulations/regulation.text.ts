// Every human word of the regulations: states, roles of acts, refusals, sentences of the history.
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { formatDateShort } from '../../platform/language/index.ts';

export const regulationText = {
  title: 'Положения',
  actRoles: {
    approves: 'утвердил',
    parent: 'разработано в соответствии',
    founding: 'учредительный акт',
    structure: 'структура службы',
    'legal-basis': 'правовое основание',
  },
  levels: {
    federal: 'федеральный',
    regional: 'региональный',
    municipal: 'муниципальный',
    local: 'локальный',
  },
  blocks: { accepted: 'Принято', approved: 'Утверждено', order: 'Приказ' },
} as const;

export type ActRole = keyof typeof regulationText.actRoles;
export type ActLevel = keyof typeof regulationText.levels;
export type BlockKind = keyof typeof regulationText.blocks;

export interface Requisites {
  readonly kind: string;
  readonly number: string | null;
  readonly dated: string | null;
}

/** «приказ от 31.12.2013 № 880»; blanks are shown as blanks, as the paper shows them. */
export function requisitesOf(act: Requisites): string {
  if (act.number === null && act.dated === null) return `${act.kind} от «___» ______ № ___`;
  const dated = act.dated === null ? 'от «___» ______' : `от ${formatDateShort(act.dated)}`;
  return `${act.kind} ${dated} № ${act.number ?? '___'}`;
}

const instrumental: Record<string, string> = {
  приказ: 'приказом',
  распоряжение: 'распоряжением',
  постановление: 'постановлением',
  решение: 'решением',
  закон: 'законом',
  'федеральный закон': 'федеральным законом',
};

/** «утв. приказом № 880 от 31.12.2013»; null while the requisites are blank. */
export function approvedByWords(act: Requisites | null): string | null {
  if (!act || act.number === null || act.dated === null) return null;
  const kind = instrumental[act.kind.toLowerCase()] ?? `актом «${act.kind}»`;
  return `утв. ${kind} № ${act.number} от ${formatDateShort(act.dated)}`;
}

export const kindForms: Readonly<Record<string, string>> = {
  Положение: 'Положения',
  Порядок: 'Порядка',
  Правила: 'Правил',
  Регламент: 'Регламента',
};

export const blankRequisites = (): Refusal =>
  refuse(
    'blank-requisites',
    'Номер или дата утверждающего акта не заполнены: проект хранится, но не вводится в действие и не цитируется. Внесите реквизиты акта.',
    { norm: 'blank-requisites' },
  );

export const noApprovingAct = (): Refusal =>
  refuse(
    'no-approving-act',
    'Не указан акт, которым утверждается документ. Добавьте акт с ролью «утвердил», его номер и дату.',
    { norm: 'blank-requisites' },
  );

export const noOrderForStructure = (): Refusal =>
  refuse(
    'structure-without-order',
    'Структура утверждается только приказом с номером и датой. Приложите приказ или внесите его реквизиты.',
    { norm: 'founding-acts' },
  );

export const noClauses = (): Refusal =>
  refuse('no-clauses', 'В документе нет ни одного пункта. Внесите пункты по одному или вставьте текст.', {
    norm: 'regulation-register',
  });

export const earlierThanLast = (last: string): Refusal =>
  refuse(
    'earlier-than-last-version',
    `Прошлая редакция действует с ${formatDateShort(last)}. Укажите этот или более поздний день.`,
    {
      kind: 'invalid',
      norm: 'regulation-amendments',
      fields: { effectiveFrom: 'Не раньше дня прошлой редакции.' },
    },
  );

export const nothingChanged = (): Refusal =>
  refuse('nothing-changed', 'Новая редакция ничем не отличается от прежней: публиковать нечего.', {
    norm: 'regulation-amendments',
  });

export const versionIsPublished = (): Refusal =>
  refuse(
    'version-is-published',
    'Опубликованная редакция не меняется. Подготовьте новую редакцию с причиной.',
    { norm: 'regulation-amendments' },
  );

export const clauseKeyTaken = (key: string): Refusal =>
  refuse('clause-key-taken', `Пункт с ключом «${key}» уже есть.`, {
    kind: 'invalid',
    fields: { key: 'Такой пункт уже есть: измените номер.' },
  });

export const slugTaken = (): Refusal =>
  refuse('slug-taken', 'Документ с таким адресом только что создан. Повторите действие.');

export const actEnteredAlready = (): Refusal =>
  refuse('act-entered-already', 'Этот акт уже есть в каталоге: выберите его в списке.');

export const actInUse = (): Refusal =>
  refuse('act-approves', 'Этим актом утверждён действующий документ: реквизиты нельзя сделать пустыми.', {
    norm: 'blank-requisites',
  });

export const versionMeanwhile = (): Refusal =>
  refuse('version-meanwhile', 'Другая редакция этого документа появилась одновременно. Обновите страницу.', {
    norm: 'regulation-amendments',
  });

export const regulationIsRepealed = (): Refusal =>
  refuse('regulation-is-repealed', 'Документ утратил силу и больше не меняется. Начните новый документ.', {
    norm: 'regulation-amendments',
  });

export const noDraft = (): Refusal =>
  refuse('no-draft-version', 'Новая редакция не готовится. Начните её на странице документа.', {
    norm: 'regulation-amendments',
  });

export const versionInWork = (): Refusal =>
  refuse(
    'version-in-work',
    'Уже готовится новая редакция документа. Внесите изменение в неё на странице документа или опубликуйте её сначала.',
    { norm: 'regulation-amendments' },
  );

export const noSuchClause = (key: string): Refusal =>
  refuse('no-such-clause', `Пункта ${key} в документе нет.`, {
    kind: 'invalid',
    fields: {
      clause: 'Такого пункта нет.',
      wording: 'Впишите текст: пункт будет добавлен.',
    },
  });

export const onlyVersion = (): Refusal =>
  refuse('only-version', 'Это первая и единственная редакция проекта: от неё нельзя отказаться.', {
    norm: 'regulation-amendments',
  });

export const draftIsNotCited = (title: string): Refusal =>
  refuse(
    'draft-is-not-cited',
    `«${title}» — не действующий документ: ссылаться на него как на правило нельзя. Внесите реквизиты и введите его в действие.`,
    { norm: 'blank-requisites' },
  );
