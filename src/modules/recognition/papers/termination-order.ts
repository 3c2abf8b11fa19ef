// The order that ends statuses early or keeps them (000 §5.10–5.11), one item for every case of the package.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDate, lowerFirst } from '../../../platform/language/index.ts';
import type { ListItem } from '../../../platform/papers/index.ts';
import type { DraftParts } from '../../documents/index.ts';
import { drawOrder, inAccordance } from '../../documents/index.ts';
import { currentVersion, norms, termsOf, versionById } from '../../regulations/index.ts';
import { packageLifecycle } from '../package/package.lifecycle.ts';
import { decidedCases, minutesOf } from '../package/package.papers.ts';
import { type Package, verdictOf } from '../package/package.queries.ts';
import { verdictNames } from '../package/package.text.ts';
import { siteTitle } from '../site/site.text.ts';
import { terminationLifecycle } from '../termination/termination.lifecycle.ts';

const template = { name: 'recognition-termination-order', version: 1 };

/** The draft: ended early with the ground, kept with the reason, and where the authority differs from the council. */
export async function terminationOrder(
  ctx: ReadCtx,
  pack: Package,
): Promise<DraftParts & { editable: NonNullable<DraftParts['editable']> }> {
  const cases = await decidedCases(ctx, pack.id);
  const terms = await termsOf(ctx);
  const pinned = cases[0]?.termination.regulationVersionId;
  const version = pinned
    ? await versionById(ctx, pinned)
    : await currentVersion(ctx, norms.earlyTerminationProcedure);
  const minutes = await minutesOf(ctx, pack.sessionId);
  const council = terms.of('expert-council', 'genitive');
  const title = (each: (typeof cases)[number]) =>
    siteTitle(each.termination.institutionShortName, each.termination.theme);
  const circumstances = (each: (typeof cases)[number]) =>
    lowerFirst(each.termination.circumstances.replace(/\.$/, ''));
  const ended = cases.filter(({ paper }) => verdictOf(paper) === 'terminate');
  const kept = cases.filter(({ paper }) => verdictOf(paper) === 'keep');
  const differing = cases.filter(({ paper }) => verdictOf(paper) !== paper.proposal);
  const items: ListItem[] = [];
  if (ended.length > 0) {
    items.push({
      text: `Прекратить досрочно, с даты настоящего приказа, статус ${terms.of('site', 'genitive')}:`,
      items: ended.map((each) => ({ text: `${title(each)} — ${circumstances(each)}.` })),
    });
  }
  if (kept.length > 0) {
    items.push({
      text: `Сохранить статус ${terms.of('site', 'genitive')}:`,
      items: kept.map((each) => ({
        text: `${title(each)}${each.paper.reason || each.paper.councilReason ? ` — ${lowerFirst(each.paper.reason || each.paper.councilReason)}` : ''}.`,
      })),
    });
  }
  if (differing.length > 0) {
    items.push({
      text: `Принять решение, отличное от предложения ${council}:`,
      items: differing.map((each) => ({
        text: `${title(each)}: предложено ${verdictNames[each.paper.proposal]}, решено ${verdictNames[verdictOf(each.paper)]}; причина: ${lowerFirst(each.paper.reason ?? '')}.`,
      })),
    });
  }
  const basis = `предложений ${council}${minutes ? ` (протокол № ${minutes.number} от ${formatDate(minutes.date)})` : ''}`;
  const drawn = await drawOrder(ctx, {
    template,
    heading: `О досрочном прекращении статуса ${terms.of('site', 'genitive')}`,
    preamble: `${inAccordance(version, norms.earlyTerminationProcedure.slug)}на основании ${basis}`,
    items,
  });
  return {
    ...drawn,
    editable: drawn.editable ?? [],
    basis: `На основании ${basis}`,
    subjects: [
      {
        kind: packageLifecycle.name,
        id: pack.id,
        title: 'Пакет предложений',
        path: `/recognition/packages/${pack.id}`,
      },
      ...cases.flatMap((each) => [
        {
          kind: terminationLifecycle.name,
          id: each.termination.id,
          title: title(each),
          path: `/recognition/terminations/${each.termination.id}`,
        },
        {
          kind: 'recognition.site',
          id: each.termination.siteId,
          title: title(each),
          path: `/recognition/sites/${each.termination.siteId}`,
        },
      ]),
    ],
    audience: 'institution',
    institutions: cases.map((each) => each.termination.institutionId),
    ...(version ? { regulationVersionId: version.id } : {}),
  };
}
