// What a package is made of: decided applications and cases, the minutes, every document handed over with its hash.
import { sql } from 'kysely';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type DocumentKind, documentsOf } from '../../documents/index.ts';
import { type Sheet, sheetReferences, sheetsOf } from '../../review/index.ts';
import { applicationLifecycle } from '../application/application.lifecycle.ts';
import { applicationsByIds } from '../application/application.queries.ts';
import type { Application } from '../application/application.schema.ts';
import { siteTitle } from '../site/site.text.ts';
import { terminationLifecycle } from '../termination/termination.lifecycle.ts';
import { type Termination, terminationById } from '../termination/termination.queries.ts';
import { type HandedOver, type Package, type PackagePaper, papersOf } from './package.queries.ts';

/** The house's own sight: what goes to the authority does not depend on who pressed the button. */
export const asHouse = (ctx: ReadCtx): ReadCtx => ({
  ...ctx,
  actor: { kind: 'system', accountId: null, personId: null, name: '', roles: [], tokenScopes: null },
});

export interface DecidedApplication {
  readonly application: Application;
  readonly paper: PackagePaper;
}

/** Applications of a package with the verdict the order will carry, in the order of the agenda. */
export async function decidedApplications(ctx: ReadCtx, packageId: string): Promise<DecidedApplication[]> {
  const papers = await papersOf(ctx, packageId);
  const found = await applicationsByIds(
    ctx,
    papers.flatMap((paper) => paper.applicationId ?? []),
  );
  const byId = new Map(found.map((application) => [application.id, application]));
  return papers.flatMap((paper) => {
    const application = byId.get(paper.applicationId ?? '');
    return application ? [{ application, paper }] : [];
  });
}

export interface DecidedCase {
  readonly termination: Termination;
  readonly paper: PackagePaper;
}

export async function decidedCases(ctx: ReadCtx, packageId: string): Promise<DecidedCase[]> {
  const decided: DecidedCase[] = [];
  for (const paper of await papersOf(ctx, packageId)) {
    const termination = paper.terminationId ? await terminationById(ctx, paper.terminationId) : null;
    if (termination) decided.push({ termination, paper });
  }
  return decided;
}

/** Titles of the papers of a package by position, whichever kind it is. */
export async function titlesOf(
  ctx: ReadCtx,
  pack: Pick<Package, 'id' | 'kind'>,
): Promise<Map<number, string>> {
  if (pack.kind === 'recognition') {
    const decided = await decidedApplications(ctx, pack.id);
    return new Map(
      decided.map(({ application, paper }) => [
        paper.position,
        siteTitle(application.institutionShortName, application.theme),
      ]),
    );
  }
  const cases = await decidedCases(ctx, pack.id);
  return new Map(
    cases.map(({ termination, paper }) => [
      paper.position,
      siteTitle(termination.institutionShortName, termination.theme),
    ]),
  );
}

/** Number and date of the signed minutes of a session. */
export async function minutesOf(
  ctx: ReadCtx,
  sessionId: string,
): Promise<{ number: string; date: string } | null> {
  const documents = await documentsOf(asHouse(ctx), { kind: 'councils.session', id: sessionId });
  const minutes = documents.find((document) => document.kind === 'minutes');
  return minutes?.number && minutes.date ? { number: minutes.number, date: minutes.date } : null;
}

const subjectOf = (paper: PackagePaper) =>
  paper.applicationId
    ? { kind: applicationLifecycle.name, id: paper.applicationId }
    : { kind: terminationLifecycle.name, id: paper.terminationId ?? '' };

const handedKinds: readonly DocumentKind[] = [
  'minutes',
  'extract',
  'application',
  'expert-sheet',
  'score-summary',
];

/** Written out, not as parameters: `distinct on` and `order by` must be the same expression. */
const kindOrder = sql`array_position(array[${sql.join(handedKinds.map((kind) => sql.lit(kind)))}]::text[], d.kind)`;

/** Registered documents about the session and the subjects of a package, with the hash of what was issued. */
export async function documentsHandedOver(
  ctx: ReadCtx,
  pack: Pick<Package, 'id' | 'sessionId'>,
): Promise<(HandedOver & { readonly kind: DocumentKind; readonly subjectId: string })[]> {
  const papers = await papersOf(ctx, pack.id);
  const ids = [pack.sessionId, ...papers.map((paper) => subjectOf(paper).id)];
  const { rows } = await sql<{
    documentId: string;
    kind: DocumentKind;
    title: string;
    number: string | null;
    date: string | null;
    hash: string | null;
    subjectId: string;
  }>`
    select distinct on (${kindOrder}, d.date, d.number, d.id)
      d.id as "documentId", d.kind, d.title, d.number, d.date::text as date, d.pdf_hash as hash, s.subject_id as "subjectId"
    from documents.documents d
    join documents.subjects s on s.territory_id = d.territory_id and s.document_id = d.id
    where d.territory_id = ${ctx.territory.id} and d.state = 'registered'
      and d.kind = any(${[...handedKinds]}::text[]) and s.subject_id = any(${ids}::uuid[])
    order by ${kindOrder}, d.date, d.number, d.id, s.subject_kind desc`.execute(ctx.db);
  return rows.map(({ number, date, ...row }) => ({
    ...row,
    title: number && date ? `${row.title}, № ${number} от ${date.split('-').reverse().join('.')}` : row.title,
  }));
}

export interface NumberedSheet extends Sheet {
  /** «12-1»: the application's number and the expert's place, as the minutes refer to it. */
  readonly number: string;
}

export interface SheetsOfPaper {
  readonly position: number;
  readonly title: string;
  readonly sheets: readonly NumberedSheet[];
}

/** Submitted expert sheets behind every application of a package. */
export async function sheetsOfPackage(ctx: ReadCtx, pack: Package): Promise<SheetsOfPaper[]> {
  const found: SheetsOfPaper[] = [];
  const decided = await decidedApplications(ctx, pack.id);
  const references = await sheetReferences(
    asHouse(ctx),
    applicationLifecycle.name,
    decided.map(({ application }) => application.id),
  );
  for (const { application, paper } of decided) {
    const { id, number } = application;
    const places = new Map(references.get(id)?.map(({ sheetId, place }) => [sheetId, place]));
    const sheets = await sheetsOf(asHouse(ctx), { kind: applicationLifecycle.name, id });
    found.push({
      position: paper.position,
      title: siteTitle(application.institutionShortName, application.theme),
      sheets: sheets
        .filter((sheet) => places.has(sheet.id))
        .map((sheet) => ({ ...sheet, number: `${number ?? '—'}-${places.get(sheet.id)}` })),
    });
  }
  return found;
}
