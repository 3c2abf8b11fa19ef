// The act that gives an organisation a status of another kind — innovation site, resource centre — for a term (OMP-33, OMP-34).
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDate, lowerFirst } from '../../../platform/language/index.ts';
import type { ListItem } from '../../../platform/papers/index.ts';
import type { DraftParts } from '../../documents/index.ts';
import { drawOrder, inAccordance, namingOf } from '../../documents/index.ts';
import { currentVersion, norms, termsOf } from '../../regulations/index.ts';
import { siteTitle } from '../site/site.text.ts';

const template = { name: 'recognition-status-order', version: 1 };

export interface StatusGrant {
  readonly siteId: string;
  readonly statusName: string;
  readonly institutionId: string;
  readonly institutionName: string;
  readonly theme: string;
  readonly subject: string;
  readonly services: string;
  readonly scope: 'territory' | 'network';
  readonly startsOn: string;
  /** The last day of the status. */
  readonly lastDay: string;
  readonly headPersonId: string | null;
  readonly basis: string;
}

export async function statusOrder(ctx: ReadCtx, grant: StatusGrant): Promise<DraftParts> {
  const version = await currentVersion(ctx, norms.statusTypes);
  const naming = await namingOf(ctx, [grant.headPersonId]);
  const terms = await termsOf(ctx);
  const status = lowerFirst(grant.statusName);
  const items: ListItem[] = [
    {
      text: `Присвоить организации ${grant.institutionName} статус «${status}»${grant.subject ? ` (${grant.subject})` : ''} по теме «${grant.theme}» с ${formatDate(grant.startsOn)} по ${formatDate(grant.lastDay)}`,
    },
  ];
  if (grant.services)
    items.push({ text: `Определить содержание работы: ${grant.services.replace(/\.$/, '')}.` });
  if (grant.scope === 'network')
    items.push({
      text: `Организация работает с педагогами всех территорий, входящих в состав ${terms.of('centre', 'genitive')}.`,
    });
  if (grant.headPersonId) {
    items.push({
      text: `Утвердить руководителем ${naming.withPost(grant.headPersonId, 'accusative', 'institution')}.`,
    });
  }
  items.push({
    text: `Методическое сопровождение организации возложить на ${terms.of('centre', 'accusative')}.`,
  });
  const drawn = await drawOrder(ctx, {
    template,
    heading: `О присвоении статуса «${status}»`,
    preamble: `${inAccordance(version, norms.statusTypes.slug)}${grant.basis ? `на основании ${grant.basis}` : 'в целях развития муниципальной методической работы'}`,
    items,
  });
  return {
    ...drawn,
    subjects: [
      {
        kind: 'recognition.site',
        id: grant.siteId,
        title: siteTitle(grant.institutionName, grant.theme),
        path: `/recognition/sites/${grant.siteId}`,
      },
    ],
    ...(grant.basis ? { basis: grant.basis } : {}),
    audience: 'public',
    institutions: [grant.institutionId],
    ...(version ? { regulationVersionId: version.id } : {}),
  };
}
