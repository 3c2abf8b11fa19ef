// What collections ask of whom today: answers to give, answers the author waits for.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { Duty } from '../../../kernel/module.ts';
import { countOf } from '../../../platform/language/index.ts';
import { ownAnswers } from '../answer/answer.queries.ts';
import { seesAll } from '../collections.policy.ts';
import { dayIn, untilWords } from '../moment.ts';
import { answerPath, collectionPath } from './collection.commands.ts';
import { collectionsList } from './collection.queries.ts';

const norm = 'data-collection';

export async function collectionDuties(ctx: ReadCtx): Promise<Duty[]> {
  const own: Duty[] = (await ownAnswers(ctx, 'open')).map((answer) => ({
    text: `Заполнить таблицу: ${answer.title} (${untilWords(ctx, answer.dueAt)})`,
    path: answerPath(answer.id),
    button: answer.state === 'returned' ? 'Исправить ответ' : 'Заполнить',
    due: dayIn(ctx, answer.dueAt),
    norm,
    side: 'mine',
  }));
  if (!seesAll(ctx)) return own;
  const { rows } = await collectionsList(ctx, { author: 'mine', state: 'sent' });
  return [
    ...own,
    ...rows.map((row): Duty => {
      const silent = row.asked - row.answered;
      const isPast = row.dueAt !== null && row.dueAt <= ctx.now;
      return {
        text: silent > 0 ? `Ответы на сбор «${row.title}»` : `Все ответили: завершите сбор «${row.title}»`,
        path: collectionPath(row.id),
        button: silent > 0 ? 'Открыть' : 'Завершить',
        due: row.dueAt ? dayIn(ctx, row.dueAt) : null,
        norm,
        side: silent > 0 && !isPast ? 'waiting' : 'mine',
        ...(silent > 0 ? { who: countOf(silent, 'организация', 'организации', 'организаций') } : {}),
      };
    }),
  ];
}
