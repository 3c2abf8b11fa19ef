// The order that names a new head or co-head of a site in the middle of its term (000 §4.2): a replacement needs a new order.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDate } from '../../../platform/language/index.ts';
import type { ListItem } from '../../../platform/papers/index.ts';
import type { DraftParts } from '../../documents/index.ts';
import { drawOrder, inAccordance, namingOf } from '../../documents/index.ts';
import { currentVersion, norms, termsOf } from '../../regulations/index.ts';
import type { SiteCard } from '../site/site.queries.ts';
import { siteTitle } from '../site/site.text.ts';

const template = { name: 'recognition-heads-order', version: 1 };

export interface HeadChange {
  readonly role: 'head' | 'co-head';
  readonly personId: string;
  readonly startsOn: string;
  readonly reason: string;
}

export async function headsOrder(ctx: ReadCtx, site: SiteCard, change: HeadChange): Promise<DraftParts> {
  const terms = await termsOf(ctx);
  const version = await currentVersion(ctx, norms.siteHeads);
  const leaving = change.role === 'head' ? site.headId : site.coHeadId;
  const naming = await namingOf(ctx, [change.personId, leaving]);
  const place = change.role === 'head' ? 'institution' : 'centre';
  const word = change.role === 'head' ? 'руководител' : 'соруководител';
  const title = siteTitle(site.institutionShortName, site.theme);
  const items: ListItem[] = [];
  if (leaving) {
    items.push({
      text: `Освободить от обязанностей ${word}я ${terms.of('site', 'genitive')} ${naming.withPost(leaving, 'accusative', place)}.`,
    });
  }
  items.push({
    text: `Утвердить с ${formatDate(change.startsOn)} ${word}ем ${terms.of('site', 'genitive')} (${title}) ${naming.withPost(change.personId, 'accusative', place)}.`,
  });
  const drawn = await drawOrder(ctx, {
    template,
    heading: `О ${word}е ${terms.of('site', 'genitive')}`,
    preamble: `${inAccordance(version, norms.siteHeads.slug)}в связи с тем, что ${change.reason.replace(/\.$/, '')},`,
    items,
    acquainted: [leaving, change.personId]
      .filter((id) => id !== null)
      .map((id) => ({ name: naming.short(id), post: naming.post(id, 'nominative', place) })),
  });
  return {
    ...drawn,
    subjects: [{ kind: 'recognition.site', id: site.id, title, path: `/recognition/sites/${site.id}` }],
    audience: 'institution',
    institutions: [site.institutionId],
    ...(version ? { regulationVersionId: version.id } : {}),
  };
}
