// The demonstration's structure of each service: two versions, seats with their people, requirements, directions, instructions.

import { addDays } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { postTitle, roleGivenBy } from '../people/index.ts';
import { termsOf } from '../regulations/index.ts';
import { takeSeat } from './appointment/appointment.commands.ts';
import { setsOf } from './demo.requirements.ts';
import { catalogue } from './portfolio/portfolio.catalogue.ts';
import { insertPortfolios } from './portfolio/portfolio.commands.ts';

interface Worker {
  readonly postId: string;
  readonly personId: string;
  readonly position: string;
  readonly detail: string;
  readonly startsOn: string;
}

const technical = /цифров|дистанц|баз|ИКТ/i;
const isMethodist = ({ position }: Worker) => /методист/.test(position);
const gives = (worker: Worker) => roleGivenBy('centre', worker.position);

function requirementOf(worker: Worker, keys: ReadonlySet<string>): string {
  if (gives(worker) === 'centre-head') return 'head';
  if (!isMethodist(worker)) return '';
  return technical.test(worker.detail) && keys.has('methodist-ict') ? 'methodist-ict' : 'methodist';
}

const former = { startsOn: '2023-09-01', number: '214', date: '2023-08-25' };
const present = { startsOn: '2025-09-01', number: '187', date: '2025-08-27' };

const laterOf = (a: string, b: string): string => [a, b].sort().at(-1) ?? a;

/** Fills the context's territory after its people, regulations and qualification are there. */
export async function loadCentreDemo(ctx: WriteCtx): Promise<void> {
  const workers = await ctx.db
    .selectFrom('people.posts')
    .select(['id as postId', 'person_id as personId', 'position', 'detail', 'starts_on as startsOn'])
    .where('territory_id', '=', ctx.territory.id)
    .where('unit', '=', 'centre')
    .orderBy('id')
    .execute();
  if (workers.length === 0) return;
  const issuer = (await termsOf(ctx)).of('authority-head');
  const sets = setsOf(ctx.territory.slug, issuer);
  await ctx.db
    .insertInto('centre.requirement_sets')
    .values(
      sets.map(({ appointedBy, items, ...set }) => ({
        ...{ ...set, territory_id: ctx.territory.id, id: newId(ctx.now), starts_on: former.startsOn },
        ...{ appointed_by: appointedBy, items: JSON.stringify(items) },
      })),
    )
    .execute();
  const keys = new Set(sets.map((set) => set.key));
  const seats = workers.map((worker) => ({ worker, seatId: newId(ctx.now) }));
  await writeSeats(ctx, seats, keys, issuer);
  for (const { worker, seatId } of seats)
    await place(ctx, worker, seatId, issuer, requirementOf(worker, keys));
  await writePortfolios(ctx, workers);
  await writeDescriptions(ctx, seats);
}

type Seated = { readonly worker: Worker; readonly seatId: string };

/** The first version without the technical seats, the present one with them and with a vacancy. */
async function writeSeats(
  ctx: WriteCtx,
  seats: readonly Seated[],
  keys: ReadonlySet<string>,
  issuer: string,
) {
  const territory_id = ctx.territory.id;
  const vacancy = newId(ctx.now);
  await ctx.db
    .insertInto('centre.seats')
    .values(
      [...seats.map((each) => each.seatId), vacancy].map((id) => ({
        territory_id,
        id,
        opened_on: former.startsOn,
      })),
    )
    .execute();
  // 002 §5.1 wants the agreement of the administration of the district.
  const agreedWith = ctx.territory.slug === 'severo-yeniseysky' ? 'Администрация района' : '';
  if (agreedWith)
    await ctx.db.insertInto('centre.settings').values({ territory_id, agreed_with: agreedWith }).execute();
  const early = seats.filter(({ worker }) => !technical.test(worker.detail));
  await writeVersion(ctx, {
    ...former,
    of: 1,
    endsOn: present.startsOn,
    seats: early,
    keys,
    issuer,
    vacancy: null,
    agreedWith,
  });
  await writeVersion(ctx, { ...present, of: 2, endsOn: null, seats, keys, issuer, vacancy, agreedWith });
}

interface VersionParts {
  readonly of: number;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly number: string;
  readonly date: string;
  readonly seats: readonly Seated[];
  readonly keys: ReadonlySet<string>;
  readonly issuer: string;
  readonly vacancy: string | null;
  readonly agreedWith: string;
}

