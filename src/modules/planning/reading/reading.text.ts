// Every word of reading a plan from a file: fields, what becomes of rows, refusals, sentences of history.

export const verdicts = {
  'term-unknown': 'срок не понят',
  'no-person': 'нет ответственного',
  fault: 'исправьте',
  understood: 'понято',
  same: 'уже есть',
  skipped: 'не брать',
  aside: 'не пункт',
} as const;
export type Verdict = keyof typeof verdicts;

export const readingStates = {
  ready: 'Проверяется',
  applied: 'Взят в план',
  undone: 'Отменён',
  dropped: 'Не взят',
} as const;

export const readingText = {
  title: 'Планы из файлов',
  one: 'План из файла',
  read: 'План из файла',
  readLead:
    'Перетащите сюда план в Word, Excel или PDF с текстом. Ничего не запишется, пока Вы не проверите каждую строку.',
  submit: 'Прочитать файл',
  fields: {
    file: 'Файл плана',
    source: 'Чей это план',
    sourceWords: 'Как называется этот план',
    mapping: 'Столбцы файла',
    people: 'Кто есть кто',
    sections: 'Разделы файла',
    everyone: 'Все остальные',
  },
  hints: {
    file: 'DOCX, DOC, XLSX, XLS, CSV или PDF с текстом, до 25 МБ',
    source:
      'План службы станет пунктами проекта. Чужой план ляжет рядом: его пункты видны с источником и сверяются по дням.',
    sourceWords: 'Для чужого плана: «план ЛОИРО на 2026 год», «план комитета образования»',
    people: 'За пункт отвечает один человек. Слова файла останутся в печатном плане.',
    sections: 'Раздел файла станет направлением плана.',
  },
  counts: ['строка', 'строки', 'строк'] as const,
  points: ['пункт', 'пункта', 'пунктов'] as const,
  done: {
    read: 'Файл прочитан. Ничего ещё не записано: проверьте строки.',
    mapped: 'Столбцы указаны, строки проверены заново',
    people: 'Люди указаны, строки проверены заново',
    sections: 'Разделы указаны, строки проверены заново',
    fixed: 'Исправления приняты',
    applied: (count: string) => `Взято в план: ${count}`,
    undone: 'Чтение отменено: взятые пункты убраны',
    dropped: 'Файл отложен, в план ничего не взято',
  },
  aside: {
    above: 'выше таблицы',
    heading: 'повтор заголовка',
    numbering: 'номера столбцов',
    total: 'итог',
    signature: 'подпись',
    section: 'раздел',
    month: 'месяц',
    blank: 'нет содержания',
  },
  notes: {
    fromMonth: (month: string) => `срок из заголовка «${month}»`,
    shifted: (from: string, to: string) => `год ${from} прочитан как ${to}`,
    direction: (words: string) => `направления «${words}» в положении нет`,
    task: (words: string) => `задачи «${words}» в положении нет`,
    money: (words: string) => `сумма «${words}» не понята`,
    same: 'такой пункт в плане уже есть',
    twice: (line: number) => `то же в строке ${line}`,
    noTerm: 'срок в файле не указан',
  },
  noTerm: 'срок не указан',
  take: 'Брать строку',
  takeYes: 'брать',
  takeNo: 'не брать',
  fix: 'Проверить исправленное',
  fixHint: 'Исправьте отмеченное прямо здесь: файл на Вашем компьютере не изменится.',
  yearNote: (file: string, plan: string) =>
    `В файле ${file} учебный год, план — на ${plan}: годы в сроках прочитаны по плану, проверьте дни недели.`,
  refusals: {
    noTable:
      'В файле не нашлось таблицы плана: нет столбца с мероприятиями. Проверьте, тот ли это файл; таблица должна иметь заголовок «Мероприятие» или «Содержание» и срок.',
    large: 'Файл больше 25 МБ: это больше любого плана. Оставьте в нём только план и выберите снова.',
    tooMany: 'В файле больше 5 000 строк: это больше годового плана. Оставьте только лист с планом.',
    whose: 'Напишите, как называется этот план: так он будет назван у каждого пункта',
    notReady: 'Этот файл уже взят в план или отложен.',
    notApplied: 'Отменять нечего: файл ещё не взят в план.',
    nothing: 'Брать нечего: новых строк с понятным содержанием и ответственным нет.',
    twice: (title: string) => `«${title}» указано у двух столбцов. Оставьте один.`,
    missing: (titles: string) => `Не указан столбец ${titles}.`,
    unknownRow: 'Такой строки в файле нет. Обновите страницу.',
    nobody: 'Такого человека нет в территории.',
    changed: (titles: string) =>
      `После загрузки эти пункты правили: ${titles}. Отмена потеряла бы правку; уберите лишние пункты в самом плане.`,
    frozen: 'План уже не проект: его пункты не убирают, а отменяют изменением с причиной.',
    closed: 'Закрытый план только читается.',
    taken: (titles: string) => `Эти пункты уже взяты в план: ${titles}. Сначала уберите их из проекта.`,
  },
} as const;

type Data = Readonly<Record<string, unknown>>;
export const readingSentences: Readonly<Record<string, (data: Data) => string>> = {
  'reading.read': (data) => `прочитан файл «${data.file}»`,
  'reading.applied': (data) => `взято из файла «${data.file}»: ${data.lines}`,
  'reading.undone': (data) => `отменено взятое из файла «${data.file}»`,
  'reading.dropped': (data) => `файл «${data.file}» отложен`,
};
