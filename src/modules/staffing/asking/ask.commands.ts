// The service asks chosen institutions, or all that are late, to confirm their staff by a day of its own.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { recordFacts } from '../../../kernel/journal.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { notify } from '../../notices/index.ts';
import { dueDates } from '../due.ts';
import { asksInstitutions } from '../staffing.policy.ts';
import { staffingText as text } from '../staffing.text.ts';
import { askings } from './asked.queries.ts';

const norm = 'staff-confirmation';

/** Each head and operator gets one letter a day; those who have confirmed and those with nobody to ask are left out. */
export const askToConfirm = command({
  name: 'staffing.ask',
  ru: text.ask,
  norm,
  input: z.object({
    ids: z.array(z.uuid()).max(200, text.askTooMany).default([]),
    by: z.iso.date(text.askByFault).meta({ label: text.askBy, hint: text.askByHint }),
    note: z
      .string()
      .trim()
      .max(500)
      .default('')
      .meta({ label: text.askNote, hint: text.askNoteHint, widget: 'textarea' }),
  }),
  ability: asksInstitutions,
  run: async (ctx, { ids, by, note }) => {
    const { current } = await dueDates(ctx);
    if (!current) return refuse('wrong-date', text.wrongDate, { norm });
    if (by < ctx.today)
      return refuse('term-is-past', text.askByPast, {
        ...{ kind: 'invalid', norm, fields: { by: text.askByPast } },
      });
    const chosen = await askings(ctx, current, ids);
    const asked = chosen.filter(({ left }) => left === null);
    if (asked.length === 0) return refuse('nobody-to-ask', text.askNobody, { norm });
    for (const { institutionId, keepers } of asked)
      await notify(ctx, {
        to: keepers.map(({ personId }) => personId),
        name: 'staffing.asked',
        text: text.asked(current, by, note),
        path: `/staffing/institutions/${institutionId}`,
        ...{ norm, due: by, key: `staffing-asked-${current}-${institutionId}-${ctx.today}` },
      });
    await recordFacts(
      ctx,
      asked.map(({ institutionId, keepers }) => ({
        name: 'staff.confirmation-asked',
        subject: { kind: 'institutions.institution', id: institutionId },
        norm,
        data: { dueOn: current, by, letters: keepers.length },
      })),
    );
    return { asked: asked.length, left: chosen.length - asked.length };
  },
});
