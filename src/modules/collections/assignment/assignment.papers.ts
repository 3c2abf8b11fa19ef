// The sheet of acquaintance of an assignment: what was asked, who has read it and when; empty dates are signed by hand.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download } from '../../../kernel/page.ts';
import { formatDate } from '../../../platform/language/index.ts';
import type { Paper } from '../../../platform/papers/index.ts';
import { type PaperKind, paperFile } from '../../../platform/papers/index.ts';
import { givesWork } from '../collections.policy.ts';
import { dayIn, untilWords } from '../moment.ts';
import { paperOf } from '../papers.ts';
import { type Assignment, oneAssignment } from './assignment.queries.ts';
import { assignmentText as text } from './assignment.text.ts';

export function acquaintancePaper(ctx: ReadCtx, found: Assignment): Paper {
  return paperOf('acquaintance', `${text.acquaintance}: ${found.title}`, [
    { kind: 'document-kind', text: 'ЛИСТ ОЗНАКОМЛЕНИЯ', subtitle: `с поручением «${found.title}»` },
    {
      kind: 'facts',
      rows: [
        { name: text.fields.author, value: found.author },
        { name: 'Дано', value: formatDate(dayIn(ctx, found.createdAt)) },
        { name: text.fields.due, value: untilWords(ctx, found.dueAt) },
        ...(found.details ? [{ name: text.fields.details, value: found.details }] : []),
      ],
    },
    {
      kind: 'acquaintance',
      text: 'С поручением ознакомлены:',
      people: found.tasks
        .filter((task) => task.state !== 'withdrawn')
        .map((task) => ({
          post: task.institutionId ? task.addressee : '',
          name: task.responsible,
          date: task.acquaintedAt ? formatDate(dayIn(ctx, task.acquaintedAt)) : null,
        })),
    },
  ]);
}

export const acquaintanceDownloads = (['docx', 'pdf'] as readonly PaperKind[]).map((kind) =>
  download({
    path: `/collections/assignments/:id/acquaintance.${kind}`,
    ru: `${text.acquaintance}: ${kind.toUpperCase()}`,
    ability: givesWork,
    load: async (ctx, { id = '' }) => {
      const found = await oneAssignment(ctx, id);
      return found ? paperFile(acquaintancePaper(ctx, found), kind) : null;
    },
  }),
);
