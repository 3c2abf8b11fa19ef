// Proposals beside decisions: one form for all of them, everything as proposed after a look at what it writes.
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { upperFirst } from '../../../platform/language/index.ts';
import {
  ActionButton,
  Badge,
  Facts,
  Field,
  FormPage,
  PlainTable,
  Section,
  type Tone,
} from '../../../ui/index.ts';
import { proposeCoHead } from '../package.commands.ts';
import { decideAsProposed, decidePapers } from '../package.decisions.ts';
import { type Verdict, verdictOf } from '../package.queries.ts';
import { verdictNames } from '../package.text.ts';
import type { ShownPackage, ShownPaper } from './package-show.tsx';
import { packageWords as words } from './site-pages.text.ts';
import { guardOf, returned } from './site-parts.tsx';

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
      {shown.papers.map((paper, index) => (
        <fieldset class="o-group" id={`paper-${paper.position}`}>
          <legend>
            {paper.position}. <a href={view.url(paper.path)}>{paper.title}</a>
          </legend>
          <input type="hidden" name={`papers[${index}].position`} value={String(paper.position)} />
          <Facts
            facts={[
              { label: words.proposal, value: <VerdictBadge verdict={paper.proposal} /> },
              ...(paper.takesCoHead ? [{ label: words.coHead, value: paper.coHead ?? words.noCoHead }] : []),
              ...(paper.councilReason
                ? [{ label: words.councilReason, value: paper.councilReason, wide: true }]
                : []),
            ]}
          />
          <Field
            name={`papers[${index}].decision`}
            label={words.decision}
            widget="radio"
            options={optionsOf(shown)}
            value={typed[index]?.decision ?? paper.decision ?? ''}
          />
          {shown.deviates ? (
            <Field
              name={`papers[${index}].reason`}
              label="Причина, если решение иное"
              widget="textarea"
              maxLength={2000}
              value={typed[index]?.reason ?? paper.reason ?? ''}
              error={back?.errors[`papers[${index}].reason`]}
            />
          ) : null}
        </fieldset>
      ))}
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
        ...(shown.pack.kind === 'recognition'
          ? [
              {
                key: 'co-head',
                title: words.coHead,
                cell: (paper: ShownPaper) => paper.coHead ?? words.noCoHead,
              },
            ]
          : []),
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
