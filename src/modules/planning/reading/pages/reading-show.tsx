// A file with a plan before it is taken: what was understood, what was not, who is who; then taken whole or put aside.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import {
  ActionButton,
  Badge,
  countOf,
  EmptyState,
  Flash,
  LinkButton,
  MoreMenu,
  type Option,
  Stat,
} from '../../../../ui/index.ts';
import { schoolYearText } from '../../../documents/index.ts';
import { usualResponsible } from '../../line/line.people.ts';
import { sources } from '../../line/line.text.ts';
import { planPath } from '../../plan/plan.commands.ts';
import { keepsPlan } from '../../plan/plan.policy.ts';
import { planText } from '../../plan/plan.text.ts';
import { fixPlanRows, mapPlanColumns, sayPlanPeople, sayPlanSections } from '../reading.commands.ts';
import { isTaken, type JudgedRow } from '../reading.judging.ts';
import { judgedRows, type ReadingOfPlan, readingById, rowsOf } from '../reading.queries.ts';
import { readingStates, readingText as text, type Verdict, verdicts } from '../reading.text.ts';
import { applyReading, dropReading, undoReading } from '../reading.writing.ts';
import { readingPath, readingTones } from './reading-new.tsx';
import { ColumnsPanel, PeoplePanel, SectionsPanel } from './reading-panels.tsx';
import { ReadingGrid, verdictTones } from './reading-rows.tsx';

interface Shown {
  readonly reading: ReadingOfPlan;
  readonly rows: readonly JudgedRow[];
  readonly people: readonly Option[];
  readonly samples: readonly (readonly string[])[];
  readonly verdict: Verdict | 'all';
}

const order = Object.keys(verdicts) as Verdict[];
const byNeed: readonly Verdict[] = ['fault', 'no-person', 'term-unknown', 'understood', 'same'];

async function load(ctx: ReadCtx, id: string, query: URLSearchParams): Promise<Shown | null> {
  const reading = await readingById(ctx, id);
  if (!reading) return null;
  const rows = await judgedRows(ctx, reading);
  const given = (await rowsOf(ctx, id)).filter(({ line }) => line > reading.headerLine);
  const asked = query.get('verdict');
  const found = order.find((each) => each === asked);
  return {
    reading,
    rows,
    people: await usualResponsible(ctx),
    samples: reading.headings.map((_, column) =>
      [...new Set(given.flatMap(({ cells }) => (cells[column] ? [cells[column].slice(0, 40)] : [])))].slice(
        0,
        3,
      ),
    ),
    verdict:
      asked === 'all'
        ? 'all'
        : (found ?? byNeed.find((each) => rows.some(({ verdict }) => verdict === each)) ?? 'all'),
  };
}

function Stats({ view, shown }: { view: PageView; shown: Shown }) {
  return (
    <div class="o-stats o-stats-tight">
      {order.map((verdict) => {
        const count = shown.rows.filter((row) => row.verdict === verdict).length;
        return count === 0 ? null : (
          <Stat
            value={count}
            label={verdicts[verdict]}
            note={verdict === shown.verdict ? 'показаны ниже' : undefined}
            href={view.url(`${readingPath(shown.reading.id)}?verdict=${verdict}`)}
            tone={verdictTones[verdict]}
          />
        );
      })}
    </div>
  );
}

