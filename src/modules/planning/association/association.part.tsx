// What planning gives to the card of a body: its plan of the year, and the lines of the service's plan it is linked with.

import { LinkButton, PlainTable } from '../../../ui/index.ts';
import type { BodyPart } from '../../councils/index.ts';
import { schoolYearText } from '../../documents/index.ts';
import { type Line, linesOf, planLinesOf } from '../line/line.queries.ts';
import { lineText } from '../line/line.text.ts';
import { LinkedLines } from '../link/pages/line-links.tsx';
import { PlanBadge, StandingBadge } from '../plan/pages/plan-parts.tsx';
import { planPath } from '../plan/plan.commands.ts';
import { planOfBody } from '../plan/plan.queries.ts';
import { associationText as text } from './association.text.ts';
import { StartPlan } from './pages/associations.tsx';

const shown = 12;

export const planBodyPart: BodyPart = async (ctx, body) => {
  const plan = await planOfBody(ctx, body.id, ctx.schoolYear);
  const directions = plan?.catalogue.directions.map((each) => each.key) ?? [];
  const lines = plan ? await linesOf(ctx, plan.id, directions) : [];
  const served = (await planLinesOf(ctx, { kind: 'councils.body', id: body.id })).filter(
    (line) => line.schoolYear === ctx.schoolYear && line.bodyId === null,
  );
  return {
    title: `${text.section}: ${schoolYearText(ctx.schoolYear)}`,
    body: (view) => (
      <>
        {plan ? (
          <>
            <p>
              <PlanBadge state={plan.state} />{' '}
              <LinkButton text={text.open} href={view.url(planPath(plan.id))} icon="calendar" />
            </p>
            <PlainTable
              caption={text.section}
              rows={lines.slice(0, shown)}
              rowKey={(line: Line) => line.id}
              rowHref={(line: Line) => view.url(`/planning/lines/${line.id}`)}
              empty="Пунктов пока нет."
              columns={[
                { key: 'title', title: lineText.fields.title, cell: (line) => line.title, wrap: true },
                { key: 'term', title: lineText.fields.term, cell: (line) => line.term },
                { key: 'who', title: lineText.fields.responsible, cell: (line) => line.responsible },
                {
                  key: 'state',
                  title: 'Состояние',
                  cell: (line) => <StandingBadge standing={line.standing} />,
                },
              ]}
            />
          </>
        ) : (
          <>
            <p class="o-hint">{text.noneYet}</p>
            <StartPlan view={view} body={body} />
          </>
        )}
        {served.length > 0 ? (
          <>
            <h4>{text.served}</h4>
            <LinkedLines view={view} lines={served} />
          </>
        ) : null}
      </>
    ),
  };
};
