// The calendar of attestation: a month of terms, sessions and decisions, day by day.
import { addDays, addMonths, type CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { page } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDate, monthName, upperFirst, weekdayName } from '../../../platform/language/index.ts';
import { EmptyState, LinkButton, PlainTable, Section } from '../../../ui/index.ts';
import { applicationsBetween } from '../application.queries.ts';
import type { Application } from '../application.schema.ts';
import { applicationText as text } from '../application.text.ts';
import { categoryGoals } from '../qualification.text.ts';
import { StateBadge } from './applications.tsx';

interface Entry {
  readonly day: CivilDate;
  readonly what: string;
  readonly application: Application;
}

interface Month {
  readonly first: CivilDate;
  readonly entries: readonly Entry[];
}

const entriesOf = (application: Application): Entry[] => {
  const entry = (day: CivilDate | null, what: string) => (day ? [{ day, what, application }] : []);
  if (application.state === 'filed')
    return entry(application.considerBy, 'последний день рассмотрения заявления');
  if (application.state === 'examined')
    return [
      ...entry(application.sessionOn, 'заседание комиссии'),
      ...entry(application.decideBy, 'последний день для решения'),
    ];
  return entry(application.decidedOn, 'решение комиссии');
};

async function load(ctx: ReadCtx, asked: string | null): Promise<Month> {
  const first = `${/^20\d\d-(0[1-9]|1[0-2])$/.test(asked ?? '') ? asked : ctx.today.slice(0, 7)}-01`;
  const last = addDays(addMonths(first, 1), -1);
  const applications = await applicationsBetween(ctx, first, last);
  const entries = applications.flatMap(entriesOf).filter(({ day }) => day >= first && day <= last);
  return { first, entries: entries.sort((a, b) => a.day.localeCompare(b.day)) };
}

export const calendarPage = page<Month>({
  path: '/qualification/calendar',
  ru: text.calendar,
  ability: signedIn,
  load: (ctx, _params, query) => load(ctx, query.get('month')),
  view: (view, { first, entries }) => {
    const to = (months: number) =>
      view.url(`/qualification/calendar?month=${addMonths(first, months).slice(0, 7)}`);
    const title = `${upperFirst(monthName(Number(first.slice(5, 7))))} ${first.slice(0, 4)} года`;
    return {
      title: text.calendar,
      crumbs: [[text.title, '/qualification/applications']],
      lead: `${title}: сроки заявлений, заседания и решения комиссии.`,
      wide: true,
      actions: (
        <>
          <LinkButton text="Предыдущий месяц" href={to(-1)} icon="chevron-left" />
          <LinkButton text="Следующий месяц" href={to(1)} icon="chevron-right" />
        </>
      ),
      body:
        entries.length === 0 ? (
          <EmptyState
            title="В этом месяце сроков нет"
            text="Посмотрите соседние месяцы или внесите заявление из карточки человека."
          />
        ) : (
          <Section title={title}>
            <PlainTable
              caption={title}
              rows={[...entries]}
              rowKey={(each) => `${each.application.id}-${each.day}-${each.what}`}
              columns={[
                {
                  key: 'day',
                  title: 'День',
                  cell: (each) => `${formatDate(each.day)}, ${weekdayName(each.day)}`,
                },
                { key: 'what', title: 'Что', cell: (each) => each.what, wrap: true },
                {
                  key: 'who',
                  title: 'Кто',
                  cell: (each) => (
                    <a href={view.url(`/qualification/applications/${each.application.id}`)}>
                      {each.application.name}, {categoryGoals[each.application.kind]}
                    </a>
                  ),
                  wrap: true,
                },
                { key: 'place', title: 'Организация', cell: (each) => each.application.place, wrap: true },
                {
                  key: 'state',
                  title: 'Состояние',
                  cell: (each) => <StateBadge state={each.application.state} />,
                },
              ]}
            />
          </Section>
        ),
    };
  },
});
