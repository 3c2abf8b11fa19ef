// How the confirmation goes: every acting institution with its confirmation of the date, those who have not first.
import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { seenInstitutions } from '../people/index.ts';
import type { Snapshot } from './snapshot.ts';
import { seesAll } from './staffing.policy.ts';

export interface InstitutionState {
  readonly institutionId: string;
  readonly name: string;
  readonly phone: string;
  readonly confirmedAt: Date | null;
  readonly confirmedBy: string | null;
  readonly people: number | null;
}

/** Acting institutions the reader sees on the date. */
export async function statesOn(ctx: ReadCtx, dueOn: CivilDate): Promise<InstitutionState[]> {
  const own = seesAll(ctx) || ctx.actor.kind === 'system' ? null : seenInstitutions(ctx);
  const { rows } = await sql<InstitutionState>`
    select i.id as "institutionId", i.short_name as name, i.phone, c.confirmed_at as "confirmedAt",
           c.confirmed_by as "confirmedBy", c.people
      from institutions.institutions i
      left join staffing.confirmations c on c.territory_id = i.territory_id and c.institution_id = i.id
       and c.due_on = ${dueOn}
     where i.territory_id = ${ctx.territory.id} and i.state = 'active'
       and (${own}::uuid[] is null or i.id = any(${own}::uuid[]))
     order by c.confirmed_at is not null, i.short_name collate public.ru_natural, i.id`.execute(ctx.db);
  return rows;
}

export interface Confirmation {
  readonly dueOn: CivilDate;
  readonly confirmedAt: Date;
  readonly confirmedBy: string | null;
  readonly people: number;
  readonly vacancies: number;
  readonly snapshot: Snapshot;
}

/** Confirmations of an institution, the latest first. */
export async function confirmationsOf(ctx: ReadCtx, institutionId: string): Promise<Confirmation[]> {
  const rows = await ctx.db
    .selectFrom('staffing.confirmations')
    .select(['due_on as dueOn', 'confirmed_at as confirmedAt', 'confirmed_by as confirmedBy'])
    .select(['people', 'vacancies', 'snapshot'])
    .where('territory_id', '=', ctx.territory.id)
    .where('institution_id', '=', institutionId)
    .orderBy('due_on', 'desc')
    .limit(10)
    .execute();
  return rows as unknown as Confirmation[];
}
