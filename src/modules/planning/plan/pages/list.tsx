// Plans of the territory by year with their figures, and the form that starts a new one.
import { schoolYearOf } from '../../../../kernel/clock.ts';
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { page, post } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { formatDateShort } from '../../../../platform/language/index.ts';
import { Fields, FormPage, fieldsOf, LinkButton, ListPage } from '../../../../ui/index.ts';
import { schoolYearText } from '../../../documents/index.ts';
import { quickText } from '../../quick/quick.text.ts';
import { planPath, startPlan } from '../plan.commands.ts';
import { keepsPlan } from '../plan.policy.ts';
import { type PlanFigures, plansList } from '../plan.queries.ts';
import { planText as text } from '../plan.text.ts';
import { seesDrafts } from '../plan.visibility.ts';
import { PlanBadge } from './plan-parts.tsx';

export const plansPage = page<PlanFigures[]>({
  path: '/planning',
  ru: text.list,
  ability: signedIn,
  load: (ctx) => plansList(ctx),
  view: (view, rows) => {
    const add = keepsPlan.check(view, undefined) ? null : (
      <>
        <LinkButton text={quickText.title} href={view.url('/planning/quick')} icon="pencil" />
        <LinkButton text={text.start} href={view.url('/planning/new')} look="primary" icon="plus" />
      </>
    );
    return {
      title: text.list,
      lead: text.lead,
      actions: (
        <>
          <LinkButton text="Планы объединений" href={view.url('/planning/associations')} icon="users" />
          {seesDrafts(view) ? (
            <LinkButton text="Структура на год" href={view.url('/planning/formations')} icon="users" />
          ) : null}
          {add}
        </>
      ),
      wide: true,
      body: (
        <ListPage
          caption={text.list}
          path={view.url('/planning')}
          query={{}}
          columns={[
            { key: 'year', title: text.year, cell: (row) => schoolYearText(row.schoolYear) },
            { key: 'state', title: 'Состояние', cell: (row) => <PlanBadge state={row.state} /> },
            { key: 'lines', title: 'Пунктов', cell: (row) => String(row.lines), numeric: true },
            { key: 'done', title: 'Выполнено', cell: (row) => String(row.done), numeric: true },
            { key: 'late', title: 'Просрочено', cell: (row) => String(row.late), numeric: true },
            {
              key: 'approved',
              title: 'Утверждён',
              cell: (row) => (row.approvedOn ? formatDateShort(row.approvedOn) : 'ещё нет'),
            },
          ]}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => view.url(planPath(row.id))}
          count={{ total: rows.length, forms: text.count }}
          empty={{ title: text.empty, text: add ? text.emptyText : text.emptyReader, action: add }}
        />
      ),
    };
  },
});

/** This school year and the next one, those without a plan first. */
async function yearsToPlan(ctx: ReadCtx): Promise<number[]> {
  const taken = new Set((await plansList(ctx)).map((each) => each.schoolYear));
  const now = schoolYearOf(ctx.today);
  return [now, now + 1].filter((year) => !taken.has(year));
}

export const planNewPage = page<number[]>({
  path: '/planning/new',
  ru: text.start,
  ability: keepsPlan,
  load: yearsToPlan,
  posts: [post(startPlan, { next: (output) => planPath(output.id), done: 'Проект плана начат' })],
  view: (view, years) => {
    const fields = fieldsOf(startPlan.input);
    return {
      title: text.start,
      crumbs: [[text.list, '/planning']],
      lead: text.startLead,
      body: (
        <FormPage
          action={view.self}
          submit={startPlan.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: startPlan.name }}
          errors={view.form?.refusal.fields}
          fields={fields}
          cancel={{ text: 'Не начинать', href: view.url('/planning') }}
        >
          <Fields
            fields={fields}
            values={view.form?.values ?? { schoolYear: years[0], copy: true }}
            errors={view.form?.refusal.fields}
            options={{
              schoolYear: years.map((year) => ({ value: String(year), label: schoolYearText(year) })),
            }}
          />
        </FormPage>
      ),
    };
  },
});
