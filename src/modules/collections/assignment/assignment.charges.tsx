// What assignments tell the rooms below: tasks as things people answer for, and figures for the head's page.
import { addDays } from '../../../kernel/clock.ts';
import { Stat, StatRow } from '../../../ui/index.ts';
import type { ChargeSource, HeadPart } from '../../centre/index.ts';
import { collectionsList } from '../collection/collection.queries.ts';
import { seesAll } from '../collections.policy.ts';
import { dayIn, termOf } from '../moment.ts';
import { taskPath } from './assignment.commands.ts';
import { assignmentsList, isSilent, tasksDue } from './assignment.queries.ts';
import { assignmentText as text } from './assignment.text.ts';

export const assignmentCharges: ChargeSource = {
  key: 'collections.task',
  title: text.one,
  charges: async (ctx, period) => {
    const found = await tasksDue(
      ctx,
      termOf(ctx, period.from, '00:00'),
      termOf(ctx, addDays(period.to, 1), '00:00'),
    );
    return found.map((task) => ({
      subjectId: task.id,
      personId: task.responsibleId,
      text: task.institutionId ? `${task.title} (${task.addressee})` : task.title,
      path: taskPath(task.id),
      due: dayIn(ctx, task.dueAt),
      doneOn: task.answeredAt ? dayIn(ctx, task.answeredAt) : null,
      late: task.late,
    }));
  },
};

export const assignmentHeadPart: HeadPart = {
  key: 'collections',
  section: async (ctx) => {
    if (!seesAll(ctx)) return null;
    const open = (await assignmentsList(ctx, { state: 'open' })).flatMap((each) => each.tasks);
    const late = open.filter((task) => isSilent(task) && task.late).length;
    const { rows: collections } = await collectionsList(ctx, { state: 'sent' });
    const silent = collections.reduce((sum, each) => sum + each.asked - each.answered, 0);
    if (open.length === 0 && collections.length === 0) return null;
    return {
      title: 'Сборы и поручения',
      body: (view) => (
        <StatRow>
          <Stat
            value={open.filter(isSilent).length}
            label="поручений без ответа"
            tone={open.some(isSilent) ? 'waiting' : 'done'}
            href={view.url('/collections/assignments?state=open')}
          />
          <Stat
            value={late}
            label="из них просрочено"
            tone={late > 0 ? 'trouble' : 'done'}
            href={view.url('/collections/assignments?state=open')}
          />
          <Stat value={collections.length} label="сборов идёт" href={view.url('/collections?state=sent')} />
          <Stat
            value={silent}
            label="организаций не ответили в сборах"
            tone={silent > 0 ? 'waiting' : 'done'}
            href={view.url('/collections?state=sent')}
          />
        </StatRow>
      ),
    };
  },
};
