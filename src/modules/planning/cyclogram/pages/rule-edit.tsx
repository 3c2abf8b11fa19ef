// The form of a recurring thing, new or known: its words are read as they are typed and the dates of the year shown beside.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refuse } from '../../../../kernel/refusal.ts';
import {
  ActionButton,
  type FieldDescriptor,
  Fields,
  FormPage,
  fieldsOf,
  Section,
} from '../../../../ui/index.ts';
import { norms, parametersOf } from '../../../regulations/index.ts';
import { workingCalendar } from '../../../territories/index.ts';
import { lineChoices } from '../../line/pages/line-edit.tsx';
import { keepsPlan } from '../../plan/plan.policy.ts';
import { type Plan, visiblePlan } from '../../plan/plan.queries.ts';
import { addRule, cyclogramPath, removeRule, saveRule } from '../cyclogram.commands.ts';
import { calendarIsKnown, type Rule, type RuleOfPlan, ruleWithPlan } from '../cyclogram.queries.ts';
import { ruleSchema } from '../cyclogram.schema.ts';
import { cyclogramText as text } from '../cyclogram.text.ts';
import { datesOf } from '../recurrence.dates.ts';
import { isUnderstood, readRecurrence } from '../recurrence.reading.ts';
import { lessonMonths, type Schedule, type Shift, shifts } from '../recurrence.ts';
import { type CountedDates, cyclogramCrumbs, RuleDates } from './cyclogram-parts.tsx';

type When = Pick<Schedule, 'months' | 'shift'> & { readonly words: string };

/** The dates words mean, or what is wrong with the words. */
async function countDates(
  ctx: ReadCtx,
  plan: Plan,
  { words, months, shift }: When,
): Promise<CountedDates | string> {
  if (words.trim() === '') return text.previewHint;
  const recurrence = readRecurrence(words);
  if (!isUnderstood(recurrence)) return text.refusals[recurrence.doubt];
  const isWorking = await workingCalendar(ctx);
  return {
    recurrence,
    dates: datesOf({ ...recurrence, months, shift }, plan.schoolYear, isWorking),
    isCalendarKnown: await calendarIsKnown(ctx, plan.schoolYear),
  };
}

function whenOf(query: URLSearchParams): When {
  const shift = query.get('shift') as Shift | null;
  const months = query
    .getAll('months[]')
    .map(Number)
    .filter((month) => month >= 1 && month <= 12);
  return {
    words: (query.get('words') ?? '').slice(0, 200),
    months: months.length > 0 ? months : lessonMonths,
    shift: shift && shifts.includes(shift) ? shift : 'after',
  };
}

const partId = 'rule-dates';

/** The part of the form that is asked for again while one types. */
export const cyclogramDatesPage = page<CountedDates | string>({
  path: '/planning/plans/:id/cyclogram/dates',
  ru: text.preview,
  ability: keepsPlan,
  load: async (ctx, { id = '' }, query) => {
    const plan = await visiblePlan(ctx, id);
    return plan ? countDates(ctx, plan, whenOf(query)) : null;
  },
  view: (_view, shown) => ({
    title: text.preview,
    body: (
      <div id={partId}>
        <RuleDates shown={shown} />
      </div>
    ),
  }),
});

interface Shown {
  readonly plan: Plan;
  readonly rule: Rule | null;
  readonly choices: Awaited<ReturnType<typeof lineChoices>>;
  readonly dates: CountedDates | string;
  readonly dayOff: Shift;
}

async function load(ctx: ReadCtx, found: Pick<RuleOfPlan, 'plan'> & { rule: Rule | null }) {
  const { plan, rule } = found;
  if (plan.state !== 'draft') return refuse('plan-frozen', text.frozen);
  const when = rule ?? { words: '', months: lessonMonths, shift: 'after' as const };
  const { dayOff } = parametersOf(plan.catalogue.version, norms.planCyclogram);
  return {
    ...{ plan, rule, dayOff, choices: await lineChoices(ctx, plan, null) },
    dates: await countDates(ctx, plan, when),
  };
}

