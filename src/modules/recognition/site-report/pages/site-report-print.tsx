// The printed form of a report: as a page, PDF and DOCX from one definition.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { page } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { fileName } from '../../../../platform/files/index.ts';
import { renderHtml } from '../../../../platform/papers/index.ts';
import { type PrintedForm, PrintedFormActions, printedFormDownloads } from '../../pages/printed-form.tsx';
import { visibleReport } from '../site-report.commands.ts';
import { reportPages as words } from '../site-report.pages.text.ts';
import { reportPaper } from '../site-report.paper.ts';
import type { SiteReport } from '../site-report.queries.ts';
import { reportText } from '../site-report.text.ts';

async function printed(ctx: ReadCtx, id: string): Promise<(PrintedForm & { report: SiteReport }) | null> {
  const report = await visibleReport(ctx, { id });
  if (!report) return null;
  const paper = await reportPaper(ctx, report);
  return { report, paper, fileName: (extension) => fileName(`${paper.title}.${extension}`, extension) };
}

export const reportPrintPage = page({
  path: '/recognition/reports/:id/print',
  ru: words.printTitle,
  ability: signedIn,
  load: (ctx, { id = '' }) => printed(ctx, id),
  view: (view, { report, paper }) => ({
    title: words.printTitle,
    crumbs: [
      [words.listTitle, '/recognition/reports'],
      [reportText.subject(report.title, report.institutionShortName), `/recognition/reports/${report.id}`],
    ],
    wide: true,
    actions: <PrintedFormActions view={view} record={`/recognition/reports/${report.id}`} />,
    body: renderHtml(paper),
  }),
});

export const reportForms = printedFormDownloads('/recognition/reports/:id', words.printTitle, printed);
