// The order on holding the selection of a year: what is announced, by when, who accepts and who judges.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { bodyByKind, membersOn } from '../../councils/index.ts';
import type { DraftParts } from '../../documents/index.ts';
import { drawOrder, inAccordance, namingOf, schoolYearText } from '../../documents/index.ts';
import { norms, termsOf, versionById } from '../../regulations/index.ts';
import { campaignLifecycle } from '../campaign/campaign.lifecycle.ts';
import type { Campaign } from '../campaign/campaign.schema.ts';

const template = { name: 'recognition-call-order', version: 1 };

export async function callOrder(ctx: ReadCtx, campaign: Campaign): Promise<DraftParts> {
  const version = await versionById(ctx, campaign.regulationVersionId);
  const terms = await termsOf(ctx);
  const body = await bodyByKind(ctx, 'expert-council');
  const members = body ? await membersOn(ctx, campaign.bodyId, ctx.today) : [];
  const officer = (role: string) => members.find((member) => member.role === role)?.personId ?? null;
  const secretary = officer('secretary');
  const naming = await namingOf(ctx, [secretary]);
  const sites = terms.plural('site', 'genitive');
  const council = terms.of('expert-council', 'dative');
  const drawn = await drawOrder(ctx, {
    template,
    heading: `О проведении отбора ${sites} на ${schoolYearText(campaign.year)} учебный год`,
    preamble: `${inAccordance(version, norms.applicationForm.slug)}в целях отбора организаций для работы в качестве ${sites}`,
    items: [
      {
        text: `Провести в ${campaign.year} году отбор ${sites} на ${schoolYearText(campaign.year)} учебный год.`,
      },
      { text: `Принимать заявки организаций до ${formatDate(campaign.applicationsUntil)} включительно.` },
      {
        text: secretary
          ? `Приём и регистрацию заявок возложить на секретаря ${terms.of('expert-council', 'genitive')} ${naming.withPost(secretary, 'accusative')}.`
          : `Приём и регистрацию заявок возложить на ${terms.of('expert-council', 'accusative')}.`,
      },
      {
        text: `${council[0]?.toUpperCase() ?? ''}${council.slice(1)} провести экспертизу заявок до ${formatDate(campaign.expertiseUntil)} и внести предложения о признании.`,
      },
      {
        text: `Перечень организаций, признанных ${terms.plural('site', 'instrumental')}, утвердить до ${formatDate(campaign.orderUntil)}`,
      },
    ],
    acquainted: secretary
      ? [{ post: `секретарь ${terms.of('expert-council', 'genitive')}`, name: naming.short(secretary) }]
      : [],
  });
  return {
    ...drawn,
    subjects: [
      {
        kind: campaignLifecycle.name,
        id: campaign.id,
        title: campaign.title,
        path: `/recognition/campaigns/${campaign.id}`,
      },
    ],
    audience: 'public',
    regulationVersionId: version.id,
  };
}