function Actions({ view, shown }: { view: PageView; shown: Shown }) {
  const { reading } = shown;
  if (keepsPlan.check(view, undefined)) return null;
  const send = (command: { readonly name: string }) => ({
    action: view.self,
    hidden: { _command: command.name, id: reading.id },
    guard: { idempotencyKey: `${view.formKey}-${command.name}`, version: reading.version },
  });
  const count = shown.rows.filter(isTaken).length;
  const left = shown.rows.filter(({ verdict }) => verdict === 'no-person' || verdict === 'fault').length;
  const unclear = shown.rows.filter(({ verdict }) => verdict === 'term-unknown').length;
  const consequence = [
    `Будет взято: ${countOf(count, text.points)}.`,
    unclear > 0 ? `Срок не понят у ${unclear}: в плане они будут отмечены.` : '',
    left > 0 ? `Не возьмутся без ответственного или с ошибкой: ${left}.` : '',
    'Взятое можно отменить целиком.',
  ];
  return (
    <>
      {reading.state === 'ready' ? (
        <>
          <ActionButton
            text={applyReading.ru}
            look="primary"
            icon="check"
            {...send(applyReading)}
            {...(count > 0
              ? { confirm: consequence.filter(Boolean).join(' ') }
              : { disabled: { reason: left > 0 ? text.refusals.nobodyYet : text.refusals.nothing } })}
          />
          <MoreMenu>
            <ActionButton text={dropReading.ru} look="quiet" {...send(dropReading)} />
          </MoreMenu>
        </>
      ) : null}
      {reading.state === 'applied' ? (
        <ActionButton
          text={undoReading.ru}
          {...send(undoReading)}
          confirm="Пункты, взятые из этого файла, исчезнут. Если их уже правили, отмена не выполнится."
        />
      ) : null}
      <LinkButton text="К плану" href={view.url(planPath(reading.planId))} />
    </>
  );
}

const leadOf = ({ reading, rows }: Shown): string =>
  [
    reading.source === 'own' ? sources.own : `${sources[reading.source]}: ${reading.sourceWords}`,
    `прочитан ${formatDate(reading.readAt.toISOString().slice(0, 10))}`,
    countOf(rows.length, text.counts),
  ].join(' · ');

const again = (id: string) => readingPath(id);

export const readingPage = page<Shown>({
  path: '/planning/readings/:id',
  ru: text.one,
  ability: keepsPlan,
  load: (ctx, { id = '' }, query) => load(ctx, id, query),
  posts: [
    post(mapPlanColumns, { next: (output) => again(output.id), done: text.done.mapped }),
    post(sayPlanPeople, { next: (output) => again(output.id), done: text.done.people }),
    post(sayPlanSections, { next: (output) => again(output.id), done: text.done.sections }),
    post(fixPlanRows, { next: (output) => again(output.id), done: text.done.fixed }),
    post(applyReading, {
      next: (output) => (output.isOwn ? planPath(output.planId) : `${planPath(output.planId)}/outside`),
      done: (output) => text.done.applied(output.count),
    }),
    post(undoReading, { next: (output) => again(output.id), done: text.done.undone }),
    post(dropReading, {
      next: (output) => `${planPath(output.planId)}/readings/new`,
      done: text.done.dropped,
    }),
  ],
  view: (view, shown) => {
    const { reading, rows, verdict } = shown;
    const listed = verdict === 'all' ? rows : rows.filter((row) => row.verdict === verdict);
    const path = readingPath(reading.id);
    const { fileYear, plan } = reading;
    const complaint = view.form ? view.form.refusal.text : '';
    const panel = { view, reading, rows };
    return {
      title: reading.fileName,
      crumbs: [
        [planText.list, '/planning'],
        [planText.one, planPath(reading.planId)],
        [text.title, `${planPath(reading.planId)}/readings/new`],
      ],
      badge: <Badge tone={readingTones[reading.state]} text={readingStates[reading.state]} />,
      lead: leadOf(shown),
      actions: <Actions view={view} shown={shown} />,
      wide: true,
      body: (
        <>
          {complaint ? <Flash kind="trouble" text={complaint} /> : null}
          {reading.source === 'own' && fileYear !== null && fileYear !== plan.schoolYear ? (
            <Flash
              kind="warning"
              text={text.yearNote(schoolYearText(fileYear), schoolYearText(plan.schoolYear))}
            />
          ) : null}
          <Stats view={view} shown={shown} />
          <ColumnsPanel {...panel} samples={shown.samples} />
          <PeoplePanel {...panel} people={shown.people} />
          <SectionsPanel {...panel} />
          {listed.length > 0 ? (
            <ReadingGrid
              {...panel}
              rows={listed.slice(0, 500)}
              opened={Number(view.query.get('row') ?? 0)}
              again={(line) => view.url(`${path}?verdict=${verdict}&row=${line}#line-${line}`)}
            />
          ) : (
            <EmptyState title="Таких строк нет" text="Выберите другое число выше." />
          )}
        </>
      ),
    };
  },
});
