// The demonstration's inventory: rooms and technical means with answerable people, checks, a thing written off, a booked week.
import { addDays, addMonths, momentIn } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { peopleWithRole } from '../people/index.ts';
import { handTo, insertAsset } from './asset/asset.commands.ts';
import type { NewAsset } from './asset/asset.schema.ts';
import { insertBooking, mondayOf } from './booking/booking.commands.ts';
import type { AssetKind, CheckOutcome } from './premises.text.ts';

interface DemoAsset {
  readonly kind: AssetKind;
  readonly name: string;
  readonly number: string;
  readonly place?: string;
  readonly seats?: number;
  readonly cost?: number;
  readonly checked?: CheckOutcome;
  readonly note?: string;
}

const hall = 'Актовый зал методического центра';
const projector = 'Проектор с экраном';

const things: readonly DemoAsset[] = [
  { kind: 'room', name: hall, number: '', place: '2 этаж', seats: 80, checked: 'present' },
  {
    kind: 'room',
    name: 'Кабинет методистов, 12',
    number: '',
    place: '1 этаж',
    seats: 18,
    checked: 'present',
  },
  { kind: 'room', name: 'Компьютерный класс', number: '', place: '2 этаж', seats: 15, checked: 'present' },
  { kind: 'technical', name: projector, number: '10134-017', cost: 64_500, checked: 'present' },
  {
    ...{ kind: 'technical', name: 'Ноутбуки для выездных семинаров, 10 шт.', number: '10134-021' },
    ...{ cost: 412_000, checked: 'damaged', note: 'У двух ноутбуков не держит батарея, отданы в ремонт.' },
  },
  { kind: 'equipment', name: 'Стенды выставочные, 6 шт.', number: '10136-003', cost: 38_400 },
];

async function enter(ctx: WriteCtx, parts: DemoAsset, startsOn: string): Promise<string> {
  const card: NewAsset = {
    ...{
      kind: parts.kind,
      name: parts.name,
      inventoryNumber: parts.number,
      place: parts.place ?? 'кабинет 12',
    },
    ...{ seats: parts.seats ?? null, cost: parts.cost ?? null, isBookable: true, note: '', startsOn },
  };
  return insertAsset(ctx, card);
}

const checkRow = (ctx: WriteCtx, assetId: string, parts: DemoAsset, personId: string) => ({
  ...{ territory_id: ctx.territory.id, id: newId(ctx.now), asset_id: assetId, checked_by_id: personId },
  ...{ checked_on: addMonths(ctx.today, -4), outcome: parts.checked ?? 'present', note: parts.note ?? '' },
});

/** The week shown first is alive: two meetings in the hall, the projector out on Wednesday. */
async function bookWeek(ctx: WriteCtx, ids: ReadonlyMap<string, string>, personId: string): Promise<void> {
  const { zone } = ctx.territory;
  const monday = mondayOf(ctx.today);
  const days: readonly (readonly [string, number, string, string, string])[] = [
    [hall, 3, '14:00', '16:30', 'Семинар заместителей директоров'],
    [hall, 4, '10:00', '12:00', 'Консультация для молодых педагогов'],
    [projector, 3, '13:30', '17:00', 'Семинар заместителей директоров'],
  ];
  for (const [name, after, from, to, title] of days) {
    const day = addDays(monday, after);
    await insertBooking(
      ctx,
      { assetId: ids.get(name) ?? '', title, occasion: null, personId },
      { startsAt: momentIn(day, from, zone), endsAt: momentIn(day, to, zone) },
    );
  }
}

export async function loadPremisesDemo(ctx: WriteCtx): Promise<void> {
  const [keeper] = await peopleWithRole(ctx, ['methodist', 'centre-head'], { kind: 'territory' });
  if (!keeper) return;
  const startsOn = addMonths(ctx.today, -30);
  const since = addMonths(ctx.today, -18);
  const ids = new Map<string, string>();
  for (const each of things) {
    const id = await enter(ctx, each, startsOn);
    ids.set(each.name, id);
    const act = `акт приёма-передачи от ${since.split('-').reverse().join('.')} № ${ids.size}`;
    const handed = await handTo(ctx, { id, personId: keeper.personId, since, act });
    if (isRefusal(handed)) throw new Error(handed.text);
    if (each.checked)
      await ctx.db
        .insertInto('premises.checks')
        .values(checkRow(ctx, id, each, keeper.personId))
        .execute();
  }
  await enterWrittenOff(ctx, startsOn);
  await bookWeek(ctx, ids, keeper.personId);
}

async function enterWrittenOff(ctx: WriteCtx, startsOn: string): Promise<void> {
  const id = await insertAsset(ctx, {
    ...{
      kind: 'technical',
      name: 'Копировальный аппарат',
      inventoryNumber: '10134-002',
      place: 'кабинет 12',
    },
    ...{ seats: null, cost: 21_300, isBookable: false, note: '', startsOn },
  });
  await ctx.db
    .updateTable('premises.assets')
    .set({
      ...{ ends_on: addMonths(ctx.today, -5), written_off_reason: 'Неисправен, ремонт дороже нового' },
      written_off_act: 'акт о списании № 2',
    })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', id)
    .execute();
}
