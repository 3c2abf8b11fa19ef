// Remarks and suggestions of the co-head on the draft plan; the site's head marks each taken or not (000 §4.5.1).
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import { notify } from '../../notices/index.ts';
import { norms } from '../../regulations/index.ts';
import { sitePolicy } from '../site/site.policy.ts';
import { type Remark, remarkById } from './remark.queries.ts';
import { type RemarkState, remarkKinds, remarkText as text } from './remark.text.ts';
import { visiblePlan } from './site-plan.commands.ts';
import { sitePlanLifecycle } from './site-plan.lifecycle.ts';
import type { SitePlan } from './site-plan.queries.ts';

const norm = norms.siteSupport.slug;
const pathOf = (plan: SitePlan) => `/recognition/sites/${plan.siteId}/plan`;

/** The co-head, while the plan is a draft; the site's head is told. */
export const makeRemark = command({
  name: 'recognition.site-plan.remark',
  ru: 'Записать замечание',
  norm,
  input: z.object({
    id: z.uuid(),
    kind: z.enum(['remark', 'suggestion']).default('remark').meta({ label: text.kind, options: remarkKinds }),
    about: z.string().trim().max(500).default('').meta({ label: text.about, widget: 'select' }),
    body: z.string().trim().min(5, text.bodyFault).max(2000).meta({ label: text.body, widget: 'textarea' }),
  }),
  load: visiblePlan,
  ability: sitePolicy.rules['remark-plan'],
  run: async (ctx, input, plan) => {
    if (plan.state !== 'draft') return refuse('plan-frozen', text.notDraft, { norm });
    const about = plan.lines.some((line) => line.title === input.about) ? input.about : '';
    const { kind, body } = input;
    await ctx.db
      .insertInto('recognition.site_plan_remarks')
      .values({
        ...{ territory_id: ctx.territory.id, id: newId(ctx.now), plan_id: plan.id, state: 'open' },
        ...{ kind, about, body, made_by_id: ctx.actor.personId ?? '', made_at: ctx.now },
      })
      .execute();
    await recordFact(ctx, {
      name: 'site-plan.remark-made',
      subject: { kind: sitePlanLifecycle.name, id: plan.id },
      norm,
      data: { siteId: plan.siteId, kind, body },
    });
    await notify(ctx, {
      to: plan.headId ? [plan.headId] : [],
      name: 'site-plan.remark-made',
      text: text.told(kind, body),
      path: pathOf(plan),
      norm,
    });
    return { id: plan.id, siteId: plan.siteId };
  },
});

interface RemarkOnPlan {
  readonly remark: Remark;
  readonly plan: SitePlan;
  readonly siteId: string;
  readonly institutionId: string;
}

async function visibleRemark(ctx: ReadCtx, input: { remarkId: string }): Promise<RemarkOnPlan | null> {
  const remark = await remarkById(ctx, input.remarkId);
  const plan = remark ? await visiblePlan(ctx, { id: remark.planId }) : null;
  return remark && plan ? { remark, plan, siteId: plan.siteId, institutionId: plan.institutionId } : null;
}

async function resolve(
  ctx: WriteCtx,
  { remark, plan }: RemarkOnPlan,
  to: { readonly state: Exclude<RemarkState, 'open'>; readonly answer: string; readonly version: number },
) {
  if (remark.state !== 'open') return refuse('remark-resolved', text.resolved, { norm });
  const stale = await changeRow(
    ctx,
    'recognition.site_plan_remarks',
    { id: remark.id, version: to.version },
    { state: to.state, answer: to.answer, resolved_by_id: ctx.actor.personId, resolved_at: ctx.now },
    { state: remark.state },
  );
  if (stale) return stale;
  await recordFact(ctx, {
    name: 'site-plan.remark-answered',
    subject: { kind: sitePlanLifecycle.name, id: plan.id },
    norm,
    data: { siteId: plan.siteId, state: to.state, body: remark.body, answer: to.answer },
  });
  return { id: plan.id, siteId: plan.siteId };
}

const keyed = { remarkId: z.uuid(), version: z.coerce.number().int() };
const answer = z.string().trim().max(2000).default('').meta({ label: text.answer, widget: 'textarea' });

/** The site's head: «учтено», or «не учтено» with the reason. */
export const answerRemark = command({
  name: 'recognition.site-plan.answer-remark',
  ru: 'Ответить',
  norm,
  input: z.object({
    ...keyed,
    state: z.enum(['taken', 'declined']).meta({
      label: text.state,
      widget: 'select',
      options: { taken: 'учтено', declined: 'не учтено' },
    }),
    answer,
  }),
  load: visibleRemark,
  ability: sitePolicy.rules['write-plan'],
  run: async (ctx, input, found) => {
    if (input.state === 'declined' && input.answer.length < 5)
      return refuse('remark-declined-why', text.answerFault, {
        kind: 'invalid',
        norm,
        fields: { answer: text.answerFault },
      });
    return resolve(ctx, found, input);
  },
});

/** The co-head takes a remark back: it is no longer needed. */
export const withdrawRemark = command({
  name: 'recognition.site-plan.withdraw-remark',
  ru: 'Снять',
  norm,
  input: z.object(keyed),
  load: visibleRemark,
  ability: sitePolicy.rules['remark-plan'],
  run: (ctx, input, found) => resolve(ctx, found, { state: 'withdrawn', answer: '', version: input.version }),
});

export const remarkCommands = [makeRemark, answerRemark, withdrawRemark];
