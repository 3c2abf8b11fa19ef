// Every word of the documents: kinds, states, refusals, hints, defaults of the office's nomenclature.
import { formatDate } from '../../platform/language/index.ts';
import type { Audience, DocumentKind, DocumentState } from './document.schema.ts';

export const kindNames: Readonly<Record<DocumentKind, string>> = {
  order: 'Приказ',
  minutes: 'Протокол',
  extract: 'Выписка из протокола',
  proposals: 'Предложения',
  'transfer-act': 'Акт передачи',
  application: 'Заявка',
  'expert-sheet': 'Экспертный лист',
  receipt: 'Расписка',
  register: 'Журнал',
  'score-summary': 'Сводная ведомость',
  notice: 'Уведомление',
  report: 'Отчёт',
  letter: 'Письмо',
  plan: 'План работы',
  note: 'Справка',
};

export const stateNames: Readonly<Record<DocumentState, string>> = {
  draft: 'Проект',
  registered: 'Зарегистрирован',
  cancelled: 'Отменён',
};

export const audienceNames: Readonly<Record<Audience, string>> = {
  staff: 'служба и орган управления образованием',
  secretariat: 'секретариат совета и автор',
  council: 'члены совета',
  institution: 'служба и названные организации',
  public: 'все',
};

/** «Приказ № 112 от 1 октября 2026 г.» or «Приказ (проект)». */
export function callDocument(document: {
  kind: DocumentKind;
  number: string | null;
  date: string | null;
}): string {
  const name = kindNames[document.kind];
  return document.number && document.date
    ? `${name} № ${document.number} от ${formatDate(document.date)}`
    : `${name} (проект)`;
}

const years: Readonly<Record<'calendar' | 'school', string>> = {
  calendar: 'календарный год',
  school: 'учебный год',
};

