// The printed form of a report: as a page, PDF and DOCX from one definition.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download, page } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { fileName } from '../../../platform/files/index.ts';
import { type Paper, renderDocx, renderHtml, renderPdf } from '../../../platform/papers/index.ts';
import { LinkButton, PrintButton } from '../../../ui/index.ts';
import { visibleReport } from '../site-report.commands.ts';
import { reportPages as words } from '../site-report.pages.text.ts';
import { reportPaper } from '../site-report.paper.ts';
import type { SiteReport } from '../site-report.queries.ts';
import { reportText } from '../site-report.text.ts';

async function printed(ctx: ReadCtx, id: string): Promise<{ report: SiteReport; paper: Paper } | null> {
  const report = await visibleReport(ctx, { id });
  return report && { report, paper: await reportPaper(ctx, report) };
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
    actions: (
      <>
        <LinkButton
          text="PDF"
          icon="file-type-pdf"
          download
          href={view.url(`/recognition/reports/${report.id}/form.pdf`)}
        />
        <LinkButton
          text="DOCX"
          icon="file-type-docx"
          download
          href={view.url(`/recognition/reports/${report.id}/form.docx`)}
        />
        <PrintButton />
      </>
    ),
    body: renderHtml(paper),
  }),
});

const formDownload = (
  extension: 'pdf' | 'docx',
  type: string,
  render: (paper: Paper) => Promise<Uint8Array>,
) =>
  download({
    path: `/recognition/reports/:id/form.${extension}`,
    ru: `${words.printTitle}: ${extension.toUpperCase()}`,
    ability: signedIn,
    load: async (ctx, { id = '' }) => {
      const found = await printed(ctx, id);
      return (
        found && {
          name: fileName(`${found.paper.title}.${extension}`, extension),
          type,
          body: await render(found.paper),
          inline: extension === 'pdf',
        }
      );
    },
  });

export const reportForms = [
  formDownload('pdf', 'application/pdf', renderPdf),
  formDownload('docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', renderDocx),
];
