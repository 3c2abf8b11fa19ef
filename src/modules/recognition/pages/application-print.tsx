// The printed form of an application: as a page, PDF and DOCX from one definition.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download, page } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { type Paper, renderDocx, renderHtml, renderPdf } from '../../../platform/papers/index.ts';
import { LinkButton, PrintButton } from '../../../ui/index.ts';
import { planOf, visibleApplication } from '../application.queries.ts';
import type { Application } from '../application.schema.ts';
import { applicationForm } from '../papers/application-form.ts';
import { crumbsOf } from './application-edit.tsx';
import { cardPages as words } from './pages.text.ts';

async function printed(ctx: ReadCtx, id: string): Promise<{ application: Application; paper: Paper } | null> {
  const application = await visibleApplication(ctx, id);
  return (
    application && { application, paper: await applicationForm(ctx, application, await planOf(ctx, id)) }
  );
}

const fileName = (application: Application, extension: string) =>
  `Заявка${application.number ? ` № ${application.number}` : ''} ${application.institutionShortName.replace(/[«»"/\\]/g, '')}.${extension}`;

export const applicationPrintPage = page({
  path: '/recognition/applications/:id/print',
  ru: words.printed,
  ability: signedIn,
  load: (ctx, { id = '' }) => printed(ctx, id),
  view: (view, { application, paper }) => ({
    title: words.printed,
    crumbs: crumbsOf(application),
    wide: true,
    actions: (
      <>
        <LinkButton
          text="PDF"
          icon="file-type-pdf"
          download
          href={view.url(`/recognition/applications/${application.id}/form.pdf`)}
        />
        <LinkButton
          text="DOCX"
          icon="file-type-docx"
          download
          href={view.url(`/recognition/applications/${application.id}/form.docx`)}
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
    path: `/recognition/applications/:id/form.${extension}`,
    ru: `${words.printed}: ${extension.toUpperCase()}`,
    ability: signedIn,
    load: async (ctx, { id = '' }) => {
      const found = await printed(ctx, id);
      return (
        found && {
          name: fileName(found.application, extension),
          type,
          body: await render(found.paper),
          inline: extension === 'pdf',
        }
      );
    },
  });

export const applicationDownloads = [
  formDownload('pdf', 'application/pdf', renderPdf),
  formDownload('docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', renderDocx),
];
