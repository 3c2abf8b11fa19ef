// Every human word about young specialists, mentor pairs and the School of the young teacher.
import { countOf } from '../../platform/language/index.ts';

export const pairStates = {
  proposed: 'предложена',
  active: 'работает',
  finished: 'завершена',
  stopped: 'прекращена',
} as const;

export const pairOutcomes = {
  reached: 'цель достигнута',
  partly: 'цель достигнута частично',
  'not-reached': 'цель не достигнута',
} as const;
export type PairOutcome = keyof typeof pairOutcomes;

export const pairPapers = {
  order: 'Приказ о наставничестве',
  consent: 'Согласие наставника',
  programme: 'Программа наставничества',
  report: 'Отчёт наставника',
} as const;
export type PairPaper = keyof typeof pairPapers;

export const mentoringText = {
  title: 'Наставничество',
  young: 'Молодые специалисты',
  pairs: 'Наставнические пары',
  one: 'Наставническая пара',
  school: 'Школа молодого педагога',
  newPair: 'Создать пару',
  newGroup: 'Создать группу',
  youngLead: (years: number, age: number, basis: string) =>
    `Первые ${countOf(years, 'год', 'года', 'лет')} в педагогической должности, возраст до ${age} лет включительно (${basis}).`,
  unknownAge: (count: number) =>
    `Ещё ${count} по стажу подходят, но дата рождения не указана: внесите её в карточке человека.`,
  count: ['человек', 'человека', 'человек'] as const,
  pairCount: ['пара', 'пары', 'пар'] as const,
  noMentor: 'нет наставника',
  fields: {
    person: 'Педагог',
    institution: 'Организация',
    position: 'Должность',
    began: 'Работает с',
    until: 'Статус до',
    mentor: 'Наставник',
    mentorId: 'Наставник',
    menteeId: 'Кого сопровождает',
    goal: 'Цель',
    startsOn: 'С какого дня',
    endsOn: 'По какой день',
    programme: 'Программа',
    what: 'Что делаем',
    term: 'Срок',
    result: 'Что получится',
    heldOn: 'Когда',
    topic: 'Тема',
    text: 'Что решили, что попробовать',
    mark: 'Оценка работы пары',
    feedback: 'Отзыв',
    outcome: 'Итог',
    outcomeText: 'Что удалось, что дальше',
    reason: 'Почему прекращена',
    state: 'Состояние',
    title: 'Название',
    schoolYear: 'Учебный год, первый календарный год',
    leaderId: 'Кто ведёт',
    memberIds: 'Участники',
    hours: 'Часов',
    came: 'Кто был',
  },
  faults: {
    person: 'Выберите человека.',
    goal: 'Напишите цель: что должно измениться в работе.',
    date: 'Укажите дату.',
    order: 'Последний день не может быть раньше первого.',
    topic: 'Напишите тему.',
    outcome: 'Выберите итог.',
    reason: 'Напишите причину.',
    mark: 'Поставьте оценку от 1 до 5.',
    outside: 'Дата вне срока пары.',
    future: 'Дата ещё не наступила.',
    post: 'В эти дни у обоих должна быть работа в этой организации: проверьте сроки должностей.',
    title: 'Напишите название.',
    hours: 'Укажите часы, от 0,5 до 24.',
  },
  refusals: {
    keepers: 'Пары создаёт организация, где работает молодой педагог, или методическая служба.',
    school: 'Школу молодого педагога ведёт методическая служба.',
    himself: 'Наставником не может быть сам сопровождаемый.',
    overlap: 'У этого педагога в эти дни уже есть наставник. Завершите прежнюю пару или измените сроки.',
    outside: 'Пара выходит за сроки работы одного из двоих. Сократите её или проверьте должности.',
    meetings: 'Встречи отмечают наставник, сопровождаемый, их организация и методист, пока пара работает.',
    feedbackTwice: 'Отзыв уже оставлен.',
    notInPair: 'Отзыв оставляют наставник и сопровождаемый.',
    groupTwice: 'Группа с таким названием в этом учебном году уже есть.',
  },
  empty: {
    pairs: 'Пар пока нет',
    pairsText: 'Создайте пару: выберите наставника, молодого педагога, сроки и цель.',
    young: 'Молодых специалистов нет',
    youngText: 'Никто из работающих не подходит под действующее правило.',
    school: 'Группы ещё нет',
    schoolText: 'Создайте группу учебного года и отметьте участников.',
  },
};
