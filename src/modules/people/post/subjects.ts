// Subjects a post is about: the reference list with the names schools still write, and a school's own subjects as typed.

/** Subject → other names it goes by in school files; old names of «Труд» and ОБЗР were official before 01.09.2024. */
const reference: Readonly<Record<string, readonly string[]>> = {
  'Начальные классы': ['начальное образование', 'начальная школа', 'начальных классов'],
  'Русский язык': ['русского языка', 'рус яз', 'рус. яз.'],
  Литература: ['литературы', 'лит-ра'],
  'Родной язык': ['родного языка', 'родной (русский) язык'],
  'Родная литература': ['родной литературы', 'родная (русская) литература'],
  'Литературное чтение': ['чтение'],
  'Английский язык': ['английского языка', 'англ. язык', 'англ яз', 'иностранный язык (английский)'],
  'Немецкий язык': ['немецкого языка', 'нем. язык', 'иностранный язык (немецкий)'],
  'Французский язык': ['французского языка', 'иностранный язык (французский)'],
  'Китайский язык': ['китайского языка'],
  Математика: ['математики', 'алгебра', 'геометрия', 'алгебры', 'геометрии', 'вероятность и статистика'],
  Информатика: ['информатики', 'информатика и икт', 'икт', 'информатики и икт'],
  Физика: ['физики'],
  Астрономия: ['астрономии'],
  Химия: ['химии'],
  Биология: ['биологии'],
  География: ['географии'],
  История: ['истории', 'история россии', 'всеобщая история'],
  Обществознание: ['обществознания', 'право', 'экономика'],
  'Окружающий мир': ['окружающего мира', 'природоведение'],
  Музыка: ['музыки'],
  'Изобразительное искусство': ['изо', 'изобразительного искусства', 'рисование'],
  'Мировая художественная культура': ['мхк', 'искусство'],
  'Труд (технология)': ['технология', 'технологии', 'труд', 'труда'],
  'Основы безопасности и защиты Родины': [
    'обж',
    'обзр',
    'основы безопасности жизнедеятельности',
    'основ безопасности и защиты родины',
  ],
  'Физическая культура': ['физкультура', 'физической культуры', 'физ-ра', 'адаптивная физическая культура'],
  'Основы религиозных культур и светской этики': ['орксэ'],
  'Основы духовно-нравственной культуры народов России': ['однкнр'],
  'Индивидуальный проект': ['проектная деятельность'],
};

const plain = (words: string) =>
  words.toLowerCase().replaceAll('ё', 'е').replace(/[«»"]/g, '').replace(/\s+/g, ' ').trim();

const known = new Map(
  Object.entries(reference).flatMap(([name, others]) =>
    [name, ...others].map((each) => [plain(each), name] as const),
  ),
);

export const subjectNames = Object.keys(reference);

/** The name of the reference list for any way a school writes it; an own subject stays as typed. */
export const subjectNamed = (words: string): string => {
  const typed = words.replace(/\s+/g, ' ').trim();
  return known.get(plain(typed)) ?? typed;
};

/** «русского языка и литературы» are two subjects, «изобразительное искусство и черчение» stays as typed. */
const namesIn = (words: string): string[] => {
  const typed = words.trim();
  if (known.has(plain(typed))) return [subjectNamed(typed)];
  const pair = typed.split(/\s+и\s+/);
  return pair.length > 1 && pair.every((each) => known.has(plain(each)))
    ? pair.map(subjectNamed)
    : [subjectNamed(typed)];
};

/** «математика, физика; ОБЖ» → the names of the list, each once. */
export const subjectsIn = (words: string): string[] => [
  ...new Set(
    words
      .split(/[,;\n]+/)
      .flatMap(namesIn)
      .filter((each) => each !== ''),
  ),
];