export const documentText = {
  menu: 'Документы',
  open: 'Открыть документ',
  dutyAcquaint: (call: string, title: string) => `Ознакомьтесь: ${call} «${title}»`,
  registerTitle: 'Реестр документов',
  registerLead: 'Проекты, изданные и отменённые документы: номер, дата, кто подписал, в каком деле хранится.',
  filterText: 'Номер или заголовок',
  documentForms: ['документ', 'документа', 'документов'] as const,
  emptyTitle: 'Документов пока нет',
  emptyText:
    'Проекты появляются здесь сами: из заявок, заседаний и решений. Номер и дату проект получает на своей странице.',
  journalTitle: 'Журнал регистрации',
  journalLead: (index: string, title: string, term: string) =>
    `Дело ${index} «${title}», срок хранения: ${term}.`,
  journalEmpty: 'В этом году ничего не зарегистрировано',
  journalEmptyText: 'Выберите другой вид документов или другой год.',
  cancelledMark: 'отменён',
  officeTitle: 'Номенклатура дел',
  officeLead:
    'В какое дело попадает документ, сколько хранится и когда нумерация начинается заново. Изменения действуют для новых проектов.',
  officeAdd: 'Добавить дело',
  officeChange: (index: string) => `Изменить дело ${index}`,
  officeSaved: 'Номенклатура дел сохранена.',
  change: 'Изменить',
  changeColumn: 'Действие',
  preview: 'Как документ выглядит на бумаге',
  pdf: 'PDF',
  docx: 'DOCX',
  forSignature: 'PDF на подпись',
  registration: 'Номер и дата',
  registrationHint:
    'После регистрации текст, подпись и номер изменить нельзя: приказ отменяет только другой приказ, справочный документ отменяют с указанием причины.',
  registered: (number: string) => `Документ зарегистрирован под № ${number}.`,
  cancelled: 'Документ отменён.',
  textSaved: 'Текст проекта сохранён.',
  signerSaved: 'Подпись изменена.',
  fileSaved: 'Файл приложен.',
  fileRemoved: 'Файл убран.',
  asked: 'Просьба ознакомиться отправлена.',
  acknowledged: 'Отметка об ознакомлении поставлена.',
  requisites: 'Реквизиты',
  frozen: 'Что зафиксировано',
  notFrozen: 'Это проект: номер, дата и неизменная копия появятся при регистрации.',
  intact: 'Документ не изменён: текст и PDF совпадают с зафиксированными',
  broken: 'Хеш не совпадает с зафиксированным: обратитесь к администратору',
  redrawnOtherwise: 'Сохранённый PDF цел; нынешняя версия программы рисует его иначе',
  subjects: 'К чему относится',
  acquaintances: 'Лист ознакомления',
  acquaintanceEmpty: 'Никого не просили ознакомиться.',
  acquaintanceFields: { who: 'Кого знакомят', asked: 'Направлено', when: 'Ознакомлен', remark: 'Замечание' },
  remark: 'Замечание',
  remarkHint: 'Необязательно: останется в листе ознакомления',
  waits: 'ещё не ознакомлен(а)',
  acquainted: 'ознакомлен(а)',
  files: 'Подписанный экземпляр',
  filesEmpty: 'Скан подписанного экземпляра не приложен.',
  scan: 'Скан',
  signature: 'Электронная подпись',
  texts: 'Текст, который можно изменить',
  signer: 'Кто подписывает',
  signedBy: 'Подписал',
  signs: 'Подписывает',
  history: 'История',
  regulation: 'По какому порядку',
  citations: 'На основании чего',
  citationsEmpty: 'Основания не указаны. Добавьте закон или приказ из каталога: они войдут в текст проекта.',
  citationSaved: 'Основание добавлено.',
  citationDropped: 'Основание убрано.',
  superseded: 'утратил силу',
  oldLaw: 'утративший силу акт',
  filterLaw: 'Правовые основания',
  filterLawSuperseded: 'ссылаются на утративший силу акт',
  citesSuperseded: (act: string, instead: string | null) =>
    `Документ ссылается на утративший силу акт: ${act}${instead ? `. Вместо него — ${instead}` : ''}.`,
  noAct: 'Такого акта в каталоге нет: выберите его из списка.',
  blankAct:
    'У этого акта не заполнены номер или дата, ссылаться на него ещё нельзя. Внесите реквизиты на странице акта.',
  citedAlready: 'Этот акт уже указан в основаниях.',
  cancelledByOrder:
    'Приказ отменяется только другим приказом. Нажмите «Подготовить приказ об отмене»: до его регистрации ничего не изменится.',
  cancellingStays:
    'Этот приказ уже отменил другой: сам он исполнен и не отменяется. Чтобы вернуть отменённое, издайте новый приказ.',
  cancellingDrafted:
    'Приказ об отмене этого приказа уже подготовлен. Откройте его в реестре документов и зарегистрируйте или снимите.',
  notAnOrder: 'Приказом отменяется только приказ. Этот документ отменяют с указанием причины.',
  cancelledBy: (by: string, reason: string) => `${by}${reason ? `: ${reason}` : ''}`,
  notCancelled: {
    minutes: 'Протокол не отменяется: решение пересматривает сам совет на новом заседании.',
    proposals: 'Предложения не отменяются: совет пересматривает их на новом заседании.',
    'transfer-act': 'Акт передачи подтверждает, что документы переданы, и не отменяется.',
    application: 'Заявка не отменяется как документ: соискатель отзывает её на странице заявки.',
    'expert-sheet': 'Экспертный лист не отменяется: его открывают заново на странице экспертизы.',
    report: 'Отчёт не отменяется: его возвращают на доработку на странице отчёта.',
  } as Readonly<Partial<Record<DocumentKind, string>>>,
  cancellation: 'Отмена приказа',
  effects: 'Что изменится после регистрации приказа об отмене',
  noEffects:
    'Записи в системе по этому приказу не менялись: он останется в реестре под своим номером с отметкой «отменён».',
  effectsRegistered: 'После регистрации этого приказа:',
  cancelling: 'Проект приказа об отмене готов: проверьте, подпишите и зарегистрируйте его.',
  whatCancelled: 'Что отменил',
  cancelledByLink: 'Приказ об отмене',
  cancelConfirm: (call: string) =>
    `${call} останется в реестре под своим номером с отметкой «отменён». Вернуть его нельзя.`,
  acknowledgeNote: 'Отметка ставится один раз, с датой и временем.',
  noOfficeFile: (kind: string, index: string, term: string) =>
    `В номенклатуре дел нет дела для вида «${kind}»: на документе будет дело ${index}, срок хранения ${term}, как предложено системой. Проверьте и сохраните дело.`,
  noOfficeFiles: (kinds: string) =>
    `Дело не назначено: ${kinds}. Документы получают предложенные индекс и срок хранения. Сверьте их со своей номенклатурой и сохраните.`,
  officeSuggested: 'предложено, не утверждено',
  toOffice: 'Открыть номенклатуру дел',
  yearUnits: years,
  numberInUse: (number: string, year: number, next: string) =>
    `Номер ${number} в ${year} году уже занят. Следующий свободный — ${next}.`,
  numberInUseShort: 'Номер занят: укажите другой или оставьте поле пустым.',
  numberRace: 'Этот номер только что занял другой документ. Повторите: будет предложен следующий свободный.',
  dateInFuture: (today: string) =>
    `Дата документа не может быть позже сегодняшней (${formatDate(today)}): он ещё не подписан.`,
  dateInFutureShort: 'Дата позже сегодняшней.',
  immutable: 'Зарегистрированный документ не изменяется. Если в нём ошибка, отмените его и выпустите новый.',
  notDraft: 'Документ уже зарегистрирован: текст и подпись больше не меняются.',
  noSuchText: 'В этом документе нет такого изменяемого текста. Обновите страницу.',
  noSigner: 'Выбранный сотрудник не найден. Обновите страницу.',
  registrars:
    'Документы регистрирует делопроизводитель: специалист органа управления образованием, директор методического центра или секретарь совета.',
  notReader:
    'Документ открыт другому кругу читателей. Если он нужен Вам для работы, обратитесь к делопроизводителю.',
  notAddressee: 'Отметку об ознакомлении ставит тот, кого просили ознакомиться, и только за себя.',
  alreadyAcknowledged: 'Отметка об ознакомлении уже стоит.',
  notRegisteredYet: 'Документ ещё не зарегистрирован: знакомят с изданным документом.',
  scanRight: 'Скан подписанного экземпляра прикладывает делопроизводитель или автор документа.',
  officeRight: 'Номенклатуру дел ведёт администратор службы или делопроизводитель.',
  indexTaken: 'Дело с таким индексом уже есть в номенклатуре.',
  kindTaken: 'Для этого вида документов дело уже назначено.',
  fileMissing: 'Файл не найден в хранилище. Сообщите администратору службы.',
  warnNumberOrder: (number: string, date: string) =>
    `Документ с предыдущим номером ${number} датирован позже: ${formatDate(date)} Проверьте даты.`,
  warnApprovalOrder: (earlier: string, earlierDate: string, later: string, laterDate: string) =>
    `Даты грифа идут не по порядку: «${earlier}» — ${formatDate(earlierDate)}, а «${later}» — ${formatDate(laterDate)} Проверьте, нет ли ошибки.`,
} as const;

