// Another day for a line without a mouse: a date in a draft; in an approved plan the same day as a correction with its reason.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { page, post } from '../../../../kernel/page.ts';
import { refuse } from '../../../../kernel/refusal.ts';
import { Fields, FormPage, fieldsOf } from '../../../../ui/index.ts';
import { moveLine } from '../../correction/correction.commands.ts';
import { correctionText } from '../../correction/correction.text.ts';
import { linePath } from '../../execution/execution.commands.ts';
import { planPath } from '../../plan/plan.commands.ts';
import { keepsPlan } from '../../plan/plan.policy.ts';
import { planText } from '../../plan/plan.text.ts';
import { type LineOfPlan, lineWithPlan } from '../line.commands.ts';
import { isInYear, placeLine, termOnDay } from '../place.commands.ts';

interface Shown extends LineOfPlan {
  /** The day the line was dropped on. */
  readonly day: string | null;
}

const monthOf = (planId: string, day: string) => `${planPath(planId)}/month?month=${day.slice(0, 7)}`;

async function load(
  ctx: ReadCtx,
  id: string,
  query: URLSearchParams,
): Promise<Shown | null | ReturnType<typeof refuse>> {
  const found = await lineWithPlan(ctx, id);
  if (!found) return null;
  if (found.line.state !== 'open') return refuse('line-over', correctionText.refusals.lineOver);
  const day = query.get('day') ?? '';
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && isInYear(day, found.plan.schoolYear);
  return { ...found, day: isDay ? day : null };
}

export const linePlacePage = page<Shown>({
  path: '/planning/lines/:id/place',
  onlyForm: true,
  ru: placeLine.ru,
  ability: keepsPlan,
  load: (ctx, { id = '' }, query) => load(ctx, id, query),
  posts: [
    post(placeLine, { next: (output) => monthOf(output.planId, output.day), done: 'Срок изменён' }),
    post(moveLine, {
      next: (output) => (output.lineId ? linePath(output.lineId) : planPath(output.planId)),
      done: correctionText.proposed,
    }),
  ],
  view: (view, { line, plan, day }) => {
    const isDraft = plan.state === 'draft';
    const command = isDraft ? placeLine : moveLine;
    const fields = fieldsOf(command.input).filter((field) => !['id', 'version'].includes(field.name));
    const start = isDraft
      ? { day: day ?? line.startsOn }
      : { term: day ? termOnDay(line, day) : '', source: 'own' };
    return {
      title: isDraft ? placeLine.ru : moveLine.ru,
      crumbs: [
        [planText.list, '/planning'],
        [planText.one, planPath(plan.id)],
        [line.title, linePath(line.id)],
      ],
      lead: isDraft
        ? `Сейчас срок: ${line.term}.`
        : `План утверждён, сейчас срок: ${line.term}. Перенос вступит в силу, когда его утвердят.`,
      body: (
        <FormPage
          action={view.self}
          submit={command.ru}
          guard={{ idempotencyKey: view.formKey, version: line.version }}
          hidden={{ _command: command.name, id: line.id }}
          errors={view.form?.refusal.fields}
          fields={fields}
          multipart={!isDraft}
          cancel={{ text: 'К месяцу', href: view.url(monthOf(plan.id, day ?? line.startsOn ?? view.today)) }}
        >
          <Fields fields={fields} values={view.form?.values ?? start} errors={view.form?.refusal.fields} />
        </FormPage>
      ),
    };
  },
});
