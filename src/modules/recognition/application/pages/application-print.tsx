// The printed form of an application: as a page, PDF and DOCX from one definition.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { page } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { renderHtml } from '../../../../platform/papers/index.ts';
import { cardPages as words } from '../../pages/pages.text.ts';
import { type PrintedForm, PrintedFormActions, printedFormDownloads } from '../../pages/printed-form.tsx';
import { applicationForm } from '../../papers/application-form.ts';
import { planOf, visibleApplication } from '../application.queries.ts';
import type { Application } from '../application.schema.ts';
import { crumbsOf } from './application-edit.tsx';

async function printed(
  ctx: ReadCtx,
  id: string,
): Promise<(PrintedForm & { application: Application }) | null> {
  const application = await visibleApplication(ctx, id);
  if (!application) return null;
  const paper = await applicationForm(ctx, application, await planOf(ctx, id));
  return { application, paper, fileName: (extension) => fileName(application, extension) };
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
    actions: <PrintedFormActions view={view} record={`/recognition/applications/${application.id}`} />,
    body: renderHtml(paper),
  }),
});

export const applicationDownloads = printedFormDownloads(
  '/recognition/applications/:id',
  words.printed,
  printed,
);