function RuleForm({ view, shown }: { view: PageView; shown: Shown }) {
  const { plan, rule, choices } = shown;
  const known = new Map(choices.fields.map((field) => [field.name, field]));
  const fields = fieldsOf(ruleSchema).map((field): FieldDescriptor => {
    if (field.name === 'words') return { ...field, list: 'cyclogram-words' };
    return field.name === 'responsibleId' ? (known.get(field.name) ?? field) : field;
  });
  const people = rule
    ? [{ value: rule.responsibleId, label: rule.responsible.replaceAll('\u00a0', ' ') }]
    : [];
  const command = rule ? saveRule : addRule;
  const start = rule ? { ...rule } : { months: lessonMonths.map(String), shift: shown.dayOff, gives: 'each' };
  return (
    <div
      class="o-columns o-live"
      data-controller="live-part"
      data-live-part-href-value={`${view.url(cyclogramPath(plan.id))}/dates`}
      data-live-part-part-value={partId}
      data-live-part-names-value="words,months[],shift"
    >
      <div class="o-column">
        <FormPage
          action={view.self}
          submit={command.ru}
          guard={{ idempotencyKey: view.formKey, ...(rule ? { version: rule.version } : {}) }}
          hidden={{ _command: command.name, ...(rule ? { id: rule.id } : { planId: plan.id }) }}
          errors={view.form?.refusal.fields}
          fields={fields}
          cancel={{ text: 'К циклограмме', href: view.url(cyclogramPath(plan.id)) }}
        >
          <Fields
            fields={fields}
            options={{
              ...choices.options,
              responsibleId: [...people, ...(choices.options.responsibleId ?? [])],
            }}
            values={view.form?.values ?? start}
            errors={view.form?.refusal.fields}
          />
        </FormPage>
        <datalist id="cyclogram-words">
          {text.examples.map((words) => (
            <option value={words} />
          ))}
        </datalist>
      </div>
      <aside class="o-column o-live-side">
        <Section title={text.preview}>
          <div id={partId} aria-live="polite">
            <RuleDates shown={shown.dates} />
          </div>
        </Section>
      </aside>
    </div>
  );
}

const toCyclogram = (output: { planId: string }) => cyclogramPath(output.planId);

export const ruleNewPage = page<Shown>({
  path: '/planning/plans/:id/cyclogram/new',
  ru: text.add,
  ability: keepsPlan,
  load: async (ctx, { id = '' }) => {
    const plan = await visiblePlan(ctx, id);
    return plan ? load(ctx, { plan, rule: null }) : null;
  },
  posts: [post(addRule, { next: toCyclogram, done: text.added })],
  view: (view, shown) => ({
    title: text.add,
    crumbs: cyclogramCrumbs(shown.plan),
    lead: 'Достаточно содержания, слов о том, когда дело повторяется, и ответственного.',
    wide: true,
    body: <RuleForm view={view} shown={shown} />,
  }),
});

export const ruleEditPage = page<Shown>({
  path: '/planning/cyclogram/:id/edit',
  ru: text.one,
  ability: keepsPlan,
  load: async (ctx, { id = '' }) => {
    const found = await ruleWithPlan(ctx, id);
    return found ? load(ctx, found) : null;
  },
  posts: [
    post(saveRule, { next: toCyclogram, done: text.saved }),
    post(removeRule, { next: toCyclogram, done: text.removed }),
  ],
  view: (view, shown) => ({
    title: shown.rule?.title ?? text.one,
    crumbs: cyclogramCrumbs(shown.plan),
    wide: true,
    actions: (
      <ActionButton
        text={text.remove}
        look="danger"
        action={view.self}
        guard={{ idempotencyKey: `${view.formKey}-remove` }}
        hidden={{ _command: removeRule.name, id: shown.rule?.id ?? '' }}
        confirm={text.removeConfirm}
      />
    ),
    body: <RuleForm view={view} shown={shown} />,
  }),
});
