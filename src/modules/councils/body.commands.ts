// Creating councils and keeping their composition: memberships are periods resting on an order.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { bodyKindKeys, bodyKinds, roleWords } from './body/body.kinds.ts';
import { bodyPolicy, type OfBody } from './body.policy.ts';
import { type BodyRecord, visibleBody } from './body.queries.ts';
import { keysOf, optionalDay, optionalId } from './councils.schema.ts';
import { type MemberRole, memberRoles } from './councils.text.ts';

const title = (label: string) =>
  z.string().trim().min(3, 'Напишите не короче трёх букв').max(300).meta({ label });
const day = (label: string) => z.iso.date('Выберите дату').meta({ label });
const bodyFields = z.object({
  kind: z.enum(bodyKindKeys).meta({ label: 'Вид', options: bodyKinds }),
  name: title('Название').describe('«Районный экспертный совет»'),
  nameGenitive: title('Название в родительном падеже').meta({
    hint: 'Для протоколов: заседание кого? — «районного экспертного совета»',
  }),
  shortName: z
    .string()
    .trim()
    .min(2, 'Напишите краткое название')
    .max(60)
    .meta({ label: 'Краткое название', hint: '«РЭС»' }),
  place: z.string().trim().max(200).default('').meta({ label: 'Обычное место заседаний' }),
  regulationId: optionalId.meta({
    label: 'Положение',
    hint: 'Без действующего Положения совет отмечен «не учреждён»',
  }),
  subject: z
    .string()
    .trim()
    .max(200)
    .default('')
    .meta({ label: 'Предмет или направление', hint: '«математика», «работа с одарёнными детьми»' }),
  curatorId: optionalId.meta({
    label: 'Куратор',
    hint: 'Методист, который ведёт объединение: получает напоминания',
    widget: 'select',
  }),
  termOn: optionalDay.meta({
    label: 'Последний день срока',
    hint: 'Обязателен для творческих, проблемных и временных групп',
  }),
  product: z.string().trim().max(500).default('').meta({
    label: 'Итог, который группа передаёт',
    hint: '«Сборник заданий по функциональной грамотности»',
  }),
});

/** Whoever keeps bodies creates one; an institution's people create a council of their own institution. */
export const createBody = command({
  name: 'councils.body.create',
  ru: 'Создать совет',
  norm: 'body-regulation',
  input: bodyFields.extend({
    institutionId: optionalId.meta({ label: 'Организация' }),
    startsOn: day('Действует с'),
  }),
  load: async (_ctx, input): Promise<OfBody> => ({
    bodyId: '',
    institutionId: input.institutionId,
    kind: input.kind,
  }),
  ability: bodyPolicy.rules.create,
  run: async (ctx, input) => {
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('councils.bodies')
      .values({
        territory_id: ctx.territory.id,
        id,
        ...rowOf(input),
        institution_id: input.institutionId,
        starts_on: input.startsOn,
        created_at: ctx.now,
      })
      .execute();
    await bodyFact(ctx, 'council.body-created', id, { name: input.name });
    return { id };
  },
});

const rowOf = (input: z.output<typeof bodyFields>) => ({
  kind: input.kind,
  name: input.name,
  name_genitive: input.nameGenitive,
  short_name: input.shortName,
  place: input.place,
  regulation_id: input.regulationId,
  subject: input.subject,
  curator_id: input.curatorId,
  term_on: input.termOn,
  product: input.product,
});

const loadBody = (ctx: ReadCtx, input: { bodyId: string }): Promise<BodyRecord | null> =>
  visibleBody(ctx, input.bodyId);

/** Changes names, the usual place and the governing Положение; history keeps what was before. */
export const updateBody = command({
  name: 'councils.body.update',
  ru: 'Сохранить сведения',
  norm: 'body-regulation',
  input: bodyFields.extend({ bodyId: z.uuid() }),
  load: loadBody,
  ability: bodyPolicy.rules.keep,
  run: async (ctx, input, body: BodyRecord) => {
    await ctx.db
      .updateTable('councils.bodies')
      .set({ ...rowOf(input), version: body.version + 1 })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', body.id)
      .execute();
    await bodyFact(ctx, 'council.body-updated', body.id, {
      name: input.name,
      regulationChanged: input.regulationId !== body.regulationId,
    });
    return { id: body.id };
  },
});

/** Puts a person into the composition from a day on, by an order; refuses a second chair or secretary. */
export const setMembership = command({
  name: 'councils.membership.set',
  ru: 'Внести в состав',
  norm: 'council-composition',
  input: z.object({
    bodyId: z.uuid(),
    personId: z
      .uuid('Выберите человека из списка')
      .meta({ label: 'Кто', widget: 'picker', source: 'people.pick' }),
    role: z
      .enum(keysOf<MemberRole>(memberRoles))
      .default('member')
      .meta({ label: 'В качестве', options: memberRoles }),
    organisation: z
      .string()
      .trim()
      .max(300)
      .default('')
      .meta({ label: 'Организация', hint: 'Для приглашённых со стороны' }),
    startsOn: day('С какого дня'),
    endsOn: optionalDay.meta({ label: 'По какой день (не включая)' }),
    basis: z
      .string()
      .trim()
      .min(3, 'Укажите приказ: номер и дату')
      .max(300)
      .meta({ label: 'Основание', hint: 'Приказ № 214 от 28.08.2025' }),
  }),
  load: loadBody,
  ability: bodyPolicy.rules.keep,
  run: async (ctx, input, body: BodyRecord) => {
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('councils.memberships')
      .values({
        territory_id: ctx.territory.id,
        id,
        body_id: body.id,
        person_id: input.personId,
        role: input.role,
        organisation: input.organisation,
        starts_on: input.startsOn,
        ends_on: input.endsOn,
        basis: input.basis,
      })
      .execute();
    await bodyFact(ctx, 'council.member-appointed', body.id, {
      membershipId: id,
      role: roleWords(body.kind)[input.role],
      from: input.startsOn,
      basis: input.basis,
    });
    return { id };
  },
});

/** Ends a membership on a day (not including it), by an order. */
export const endMembership = command({
  name: 'councils.membership.end',
  ru: 'Вывести из состава',
  norm: 'council-composition',
  input: z.object({
    bodyId: z.uuid(),
    membershipId: z.uuid(),
    endsOn: day('С какого дня не входит'),
    basis: z.string().trim().min(3, 'Укажите приказ: номер и дату').max(300).meta({ label: 'Основание' }),
  }),
  load: loadBody,
  ability: bodyPolicy.rules.keep,
  run: async (ctx, input, body): Promise<Refusal | { id: string }> => {
    const changed = await ctx.db
      .updateTable('councils.memberships')
      .set({ ends_on: input.endsOn, end_basis: input.basis })
      .where('territory_id', '=', ctx.territory.id)
      .where('body_id', '=', body.id)
      .where('id', '=', input.membershipId)
      .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', input.endsOn)]))
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n)
      return refuse('membership-over', 'Этот человек уже выведен из состава. Обновите страницу.', {
        norm: 'council-composition',
      });
    await bodyFact(ctx, 'council.member-released', body.id, {
      membershipId: input.membershipId,
      on: input.endsOn,
      basis: input.basis,
    });
    return { id: input.membershipId };
  },
});

/** A fact of a body's history. */
export async function bodyFact(
  ctx: WriteCtx,
  name: string,
  id: string,
  data: Record<string, unknown>,
): Promise<void> {
  await recordFact(ctx, { name, subject: { kind: 'councils.body', id }, norm: 'council-composition', data });
}
