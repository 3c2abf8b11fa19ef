// All plans of associations for the year on one page: the council that coordinates sees plans and reports, and who has none.
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { ActionButton, Badge, Field, fieldsOf, ListPage } from '../../../../ui/index.ts';
import { bodyKinds } from '../../../councils/index.ts';
import { schoolYearText } from '../../../documents/index.ts';
import { PlanBadge } from '../../plan/pages/plan-parts.tsx';
import { planPath } from '../../plan/plan.commands.ts';
import { startBodyPlan } from '../association.commands.ts';
import { type AssociationPlan, associationPlans } from '../association.queries.ts';
import { associationText as text } from '../association.text.ts';

const lacks = (row: AssociationPlan) => row.asked && row.planId === null;
const reportWords = { submitted: 'сдан', returned: 'возвращён', accepted: 'принят' } as const;

/** The button and its two choices, on the card of a body and in the list. */
export function StartPlan({
  view,
  body,
}: {
  view: PageView;
  body: { id: string; institutionId: string | null };
}) {
  if (refusalOf(view, startBodyPlan, { ...body, bodyId: body.id } as never)) return null;
  const fields = fieldsOf(startBodyPlan.input).filter((field) => ['copy', 'annual'].includes(field.name));
  return (
    <ActionButton
      text={text.start}
      small
      action={view.url('/planning/associations')}
      guard={{ idempotencyKey: `${view.formKey}-${body.id}` }}
      hidden={{ _command: startBodyPlan.name, bodyId: body.id, schoolYear: String(view.schoolYear) }}
    >
      {fields.map((field) => (
        <Field {...field} value={field.name === 'annual'} />
      ))}
    </ActionButton>
  );
}

export const associationsPage = page<AssociationPlan[]>({
  path: '/planning/associations',
  ru: text.title,
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const rows = await associationPlans(ctx, ctx.schoolYear, query.get('level') === 'all');
    return query.get('state') === 'none' ? rows.filter(lacks) : rows;
  },
  posts: [post(startBodyPlan, { next: ({ id }) => planPath(id), done: text.started })],
  view: (view, rows) => ({
    title: `${text.title}, ${schoolYearText(view.schoolYear)}`,
    lead: `${text.lead} Без плана: ${rows.filter(lacks).length}.`,
    crumbs: [['План', '/planning']],
    wide: true,
    body: (
      <ListPage
        caption={text.title}
        path={view.url('/planning/associations')}
        query={Object.fromEntries(view.query)}
        filters={[
          {
            name: 'state',
            label: 'План',
            kind: 'select',
            options: [{ value: 'none', label: text.noPlan }],
          },
          {
            name: 'level',
            label: 'Чьи',
            kind: 'select',
            any: 'территории',
            options: [{ value: 'all', label: 'и организаций' }],
          },
        ]}
        count={{ total: rows.length, forms: [...text.count] }}
        rows={rows}
        rowKey={(row) => row.bodyId}
        rowHref={(row) => view.url(row.planId ? planPath(row.planId) : `/councils/bodies/${row.bodyId}`)}
        columns={[
          {
            key: 'name',
            title: 'Объединение',
            wrap: true,
            cell: (row) => (
              <>
                {row.name}
                <span class="o-hint d-block">{row.subject || bodyKinds[row.kind]}</span>
              </>
            ),
          },
          { key: 'head', title: 'Руководитель', cell: (row) => row.head ?? 'не назначен' },
          {
            key: 'state',
            title: 'План',
            cell: (row) =>
              row.state ? (
                <PlanBadge state={row.state} />
              ) : (
                <Badge tone={row.asked ? 'trouble' : 'draft'} text={text.noPlan} />
              ),
          },
          { key: 'lines', title: 'Пунктов', cell: (row) => String(row.lines), numeric: true },
          { key: 'linked', title: 'Из годового плана', cell: (row) => String(row.linked), numeric: true },
          { key: 'done', title: 'Выполнено', cell: (row) => String(row.done), numeric: true },
          {
            key: 'late',
            title: 'Просрочено',
            numeric: true,
            cell: (row) => (row.late > 0 ? <Badge tone="trouble" text={String(row.late)} /> : '0'),
          },
          {
            key: 'report',
            title: 'Отчёт за год',
            cell: (row) => (
              <a href={view.url(`/councils/bodies/${row.bodyId}#reports`)}>
                {row.report ? reportWords[row.report] : text.none}
              </a>
            ),
          },
        ]}
        empty={{ title: text.empty, text: text.emptyText }}
      />
    ),
  }),
});
