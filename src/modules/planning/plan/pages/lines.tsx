// The plan as a table: in a draft a grid edited like a sheet, later the same lines with how each of them stands.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { countOf } from '../../../../platform/language/index.ts';
import { EmptyState, LinkButton, ListBar } from '../../../../ui/index.ts';
import { termsOf } from '../../../regulations/index.ts';
import { clashingIds, collisionsOf } from '../../agreement/agreement.queries.ts';
import { agreementText } from '../../agreement/agreement.text.ts';
import { candidateText } from '../../candidates/candidate.text.ts';
import { removeLines, saveCells } from '../../line/grid.commands.ts';
import { leftOf, usualResponsible } from '../../line/line.people.ts';
import { linesOf } from '../../line/line.queries.ts';
import { lineText } from '../../line/line.text.ts';
import { readingText } from '../../reading/reading.text.ts';
import { planPath } from '../plan.commands.ts';
import { filterOf } from '../plan.filter.ts';
import { visiblePlan } from '../plan.queries.ts';
import { planText as text } from '../plan.text.ts';
import { type LinesShown, PlanTable } from './lines-table.tsx';
import { concernedOf, PlanFilters } from './plan-filters.tsx';
import { PlanActions, PlanTabs, planHead, planTitle } from './plan-parts.tsx';

async function load(ctx: ReadCtx, id: string, query: URLSearchParams): Promise<LinesShown | null> {
  const plan = await visiblePlan(ctx, id);
  if (!plan) return null;
  const order = plan.catalogue.directions.map((each) => each.key);
  const all = await linesOf(ctx, id, order);
  const filter = filterOf(query);
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return {
    plan,
    title: planTitle(await termsOf(ctx), plan),
    all,
    shown: isFiltered ? await linesOf(ctx, id, order, filter) : all,
    concerned: await concernedOf(ctx, id, query),
    people: await usualResponsible(ctx),
    clashing: clashingIds(await collisionsOf(ctx, plan, all)),
    left: await leftOf(ctx, all),
    isDraft: plan.state === 'draft' && !refusalOf(ctx, saveCells, plan),
  };
}

/** Words the grid offers while a cell is edited; where scripts are off they are not needed. */
function Choices({ shown }: { shown: LinesShown }) {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['responsible', shown.people.map((each) => each.label)],
    ['task', shown.plan.catalogue.tasks.map((each) => each.text)],
    ['direction', shown.plan.catalogue.directions.map((each) => each.text)],
    ['form', [...new Set(shown.all.map((line) => line.form).filter(Boolean))]],
    ['audience', [...new Set(shown.all.map((line) => line.audience).filter(Boolean))]],
  ];
  return (
    <>
      {lists.map(([field, words]) => (
        <datalist id={`plan-${field}`}>
          {words.slice(0, 200).map((word) => (
            <option value={word} />
          ))}
        </datalist>
      ))}
    </>
  );
}

function Tools({ view, shown }: { view: PageView; shown: LinesShown }) {
  const path = view.url(planPath(shown.plan.id));
  const query = view.query.toString();
  const isAll = view.query.get('columns') === 'all';
  return (
    <ListBar
      count={
        shown.shown.length === shown.all.length
          ? countOf(shown.all.length, ...text.lines)
          : `${shown.shown.length} из ${countOf(shown.all.length, 'пункта', 'пунктов', 'пунктов')}`
      }
      tools={
        shown.isDraft ? (
          <a class="btn btn-sm" href={isAll ? path : `${path}?columns=all`}>
            {isAll ? 'Меньше столбцов' : 'Все столбцы'}
          </a>
        ) : null
      }
      files={{
        xlsx: `${path}/plan.xlsx${query ? `?${query}` : ''}`,
        docx: `${path}/plan.docx`,
        pdf: `${path}/plan.pdf`,
      }}
    >
      {shown.isDraft ? (
        <p class="o-hint o-plan-status" data-plan-grid-target="status" aria-live="polite">
          <span class="o-js">
            Enter — править, Ctrl+V — вставить из Excel, Ctrl+D — заполнить вниз, Ctrl+Z — отменить
          </span>
        </p>
      ) : null}
      {shown.shown.some((line) => shown.clashing.has(line.id)) ? (
        <p class="o-hint o-plan-status">
          «{agreementText.mark}»: {agreementText.markTitle.toLocaleLowerCase('ru')}
        </p>
      ) : null}
    </ListBar>
  );
}

export const planLinesPage = page<LinesShown>({
  path: '/planning/plans/:id',
  ru: text.one,
  ability: signedIn,
  load: (ctx, { id = '' }, query) => load(ctx, id, query),
  posts: [
    post(saveCells, { next: (output) => planPath(output.planId), done: 'Сохранено' }),
    post(removeLines, { next: (output) => planPath(output.planId), done: lineText.removed }),
  ],
  view: (view, shown) => {
    const { plan, isDraft } = shown;
    const path = planPath(plan.id);
    return {
      ...planHead(shown),
      actions: (
        <>
          {isDraft ? (
            <>
              <LinkButton text={lineText.add} href={view.url(`${path}/lines/new`)} icon="plus" />
              <LinkButton text={lineText.paste} href={view.url(`${path}/paste`)} icon="copy" />
              <LinkButton text={candidateText.short} href={view.url(`${path}/candidates`)} icon="checklist" />
              <LinkButton text={readingText.read} href={view.url(`${path}/readings/new`)} icon="upload" />
            </>
          ) : null}
          <PlanActions view={view} plan={plan} lines={shown.all.length} />
        </>
      ),
      body: (
        <div
          data-controller={isDraft ? 'plan-grid' : undefined}
          data-plan-grid-api-value={isDraft ? `/api/v1/${view.territory.slug}/planning` : undefined}
          data-plan-grid-record-value={isDraft ? plan.id : undefined}
        >
          <PlanTabs view={view} plan={plan} current="lines" />
          <PlanFilters view={view} shown={shown} />
          <Tools view={view} shown={shown} />
          {isDraft ? <Choices shown={shown} /> : null}
          {shown.all.length === 0 && !isDraft ? (
            <EmptyState title="Пунктов нет" text="Их внесут в проект плана." />
          ) : shown.shown.length === 0 && shown.all.length > 0 ? (
            <EmptyState title="Ничего не найдено" text="Измените условия отбора или сбросьте их." />
          ) : (
            <PlanTable view={view} shown={shown} />
          )}
        </div>
      ),
    };
  },
});
