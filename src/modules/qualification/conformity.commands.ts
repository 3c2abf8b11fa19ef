// The institution's own attestation: into the schedule, acquaintance, the commission's protocol; a decision stands in the card.
import { z } from 'zod';
import { daysBetween } from '../../kernel/clock.ts';
import { command } from '../../kernel/command.ts';
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { policy, rule } from '../../kernel/policy.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { ownInstitutions, placedPerson, postsOn, staffKeepers } from '../people/index.ts';
import { conformityLifecycle } from './conformity.lifecycle.ts';
import { type ConformityCase, oneConformity } from './conformity.queries.ts';
import { conformityText as text } from './conformity.text.ts';
import { recordPolicy } from './qualification.policy.ts';
import { writeRecord } from './record.commands.ts';

const norm = 'attestation-terms';
const wrong = (name: string, field: string, complaint: string): Refusal =>
  refuse(name, complaint, { kind: 'invalid', norm, fields: { [field]: complaint } });

const keepsSchedule = rule<ConformityCase>(
  'keeps-conformity-schedule',
  { text: text.keepers, norm },
  (ctx, { institutionId }) => hasRole(ctx, staffKeepers) || ownInstitutions(ctx).includes(institutionId),
);

export const conformityPolicy = policy<ConformityCase, 'keep'>('qualification.conformity', {
  keep: keepsSchedule,
});

export const planSchema = z.object({
  personId: z.uuid().meta({ widget: 'hidden' }),
  position: z
    .string()
    .trim()
    .min(2)
    .max(250)
    .meta({ label: 'По какой должности', widget: 'select', options: [] }),
  plannedOn: z.iso.date().meta({
    label: 'День аттестации',
    hint: text.plannedHint,
    width: 'short',
  }),
  commission: z
    .string()
    .trim()
    .min(3)
    .max(250)
    .meta({ label: 'Комиссия', hint: 'Приказ организации о составе комиссии: дата и номер.' }),
});

/** The institution puts a worker into its schedule. */
export const planConformity = command({
  name: 'qualification.conformity.plan',
  ru: 'Внести в график',
  norm,
  input: planSchema,
  load: (ctx, input) => placedPerson(ctx, input.personId),
  ability: recordPolicy.rules.keep,
  run: async (ctx, { personId, position, plannedOn, commission }) => {
    if (plannedOn < ctx.today) return wrong('past-day', 'plannedOn', text.past);
    const own = hasRole(ctx, staffKeepers) ? null : ownInstitutions(ctx);
    const posts = await postsOn(ctx, personId, ctx.today);
    const institutionId = posts.find(
      (each) =>
        each.position === position &&
        each.institutionId !== null &&
        (own?.includes(each.institutionId) ?? true),
    )?.institutionId;
    if (!institutionId) return wrong('no-such-post', 'position', text.noPost);
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('qualification.conformity_cases')
      .values({
        ...{ territory_id: ctx.territory.id, id, institution_id: institutionId, person_id: personId },
        ...{ position, planned_on: plannedOn, commission },
      })
      .execute();
    await recordFact(ctx, {
      name: 'conformity.planned',
      subject: { kind: conformityLifecycle.name, id },
      norm,
      data: { plannedOn },
    });
    return { id };
  },
});

const seen = {
  id: z.uuid().meta({ widget: 'hidden' }),
  version: z.coerce.number().int().positive().meta({ widget: 'hidden' }),
};
const load = (ctx: ReadCtx, input: { id: string }) => oneConformity(ctx, input.id);

export const informSchema = z.object({
  ...seen,
  informedOn: z.iso.date().meta({ label: 'День ознакомления', width: 'short' }),
});

/** Later than the rule of the day asks before the attestation is a refusal: the day is to be moved, or the rule put right. */
export const informConformity = command({
  name: 'qualification.conformity.inform',
  ru: 'Ознакомлен',
  norm,
  input: informSchema,
  load,
  ability: conformityPolicy.rules.keep,
  run: async (ctx, { version, informedOn }, line) => {
    if (informedOn > ctx.today) return wrong('future-date', 'informedOn', text.beforeInformed);
    const last = line.informBy;
    if (informedOn > last)
      return wrong(
        'informed-too-late',
        'informedOn',
        text.informSoon(last, daysBetween(last, line.plannedOn)),
      );
    return advance(ctx, conformityLifecycle, { ...line, version }, 'inform', {
      set: { informed_on: informedOn },
      data: { informedOn },
    });
  },
});

export const decideSchema = z.object({
  ...seen,
  result: z.enum(['conforms', 'fails']).meta({
    label: 'Решение',
    widget: 'radio',
    options: {
      conforms: 'соответствует занимаемой должности',
      fails: 'не соответствует занимаемой должности',
    },
  }),
  decidedOn: z.iso.date().meta({ label: 'День решения', width: 'short' }),
  protocol: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .meta({ label: 'Протокол', hint: 'Номер и дата: «от 14.05.2026 № 3».' }),
});

/** The commission's protocol closes the line; conformity stands in the card for five years. */
export const decideConformity = command({
  name: 'qualification.conformity.decide',
  ru: 'Внести решение',
  norm,
  input: decideSchema,
  load,
  ability: conformityPolicy.rules.keep,
  run: async (ctx, { version, result, decidedOn, protocol }, line) => {
    if (decidedOn > ctx.today || decidedOn < (line.informedOn ?? decidedOn))
      return wrong('wrong-day', 'decidedOn', text.beforeInformed);
    const way = result === 'conforms' ? 'conform' : 'fail';
    const moved = await advance(ctx, conformityLifecycle, { ...line, version }, way, {
      set: { decided_on: decidedOn, protocol },
      data: { decidedOn, protocol },
    });
    if (isRefusal(moved) || result === 'fails') return moved;
    await writeRecord(ctx, 'category', line.personId, {
      ...{
        kind: 'conformity',
        position: line.position,
        granted_on: decidedOn,
        document: `протокол ${protocol}`,
      },
      body: `аттестационная комиссия, ${line.place}`,
    });
    return moved;
  },
});

export const cancelSchema = z.object({
  ...seen,
  reason: z.string().trim().min(3).max(250).meta({ label: 'Почему снимают с графика' }),
});

export const cancelConformity = command({
  name: 'qualification.conformity.cancel',
  ru: 'Снять с графика',
  norm,
  input: cancelSchema,
  load,
  ability: conformityPolicy.rules.keep,
  run: (ctx, { version, reason }, line) =>
    advance(ctx, conformityLifecycle, { ...line, version }, 'cancel', { set: { reason }, data: { reason } }),
});

export const conformityCommands = [planConformity, informConformity, decideConformity, cancelConformity];
