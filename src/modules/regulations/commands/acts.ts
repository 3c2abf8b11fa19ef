// Acts of a regulation: adding, filling in blank requisites, marking law as superseded, taking away from a draft.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { recordFact } from '../../../kernel/journal.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { actById } from '../queries/acts.ts';
import { type ActLine, type RegulationRecord, regulationBySlug } from '../queries/regulations.ts';
import { mayDraft } from '../regulation.policy.ts';
import { actInUse, regulationText, requisitesOf, versionIsPublished } from '../regulation.text.ts';
import { slugInput, subjectOf } from './regulations.ts';
import { attachAct, enterAct } from './rows.ts';

const numberInput = z
  .string()
  .trim()
  .max(60)
  .nullish()
  .transform((value) => value || null)
  .meta({ label: 'Номер', hint: 'оставьте пустым, если в тексте пусто', width: 'short' });
const datedInput = z.iso
  .date('Дата: день, месяц, год.')
  .nullish()
  .transform((value) => value ?? null)
  .meta({ label: 'Дата', hint: 'можно оставить пустой', width: 'short' });

/** A clerk adds an act in a role; the same act entered before is found by its requisites and reused. */
export const addAct = command({
  name: 'regulations.act.add',
  ru: 'Добавить акт',
  norm: 'regulation-hierarchy',
  input: z.object({
    slug: slugInput,
    role: z.enum(['approves', 'parent', 'founding', 'structure', 'legal-basis']).meta({
      label: 'Роль акта',
      options: regulationText.actRoles,
      ask: 'Выберите, чем акт служит документу.',
    }),
    level: z
      .enum(['federal', 'regional', 'municipal', 'local'])
      .meta({ label: 'Уровень', options: regulationText.levels, ask: 'Выберите уровень акта.' }),
    kind: z
      .string()
      .trim()
      .min(2, 'Напишите вид акта: приказ, постановление, закон.')
      .max(100)
      .meta({ label: 'Вид акта', hint: 'приказ, распоряжение, закон' }),
    issuer: z.string().trim().min(2, 'Напишите, кто издал акт.').max(300).meta({ label: 'Кто издал' }),
    number: numberInput,
    dated: datedInput,
    title: z.string().trim().min(3, 'Напишите название акта.').max(500).meta({ label: 'Название' }),
  }),
  load: (ctx, input) => regulationBySlug(ctx, input.slug),
  ability: mayDraft,
  run: async (ctx, input, record: RegulationRecord): Promise<{ slug: string; actId: string } | Refusal> => {
    if (input.role === 'approves' && record.state !== 'draft' && record.approvingActId !== null)
      return versionIsPublished();
    const { slug, role, ...act } = input;
    const actId = await enterAct(ctx, { ...act, superseded: false, supersededBy: null });
    await attachAct(ctx, record.id, actId, role);
    await recordFact(ctx, {
      name: 'regulation.act-added',
      subject: subjectOf(record),
      norm: 'regulation-hierarchy',
      data: { role, requisites: requisitesOf(act), title: act.title },
    });
    return { slug, actId };
  },
});

/** Takes an act away from a draft; the act itself stays in the catalogue. */
export const removeAct = command({
  name: 'regulations.act.remove',
  ru: 'Убрать акт',
  norm: 'regulation-hierarchy',
  input: z.object({
    slug: slugInput,
    actId: z.uuid(),
    role: z.enum(['approves', 'parent', 'founding', 'structure', 'legal-basis']),
  }),
  load: (ctx, input) => regulationBySlug(ctx, input.slug),
  ability: mayDraft,
  run: async (ctx, { slug, actId, role }, record: RegulationRecord): Promise<{ slug: string } | Refusal> => {
    if (record.state !== 'draft') return versionIsPublished();
    const act = await actById(ctx, actId);
    await ctx.db
      .deleteFrom('regulations.regulation_acts')
      .where('territory_id', '=', ctx.territory.id)
      .where('regulation_id', '=', record.id)
      .where('act_id', '=', actId)
      .where('role', '=', role)
      .execute();
    if (role === 'approves') {
      await ctx.db
        .updateTable('regulations.regulations')
        .set({ approving_act_id: null, approving_complete: null })
        .where('territory_id', '=', ctx.territory.id)
        .where('id', '=', record.id)
        .where('approving_act_id', '=', actId)
        .execute();
    }
    await recordFact(ctx, {
      name: 'regulation.act-removed',
      subject: subjectOf(record),
      norm: 'regulation-hierarchy',
      data: { role, title: act?.title ?? '' },
    });
    return { slug };
  },
});

const actSubject = (act: ActLine) => ({ kind: 'regulations.act', id: act.id });

/** A clerk fills in the number and date left blank; what an act in force rests on cannot be blanked (REG-04). */
export const fillAct = command({
  name: 'regulations.act.fill',
  ru: 'Внести реквизиты',
  norm: 'blank-requisites',
  input: z.object({ id: z.uuid().meta({ widget: 'none' }), number: numberInput, dated: datedInput }),
  load: (ctx, input) => actById(ctx, input.id),
  ability: mayDraft,
  run: async (ctx, { number, dated }, act: ActLine): Promise<{ id: string } | Refusal> => {
    if ((number === null || dated === null) && (await restsOn(ctx.territory.id, act.id, ctx.db)))
      return actInUse();
    await ctx.db
      .updateTable('regulations.acts')
      .set((eb) => ({ number, dated, version: eb('version', '+', 1) }))
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', act.id)
      .execute();
    await recordFact(ctx, {
      name: 'act.filled',
      subject: actSubject(act),
      norm: 'blank-requisites',
      data: { before: requisitesOf(act), after: requisitesOf({ kind: act.kind, number, dated }) },
    });
    return { id: act.id };
  },
});

async function restsOn(
  territoryId: number,
  actId: string,
  db: Parameters<typeof actById>[0]['db'],
): Promise<boolean> {
  const row = await db
    .selectFrom('regulations.regulations')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('approving_act_id', '=', actId)
    .where('state', '<>', 'draft')
    .executeTakeFirst();
  return row !== undefined;
}

/** A clerk marks an act as superseded; every regulation that cites it shows the warning from now on (REG-05). */
export const supersedeAct = command({
  name: 'regulations.act.supersede',
  ru: 'Отметить утратившим силу',
  norm: 'legal-basis',
  input: z.object({
    id: z.uuid().meta({ widget: 'none' }),
    superseded: z.boolean().meta({ label: 'Акт утратил силу' }),
    supersededBy: z
      .string()
      .trim()
      .max(300)
      .nullish()
      .transform((value) => value || null)
      .meta({ label: 'Чем заменён', hint: 'например: Федеральный закон от 29.12.2012 № 273-ФЗ' }),
  }),
  load: (ctx, input) => actById(ctx, input.id),
  ability: mayDraft,
  run: async (ctx, { superseded, supersededBy }, act: ActLine) => {
    await ctx.db
      .updateTable('regulations.acts')
      .set((eb) => ({
        superseded,
        superseded_by: superseded ? supersededBy : null,
        version: eb('version', '+', 1),
      }))
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', act.id)
      .execute();
    await recordFact(ctx, {
      name: superseded ? 'act.superseded' : 'act.restored',
      subject: actSubject(act),
      norm: 'legal-basis',
      data: { by: supersededBy },
    });
    return { id: act.id };
  },
});
