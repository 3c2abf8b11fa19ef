// Every word about what people have: categories, education, awards, service; and the refusals.
import { formatDate, formatDateShort } from '../../platform/language/index.ts';
import type { Option } from '../../ui/index.ts';

const optionsOf = (words: Readonly<Record<string, string>>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export const categoryNames = {
  first: 'первая категория',
  highest: 'высшая категория',
  methodist: 'педагог-методист',
  mentor: 'педагог-наставник',
  conformity: 'соответствие занимаемой должности',
} as const;
export type CategoryKind = keyof typeof categoryNames;
export const categoryOptions = optionsOf(categoryNames);

/** For narrow columns. */
export const categoryShort: Readonly<Record<CategoryKind, string>> = {
  first: 'первая',
  highest: 'высшая',
  methodist: 'методист',
  mentor: 'наставник',
  conformity: 'соответствие',
};

/** Said after a verb: «на высшую категорию». */
export const categoryGoals: Readonly<Record<CategoryKind, string>> = {
  first: 'на первую категорию',
  highest: 'на высшую категорию',
  methodist: 'на категорию «педагог-методист»',
  mentor: 'на категорию «педагог-наставник»',
  conformity: 'на соответствие занимаемой должности',
};

export const educationLevels = {
  secondary: 'среднее общее',
  vocational: 'среднее профессиональное',
  university: 'высшее',
  bachelor: 'высшее (бакалавриат)',
  higher: 'высшее (специалитет, магистратура)',
  highest: 'высшее (подготовка кадров высшей квалификации)',
} as const;
export type EducationLevel = keyof typeof educationLevels;
export const educationOptions = optionsOf(educationLevels);

export const distinctionKinds = {
  degree: 'учёная степень',
  title: 'учёное звание',
  award: 'награда',
} as const;
export const distinctionOptions = optionsOf(distinctionKinds);

/** Suggested names; any other may be typed. */
export const knownDistinctions = [
  'кандидат педагогических наук',
  'доктор педагогических наук',
  'доцент',
  'профессор',
  'Почётная грамота Министерства просвещения Российской Федерации',
  'Благодарность Министерства просвещения Российской Федерации',
  'нагрудный знак «Почётный работник общего образования Российской Федерации»',
  'нагрудный знак «Почётный наставник»',
  'медаль К. Д. Ушинского',
  'медаль Л. С. Выготского',
  'звание «Заслуженный учитель Российской Федерации»',
] as const;

export const serviceKinds = { general: 'общий стаж', pedagogical: 'педагогический стаж' } as const;
export type ServiceKind = keyof typeof serviceKinds;
/** Lists and certificates also tell the service in one organisation; it enters no count. */
export const statedKinds = { ...serviceKinds, here: 'стаж в организации' } as const;
export type StatedKind = keyof typeof statedKinds;
export const serviceOptions = optionsOf(serviceKinds);

export const recordKinds = {
  category: 'категория',
  education: 'образование',
  distinction: 'степень, звание или награда',
  publication: 'публикация',
  period: 'период работы вне реестра',
  statement: 'справка о стаже',
} as const;
export type RecordKind = keyof typeof recordKinds;

/** Parts of a rule that were not compared with the text of the act. */
export const uncheckedParts = {
  validity: 'срок действия',
  terms: 'сроки рассмотрения и аттестации',
  repeat: 'срок после отказа',
  conditions: 'кто может подать',
  inform: 'срок ознакомления с графиком',
  exempt: 'кого не аттестуют',
} as const;

export const qualificationText = {
  toCheck: 'Сверьте с текстом акта',
  rulesLead:
    'Категория живёт по порядку того дня, когда её установили. Изменился закон или число неточно — добавляют строку с датой, и все сроки пересчитываются.',
  title: 'Квалификация работников',
  lead: 'Категории, образование и стаж педагогических работников на выбранный день.',
  one: 'Квалификация работника',
  menu: 'Квалификация',
  analysis: 'Количественный анализ кадров',
  mine: 'Моя квалификация',
  ruleTwice: 'На эту дату строка уже есть. Уберите её или выберите другую дату.',
  noRule: (day: string) =>
    `Для ${formatDate(day)} в системе нет порядка аттестации. Добавьте его строку на странице «Порядок аттестации» или проверьте дату.`,
  notAttested: (position: string) =>
    `Должность «${position}» не аттестуется на категорию: в номенклатуре это не должность педагогического работника. Заместителя, который ведёт уроки, аттестуют как учителя.`,
  future: 'Дата ещё не наступила. Внесите сведения, когда документ будет издан.',
  beforeBirth: 'Дата раньше рождения человека. Проверьте год.',
  keepers:
    'Сведения о квалификации вносят методист, руководитель службы, руководитель организации и её оператор — о своих работниках.',
  own: 'Эти сведения видят сам работник, его организация и методическая служба.',
  twice: 'Такая запись у человека уже есть: то же наименование и та же дата.',
  fromApplication:
    'Категория установлена по заявлению в этой системе. Исправьте само решение, убрать её отдельно нельзя.',
  noRecord: 'Запись уже убрана. Обновите страницу.',
  hidden: 'скрыто',
  noCategory: 'без первой и высшей категории',
  noDay: 'дата не указана',
  count: ['педагог', 'педагога', 'педагогов'] as const,
  empty: {
    title: 'Никто не подходит под отбор',
    text: 'Проверьте день и отбор. Человек появляется здесь, когда в реестре людей у него есть педагогическая должность.',
  },
} as const;

interface Standing {
  readonly validUntil: string | null;
  readonly endedOn: string | null;
  readonly act: string;
}

/** «бессрочно», «по 12 мая 2027 г.», «истекла 12 мая 2024 г.» */
export const termText = ({ validUntil, endedOn }: Standing): string => {
  if (endedOn) return `истекла ${formatDate(endedOn)}`;
  return validUntil ? `действует по ${formatDate(validUntil)}` : 'действует бессрочно';
};

export const shortTerm = ({ validUntil, endedOn }: Standing): string => {
  if (endedOn) return `истекла ${formatDateShort(endedOn)}`;
  return validUntil ? `по ${formatDateShort(validUntil)}` : 'бессрочно';
};
