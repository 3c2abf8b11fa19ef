// What decisions tell the head: tasks as personal charges, and how many of the year's stand how.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { Stat, StatRow, type Tone } from '../../../ui/index.ts';
import type { ChargeSource, HeadPart } from '../../centre/index.ts';
import { readableBodies } from '../body.policy.ts';
import { taskPath } from './task.commands.ts';
import { type Standing, standings } from './task.lifecycle.ts';
import { taskCounts, taskFilter, taskPage } from './task.queries.ts';
import { taskText as text } from './task.text.ts';

/** More tasks than a territory gives in a year. */
const most = 5000;

export const taskCharges: ChargeSource = {
  key: 'councils.task',
  title: 'Решение совета',
  charges: async (ctx, period) => {
    const { rows } = await taskPage(ctx, { ...taskFilter.parse(period), limit: most });
    return rows
      .filter((task) => task.state !== 'dropped')
      .map(({ id, ownerId, text: what, bodyName, dueOn, doneOn }) => ({
        ...{ subjectId: id, personId: ownerId, text: `${bodyName}: ${what}` },
        ...{ path: taskPath(id), due: dueOn, doneOn },
      }));
  },
};

const tones: Readonly<Record<Standing, Tone>> = {
  ahead: 'draft',
  overdue: 'trouble',
  reported: 'waiting',
  done: 'done',
  'done-late': 'trouble',
  dropped: 'draft',
};
const shown = ['done', 'done-late', 'overdue', 'reported', 'ahead'] as const;

/** Every number opens its tasks. */
export const taskHeadPart: HeadPart = {
  key: 'councils',
  section: async (ctx: ReadCtx) => {
    if (!readableBodies(ctx).all) return null;
    const period = { from: `${ctx.schoolYear}-09-01`, to: `${ctx.schoolYear + 1}-08-31` };
    const counts = await taskCounts(ctx, period);
    if (Object.values(counts).every((count) => count === 0)) return null;
    const query = new URLSearchParams(period);
    return {
      title: text.title,
      body: (view) => (
        <StatRow>
          {shown.map((standing) => (
            <Stat
              value={counts[standing]}
              label={standings[standing]}
              tone={tones[standing]}
              href={view.url(`/councils/decisions?${query}&standing=${standing}`)}
            />
          ))}
        </StatRow>
      ),
    };
  },
};

export const standingTones = tones;
