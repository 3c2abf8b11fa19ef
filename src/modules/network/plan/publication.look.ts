// What a service is told of the centre's plan: a new edition with its nearest dates, what changed, where to acknowledge.
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import type { Duty } from '../../../kernel/module.ts';
import { countOf } from '../../../platform/language/index.ts';
import { notify } from '../../notices/index.ts';
import type { Network } from '../../territories/index.ts';
import { publicationPolicy } from './publication.policy.ts';
import {
  acknowledgementsIn,
  changedLines,
  type Publication,
  type PublishedLine,
  publicationsIn,
  publishedLines,
} from './publication.queries.ts';
import { publicationText as text } from './publication.text.ts';

const norm = 'plan-to-members';
export const centrePlanPath = '/network/plan';
const most = 3;

/** The latest edition of a plan that this territory has not acknowledged; null when there is none. */
export async function unacknowledged(ctx: ReadCtx, networkId: number): Promise<Publication | null> {
  const [latest] = await publicationsIn(ctx, networkId);
  if (!latest) return null;
  const known = (await acknowledgementsIn(ctx, networkId, false)).some(
    (each) => each.publicationId === latest.id && each.territoryId === ctx.territory.id,
  );
  return known ? null : latest;
}

const named = (line: PublishedLine) => `«${line.title}», ${line.term}`;

function wordsOf(publication: Publication, lines: readonly PublishedLine[], today: string): string {
  if (publication.edition > 1) {
    const changed = changedLines(lines);
    const shown = changed.slice(0, most).map((line) => `${text.changes[line.change]} ${named(line)}`);
    return `В плане центра изменилось: ${countOf(changed.length, ...text.changesForms)}: ${shown.join('; ')}. Ознакомьтесь с новой редакцией.`;
  }
  const nearest = lines
    .filter((line) => line.endsOn !== null && line.endsOn > today)
    .toSorted((a, b) => (a.endsOn ?? '').localeCompare(b.endsOn ?? ''))
    .slice(0, most);
  return `Центр сети довёл ${publication.title.replace('План', 'план')}: ${countOf(lines.length, ...text.changesForms)}. Ближайшие сроки: ${nearest.map(named).join('; ')}. Ознакомьтесь и поставьте отметку.`;
}

export async function lookAtPlan(ctx: WriteCtx, network: Network, to: readonly string[]): Promise<void> {
  const publication = await unacknowledged(ctx, network.id);
  if (!publication || to.length === 0) return;
  const lines = await publishedLines(ctx, publication.id);
  await notify(ctx, {
    to,
    name: 'network.plan-published',
    text: wordsOf(publication, lines, ctx.today),
    path: centrePlanPath,
    norm,
    key: `network.plan:${publication.id}`,
  });
}

/** The head's line of «Сегодня» until the mark is put. */
export async function planDuties(ctx: ReadCtx, network: Network): Promise<Duty[]> {
  if (publicationPolicy.rules.acknowledge.check(ctx, undefined)) return [];
  const publication = await unacknowledged(ctx, network.id);
  if (!publication) return [];
  return [
    {
      text:
        publication.edition === 1
          ? `Ознакомиться с планом центра: ${publication.title}`
          : `Ознакомиться с изменениями плана центра, редакция ${publication.edition}`,
      path: centrePlanPath,
      button: 'Открыть план центра',
      due: null,
      norm,
      side: 'mine',
    },
  ];
}
