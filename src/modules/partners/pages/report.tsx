// «Взаимодействие с партнёрами» for a period: counts by partner and by kind, each opening the records it stands for.
import { type PageView, page } from '../../../kernel/page.ts';
import { formatDate, formatNumber } from '../../../platform/language/index.ts';
import {
  type Column,
  EmptyState,
  FilterBar,
  LinkButton,
  PlainTable,
  PrintButton,
  Section,
} from '../../../ui/index.ts';
import { seesPartnerReport } from '../partner.policy.ts';
import { partnerText, workKinds } from '../partner.text.ts';
import { partnerReport, periodOf, type Report, type ReportLine } from '../report.queries.ts';
import { PartnerTabs } from './tabs.tsx';

const text = partnerText.report;

export const partnerReportPage = page<Report>({
  path: '/partners/report',
  ru: text.title,
  ability: seesPartnerReport,
  load: (ctx, _params, query) => {
    const { from, to } = periodOf(ctx, query);
    return partnerReport(ctx, from, to);
  },
  view: (view, report) => {
    const { from, to } = report;
    const file = (kind: string) => view.url(`/partners/report.${kind}?from=${from}&to=${to}`);
    return {
      title: text.title,
      crumbs: [[partnerText.title, '/partners']],
      lead: text.lead(formatDate(from), formatDate(to).replace(/\.$/, '')),
      wide: true,
      actions: (
        <>
          <LinkButton text="XLSX" href={file('xlsx')} icon="download" download />
          <LinkButton text="DOCX" href={file('docx')} icon="file-type-docx" download />
          <LinkButton text="PDF" href={file('pdf')} icon="file-type-pdf" download />
          <PrintButton />
        </>
      ),
      body: (
        <>
          <PartnerTabs view={view} current="report" />
          <FilterBar
            path={view.url('/partners/report')}
            query={{ from, to }}
            filters={[
              { name: 'from', label: partnerText.work.from, kind: 'date' },
              { name: 'to', label: partnerText.work.to, kind: 'date' },
            ]}
          />
          {report.byPartner.length === 0 ? (
            <EmptyState title={text.none} text={partnerText.work.emptyText} />
          ) : (
            <>
              <Numbers
                view={view}
                report={report}
                title={text.byPartner}
                first={partnerText.work.partner}
                lines={report.byPartner}
                narrow="partnerId"
              />
              <Numbers
                view={view}
                report={report}
                title={text.byKind}
                first={partnerText.fields.kind}
                lines={report.byKind}
                narrow="partnerKind"
              />
            </>
          )}
          <Silent view={view} report={report} />
        </>
      ),
    };
  },
});

interface NumbersProps {
  readonly view: PageView;
  readonly report: Report;
  readonly title: string;
  readonly first: string;
  readonly lines: readonly ReportLine[];
  readonly narrow: 'partnerId' | 'partnerKind';
}

function Numbers({ view, report, title, first, lines, narrow }: NumbersProps) {
  const { from, to, total, forms } = report;
  const number = (line: ReportLine, count: number, form: Record<string, string> = {}) => {
    if (count === 0) return '0';
    const asked = { from, to, ...(line.key ? { [narrow]: line.key } : {}), ...form };
    return <a href={view.url(`/partners/work?${new URLSearchParams(asked)}`)}>{formatNumber(count)}</a>;
  };
  const columns: Column<ReportLine>[] = [
    {
      key: 'title',
      title: first,
      wrap: true,
      cell: (line) => (line.key ? line.title : <strong>{text.total}</strong>),
    },
    ...forms.map((form) => ({
      key: form,
      title: workKinds[form],
      numeric: true,
      cell: (line: ReportLine) => number(line, line.byForm[form] ?? 0, { kind: form }),
    })),
    { key: 'works', title: text.all, numeric: true, cell: (line) => number(line, line.works) },
    {
      key: 'participants',
      title: text.participants,
      numeric: true,
      cell: (line) => formatNumber(line.participants),
    },
  ];
  return (
    <Section title={title}>
      <PlainTable
        caption={title}
        rows={[...lines, total]}
        rowKey={(line) => line.key || 'total'}
        columns={columns}
      />
    </Section>
  );
}

function Silent({ view, report }: { view: PageView; report: Report }) {
  if (report.silent.length === 0) return null;
  return (
    <p>
      {text.silent(report.silent.length)}{' '}
      {report.silent.map(({ id, name }, index) => (
        <>
          {index > 0 ? '; ' : ''}
          <a href={view.url(`/partners/${id}`)}>{name}</a>
        </>
      ))}
    </p>
  );
}
