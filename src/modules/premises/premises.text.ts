// Words of premises and equipment.
export const assetKinds = {
  room: 'Помещение',
  equipment: 'Оборудование',
  technical: 'Техническое средство',
  valuable: 'Материальная ценность',
} as const;
export type AssetKind = keyof typeof assetKinds;
export const assetKindOptions = Object.entries(assetKinds).map(([value, label]) => ({ value, label }));

export const checkOutcomes = {
  present: 'На месте',
  damaged: 'Неисправно',
  missing: 'Не найдено',
} as const;
export type CheckOutcome = keyof typeof checkOutcomes;
export const checkOptions = Object.entries(checkOutcomes).map(([value, label]) => ({ value, label }));

export const premisesText = {
  title: 'Помещения и оборудование',
  one: 'Помещение или предмет',
  lead: 'Что есть у службы, кто за что отвечает и кем занято.',
  count: ['запись', 'записи', 'записей'] as [string, string, string],
  newTitle: 'Новая запись описи',
  editTitle: 'Исправить запись описи',
  tabs: { list: 'Опись', week: 'Занятость по неделям' },
  fields: {
    kind: 'Вид',
    name: 'Наименование',
    inventoryNumber: 'Инвентарный номер',
    place: 'Где находится',
    seats: 'Мест',
    cost: 'Стоимость, руб.',
    isBookable: 'Можно занять на время',
    note: 'Примечание',
    startsOn: 'На учёте с',
    responsible: 'Ответственный',
    checked: 'Последняя проверка',
    state: 'Состояние',
    act: 'Акт передачи',
    person: 'Кому передано',
    since: 'С какого дня',
    outcome: 'Что нашла проверка',
    checkNote: 'Что обнаружено',
    checkedOn: 'Когда проверено',
    checkedBy: 'Кто проверил',
    writeOffReason: 'Почему списано',
    writeOffAct: 'Акт о списании',
    writeOffOn: 'Последний день на учёте',
  },
  hints: {
    place: 'Адрес и кабинет: «Ленина, 15, каб. 12»',
    isBookable: 'Помещения, проектор, ноутбуки: то, что берут на мероприятие',
    act: '«акт приёма-передачи от 01.09.2025 № 3»',
    seats: 'Для помещений: сколько человек вмещает',
  },
  states: {
    used: 'На учёте',
    nobody: 'Без ответственного',
    unchecked: 'Год без проверки',
    faulty: 'Неисправное и ненайденное',
    'written-off': 'Списанное',
    all: 'Всё',
  },
  sections: {
    facts: 'Сведения',
    custody: 'Кто отвечал и отвечает',
    checks: 'Проверки сохранности',
    bookings: 'Занято',
    history: 'История',
  },
  actions: { handOver: 'Передать', check: 'Отметить проверку', writeOff: 'Списать', book: 'Занять' },
  empty: {
    title: 'Опись пуста',
    text: 'Внесите помещения и оборудование: у каждой записи будет ответственный, проверки и расписание занятости.',
    filtered: 'По этому отбору ничего нет',
    filteredText: 'Измените отбор или сбросьте его.',
    custody: 'Ещё никому не передано: нажмите «Передать».',
    checks: 'Проверок ещё не было.',
    bookings: 'Впереди ничего не занято.',
  },
  done: {
    added: 'Запись внесена',
    saved: 'Запись исправлена',
    handed: 'Передано',
    checked: 'Проверка записана',
    writtenOff: 'Списано',
    booked: 'Время занято',
    cancelled: 'Время освобождено',
  },
  faults: {
    name: 'Напишите наименование',
    kind: 'Выберите вид',
    date: 'Укажите день',
    money: 'Сумма — число от нуля',
    seats: 'Число мест — от 1 до 5000',
    person: 'Выберите ответственного из реестра',
    outcome: 'Выберите, что нашла проверка',
    note: 'Напишите, что обнаружено',
    reason: 'Напишите, почему списывается',
    tooLong: (max: number) => `Не больше ${max} знаков`,
    sameDay: 'В этот день уже записан другой ответственный: возьмите следующий день.',
    beforeStart: 'День раньше постановки на учёт.',
    future: 'День ещё не наступил.',
  },
  refusals: {
    keepers: 'Опись ведут методисты и руководитель службы.',
    bookers: 'Помещения и технику занимают сотрудники службы и органа управления.',
    writtenOff: 'Запись списана: с ней больше ничего не делают.',
    numberTwice: 'Этот инвентарный номер уже у другой записи описи.',
    bookedAhead: (until: string) =>
      `Впереди есть занятое время (до ${until}): сначала освободите его или спишите после.`,
  },
} as const;
