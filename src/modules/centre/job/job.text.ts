// Every human word about job descriptions and acknowledging them.
import { refuse } from '../../../kernel/refusal.ts';

export const jobText = {
  one: 'Должностная инструкция',
  title: 'Должностные инструкции',
  edition: (number: number) => `Редакция ${number}`,
  none: 'Инструкции к этой должности ещё нет.',
  acknowledged: 'Ознакомлены',
  acknowledge: (title: string) => `Ознакомьтесь с должностной инструкцией: ${title}`,
  waiting: (name: string, title: string) => `${name}: не ознакомлен с инструкцией «${title}»`,
  notYet: 'не ознакомлен',
  sheet: 'Лист ознакомления',
  fields: {
    text: 'Текст инструкции',
    file: 'Файл инструкции',
    act: 'Чем утверждена',
    startsOn: 'Действует с',
  },
  hints: {
    text: 'Можно приложить файл вместо текста.',
    act: 'Вид, дата и номер: «приказ от 01.09.2025 № 21».',
  },
  faults: {
    content: 'Напишите текст инструкции или приложите файл.',
    act: 'Назовите приказ: вид, дату и номер.',
    date: 'Укажите дату.',
    earlier: 'Новая редакция не может начаться раньше прежней.',
  },
} as const;

const norm = 'job-descriptions';
export const jobRefusals = {
  content: () =>
    refuse('job-description-is-empty', jobText.faults.content, {
      kind: 'invalid',
      norm,
      fields: { text: jobText.faults.content },
    }),
  earlier: () =>
    refuse('edition-starts-earlier', jobText.faults.earlier, {
      kind: 'invalid',
      norm,
      fields: { startsOn: jobText.faults.earlier },
    }),
  notYours: () =>
    refuse('not-your-job-description', 'С инструкцией знакомится тот, кто занимает эту должность.', {
      kind: 'forbidden',
      norm,
    }),
  twice: () => refuse('acknowledged-already', 'Вы уже ознакомлены с этой редакцией.', { norm }),
  editionTaken: () =>
    refuse('edition-taken', 'Другая редакция получила этот номер. Обновите страницу.', { norm }),
};
