// Drawing a notice: first the lines are marked, then each gets its reason, new day and measures; all go into one letter.
import { addDays } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { notFound, type Refusal } from '../../../kernel/refusal.ts';
import { Badge, EmptyState, Field, FormPage, Section } from '../../../ui/index.ts';
import type { Plan } from '../../planning/index.ts';
import { ministryPolicy } from '../ministry.policy.ts';
import { ministryText as text } from '../ministry.text.ts';
import { composeNotice, noticePath } from '../notice.commands.ts';
import { type Troubled, troubledLines } from '../notice.queries.ts';

const path = '/ministry/notices/new';

interface Shown {
  readonly plan: Plan;
  readonly rows: readonly Troubled[];
  /** Marked lines, in the order of their terms; empty at the first step. */
  readonly chosen: readonly Troubled[];
}

async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown | Refusal> {
  const found = await troubledLines(ctx);
  if (!found) return notFound(text.noPlan);
  const wanted = new Set(query.getAll('line'));
  return { ...found, chosen: found.rows.filter(({ line }) => wanted.has(line.id)) };
}

function Choice({ rows, title, hint }: { rows: readonly Troubled[]; title: string; hint?: string }) {
  if (rows.length === 0) return null;
  return (
    <fieldset class="o-field">
      <legend>{title}</legend>
      {hint ? <p class="o-hint">{hint}</p> : null}
      {rows.map(({ line, trouble }) => (
        <label class="form-check">
          <input
            class="form-check-input"
            type="checkbox"
            name="line"
            value={line.id}
            checked={trouble !== 'risk'}
          />
          <span class="form-check-label">
            {line.title} <small>{`${line.term}, ${line.responsible}`}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function FirstStep({ view, rows }: { view: PageView; rows: readonly Troubled[] }) {
  return (
    <form class="o-form" method="get" action={view.url(path)}>
      <Choice rows={rows.filter(({ trouble }) => trouble !== 'risk')} title={text.late} />
      <Choice
        rows={rows.filter(({ trouble }) => trouble === 'risk')}
        title={text.risk}
        hint={text.riskHint}
      />
      <div class="o-buttons o-form-end">
        <button type="submit" class="btn btn-primary">
          {text.next}
        </button>
      </div>
    </form>
  );
}

function LineFields({ view, row, index }: { view: PageView; row: Troubled; index: number }) {
  const { line, trouble } = row;
  const typed = (view.form?.values.lines as Record<string, unknown>[] | undefined)?.[index] ?? {};
  const faults = view.form?.refusal.fields ?? {};
  const name = (field: string) => `lines[${index}].${field}`;
  return (
    <Section title={line.title}>
      <p>
        <Badge tone={trouble === 'risk' ? 'waiting' : 'trouble'} text={text.troubles[trouble]} />{' '}
        {text.fields.term}: {line.term}, {line.responsible}
      </p>
      <input type="hidden" name={name('lineId')} value={line.id} />
      <Field
        name={name('reason')}
        label={text.fields.reason}
        widget="textarea"
        required
        value={typed.reason ?? line.reason}
        error={faults[name('reason')]}
      />
      <Field
        name={name('newDay')}
        label={text.fields.newDay}
        widget="date"
        width="short"
        required
        value={typed.newDay ?? addDays(view.today, 14)}
        error={faults[name('newDay')]}
      />
      <Field
        name={name('measures')}
        label={text.fields.measures}
        hint={text.hints.measures}
        widget="textarea"
        required
        value={typed.measures}
        error={faults[name('measures')]}
      />
    </Section>
  );
}

export const noticeNewPage = page<Shown>({
  path,
  ru: text.compose,
  ability: ministryPolicy.rules.notify,
  load: (ctx, _params, query) => load(ctx, query),
  posts: [post(composeNotice, { next: (output) => noticePath(output.id), done: text.composed })],
  view: (view, { plan, rows, chosen }) => ({
    title: text.compose,
    crumbs: [
      [text.cabinet, '/ministry'],
      [text.notices, '/ministry/notices'],
    ],
    lead: text.composeLead,
    body:
      rows.length === 0 ? (
        <EmptyState title={text.noTrouble} icon="circle-check" />
      ) : chosen.length === 0 ? (
        <FirstStep view={view} rows={rows} />
      ) : (
        <FormPage
          action={view.self}
          submit={composeNotice.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: composeNotice.name, planId: plan.id }}
          errors={view.form?.refusal.fields}
          cancel={{ text: 'К выбору пунктов', href: view.url(path) }}
        >
          {chosen.map((row, index) => (
            <LineFields view={view} row={row} index={index} />
          ))}
        </FormPage>
      ),
  }),
});