async function writeVersion(ctx: WriteCtx, parts: VersionParts): Promise<void> {
  const territory_id = ctx.territory.id;
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('centre.versions')
    .values({
      ...{ territory_id, id, number: parts.of },
      grounds:
        'Цели и направления работы службы на учебный год, численность педагогических работников района, условия малых сёл.',
    })
    .execute();
  const [office, methods] = [newId(ctx.now), newId(ctx.now)];
  await ctx.db
    .insertInto('centre.units')
    .values([
      {
        territory_id,
        id: office,
        version_id: id,
        name: 'Руководство и сопровождение',
        place: 1,
        tasks: 'Общее руководство, базы данных, сайт.',
      },
      {
        territory_id,
        id: methods,
        version_id: id,
        name: 'Методический отдел',
        place: 2,
        tasks: 'Методическая работа по направлениям.',
      },
    ])
    .execute();
  const lines = parts.seats.map(({ worker, seatId }, index) => ({
    ...{ territory_id, version_id: id, seat_id: seatId, unit_id: isMethodist(worker) ? methods : office },
    ...{ position: worker.position, detail: worker.detail, rates: 1, place: index + 1 },
    requirement_key: requirementOf(worker, parts.keys),
  }));
  const free = parts.vacancy
    ? [
        {
          ...{ territory_id, version_id: id, seat_id: parts.vacancy, unit_id: methods, position: 'методист' },
          ...{ detail: 'по профориентационной работе', rates: 0.5, place: 99, requirement_key: 'methodist' },
        },
      ]
    : [];
  await ctx.db
    .insertInto('centre.seat_lines')
    .values([...lines, ...free])
    .execute();
  await ctx.db
    .updateTable('centre.versions')
    .set({
      ...{ state: 'approved', starts_on: parts.startsOn, ends_on: parts.endsOn, act_issuer: parts.issuer },
      ...{ act_number: parts.number, act_date: parts.date, version: 2 },
      ...(parts.agreedWith
        ? { agreed_with: parts.agreedWith, agreed_by: 'письмо № 01-14/225', agreed_on: parts.date }
        : {}),
    })
    .where('territory_id', '=', territory_id)
    .where('id', '=', id)
    .execute();
}

async function place(ctx: WriteCtx, worker: Worker, seatId: string, issuer: string, requirementKey: string) {
  const { position, detail, personId, postId, startsOn } = worker;
  const seat = {
    ...{ seatId, versionId: '', unitId: '', unit: '', position, detail, title: postTitle(worker), rates: 1 },
    ...{ requirementKey, gives: gives(worker) },
  };
  await takeSeat(ctx, seat, {
    ...{ personId, postId, startsOn, actIssuer: issuer, actNumber: '44-к', actDate: startsOn },
    ...{
      ictProof: technical.test(detail) ? 'удостоверение о повышении квалификации, 72 часа' : '',
      note: '',
    },
  });
}

const assignments: readonly (readonly [RegExp, readonly string[]])[] = [
  [/начальн/, ['primary-school']],
  [/дошкольн/, ['preschool', 'special-needs']],
  [technical, ['databases', 'telecommunication']],
  [/инновац/, ['innovation']],
  [/одарённ/, ['gifted']],
  [/медиатек/, ['library']],
  [/обобщению опыта/, ['innovation', 'young-teachers']],
];

const keysFor = (worker: Worker): string[] => {
  if (gives(worker) === 'centre-head')
    return ['network-planning', 'monitoring', 'partners', 'legal-support', 'management'];
  const own = assignments.flatMap(([words, keys]) => (words.test(worker.detail) ? keys : []));
  return worker.position === 'старший методист'
    ? [...own, 'innovation', 'staff-training', 'young-teachers']
    : own;
};

async function writePortfolios(ctx: WriteCtx, workers: readonly Worker[]): Promise<void> {
  const territory_id = ctx.territory.id;
  const ids = new Map((await insertPortfolios(ctx, catalogue)).map(({ key, id }) => [key, id]));
  const rows = workers.flatMap((worker) =>
    keysFor(worker).map((key) => ({
      ...{ territory_id, id: newId(ctx.now), portfolio_id: ids.get(key) ?? '', person_id: worker.personId },
      ...{
        act: 'приказ от 01.09.2025 № 52',
        starts_on: laterOf(worker.startsOn, present.startsOn),
      },
    })),
  );
  if (rows.length > 0) await ctx.db.insertInto('centre.portfolio_holders').values(rows).execute();
  await ctx.db
    .insertInto('centre.work_contacts')
    .values(
      [...new Set(workers.map((each) => each.personId))].map((person_id, index) => ({
        ...{
          territory_id,
          person_id,
          phone: `8 (800) 000-10-${String(index + 11)}`,
          room: String(201 + index),
        },
        ...{ email: `metodist-${index + 1}@opora.example`, hours: 'пн–чт 9:00–17:00' },
      })),
    )
    .execute();
}

/** Everybody has read the instruction but the last methodist. */
async function writeDescriptions(ctx: WriteCtx, seats: readonly Seated[]): Promise<void> {
  const territory_id = ctx.territory.id;
  const late = seats.filter(({ worker }) => isMethodist(worker)).at(-1);
  const rows = seats.map(({ worker, seatId }) => ({
    ...{ territory_id, id: newId(ctx.now), seat_id: seatId, edition: 1, has_file: false },
    text: `1. ${postTitle(worker)} подчиняется руководителю службы.\n2. Ведёт методическую работу по своему направлению, консультирует педагогов и руководителей.\n3. Отвечает за качество и своевременность порученного, за сохранность материалов опыта.`,
    ...{ act: 'приказ от 28.08.2025 № 49', starts_on: present.startsOn },
  }));
  await ctx.db.insertInto('centre.job_descriptions').values(rows).execute();
  const read = rows.flatMap((row) => {
    const seated = seats.find((each) => each.seatId === row.seat_id);
    if (!seated || seated === late) return [];
    return [
      {
        ...{
          territory_id,
          description_id: row.id,
          person_id: seated.worker.personId,
          acknowledged_at: ctx.now,
        },
        acknowledged_on: addDays(laterOf(seated.worker.startsOn, present.startsOn), 2),
      },
    ];
  });
  if (read.length > 0) await ctx.db.insertInto('centre.acknowledgements').values(read).execute();
}
