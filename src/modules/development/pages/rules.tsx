// The dated rules: what holds today and from when, one short form for each kind.
import { page, post } from '../../../kernel/page.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { ActionButton, Facts, Field, PlainTable, Section } from '../../../ui/index.ts';
import { keepsCourses } from '../development.policy.ts';
import { setInterCourseRule, setPracticeRule, setTrainingRule, setYoungRule } from '../rule.commands.ts';
import { type RulePeriod, ruleHistory, rulesOn } from '../rule.queries.ts';
import type { Rules } from '../rule.schema.ts';
import { type RuleKind, ruleKinds, ruleText as text } from '../rule.text.ts';
import { DevelopmentTabs } from './tabs.tsx';

const numbers: Record<RuleKind, Record<string, string>> = {
  training: {
    years: text.fields.years,
    warningMonths: text.fields.warningMonths,
    advancedHours: text.fields.advancedHours,
    retrainingHours: text.fields.retrainingHours,
  },
  practice: { weeks: text.fields.weeks },
  'young-specialist': { years: text.fields.youngYears, maxAge: text.fields.maxAge },
  'inter-course': { hours: text.fields.interHours, fromMonth: text.fields.fromMonth },
};
const commands = {
  ...{ training: setTrainingRule, practice: setPracticeRule },
  ...{ 'young-specialist': setYoungRule, 'inter-course': setInterCourseRule },
};
const kinds = Object.keys(ruleKinds) as RuleKind[];

interface Shown {
  readonly rules: Rules;
  readonly history: readonly RulePeriod[];
}

const here = () => '/development/rules';

export const rulesPage = page<Shown>({
  path: '/development/rules',
  ru: text.title,
  ability: keepsCourses,
  load: async (ctx) => ({ rules: await rulesOn(ctx), history: await ruleHistory(ctx) }),
  posts: [
    post(setTrainingRule, { next: here, done: 'Правило введено' }),
    post(setPracticeRule, { next: here, done: 'Правило введено' }),
    post(setYoungRule, { next: here, done: 'Правило введено' }),
    post(setInterCourseRule, { next: here, done: 'Норма введена' }),
  ],
  view: (view, { rules, history }) => ({
    title: text.title,
    lead: text.lead,
    wide: true,
    body: (
      <>
        <DevelopmentTabs view={view} current="rules" />
        {kinds.map((kind) => {
          const now = rules[kind] as unknown as Record<string, number> & { basis: string };
          const command = commands[kind];
          const sent = view.form?.command === command.name ? view.form : null;
          const value = (name: string) => sent?.values[name] ?? now[name];
          return (
            <Section
              title={ruleKinds[kind]}
              actions={
                <ActionButton
                  text={command.ru}
                  small
                  action={view.self}
                  guard={{ idempotencyKey: view.formKey }}
                  hidden={{ _command: command.name }}
                  open={Boolean(sent)}
                >
                  {Object.entries(numbers[kind]).map(([name, label]) => (
                    <Field
                      name={name}
                      label={label}
                      widget="number"
                      required
                      value={value(name)}
                      error={sent?.refusal.fields[name]}
                    />
                  ))}
                  <Field
                    name="startsOn"
                    label={text.fields.startsOn}
                    widget="date"
                    required
                    hint={text.hints.startsOn}
                    value={sent?.values.startsOn ?? view.today}
                    error={sent?.refusal.fields.startsOn}
                  />
                  <Field
                    name="basis"
                    label={text.fields.basis}
                    widget="textarea"
                    required
                    hint={text.hints.basis}
                    value={value('basis')}
                    error={sent?.refusal.fields.basis}
                  />
                </ActionButton>
              }
            >
              <Facts
                facts={[
                  ...Object.entries(numbers[kind]).map(([name, label]) => ({
                    label,
                    value: String(now[name]),
                  })),
                  { label: text.fields.basis, value: now.basis, wide: true },
                ]}
              />
              <Periods rows={history.filter((each) => each.kind === kind)} />
            </Section>
          );
        })}
      </>
    ),
  }),
});

function Periods({ rows }: { rows: readonly RulePeriod[] }) {
  if (rows.length === 0)
    return <p class="o-hint">Действует значение по умолчанию: служба своего не вводила.</p>;
  return (
    <PlainTable
      caption="Правила по времени"
      rows={[...rows]}
      rowKey={(row) => row.id}
      columns={[
        { key: 'from', title: 'С', cell: (row) => formatDate(row.startsOn) },
        { key: 'to', title: 'До', cell: (row) => (row.endsOn ? formatDate(row.endsOn) : 'без срока') },
        {
          key: 'values',
          title: 'Значения',
          wrap: true,
          cell: (row) =>
            Object.entries(numbers[row.kind])
              .map(
                ([name, label]) => `${label}: ${(row.settings as unknown as Record<string, number>)[name]}`,
              )
              .join('; '),
        },
        { key: 'basis', title: text.fields.basis, cell: (row) => row.settings.basis, wrap: true },
      ]}
    />
  );
}
