// Documents as files: PDF as issued, DOCX for Word, kept attachments, the register as a sheet.

import type { ReadCtx } from '../../kernel/ctx.ts';
import { type Download, download, type FileAnswer } from '../../kernel/page.ts';
import { everyone } from '../../kernel/policy.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { fileName } from '../../platform/files/index.ts';
import { type Paper, paperFile, paperKinds, renderPdf } from '../../platform/papers/index.ts';
import { sheetAnswer } from '../../platform/sheets/index.ts';
import { personNames } from '../people/index.ts';
import { acquaintanceSheet } from './acquaintance.paper.ts';
import { withCitations } from './citation.paper.ts';
import { citationsOf } from './citation.queries.ts';
import { issuedBytes } from './document.integrity.ts';
import { acquaintancesOf, oneDocument } from './document.queries.ts';
import type { DocumentRecord } from './document.schema.ts';
import { callDocument, documentText } from './document.text.ts';
import { openFile, visibleFile } from './file.queries.ts';
import { everyRow, registerFilter } from './register.queries.ts';
import { registerColumns } from './register.sheet.ts';
import { reviewSheet } from './review.paper.ts';
import { reviewsOf } from './review.queries.ts';
import { reviewText } from './review.text.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const byId = (ctx: ReadCtx, id = ''): Promise<DocumentRecord | null> =>
  uuid.test(id) ? oneDocument(ctx, id) : Promise.resolve(null);

/** «Для подписи»: a draft without the mark «Проект», the number and date left to be written in. */
const paperOf = async (ctx: ReadCtx, document: DocumentRecord, forSignature: boolean): Promise<Paper> => {
  if (document.state !== 'draft') return document.paper;
  const citations = await citationsOf(ctx, document.id);
  const cited = withCitations(
    document.paper,
    citations.map((each) => each.act),
  );
  if (!forSignature) return cited;
  const { draft: _mark, ...paper } = cited;
  return paper;
};

export const pdfDownload: Download = download({
  path: '/documents/:id/pdf',
  ru: 'Документ в PDF',
  ability: everyone,
  load: async (ctx, params, query): Promise<FileAnswer | null> => {
    const document = await byId(ctx, params.id);
    if (!document) return null;
    const issued = document.state === 'draft' ? null : await issuedBytes(ctx, document);
    const drawn = issued ?? (await renderPdf(await paperOf(ctx, document, query.has('sign'))));
    const name = fileName(`${callDocument(document)}.pdf`, 'pdf');
    return { name, type: 'application/pdf', body: drawn, inline: true };
  },
});

export const docxDownload: Download = download({
  path: '/documents/:id/docx',
  ru: 'Документ в DOCX',
  ability: everyone,
  load: async (ctx, params, query): Promise<FileAnswer | null> => {
    const document = await byId(ctx, params.id);
    if (!document) return null;
    return paperFile(await paperOf(ctx, document, query.has('sign')), 'docx', callDocument(document));
  },
});

/** Sheets that go into the file beside the document: who agreed to it, who was acquainted with it. */
const sheets = {
  review: {
    title: reviewText.sheet,
    draw: async (ctx: ReadCtx, document: DocumentRecord) =>
      reviewSheet(document, await reviewsOf(ctx, document.id), ctx.territory.zone),
  },
  acquaintance: {
    title: documentText.acquaintances,
    draw: async (ctx: ReadCtx, document: DocumentRecord) => {
      const asked = await acquaintancesOf(ctx, document.id);
      const names = await personNames(
        ctx,
        asked.map((each) => each.personId),
      );
      return acquaintanceSheet(document, asked, names, ctx.territory.zone);
    },
  },
};

export const sheetDownloads: readonly Download[] = (['review', 'acquaintance'] as const).flatMap((sheet) =>
  paperKinds.map((kind) =>
    download({
      path: `/documents/:id/${sheet}.${kind}`,
      ru: `${sheets[sheet].title}: ${kind.toUpperCase()}`,
      ability: everyone,
      load: async (ctx, params): Promise<FileAnswer | null> => {
        const document = await byId(ctx, params.id);
        if (!document) return null;
        const paper = await sheets[sheet].draw(ctx, document);
        return paperFile(paper, kind, `${sheets[sheet].title} ${callDocument(document)}`);
      },
    }),
  ),
);

export const fileDownload: Download = download({
  path: '/files/:id',
  ru: 'Приложенный файл',
  ability: everyone,
  load: async (ctx, params): Promise<FileAnswer | Refusal | null> => {
    const id = params.id ?? '';
    const file = uuid.test(id) ? await visibleFile(ctx, id) : null;
    if (!file) return null;
    const body = await openFile(ctx, id);
    if (!body) return refuse('file-missing', documentText.fileMissing, { kind: 'unavailable' });
    return { ...file, body, inline: true };
  },
});

/** The rows of the register's filter: `?format=csv` (cp1251), `?format=csv-utf8`, else XLSX. */
export const registerDownload: Download = download({
  path: '/documents/export/register',
  ru: 'Реестр документов файлом',
  ability: everyone,
  load: (ctx, _params, query) => {
    const filter = registerFilter.catch(registerFilter.parse({})).parse(Object.fromEntries(query));
    return sheetAnswer(
      query.get('format'),
      documentText.registerTitle,
      registerColumns,
      everyRow(ctx, filter),
    );
  },
});
