// The cyclogram of a plan: what recurs and how often, the year by months and weeks, and what of it is not in the plan yet.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { countOf, monthName, upperFirst } from '../../../../platform/language/index.ts';
import { ActionButton, EmptyState, LinkButton, ListBar, PlainTable, Section } from '../../../../ui/index.ts';
import { chipFor, termsOf } from '../../../regulations/index.ts';
import { lineText } from '../../line/line.text.ts';
import { PlanTabs, planHead, planTitle } from '../../plan/pages/plan-parts.tsx';
import { planPath } from '../../plan/plan.commands.ts';
import { type Plan, planOfYear, visiblePlan } from '../../plan/plan.queries.ts';
import { planText } from '../../plan/plan.text.ts';
import { cyclogramDifferences } from '../cyclogram.applying.ts';
import { addRule, carryRules, cyclogramPath } from '../cyclogram.commands.ts';
import { type CyclogramMonth, monthsOfCyclogram } from '../cyclogram.months.ts';
import { calendarIsKnown, type DatedRule, datedRules, rulesOf } from '../cyclogram.queries.ts';
import { cyclogramText as text } from '../cyclogram.text.ts';
import { everyTitles, givesOptions } from '../recurrence.text.ts';
import { periods } from '../recurrence.ts';

interface Shown {
  readonly plan: Plan;
  readonly title: string;
  readonly rules: readonly DatedRule[];
  /** How many lines of a draft differ from what the rules give. */
  readonly toGo: number;
  readonly isCalendarKnown: boolean;
  readonly mayKeep: boolean;
  readonly mayCarry: boolean;
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const plan = await visiblePlan(ctx, id);
  if (!plan) return null;
  const rules = await datedRules(ctx, plan);
  const mayKeep = plan.state === 'draft' && !refusalOf(ctx, addRule, plan);
  const last = mayKeep && rules.length === 0 ? await planOfYear(ctx, plan.schoolYear - 1) : null;
  const { add, change, remove } = mayKeep
    ? await cyclogramDifferences(ctx, plan)
    : { add: [], change: [], remove: [] };
  return {
    ...{ plan, rules, mayKeep, title: planTitle(await termsOf(ctx), plan) },
    toGo: add.length + change.length + remove.length,
    isCalendarKnown: await calendarIsKnown(ctx, plan.schoolYear),
    mayCarry: last !== null && (await rulesOf(ctx, last.id)).length > 0,
  };
}

function RulesTables({ view, shown }: { view: PageView; shown: Shown }) {
  return (
    <Section title={text.list}>
      {periods.map((every) => {
        const own = shown.rules.filter((rule) => rule.every === every);
        if (own.length === 0) return null;
        return (
          <>
            <h3 class="o-subhead">{everyTitles[every]}</h3>
            <PlainTable
              caption={everyTitles[every]}
              rows={own}
              rowKey={(rule) => rule.id}
              rowHref={shown.mayKeep ? (rule) => view.url(`/planning/cyclogram/${rule.id}/edit`) : undefined}
              columns={[
                { key: 'title', title: text.fields.title, cell: (rule) => rule.title, wrap: true },
                { key: 'words', title: text.fields.words, cell: (rule) => rule.words, wrap: true },
                {
                  key: 'audience',
                  title: lineText.fields.audience,
                  cell: (rule) => rule.audience,
                  wrap: true,
                },
                { key: 'who', title: lineText.fields.responsible, cell: (rule) => rule.responsible },
                {
                  key: 'dates',
                  title: text.fields.dates,
                  cell: (rule) => String(rule.dates.found.length),
                  numeric: true,
                },
                {
                  key: 'plan',
                  title: text.fields.inPlan,
                  wrap: true,
                  cell: (rule) =>
                    rule.gives === 'none' ? (
                      <span class="o-hint">{givesOptions.none}</span>
                    ) : (
                      countOf(rule.lines, ...planText.lines)
                    ),
                },
              ]}
            />
          </>
        );
      })}
    </Section>
  );
}

const monthTitle = ({ first }: CyclogramMonth) =>
  `${upperFirst(monthName(Number(first.slice(5, 7))))} ${first.slice(0, 4)}`;

