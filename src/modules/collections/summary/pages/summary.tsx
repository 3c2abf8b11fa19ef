// The summary on the screen: totals, institutions with their sums, the first rows; everything as one XLSX.
import { type PageView, page } from '../../../../kernel/page.ts';
import { refuse } from '../../../../kernel/refusal.ts';
import { countOf, formatNumber } from '../../../../platform/language/index.ts';
import { type Column, LinkButton, PlainTable, PrintButton, Section } from '../../../../ui/index.ts';
import { answersOf, type CollectedAnswer } from '../../answer/answer.queries.ts';
import { type CellHelp, sayCell } from '../../answer/cells.ts';
import { answerPath, collectionPath } from '../../collection/collection.commands.ts';
import { type Collection, oneCollection } from '../../collection/collection.queries.ts';
import { collectionText as text } from '../../collection/collection.text.ts';
import { type FormColumn, isNumeric } from '../../collection/form.ts';
import { AnswerBadges } from '../../collection/pages/parts.tsx';
import { CollectionTabs } from '../../collection/pages/show.tsx';
import { givesWork } from '../../collections.policy.ts';
import { type SummaryRow, summaryHelp, summaryRows, type Totals, totalsOf } from '../summary.queries.ts';

/** More rows than this are read in the sheet. */
const most = 200;

interface Shown {
  readonly collection: Collection;
  readonly answers: readonly CollectedAnswer[];
  readonly rows: readonly SummaryRow[];
  readonly totals: Totals;
  readonly help: CellHelp;
}

export const summaryPage = page<Shown>({
  path: '/collections/tables/:id/summary',
  ru: text.summary,
  ability: givesWork,
  load: async (ctx, { id = '' }) => {
    const collection = await oneCollection(ctx, id);
    if (!collection) return null;
    if (collection.state === 'draft') return refuse('not-sent', text.refusals.notSent);
    const rows = await summaryRows(ctx, id, most + 1);
    return {
      collection,
      rows,
      answers: await answersOf(ctx, id),
      totals: await totalsOf(ctx, collection),
      help: await summaryHelp(ctx, collection),
    };
  },
  view: (view, shown) => {
    const { collection } = shown;
    const file = `${collectionPath(collection.id)}/summary.xlsx`;
    return {
      title: `${text.summary}: ${collection.title}`,
      crumbs: [
        [text.title, '/collections'],
        [collection.title, collectionPath(collection.id)],
      ],
      lead: 'Считаются подтверждённые ответы. В книге XLSX — все строки, итоги по организациям и те, кто не ответил.',
      actions: (
        <>
          <LinkButton text="Свод XLSX" href={view.url(file)} look="primary" icon="download" download />
          <LinkButton text="CSV" href={view.url(`${file}?format=csv`)} icon="download" download />
          <PrintButton />
        </>
      ),
      wide: true,
      body: (
        <>
          <CollectionTabs view={view} id={collection.id} current="summary" />
          <TotalsSection shown={shown} />
          <Institutions view={view} shown={shown} />
          <Rows view={view} shown={shown} />
        </>
      ),
    };
  },
});

const counted = ({ collection, totals }: Shown): FormColumn[] =>
  collection.form.columns.filter((column) => isNumeric(column) && totals.sums[column.key] !== undefined);

function TotalsSection({ shown }: { shown: Shown }) {
  const { totals } = shown;
  return (
    <Section title={text.totals}>
      <PlainTable<FormColumn>
        caption={text.totals}
        rows={counted(shown)}
        rowKey={(column) => column.key}
        empty={text.totalsEmpty}
        columns={[
          { key: 'title', title: 'Показатель', cell: (column) => column.title, wrap: true },
          {
            key: 'sum',
            title: 'Всего',
            cell: (column) => formatNumber(totals.sums[column.key] ?? 0),
            numeric: true,
          },
          {
            key: 'filled',
            title: 'Ответов с числом',
            cell: (column) => formatNumber(totals.filled[column.key] ?? 0),
            numeric: true,
          },
        ]}
      />
    </Section>
  );
}

function Institutions({ view, shown }: { view: PageView; shown: Shown }) {
  const { totals } = shown;
  const sums = counted(shown).map(
    (column): Column<CollectedAnswer> => ({
      key: column.key,
      title: column.title,
      numeric: true,
      cell: (answer) => {
        const sum = totals.byAnswer.get(answer.id)?.[column.key];
        return sum === undefined ? '—' : formatNumber(sum);
      },
    }),
  );
  return (
    <Section title={text.byInstitution}>
      <PlainTable<CollectedAnswer>
        caption={text.byInstitution}
        rows={[...shown.answers]}
        rowKey={(answer) => answer.id}
        rowHref={(answer) => view.url(answerPath(answer.id))}
        columns={[
          {
            key: 'institution',
            title: text.fields.institution,
            cell: (answer) => answer.institution,
            wrap: true,
          },
          { key: 'state', title: text.fields.state, cell: (answer) => <AnswerBadges answer={answer} /> },
          ...sums,
        ]}
      />
    </Section>
  );
}

function Rows({ view, shown }: { view: PageView; shown: Shown }) {
  const { collection, help } = shown;
  const names = new Map(shown.answers.map((answer) => [answer.id, answer.institution]));
  const rows = shown.rows.slice(0, most);
  const isCut = shown.rows.length > most;
  const title = isCut ? `Первые ${countOf(most, ...text.rows)}; остальные в книге XLSX` : 'Все строки';
  const cells = collection.form.columns.map(
    (column): Column<SummaryRow> => ({
      key: column.key,
      title: column.title,
      numeric: isNumeric(column),
      wrap: true,
      cell: (row) => sayCell(column, row.cells[column.key] ?? '', help),
    }),
  );
  return (
    <Section title={title}>
      <PlainTable<SummaryRow>
        caption={title}
        rows={rows}
        rowKey={(row) => row.id}
        empty="Подтверждённых ответов со строками ещё нет."
        columns={[
          {
            key: 'institution',
            title: text.fields.institution,
            cell: (row) => <a href={view.url(answerPath(row.answerId))}>{names.get(row.answerId) ?? ''}</a>,
            wrap: true,
          },
          ...(collection.form.rows === 'fixed'
            ? [{ key: 'title', title: 'Строка', cell: (row: SummaryRow) => row.title, wrap: true }]
            : []),
          ...cells,
        ]}
      />
    </Section>
  );
}
