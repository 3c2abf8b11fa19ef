// Proposals beside decisions: one form for all of them, everything as proposed after a look at what it writes.
import type { PageView } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { upperFirst } from '../../../../platform/language/index.ts';
import {
  ActionButton,
  Badge,
  type Column,
  Field,
  type FieldErrors,
  FormPage,
  fieldId,
  PlainTable,
  Section,
  type Tone,
} from '../../../../ui/index.ts';
import { packageWords as words } from '../../site/pages/site-pages.text.ts';
import { guardOf, returned } from '../../site/pages/site-parts.tsx';
import { proposeCoHead } from '../package.commands.ts';
import { decideAsProposed, decidePapers } from '../package.decisions.ts';
import { type Verdict, verdictOf } from '../package.queries.ts';
import { verdictNames } from '../package.text.ts';
import type { ShownPackage, ShownPaper } from './package.load.ts';

const tones: Record<Verdict, Tone> = {
  recognise: 'done',
  reject: 'trouble',
  terminate: 'trouble',
  keep: 'done',
};
const VerdictBadge = ({ verdict }: { verdict: Verdict }) => (
  <Badge tone={tones[verdict]} text={upperFirst(verdictNames[verdict])} />
);

const optionsOf = (shown: ShownPackage) =>
  (shown.pack.kind === 'recognition'
    ? (['recognise', 'reject'] as const)
    : (['terminate', 'keep'] as const)
  ).map((verdict) => ({ value: verdict, label: upperFirst(verdictNames[verdict]) }));

/** «признать площадкой — 50, отказать в признании — 8» */
function countsOf(papers: readonly ShownPaper[]): string {
  const groups = Map.groupBy(papers, (paper) => paper.proposal);
  return [...groups].map(([verdict, list]) => `${verdictNames[verdict]} — ${list.length}`).join(', ');
}