function YearByMonths({ shown }: { shown: Shown }) {
  const months = monthsOfCyclogram(shown.rules, shown.plan.schoolYear);
  return (
    <Section title={text.byMonth}>
      <div class="o-cyclogram">
        {months.map((month) => (
          <section class="o-cyclogram-month">
            <h3>{monthTitle(month)}</h3>
            {month.weeks.map((week) => (
              <>
                <h4>{week.title}</h4>
                <ul>
                  {week.things.map((thing) => (
                    <li>
                      <span class="o-cyclogram-days">{thing.days}</span> {thing.rule.title}
                      {thing.note ? <span class="o-hint"> {thing.note}</span> : null}
                    </li>
                  ))}
                </ul>
              </>
            ))}
          </section>
        ))}
      </div>
    </Section>
  );
}

function MissingDates({ shown }: { shown: Shown }) {
  const rows = shown.rules.flatMap((rule) => rule.dates.missing.map(({ why }) => ({ rule, why })));
  if (rows.length === 0) return null;
  return (
    <Section title={text.missing}>
      <PlainTable
        caption={text.missing}
        rows={rows}
        rowKey={({ rule, why }) => `${rule.id} ${why}`}
        columns={[
          { key: 'title', title: text.fields.title, cell: ({ rule }) => rule.title, wrap: true },
          { key: 'why', title: lineText.fields.reason, cell: ({ why }) => why, wrap: true },
        ]}
      />
    </Section>
  );
}

function Actions({ view, shown }: { view: PageView; shown: Shown }) {
  const path = view.url(cyclogramPath(shown.plan.id));
  if (!shown.mayKeep) return null;
  return (
    <>
      <LinkButton
        text={text.add}
        href={`${path}/new`}
        icon="plus"
        look={shown.toGo === 0 ? 'primary' : 'plain'}
      />
      {shown.mayCarry ? (
        <ActionButton
          text={text.carry}
          action={view.self}
          guard={{ idempotencyKey: `${view.formKey}-carry` }}
          hidden={{ _command: carryRules.name, planId: shown.plan.id }}
        />
      ) : null}
      {shown.toGo > 0 ? <LinkButton text={text.generate} href={`${path}/generate`} look="primary" /> : null}
    </>
  );
}

function Tools({ view, shown }: { view: PageView; shown: Shown }) {
  const path = view.url(cyclogramPath(shown.plan.id));
  return (
    <ListBar
      count={countOf(shown.rules.length, ...text.count)}
      files={{ xlsx: `${path}.xlsx`, docx: `${path}.docx`, pdf: `${path}.pdf` }}
    >
      {shown.toGo > 0 ? (
        <p class="o-hint">{text.toGo(countOf(shown.toGo, 'изменение', 'изменения', 'изменений'))}</p>
      ) : null}
      {shown.isCalendarKnown ? null : <p class="o-hint">{text.notApproved}</p>}
    </ListBar>
  );
}

export const cyclogramPage = page<Shown>({
  path: '/planning/plans/:id/cyclogram',
  ru: text.title,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(carryRules, {
      next: (output) => cyclogramPath(output.planId),
      done: (output) => text.carried(countOf(output.count, ...text.count)),
    }),
  ],
  view: (view, shown) => {
    const chip = chipFor(shown.plan.catalogue.version, 'plan-cyclogram');
    return {
      ...planHead(shown),
      lead: (
        <>
          {text.lead} {chip.path ? <a href={view.url(chip.path)}>{chip.label}</a> : null}
        </>
      ),
      actions: <Actions view={view} shown={shown} />,
      body: (
        <>
          <PlanTabs view={view} plan={shown.plan} current="cyclogram" />
          {shown.rules.length === 0 ? (
            <EmptyState
              title={text.empty}
              text={shown.mayKeep ? text.emptyText : text.emptyReader}
              action={
                shown.mayKeep ? (
                  <LinkButton
                    text={text.add}
                    href={`${view.url(planPath(shown.plan.id))}/cyclogram/new`}
                    look="primary"
                  />
                ) : undefined
              }
            />
          ) : (
            <>
              <Tools view={view} shown={shown} />
              <RulesTables view={view} shown={shown} />
              <YearByMonths shown={shown} />
              <MissingDates shown={shown} />
            </>
          )}
        </>
      ),
    };
  },
});
