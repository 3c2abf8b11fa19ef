// What the page of a package shows: everything of one reading.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type DocumentSummary, documentsOf } from '../../../documents/index.ts';
import { type HistoryLine, historyOf, personNames } from '../../../people/index.ts';
import { chipFor, currentVersion, type NormChip, norms } from '../../../regulations/index.ts';
import { campaignById } from '../../campaign/campaign.queries.ts';
import { type MethodistLoad, methodistLoads } from '../../site/site.heads.ts';
import { mayDeviate, visiblePackage } from '../package.commands.ts';
import { packageLifecycle } from '../package.lifecycle.ts';
import { decidedApplications, titlesOf } from '../package.papers.ts';
import { type Package, type PackagePaper, papersOf } from '../package.queries.ts';
import { packageSentences } from '../package.text.ts';

export interface ShownPaper extends PackagePaper {
  readonly title: string;
  readonly path: string;
  readonly coHead: string | null;
  /** Recognition papers alone have one. */
  readonly takesCoHead: boolean;
}

export interface ShownPackage {
  readonly pack: Package;
  readonly papers: ShownPaper[];
  readonly deviates: boolean;
  readonly orderUntil: string | null;
  readonly documents: DocumentSummary[];
  readonly order: DocumentSummary | null;
  readonly methodists: MethodistLoad[];
  readonly history: HistoryLine[];
  readonly chips: { readonly proposals: NormChip; readonly authority: NormChip; readonly order: NormChip };
}

async function shownPapers(ctx: ReadCtx, pack: Package): Promise<ShownPaper[]> {
  const titles = await titlesOf(ctx, pack);
  const applications = new Map(
    (await decidedApplications(ctx, pack.id)).map(({ application }) => [application.id, application]),
  );
  const names = await personNames(
    ctx,
    [...applications.values()].flatMap((each) => each.coHeadPersonId ?? []),
  );
  return (await papersOf(ctx, pack.id)).map((paper) => ({
    ...paper,
    title: titles.get(paper.position) ?? '',
    path: paper.applicationId
      ? `/recognition/applications/${paper.applicationId}`
      : `/recognition/terminations/${paper.terminationId}`,
    coHead: names.get(applications.get(paper.applicationId ?? '')?.coHeadPersonId ?? '') ?? null,
    takesCoHead: paper.applicationId !== null,
  }));
}

export async function load(ctx: ReadCtx, id: string): Promise<ShownPackage | null> {
  const pack = await visiblePackage(ctx, { id });
  if (!pack) return null;
  const subject = { kind: packageLifecycle.name, id };
  const documents = await documentsOf(ctx, subject);
  const campaign = pack.campaignId ? await campaignById(ctx, pack.campaignId) : null;
  const chip = async (norm: { slug: string }) => chipFor(await currentVersion(ctx, norm.slug), norm.slug);
  return {
    pack,
    papers: await shownPapers(ctx, pack),
    deviates: await mayDeviate(ctx),
    orderUntil: campaign?.orderUntil ?? null,
    documents,
    order: documents.find((document) => document.id === pack.orderDocumentId) ?? null,
    methodists: pack.state === 'ordered' ? [] : await methodistLoads(ctx),
    history: await historyOf(ctx, subject, packageSentences),
    chips: {
      proposals: await chip(norms.councilProposals),
      authority: await chip(norms.recognitionByAuthority),
      order: await chip(norms.recognitionOrderDeadline),
    },
  };
}
