// The week for Monday 08:30: days with their lines, what is overdue, who is away; one sheet on the printer.
import { addDays } from '../../../../kernel/clock.ts';
import { type PageView, page } from '../../../../kernel/page.ts';
import {
  formatDateShort,
  formatDayMonth,
  upperFirst,
  weekdayName,
} from '../../../../platform/language/index.ts';
import { EmptyState, LinkButton, PlainTable, PrintButton, Section } from '../../../../ui/index.ts';
import { daysText } from '../../cyclogram/recurrence.text.ts';
import { linePath } from '../../execution/execution.commands.ts';
import type { Line } from '../../line/line.queries.ts';
import { lineText } from '../../line/line.text.ts';
import { StandingBadge } from '../../plan/pages/plan-parts.tsx';
import { planText } from '../../plan/plan.text.ts';
import { absenceText, weekFrom } from '../week.paper.ts';
import { servicePeople } from '../week.policy.ts';
import { type Week, type WeekDay, weekOf } from '../week.queries.ts';
import { weekText as text } from '../week.text.ts';

function Day({ view, day }: { view: PageView; day: WeekDay }) {
  const names = ['o-sheet-day', day.isOff ? 'o-day-off' : '', day.date === view.today ? 'o-day-today' : ''];
  return (
    <section class={names.filter(Boolean).join(' ')}>
      <h3>
        {upperFirst(weekdayName(day.date))}, {formatDayMonth(day.date)}
        {day.isOff ? <span class="o-hint"> {text.dayOff}</span> : null}
      </h3>
      {day.lines.length + day.events.length === 0 ? (
        <p class="o-hint">{text.nothing}</p>
      ) : (
        <ul>
          {day.events.map((event) => (
            <li class={`o-sheet-${event.kind}`}>
              <a href={view.url(event.path)}>
                {event.time} {event.title}
              </a>
              <span class="o-hint">{[event.place, event.who].filter(Boolean).join(', ')}</span>
            </li>
          ))}
          {day.lines.map(({ line, isLast, held }) => (
            <li>
              <a href={view.url(linePath(line.id))}>{line.title}</a>
              <span class="o-hint">
                {[
                  line.responsibleWords || line.responsible,
                  held || line.place,
                  isLast && line.termKind === 'until' ? text.until : '',
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const lineColumns = [
  { key: 'title', title: text.what, cell: (line: Line) => line.title, wrap: true },
  {
    key: 'term',
    title: text.overdueSince,
    cell: (line: Line) => (line.endsOn ? formatDateShort(addDays(line.endsOn, -1)) : ''),
  },
  { key: 'who', title: text.who, cell: (line: Line) => line.responsible },
  {
    key: 'standing',
    title: lineText.fields.standing,
    cell: (line: Line) => <StandingBadge standing={line.standing} />,
  },
];

function Body({ view, week }: { view: PageView; week: Week }) {
  return (
    <div class="o-weeksheet">
      <Section title={text.absent}>
        {week.absent.length === 0 ? (
          <p>{text.noAbsent}</p>
        ) : (
          <ul>
            {week.absent.map((each) => (
              <li>{absenceText(each)}</li>
            ))}
          </ul>
        )}
      </Section>
      <div class="o-sheet-days">
        {week.days.map((day) => (
          <Day view={view} day={day} />
        ))}
      </div>
      <Section title={`${text.overdue}: ${week.overdue.length}`}>
        <PlainTable
          caption={text.overdue}
          rows={[...week.overdue]}
          rowKey={(line) => line.id}
          rowHref={(line) => view.url(linePath(line.id))}
          empty={text.noOverdue}
          columns={lineColumns}
        />
      </Section>
      {week.long.length > 0 ? (
        <Section title={text.long}>
          <ul>
            {week.long.map((line) => (
              <li>
                <a href={view.url(linePath(line.id))}>{line.title}</a>{' '}
                <span class="o-hint">
                  {line.term}, {line.responsible}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  );
}

export const weekPage = page<Week>({
  path: '/planning/week',
  ru: text.title,
  ability: servicePeople,
  load: (ctx, _params, query) => weekOf(ctx, weekFrom(ctx, query)),
  view: (view, week) => {
    const to = (days: number) => view.url(`/planning/week?from=${addDays(week.monday, days)}`);
    return {
      title: text.named(daysText(week.monday, addDays(week.monday, 6))),
      crumbs: [[planText.list, '/planning']],
      lead: text.lead,
      wide: true,
      actions: (
        <>
          <LinkButton text={text.earlier} href={to(-7)} icon="chevron-left" />
          <LinkButton text={text.later} href={to(7)} icon="chevron-right" />
          <LinkButton
            text="PDF"
            href={view.url(`/planning/week.pdf?from=${week.monday}`)}
            icon="file-text"
            look="primary"
            download
          />
          <LinkButton
            text="DOCX"
            href={view.url(`/planning/week.docx?from=${week.monday}`)}
            icon="download"
            download
          />
          <PrintButton />
        </>
      ),
      body: week.plan ? (
        <Body view={view} week={week} />
      ) : (
        <>
          <EmptyState title={text.noPlan} text={text.noPlanText} />
          <Body view={view} week={week} />
        </>
      ),
    };
  },
});
