// Saved groups of institutions: made once, chosen by one mark; nothing sent earlier changes with them.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { policy } from '../../../kernel/policy.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { givesWork } from '../collections.policy.ts';
import { addresseeChoice, type Group, groupsOf } from './addressee.queries.ts';
import { addresseeText as text } from './addressee.text.ts';

export const groupSubject = 'collections.group';

export const groupPolicy = policy<unknown, 'keep'>(groupSubject, { keep: givesWork });

const shape = {
  name: z.string().trim().min(2, text.faults.name).max(120).meta({ label: text.fields.name }),
  members: z
    .array(z.uuid())
    .min(1, text.faults.members)
    .max(1000)
    .meta({ label: text.fields.members, hint: text.hints.members, widget: 'checkboxes' }),
};

async function putMembers(ctx: WriteCtx, groupId: string, members: readonly string[]): Promise<boolean> {
  const { institutions } = await addresseeChoice(ctx);
  const known = new Set(institutions.map((each) => each.id));
  const rows = [...new Set(members)]
    .filter((id) => known.has(id))
    .map((id) => ({ territory_id: ctx.territory.id, group_id: groupId, institution_id: id }));
  if (rows.length === 0) return false;
  await ctx.db.insertInto('collections.group_members').values(rows).execute();
  return true;
}

const noMembers = () =>
  refuse('group-empty', text.faults.members, { kind: 'invalid', fields: { members: text.faults.members } });

export const makeGroup = command({
  name: 'collections.group.make',
  ru: 'Сохранить группу',
  norm: null,
  input: z.object(shape),
  ability: groupPolicy.rules.keep,
  run: async (ctx, input) => {
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('collections.groups')
      .values({ territory_id: ctx.territory.id, id, name: input.name })
      .execute();
    if (!(await putMembers(ctx, id, input.members))) return noMembers();
    await recordFact(ctx, {
      name: 'mailing-group.made',
      subject: { kind: groupSubject, id },
      data: { name: input.name },
    });
    return { id };
  },
});

export const loadGroup = async (ctx: ReadCtx, { id }: { id: string }): Promise<Group | null> =>
  givesWork.check(ctx, undefined) ? null : ((await groupsOf(ctx)).find((each) => each.id === id) ?? null);

export const changeGroup = command({
  name: 'collections.group.change',
  ru: 'Сохранить',
  norm: null,
  input: z.object({ id: z.uuid(), ...shape }),
  load: loadGroup,
  ability: groupPolicy.rules.keep,
  run: async (ctx, input) => {
    const own = { territory_id: ctx.territory.id, id: input.id };
    await ctx.db
      .updateTable('collections.groups')
      .set({ name: input.name })
      .where('territory_id', '=', own.territory_id)
      .where('id', '=', own.id)
      .execute();
    await ctx.db
      .deleteFrom('collections.group_members')
      .where('territory_id', '=', own.territory_id)
      .where('group_id', '=', own.id)
      .execute();
    if (!(await putMembers(ctx, input.id, input.members))) return noMembers();
    await recordFact(ctx, {
      name: 'mailing-group.changed',
      subject: { kind: groupSubject, id: input.id },
      data: { name: input.name },
    });
    return { id: input.id };
  },
});

export const removeGroup = command({
  name: 'collections.group.remove',
  ru: 'Убрать группу',
  norm: null,
  input: z.object({ id: z.uuid() }),
  load: loadGroup,
  ability: groupPolicy.rules.keep,
  run: async (ctx, input, group: Group) => {
    await ctx.db
      .deleteFrom('collections.groups')
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', input.id)
      .execute();
    await recordFact(ctx, {
      name: 'mailing-group.removed',
      subject: { kind: groupSubject, id: input.id },
      data: { name: group.name },
    });
    return {};
  },
});