function AsProposed({ view, shown }: { view: PageView; shown: ShownPackage }) {
  const open = shown.papers.filter((paper) => paper.decision === null);
  if (open.length === 0) return null;
  return (
    <ActionButton
      text={decideAsProposed.ru}
      action={view.self}
      guard={guardOf(view, 'as-proposed')}
      hidden={{ _command: decideAsProposed.name, id: shown.pack.id, undecided: String(open.length) }}
      confirm={
        <>
          <p>{words.asProposed(countsOf(open), open.length)}</p>
          <ul>
            {open.map((paper) => (
              <li>
                {paper.title} — {verdictNames[paper.proposal]}
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}

interface CellProps {
  readonly shown: ShownPackage;
  readonly paper: ShownPaper;
  readonly typed: readonly Record<string, unknown>[];
}

const pathOf = ({ shown, paper }: CellProps, field: string) =>
  `papers[${shown.papers.indexOf(paper)}].${field}`;
const typedAt = ({ shown, paper, typed }: CellProps, field: string) =>
  typed[shown.papers.indexOf(paper)]?.[field];

function Choice(props: CellProps) {
  const { shown, paper } = props;
  const value = typedAt(props, 'decision') ?? paper.decision ?? '';
  return (
    <>
      <input type="hidden" name={pathOf(props, 'position')} value={String(paper.position)} />
      <select
        class="form-select"
        name={pathOf(props, 'decision')}
        aria-label={`${words.decision}: ${paper.title}`}
      >
        <option value="" selected={value === ''}>
          {words.undecided}
        </option>
        {optionsOf(shown).map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </>
  );
}

function Reason(props: CellProps & { readonly errors: FieldErrors | undefined }) {
  const name = pathOf(props, 'reason');
  const error = props.errors?.[name];
  return (
    <>
      <textarea
        class={`form-control${error ? ' is-invalid' : ''}`}
        id={fieldId(name)}
        name={name}
        rows={2}
        maxlength={2000}
        aria-label={`${words.ifOther}: ${props.paper.title}`}
        aria-invalid={error ? 'true' : undefined}
      >
        {String(typedAt(props, 'reason') ?? props.paper.reason ?? '')}
      </textarea>
      {error ? <p class="o-error">{error}</p> : null}
    </>
  );
}

const coHeadColumn = (shown: ShownPackage): Column<ShownPaper>[] =>
  shown.pack.kind === 'recognition'
    ? [{ key: 'co-head', title: words.coHead, cell: (paper) => paper.coHead ?? words.noCoHead }]
    : [];

function DecisionForm({ view, shown }: { view: PageView; shown: ShownPackage }) {
  const back = returned(view, decidePapers);
  const typed = (back?.values.papers ?? []) as Record<string, unknown>[];
  return (
    <FormPage
      action={view.self}
      submit={decidePapers.ru}
      guard={guardOf(view, 'decide')}
      hidden={{ _command: decidePapers.name, id: shown.pack.id }}
      errors={back?.errors}
    >
      <PlainTable
        caption={words.papers}
        rows={shown.papers}
        rowKey={(paper) => String(paper.position)}
        columns={[
          {
            key: 'title',
            title: 'Организация, тема',
            wrap: true,
            cell: (paper) => <a href={view.url(paper.path)}>{paper.title}</a>,
          },
          {
            key: 'proposal',
            title: words.proposal,
            wrap: true,
            cell: (paper) => (
              <>
                <VerdictBadge verdict={paper.proposal} />
                {paper.councilReason ? <p class="o-hint">{paper.councilReason}</p> : null}
              </>
            ),
          },
          {
            key: 'decision',
            title: words.decision,
            cell: (paper) => <Choice shown={shown} paper={paper} typed={typed} />,
          },
          ...(shown.deviates
            ? [
                {
                  key: 'reason',
                  title: words.ifOther,
                  cell: (paper: ShownPaper) => (
                    <Reason shown={shown} paper={paper} typed={typed} errors={back?.errors} />
                  ),
                },
              ]
            : []),
          ...coHeadColumn(shown),
        ]}
      />
    </FormPage>
  );
}

function DecisionTable({ view, shown }: { view: PageView; shown: ShownPackage }) {
  return (
    <PlainTable
      caption={words.papers}
      rows={shown.papers}
      rowKey={(paper) => String(paper.position)}
      columns={[
        {
          key: 'title',
          title: 'Организация, тема',
          wrap: true,
          cell: (paper) => <a href={view.url(paper.path)}>{paper.title}</a>,
        },
        {
          key: 'proposal',
          title: words.proposal,
          cell: (paper) => <VerdictBadge verdict={paper.proposal} />,
        },
        {
          key: 'decision',
          title: words.decision,
          cell: (paper) =>
            paper.decision === null && shown.pack.state !== 'ordered' ? (
              words.undecided
            ) : (
              <VerdictBadge verdict={verdictOf(paper)} />
            ),
        },
        {
          key: 'reason',
          title: words.reason,
          wrap: true,
          cell: (paper) => paper.reason || paper.councilReason || '—',
        },
        ...coHeadColumn(shown),
      ]}
    />
  );
}

/** Methodists to choose from, each with the number of sites he already leads. */
function CoHeads({ view, shown }: { view: PageView; shown: ShownPackage }) {
  if (refusalOf(view, proposeCoHead, shown.pack) || shown.pack.state === 'ordered') return null;
  const papers = shown.papers.filter((paper) => paper.takesCoHead);
  if (papers.length === 0) return null;
  const missing = papers.filter((paper) => paper.coHead === null);
  const back = returned(view, proposeCoHead);
  return (
    <Section title={proposeCoHead.ru}>
      <FormPage
        action={view.self}
        submit={proposeCoHead.ru}
        guard={guardOf(view, 'co-head')}
        hidden={{ _command: proposeCoHead.name, id: shown.pack.id }}
        errors={back?.errors}
      >
        <Field
          name="applicationId"
          label="Заявка"
          widget="select"
          required
          value={back?.values.applicationId ?? missing[0]?.applicationId ?? ''}
          options={papers.map((paper) => ({
            value: paper.applicationId ?? '',
            label: `${paper.title}${paper.coHead ? ` — сейчас ${paper.coHead}` : ' — не назначен'}`,
          }))}
        />
        <Field
          name="coHeadPersonId"
          label="Соруководитель — методист службы"
          widget="select"
          required
          value={back?.values.coHeadPersonId ?? ''}
          error={back?.errors.coHeadPersonId}
          options={shown.methodists.map((each) => ({
            value: each.personId,
            label: `${each.name} — ${words.load(each.sites)}`,
          }))}
        />
      </FormPage>
    </Section>
  );
}

export function PaperDecisions({ view, shown }: { view: PageView; shown: ShownPackage }) {
  const decides = shown.pack.state === 'received' && !refusalOf(view, decidePapers, shown.pack);
  return (
    <>
      <Section title={words.papers} actions={decides ? <AsProposed view={view} shown={shown} /> : undefined}>
        {decides ? (
          <>
            <p class="o-hint">{words.papersLead}</p>
            <DecisionForm view={view} shown={shown} />
          </>
        ) : (
          <DecisionTable view={view} shown={shown} />
        )}
      </Section>
      <CoHeads view={view} shown={shown} />
    </>
  );
}
