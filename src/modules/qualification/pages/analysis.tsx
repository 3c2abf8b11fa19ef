// «Количественный анализ кадров» on a day: four tables of totals and one line an institution; every number opens its list.
import { z } from 'zod';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { ActionButton, type Filter, LinkButton, Pager, PlainTable, Section } from '../../../ui/index.ts';
import { skipOf } from '../../people/index.ts';
import { draftAnalysis } from '../analysis.commands.ts';
import { seesStaff } from '../qualification.policy.ts';
import { qualificationText as text } from '../qualification.text.ts';
import {
  type Analysis,
  type AnalysisTable,
  analysisTables,
  institutionColumns,
  shareOf,
} from '../staff.analysis.ts';
import { dayOf, reportFilterOf, type StaffFilter } from '../staff.filter.ts';
import {
  listBehind,
  type NumbersPage,
  type StaffNumbers,
  staffNumbersPage,
  staffTotals,
} from '../staff.numbers.ts';
import { NumbersFilter, numberFilter } from './report.tsx';

interface Shown extends Analysis {
  /** Cursors of the pages of institutions. */
  readonly found: NumbersPage;
  readonly filter: StaffFilter;
  readonly institution: Filter;
}

export const analysisPage = page<Shown>({
  path: '/qualification/analysis',
  ru: text.analysis,
  ability: seesStaff,
  load: async (ctx, _params, query) => {
    const institution = await numberFilter(ctx, query);
    const filter = reportFilterOf(query);
    const found = await staffNumbersPage(ctx, filter, 'institution', 'all', skipOf(query));
    return { totals: await staffTotals(ctx, filter), institutions: found.lines, found, filter, institution };
  },
  posts: [
    post(draftAnalysis, {
      next: (output) => `/documents/${output.documentId}`,
      done: 'Документ составлен: проверьте и зарегистрируйте',
    }),
  ],
  view: (view, shown) => ({
    title: text.analysis,
    crumbs: [[text.title, '/qualification']],
    lead: `На ${formatDate(dayOf(view, shown.filter))} Каждое число открывает список людей, из которых оно сложилось.`,
    wide: true,
    actions: <Actions view={view} filter={shown.filter} />,
    body: (
      <>
        <NumbersFilter view={view} path="/qualification/analysis" institution={shown.institution} />
        {analysisTables.map((table) => (
          <Totals view={view} shown={shown} table={table} />
        ))}
        <ByInstitution view={view} shown={shown} />
      </>
    ),
  }),
});

function Actions({ view, filter }: { view: PageView; filter: StaffFilter }) {
  const file = (kind: string) => view.url(`/qualification/analysis.${kind}?${view.query}`);
  return (
    <>
      <LinkButton text="PDF" href={file('pdf')} icon="file-type-pdf" download />
      <LinkButton text="DOCX" href={file('docx')} icon="file-type-docx" download />
      <LinkButton text="XLSX" href={file('xlsx')} icon="download" download />
      {refusalOf(view, draftAnalysis, undefined) ? null : (
        <ActionButton
          text={draftAnalysis.ru}
          action={view.self}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: draftAnalysis.name, ...asked(view, filter) }}
          confirm="В реестре документов появится проект с числами на этот день; после регистрации он не меняется."
        />
      )}
    </>
  );
}

const asked = (view: PageView, filter: StaffFilter): Record<string, string> => ({
  on: dayOf(view, filter),
  ...(z.uuid().safeParse(filter.institutionId).success ? { institutionId: filter.institutionId } : {}),
  ...(filter.position ? { position: filter.position } : {}),
  ...(filter.subject ? { subject: filter.subject } : {}),
  employment: filter.employment || 'all',
});

function Totals({ view, shown, table }: { view: PageView; shown: Shown; table: AnalysisTable }) {
  const { totals, filter } = shown;
  const counts = table.countsOf(totals);
  const on = dayOf(view, filter);
  return (
    <Section title={table.title}>
      <PlainTable
        caption={table.title}
        rows={Object.entries(table.groups)}
        rowKey={([key]) => key}
        columns={[
          { key: 'group', title: 'Группа', cell: ([, words]) => words, wrap: true },
          {
            key: 'count',
            title: 'Человек',
            cell: ([key]) => (
              <Linked
                view={view}
                count={counts[key] ?? 0}
                path={listBehind(filter, on, { [table.filter]: key })}
              />
            ),
            numeric: true,
          },
          {
            key: 'share',
            title: 'Доля',
            cell: ([key]) => (
              <span title={`${counts[key] ?? 0} из ${totals.total}`}>
                {shareOf(counts[key] ?? 0, totals.total)}
              </span>
            ),
            numeric: true,
          },
        ]}
      />
    </Section>
  );
}

function Linked({ view, count, path }: { view: PageView; count: number; path: string | null }) {
  return count > 0 && path ? <a href={view.url(path)}>{count}</a> : <span>{count}</span>;
}

function ByInstitution({ view, shown }: { view: PageView; shown: Shown }) {
  const { totals, institutions, filter } = shown;
  const on = dayOf(view, filter);
  const behind = (line: StaffNumbers, narrowed: Readonly<Record<string, string>>) => {
    if (line === totals) return listBehind(filter, on, narrowed);
    return line.key ? listBehind(filter, on, { ...narrowed, institutionId: line.key }) : null;
  };
  return (
    <Section title="По организациям">
      <PlainTable
        caption="Кадры по организациям"
        rows={[...institutions, totals]}
        rowKey={(line) => (line === totals ? 'all' : line.key || 'service')}
        columns={[
          {
            key: 'title',
            title: 'Организация',
            cell: (line) => (line === totals ? <strong>Всего человек</strong> : line.title),
            wrap: true,
          },
          ...institutionColumns.map(({ title, value, asked: narrowed }) => ({
            key: title,
            title,
            numeric: true,
            cell: (line: StaffNumbers) => (
              <Linked view={view} count={value(line)} path={behind(line, narrowed)} />
            ),
          })),
        ]}
      />
      <Pager
        path={view.url('/qualification/analysis')}
        query={Object.fromEntries(view.query)}
        cursors={shown.found}
      />
      <p class="o-hint">
        Человек, который работает в двух организациях, стоит в строке каждой и один раз — в строке «Всего».
        Стаж педагогический; все группы по организациям — в файле XLSX.
      </p>
    </Section>
  );
}
