// A person's month: what the plan asks and what came of it; printed as a plan at its beginning and as a report at its end.
import { addMonths } from '../../../../kernel/clock.ts';
import { page } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { upperFirst } from '../../../../platform/language/index.ts';
import { LinkButton, PlainTable, PrintButton, Section } from '../../../../ui/index.ts';
import { nameIn } from '../../../people/index.ts';
import { linePath } from '../../execution/execution.commands.ts';
import type { Line } from '../../line/line.queries.ts';
import { lineText } from '../../line/line.text.ts';
import { StandingBadge } from '../../plan/pages/plan-parts.tsx';
import { planText } from '../../plan/plan.text.ts';
import { markOf, monthWords } from '../person-month.paper.ts';
import { monthFrom, type PersonMonth, personMonth } from '../person-month.queries.ts';
import { personMonthText as text } from '../week.text.ts';

export const personMonthPage = page<PersonMonth>({
  path: '/planning/people/:id/month',
  ru: text.title,
  ability: signedIn,
  load: (ctx, { id = '' }, query) => personMonth(ctx, id, monthFrom(ctx, query)),
  view: (view, month) => {
    const path = view.url(`/planning/people/${month.who.id}`);
    const own = month.first.slice(0, 7);
    const to = (months: number) => `${path}/month?month=${addMonths(month.first, months).slice(0, 7)}`;
    const role = (line: Line) => (line.responsibleId === month.who.id ? text.responsible : text.coWorker);
    const tables: [string, readonly Line[]][] = [
      [upperFirst(monthWords(month.first)), month.lines],
      ...(month.extra.length > 0 ? [[text.extra, month.extra] as [string, readonly Line[]]] : []),
    ];
    return {
      title: nameIn(month.who, 'initials-surname', 'nominative'),
      crumbs: [[planText.list, '/planning']],
      lead: `${text.title}: ${monthWords(month.first)}.`,
      wide: true,
      actions: (
        <>
          <LinkButton text="Раньше" href={to(-1)} icon="chevron-left" />
          <LinkButton text="Позже" href={to(1)} icon="chevron-right" />
          <LinkButton
            text={`${text.plan}, PDF`}
            href={`${path}/month-plan.pdf?month=${own}`}
            icon="file-text"
            download
          />
          <LinkButton
            text={`${text.report}, PDF`}
            href={`${path}/month-report.pdf?month=${own}`}
            icon="file-text"
            download
          />
          <LinkButton
            text={`${text.plan}, DOCX`}
            href={`${path}/month-plan.docx?month=${own}`}
            icon="download"
            download
          />
          <LinkButton
            text={`${text.report}, DOCX`}
            href={`${path}/month-report.docx?month=${own}`}
            icon="download"
            download
          />
          <PrintButton />
        </>
      ),
      body: tables.map(([title, lines]) => (
        <Section title={title}>
          <PlainTable
            caption={title}
            rows={[...lines]}
            rowKey={(line) => line.id}
            rowHref={(line) => view.url(linePath(line.id))}
            empty={text.nothing}
            columns={[
              { key: 'title', title: lineText.fields.title, cell: (line) => line.title, wrap: true },
              { key: 'term', title: lineText.fields.term, cell: (line) => line.term, wrap: true },
              { key: 'role', title: text.role, cell: role },
              {
                key: 'standing',
                title: lineText.fields.standing,
                cell: (line) => <StandingBadge standing={line.standing} />,
              },
              { key: 'mark', title: text.mark, cell: (line) => markOf(line), wrap: true },
            ]}
          />
        </Section>
      )),
    };
  },
});
