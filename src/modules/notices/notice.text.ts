// Words of letters and of the notices pages.
import { plural } from '../../platform/language/index.ts';

export interface LetterLine {
  readonly text: string;
  readonly href: string;
}

const farewell = 'Письмо отправлено системой «Опора». Настроить письма: раздел «Уведомления».';

/** Subject is the beginning of the sentence, cut at a word. */
function subjectOf(text: string): string {
  const sentence = text.split(/(?<=[.!?])\s/)[0] ?? text;
  return sentence.length <= 90 ? sentence : `${sentence.slice(0, 88).replace(/\s+\S*$/, '')}…`;
}

export const letterText = (line: LetterLine) => ({
  subject: subjectOf(line.text),
  text: `${line.text}\n\nОткрыть: ${line.href}\n\n${farewell}\n`,
});

export const digestText = (lines: readonly LetterLine[]) => ({
  subject: `${lines.length} ${plural(lines.length, 'уведомление', 'уведомления', 'уведомлений')} за день`,
  text: `${lines.map((line, index) => `${index + 1}. ${line.text}\n   ${line.href}`).join('\n\n')}\n\n${farewell}\n`,
});

export const noticesText = {
  title: 'Уведомления',
  lead: 'Что произошло и что от Вас нужно. Число непрочитанных стоит в шапке, пока Вы их не отметите.',
  empty: 'Уведомлений пока нет',
  emptyHint: 'Здесь появятся сроки, поручения и решения, которые касаются Вас.',
  readAll: 'Отметить все прочитанными',
  read: 'Прочитано',
  open: 'Открыть',
  older: 'Раньше',
  done: 'Отмечено прочитанным',
  settings: 'Письма и тихие часы',
  saved: 'Сохранено',
  letters: 'Письма',
  lettersHint: 'В системе уведомления видны всегда; письма приходят так, как Вам удобно.',
  letterKinds: {
    each: 'Сразу, каждое отдельно',
    digest: 'Одним письмом утром рабочего дня',
    none: 'Не присылать',
  },
  quietFrom: 'Тихие часы с',
  quietTo: 'до',
  quietHint: 'В тихие часы письма не отправляются, даже срочные.',
  workingDays: 'Несрочные письма только в рабочие дни',
} as const;
