// Papers of a campaign drawn by one click: the order on holding the selection, the register of applications.
import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { anyOf, rule } from '../../../kernel/policy.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { type DraftParts, draftDocument, replaceDraft } from '../../documents/index.ts';
import { norms } from '../../regulations/index.ts';
import { campaignLifecycle } from '../campaign/campaign.lifecycle.ts';
import { byCouncilSecretary, isStaff } from '../campaign/campaign.policy.ts';
import { campaignById } from '../campaign/campaign.queries.ts';
import type { Campaign } from '../campaign/campaign.schema.ts';
import { callOrder } from '../papers/call-order.ts';
import { registerOfApplications } from '../papers/register.ts';

const draws = anyOf<Campaign>(
  byCouncilSecretary,
  rule(
    'service-or-authority',
    { text: 'Бумаги отбора готовят секретарь совета, служба и орган управления.' },
    (ctx) => isStaff(ctx),
  ),
);

/** A draft of the same template about the same campaign is drawn anew; a registered one stays and a new draft appears. */
async function draw(ctx: WriteCtx, campaign: Campaign, parts: DraftParts) {
  const { rows } = await sql<{ id: string }>`
    select d.id from documents.documents d
    join documents.subjects s on s.territory_id = d.territory_id and s.document_id = d.id
    where d.territory_id = ${ctx.territory.id} and d.state = 'draft' and d.template = ${parts.paper.template.name}
      and s.subject_kind = ${campaignLifecycle.name} and s.subject_id = ${campaign.id} limit 1`.execute(
    ctx.db,
  );
  const [known] = rows;
  if (!known) return { documentId: (await draftDocument(ctx, parts)).id, campaignId: campaign.id };
  const replaced = await replaceDraft(ctx, known.id, parts);
  return isRefusal(replaced) ? replaced : { documentId: known.id, campaignId: campaign.id };
}

const input = z.object({ id: z.uuid() });
const load = (ctx: Parameters<typeof campaignById>[0], { id }: { id: string }) => campaignById(ctx, id);

export const draftCallOrder = command({
  name: 'recognition.campaign.draft-call-order',
  ru: 'Приказ о проведении отбора',
  norm: norms.applicationForm.slug,
  input,
  load,
  ability: draws,
  run: async (ctx, _input, campaign) => draw(ctx, campaign, await callOrder(ctx, campaign)),
});

export const draftRegister = command({
  name: 'recognition.campaign.draft-register',
  ru: 'Журнал регистрации заявок',
  norm: norms.applicationForm.slug,
  input,
  load,
  ability: draws,
  run: async (ctx, _input, campaign) => draw(ctx, campaign, await registerOfApplications(ctx, campaign)),
});
