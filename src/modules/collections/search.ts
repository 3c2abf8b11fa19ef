// Collections and assignments found by their words: the service finds all, an institution its own answers and tasks.
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { SearchHit } from '../../kernel/module.ts';
import { ownAnswers } from './answer/answer.queries.ts';
import { taskPath } from './assignment/assignment.commands.ts';
import { ownTasks } from './assignment/assignment.queries.ts';
import { answerPath, collectionPath } from './collection/collection.commands.ts';
import { collectionsList } from './collection/collection.queries.ts';
import { collectionStates, collectionText as text } from './collection/collection.text.ts';
import { seesAll } from './collections.policy.ts';

const most = 8;

export async function searchCollections(ctx: ReadCtx, words: string): Promise<SearchHit[]> {
  if (ctx.actor.kind !== 'person') return [];
  const wanted = words.trim().slice(0, 200).toLocaleLowerCase('ru');
  if (wanted === '') return [];
  const fits = (title: string) => title.toLocaleLowerCase('ru').includes(wanted);
  const all = seesAll(ctx) ? (await collectionsList(ctx, { q: words.trim().slice(0, 200) })).rows : [];
  const hits = [
    ...all.map((row) => ({
      title: row.title,
      hint: collectionStates[row.state],
      path: collectionPath(row.id),
      kind: text.one,
    })),
    ...(await ownAnswers(ctx))
      .filter((answer) => fits(answer.title))
      .map((answer) => ({
        title: answer.title,
        hint: answer.institution,
        path: answerPath(answer.id),
        kind: text.one,
      })),
    ...(await ownTasks(ctx))
      .filter((task) => fits(task.title))
      .map((task) => ({
        title: task.title,
        hint: task.addressee,
        path: taskPath(task.id),
        kind: 'Поручение',
      })),
  ];
  return hits.slice(0, most);
}
