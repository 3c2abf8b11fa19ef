// The register of applications of a campaign (журнал регистрации), in the order of their numbers, landscape.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDateShort, formatMoment, upperFirst } from '../../../platform/language/index.ts';
import { PAPER_MODEL_VERSION, type Paper } from '../../../platform/papers/index.ts';
import { membersOn } from '../../councils/index.ts';
import type { DraftParts } from '../../documents/index.ts';
import { namingOf } from '../../documents/index.ts';
import { termsOf } from '../../regulations/index.ts';
import { applicationLifecycle } from '../application/application.lifecycle.ts';
import { applicationsByIds } from '../application/application.queries.ts';
import { kindNames } from '../application/application.text.ts';
import { campaignLifecycle } from '../campaign/campaign.lifecycle.ts';
import type { Campaign } from '../campaign/campaign.schema.ts';

const template = { name: 'recognition-register', version: 1 };

async function numberedIds(ctx: ReadCtx, campaignId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('recognition.applications')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('campaign_id', '=', campaignId)
    .where('number', 'is not', null)
    .execute();
  return rows.map((row) => row.id);
}

export async function registerOfApplications(ctx: ReadCtx, campaign: Campaign): Promise<DraftParts> {
  const terms = await termsOf(ctx);
  const applications = await applicationsByIds(ctx, await numberedIds(ctx, campaign.id));
  const members = await membersOn(ctx, campaign.bodyId, ctx.today);
  const secretary = members.find((member) => member.role === 'secretary')?.personId ?? null;
  const naming = await namingOf(ctx, [secretary, ...applications.map((each) => each.signerPersonId)]);
  const title = `Журнал регистрации заявок, ${campaign.year} год`;
  const paper: Paper = {
    model: PAPER_MODEL_VERSION,
    template,
    title,
    language: 'ru',
    page: { orientation: 'landscape', binding: 'normal', fontSize: 12 },
    blocks: [
      { kind: 'letterhead', lines: [upperFirst(terms.of('expert-council'))] },
      {
        kind: 'document-kind',
        text: 'ЖУРНАЛ',
        subtitle: `регистрации заявок на признание ${terms.plural('site', 'instrumental')}, ${campaign.year} год`,
      },
      {
        kind: 'paragraph',
        text: `Заявки принимались до ${formatDateShort(campaign.applicationsUntil)}. Журнал составлен ${formatDateShort(ctx.today)}.`,
      },
      {
        kind: 'table',
        columns: [
          { title: '№', width: 0.4, align: 'center' },
          { title: 'Поступила', width: 1.2 },
          { title: 'Организация', width: 2.2 },
          { title: 'ИНН', width: 1 },
          { title: 'Тема', width: 2.8 },
          { title: 'Вид', width: 1 },
          { title: 'Подписал', width: 1.2 },
          { title: 'Состояние', width: 1.3 },
        ],
        rows: applications.map((each) => [
          each.number,
          each.submittedAt ? formatMoment(each.submittedAt, ctx.territory.zone) : null,
          each.institutionName || each.institutionShortName,
          each.institutionInn,
          each.theme,
          kindNames[each.kind],
          naming.short(each.signerPersonId),
          applicationLifecycle.states[each.state],
        ]),
        empty: 'Заявок не поступило.',
      },
      {
        kind: 'signatures',
        signers: [{ post: 'Секретарь', name: naming.signature(secretary) || null }],
      },
    ],
  };
  return {
    kind: 'register',
    template: template.name,
    title,
    paper,
    subjects: [
      {
        kind: campaignLifecycle.name,
        id: campaign.id,
        title: campaign.title,
        path: `/recognition/campaigns/${campaign.id}`,
      },
    ],
    audience: 'council',
    bodyId: campaign.bodyId,
  };
}
