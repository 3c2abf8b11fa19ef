// School of the young teacher: a group of a school year, its members, meetings with who came.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { isId, newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { refuse } from '../../kernel/refusal.ts';
import { developmentNorms } from './development.norms.ts';
import { mentoringText as text } from './mentoring.text.ts';
import { keepsSchool } from './pair.policy.ts';

const norm = developmentNorms.youngSpecialists.slug;
const groupSubject = (id: string) => ({ kind: 'development.group', id });

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly schoolYear: number;
  readonly leaderId: string | null;
}

export async function groupsList(ctx: ReadCtx): Promise<Group[]> {
  return ctx.db
    .selectFrom('development.groups')
    .select(['id', 'title', 'school_year as schoolYear', 'leader_id as leaderId'])
    .where('territory_id', '=', ctx.territory.id)
    .orderBy('school_year', 'desc')
    .orderBy('title')
    .execute();
}

export async function group(ctx: ReadCtx, id: string): Promise<Group | null> {
  return isId(id) ? ((await groupsList(ctx)).find((each) => each.id === id) ?? null) : null;
}

export interface GroupMeeting {
  readonly id: string;
  readonly heldOn: string;
  readonly topic: string;
  readonly hours: number;
  readonly present: readonly string[];
}

export async function membersOfGroup(ctx: ReadCtx, groupId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('development.group_members')
    .select('person_id')
    .where('territory_id', '=', ctx.territory.id)
    .where('group_id', '=', groupId)
    .execute();
  return rows.map((row) => row.person_id);
}

/** Meetings of a group with who came, the latest first, in two statements. */
export async function meetingsOfGroup(ctx: ReadCtx, groupId: string): Promise<GroupMeeting[]> {
  const meetings = await ctx.db
    .selectFrom('development.group_meetings')
    .select(['id', 'held_on as heldOn', 'topic', 'hours'])
    .where('territory_id', '=', ctx.territory.id)
    .where('group_id', '=', groupId)
    .orderBy('held_on', 'desc')
    .execute();
  if (meetings.length === 0) return [];
  const came = await ctx.db
    .selectFrom('development.attendances')
    .select(['meeting_id', 'person_id'])
    .where('territory_id', '=', ctx.territory.id)
    .where(
      'meeting_id',
      'in',
      meetings.map((each) => each.id),
    )
    .execute();
  const byMeeting = Map.groupBy(came, (row) => row.meeting_id);
  return meetings.map((each) => ({
    ...each,
    hours: Number(each.hours),
    present: (byMeeting.get(each.id) ?? []).map((row) => row.person_id),
  }));
}

const day = z.iso.date({ error: text.faults.date });
const people = z.array(z.uuid()).max(300).default([]);

/** The methodist makes the group of a school year with its members. */
export const makeGroup = command({
  name: 'development.group.make',
  ru: 'Создать группу',
  norm,
  input: z.object({
    title: z.string({ error: text.faults.title }).trim().min(3, text.faults.title).max(200),
    schoolYear: z.coerce.number().int().min(2000).max(2100),
    leaderId: z.uuid().nullable().default(null),
    memberIds: people,
  }),
  ability: keepsSchool,
  run: async (ctx, input) => {
    const id = newId(ctx.now);
    const { title, schoolYear, leaderId, memberIds } = input;
    const territory_id = ctx.territory.id;
    await ctx.db
      .insertInto('development.groups')
      .values({ territory_id, id, title, school_year: schoolYear, leader_id: leaderId })
      .execute();
    if (memberIds.length > 0)
      await ctx.db
        .insertInto('development.group_members')
        .values(
          [...new Set(memberIds)].map((person_id) => ({
            territory_id,
            group_id: id,
            person_id,
            joined_on: ctx.today,
          })),
        )
        .execute();
    await recordFact(ctx, {
      name: 'group.made',
      subject: groupSubject(id),
      norm,
      data: { title, members: memberIds.length },
    });
    return { id };
  },
});

const loadGroup = (ctx: ReadCtx, input: { groupId: string }) => group(ctx, input.groupId);

/** A meeting held, with who came; only members are counted. */
export const holdGroupMeeting = command({
  name: 'development.group.meet',
  ru: 'Записать занятие',
  norm,
  input: z.object({
    groupId: z.uuid(),
    heldOn: day,
    topic: z.string({ error: text.faults.topic }).trim().min(3, text.faults.topic).max(300),
    hours: z.coerce
      .number({ error: text.faults.hours })
      .min(0.5, text.faults.hours)
      .max(24, text.faults.hours)
      .default(2),
    presentIds: people,
  }),
  load: loadGroup,
  ability: keepsSchool,
  run: async (ctx, input, found: Group) => {
    if (input.heldOn > ctx.today)
      return refuse('date-in-future', text.faults.future, {
        kind: 'invalid',
        norm,
        fields: { heldOn: text.faults.future },
      });
    const members = await membersOfGroup(ctx, found.id);
    const present = [...new Set(input.presentIds)].filter((id) => members.includes(id));
    const id = newId(ctx.now);
    const territory_id = ctx.territory.id;
    const { heldOn, topic, hours } = input;
    await ctx.db
      .insertInto('development.group_meetings')
      .values({ territory_id, id, group_id: found.id, held_on: heldOn, topic, hours })
      .execute();
    if (present.length > 0)
      await ctx.db
        .insertInto('development.attendances')
        .values(present.map((person_id) => ({ territory_id, meeting_id: id, person_id })))
        .execute();
    await recordFact(ctx, {
      name: 'group.met',
      subject: groupSubject(found.id),
      norm,
      data: { topic, present: present.length },
    });
    return { groupId: found.id };
  },
});

type Data = Readonly<Record<string, unknown>>;
export const groupSentences: Readonly<Record<string, (data: Data) => string>> = {
  'group.made': (data) => `создана группа «${data.title}»`,
  'group.met': (data) => `занятие «${data.topic}», было ${data.present}`,
};
