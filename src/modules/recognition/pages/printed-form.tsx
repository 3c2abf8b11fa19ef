// The printed form of a record: buttons of its page and the same paper as PDF and DOCX under one right.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type Download, download, type PageView } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { type Paper, renderDocx, renderPdf } from '../../../platform/papers/index.ts';
import { LinkButton, PrintButton } from '../../../ui/index.ts';

/** What the reader may print: the paper and how its file is called. */
export interface PrintedForm {
  readonly paper: Paper;
  readonly fileName: (extension: string) => string;
}

/** PDF, DOCX and print of the form at `<record>/form.…`. */
export function PrintedFormActions({ view, record }: { view: PageView; record: string }) {
  return (
    <>
      <LinkButton text="PDF" icon="file-type-pdf" download href={view.url(`${record}/form.pdf`)} />
      <LinkButton text="DOCX" icon="file-type-docx" download href={view.url(`${record}/form.docx`)} />
      <PrintButton />
    </>
  );
}

const kinds = [
  { extension: 'pdf', type: 'application/pdf', render: renderPdf },
  {
    extension: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    render: renderDocx,
  },
] as const;

/** Downloads of the form; `printed` answers null for a record the reader may not see. */
export const printedFormDownloads = (
  record: string,
  title: string,
  printed: (ctx: ReadCtx, id: string) => Promise<PrintedForm | null>,
): Download[] =>
  kinds.map(({ extension, type, render }) =>
    download({
      path: `${record}/form.${extension}`,
      ru: `${title}: ${extension.toUpperCase()}`,
      ability: signedIn,
      load: async (ctx, { id = '' }) => {
        const found = await printed(ctx, id);
        return (
          found && {
            name: found.fileName(extension),
            type,
            body: await render(found.paper),
            inline: extension === 'pdf',
          }
        );
      },
    }),
  );
