// What a continuation brings along: reports of the site it continues, shown with the application to all who read it.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import type { PageView } from '../../../../kernel/page.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import { PlainTable, Section } from '../../../../ui/index.ts';
import { cardPages as words } from '../../pages/pages.text.ts';
import { Paragraphs, Timely } from '../../site-report/pages/site-report-parts.tsx';
import { reportPages as reportWords } from '../../site-report/site-report.pages.text.ts';
import { reportsOfSite, type SiteReport } from '../../site-report/site-report.queries.ts';
import type { Application } from '../application.schema.ts';

/** Reports of the year the application was written in and earlier: later ones belong to the next term. */
export async function broughtReports(
  ctx: ReadCtx,
  application: Pick<Application, 'siteId' | 'year'>,
): Promise<SiteReport[]> {
  if (!application.siteId) return [];
  const reports = await reportsOfSite(ctx, application.siteId);
  return reports.filter((report) => report.schoolYear < application.year);
}

export function BroughtReports({ view, reports }: { view: PageView; reports: readonly SiteReport[] }) {
  if (reports.length === 0) return null;
  return (
    <Section title={words.broughtReports} id="reports">
      <PlainTable
        caption={words.broughtReports}
        rows={[...reports]}
        rowKey={(report) => report.id}
        columns={[
          {
            key: 'title',
            title: reportWords.report,
            wrap: true,
            cell: (report) => <a href={view.url(`/recognition/reports/${report.id}`)}>{report.title}</a>,
          },
          { key: 'due', title: reportWords.due, cell: (report) => formatDate(report.dueOn) },
          {
            key: 'time',
            title: reportWords.timeliness,
            cell: (report) => <Timely view={view} report={report} />,
          },
          {
            key: 'summary',
            title: reportWords.summary,
            wrap: true,
            cell: (report) => <Paragraphs text={report.submittedAt ? report.summary : ''} />,
          },
        ]}
      />
    </Section>
  );
}
