// Invented staff of the demonstration: heads and teachers of every institution, any number of people for benches.
import { addDays } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import type { DemoInstitution } from '../institutions/index.ts';
import { type InventedName, inventName, seededNumbers } from './invented-names.ts';
import type { Employment } from './person.text.ts';
import { subjectsIn } from './post/subjects.ts';
import { writeSubjects } from './post.commands.ts';
import { postsOf } from './post.queries.ts';

/** Everybody of the demonstration begins with this school year. */
export const startedOn = '2025-09-01';

const subjects = [
  'начальных классов',
  'математики',
  'русского языка и литературы',
  'английского языка',
  'истории',
];

const loads = [1, 1, 1.25, 1, 0.75, 1.5];
/** Every third institution shares a psychologist, every fourth has a vacancy, every fifth somebody on leave. */
const every = { partTimer: 3, vacancy: 4, leave: 5 };

/** A head where no character heads, and colleagues in every institution; part-timers, leaves and vacancies here and there. */
export async function inventStaff(
  ctx: WriteCtx,
  institutions: readonly DemoInstitution[],
  headed: ReadonlySet<string>,
): Promise<void> {
  const next = seededNumbers(ctx.territory.id * 7919);
  // Another stream, so that what is added here changes nobody's name.
  const more = seededNumbers(ctx.territory.id * 6007);
  const staff: InventedPost[] = [];
  const away: number[] = [];
  const free: { institutionId: string; position: string; subject: string; load: number }[] = [];
  for (const [index, { id, key, kind }] of institutions.entries()) {
    const isGarden = kind === 'kindergarten';
    if (!headed.has(key)) {
      staff.push({
        ...{ name: inventName(next), birthDate: inventBirth(more), institutionId: id, load: 1 },
        ...{ position: isGarden ? 'заведующий' : 'директор', detail: '' },
      });
    }
    for (let colleague = 0; colleague < 2; colleague += 1) {
      const position = isGarden
        ? 'воспитатель'
        : kind === 'additional'
          ? 'педагог дополнительного образования'
          : 'учитель';
      const detail = position === 'учитель' ? (subjects[next(subjects.length)] ?? '') : '';
      const load = loads[more(loads.length)] ?? 1;
      staff.push({
        ...{
          name: inventName(next),
          birthDate: inventBirth(more),
          institutionId: id,
          position,
          detail,
          load,
        },
      });
      if (colleague === 1 && index % every.leave === 0) away.push(staff.length - 1);
    }
    if (index % every.partTimer === 0)
      staff.push({
        ...{ name: inventName(more), birthDate: inventBirth(more), institutionId: id, load: 0.5 },
        ...{
          position: isGarden ? 'младший воспитатель' : 'педагог-психолог',
          detail: '',
          ...(isGarden ? {} : { employment: 'outer-part-time' as const }),
        },
      });
    if (index % every.vacancy === 1)
      free.push({
        ...{ institutionId: id, position: isGarden ? 'учитель-логопед' : 'учитель' },
        ...{
          subject: isGarden ? '' : (subjectsIn(subjects[more(subjects.length)] ?? '')[0] ?? ''),
          load: 0.5 + more(3) / 2,
        },
      });
  }
  const ids = await insertStaff(ctx, staff);
  for (const index of away) await inventLeave(ctx, ids[index] ?? '');
  for (const vacancy of free) await inventVacancy(ctx, vacancy);
}

const inventBirth = (next: (below: number) => number): string => addDays('1961-01-01', next(14_800));

async function inventLeave(ctx: WriteCtx, personId: string): Promise<void> {
  const posts = await postsOf(ctx, personId);
  for (const { id } of posts) {
    const { during } = await ctx.db
      .selectFrom('people.posts')
      .select('during')
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto('people.leaves')
      .values({
        ...{ territory_id: ctx.territory.id, id: newId(ctx.now), post_id: id, post_during: during },
        ...{ kind: 'childcare', document: 'приказ по личному составу' },
        ...{ starts_on: addDays(startedOn, 45), ends_on: addDays(startedOn, 560) },
      })
      .execute();
  }
}

async function inventVacancy(
  ctx: WriteCtx,
  { institutionId, ...vacancy }: { institutionId: string; position: string; subject: string; load: number },
): Promise<void> {
  await ctx.db
    .insertInto('people.vacancies')
    .values({
      ...{ territory_id: ctx.territory.id, id: newId(ctx.now), institution_id: institutionId },
      ...{ ...vacancy, starts_on: startedOn },
    })
    .execute();
}

interface InventedPost {
  readonly name: InventedName;
  readonly institutionId: string;
  readonly position: string;
  readonly detail: string;
  readonly birthDate?: string;
  readonly load?: number;
  readonly employment?: Employment;
}

/** Invented teachers of the given institutions, the same for the same seed. */
export function generatePeople(count: number, institutionIds: readonly string[], seed = 1): InventedPost[] {
  const next = seededNumbers(seed);
  return Array.from({ length: count }, () => ({
    name: inventName(next),
    institutionId: institutionIds[next(institutionIds.length)] ?? '',
    position: 'учитель',
    detail: subjects[next(subjects.length)] ?? '',
  }));
}

/** Writes many people with their posts, a thousand a statement; returns their ids in the given order. */
export async function insertStaff(ctx: WriteCtx, staff: readonly InventedPost[]): Promise<string[]> {
  const territory_id = ctx.territory.id;
  const ids: string[] = [];
  for (let from = 0; from < staff.length; from += 1000) {
    const part = staff
      .slice(from, from + 1000)
      .map((each) => ({ ...each, id: newId(ctx.now), postId: newId(ctx.now) }));
    await ctx.db
      .insertInto('people.persons')
      .values(
        part.map(({ id, name, birthDate = null }) => ({ territory_id, id, ...name, birth_date: birthDate })),
      )
      .execute();
    const posts = part.map(
      ({ id, postId, institutionId, position, detail, load = 1, employment = 'main' }) => ({
        ...{ territory_id, id: postId, person_id: id, institution_id: institutionId },
        ...{ position, detail, load, employment, document: 'трудовой договор' },
        starts_on: addDays(startedOn, -365),
      }),
    );
    await ctx.db.insertInto('people.posts').values(posts).execute();
    await writeSubjects(
      ctx,
      posts.map(({ id, position, detail }) => ({
        postId: id,
        subjects: position === 'учитель' ? subjectsIn(detail) : [],
      })),
    );
    ids.push(...part.map((each) => each.id));
  }
  return ids;
}