/** A nomenclature to begin with; a territory puts its own indices and terms over it. */
export const officeDefaults: Readonly<
  Record<DocumentKind, { index: string; title: string; storageTerm: string; yearUnit: 'calendar' | 'school' }>
> = {
  order: {
    index: '01-03',
    title: 'Приказы по основной деятельности',
    storageTerm: 'Постоянно, ст. 19 «а»',
    yearUnit: 'calendar',
  },
  minutes: {
    index: '02-01',
    title: 'Протоколы заседаний советов',
    storageTerm: 'Постоянно, ст. 18 «в»',
    yearUnit: 'school',
  },
  extract: { index: '02-02', title: 'Выписки из протоколов', storageTerm: '5 лет', yearUnit: 'school' },
  proposals: { index: '02-03', title: 'Предложения советов', storageTerm: '5 лет ЭПК', yearUnit: 'calendar' },
  'transfer-act': {
    index: '02-04',
    title: 'Акты передачи материалов',
    storageTerm: '5 лет',
    yearUnit: 'calendar',
  },
  application: {
    index: '02-05',
    title: 'Заявки организаций и материалы к ним',
    storageTerm: '5 лет ЭПК',
    yearUnit: 'calendar',
  },
  'expert-sheet': { index: '02-06', title: 'Экспертные листы', storageTerm: '5 лет', yearUnit: 'calendar' },
  receipt: {
    index: '02-07',
    title: 'Расписки о приёме документов',
    storageTerm: '3 года',
    yearUnit: 'calendar',
  },
  register: { index: '02-08', title: 'Журналы регистрации', storageTerm: '5 лет', yearUnit: 'calendar' },
  'score-summary': {
    index: '02-09',
    title: 'Сводные ведомости оценок',
    storageTerm: '5 лет',
    yearUnit: 'calendar',
  },
  notice: { index: '01-06', title: 'Уведомления', storageTerm: '3 года', yearUnit: 'calendar' },
  report: { index: '02-10', title: 'Отчёты площадок', storageTerm: '5 лет ЭПК', yearUnit: 'school' },
  letter: {
    index: '01-05',
    title: 'Переписка по основным вопросам',
    storageTerm: '5 лет ЭПК',
    yearUnit: 'calendar',
  },
  plan: {
    index: '02-11',
    title: 'Годовые планы и планы на период',
    storageTerm: 'Постоянно',
    yearUnit: 'school',
  },
  note: {
    index: '02-12',
    title: 'Справки и итоги работы',
    storageTerm: '5 лет ЭПК',
    yearUnit: 'school',
  },
};
