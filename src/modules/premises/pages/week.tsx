// The week: everything that may be booked against the days, who holds it and until when; and the form that books.
import { addDays, type CivilDate, momentIn } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import {
  civilDate,
  formatDateRange,
  formatDayMonth,
  formatTime,
  weekdayShort,
} from '../../../platform/language/index.ts';
import {
  EmptyState,
  Fields,
  FormLink,
  FormPage,
  fieldsOf,
  LinkButton,
  PrintButton,
  Section,
} from '../../../ui/index.ts';
import { type Asset, bookable } from '../asset/asset.queries.ts';
import { book, mondayOf } from '../booking/booking.commands.ts';
import { type Booking, bookingsBetween, freeOn } from '../booking/booking.queries.ts';
import { bookingText as text } from '../booking/booking.text.ts';
import { minutesWithin, type Span, spanWords } from '../booking/free-slots.ts';
import { occasionOf } from '../booking/occasions.ts';
import { booksPremises, seesPremises } from '../premises.policy.ts';
import { assetKinds, premisesText } from '../premises.text.ts';
import { PremisesTabs } from './tabs.tsx';

type Thing = Pick<Asset, 'id' | 'kind' | 'name' | 'place' | 'seats'>;

const isDay = (value: string | null): value is string =>
  value !== null && /^20\d{2}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));

interface Week {
  readonly days: readonly CivilDate[];
  readonly things: readonly Thing[];
  readonly bookings: readonly Booking[];
}

async function loadWeek(ctx: ReadCtx, query: URLSearchParams): Promise<Week> {
  const asked = query.get('from');
  const monday = mondayOf(isDay(asked) ? asked : ctx.today);
  const { zone } = ctx.territory;
  return {
    days: Array.from({ length: 7 }, (_, index) => addDays(monday, index)),
    things: await bookable(ctx),
    bookings: await bookingsBetween(
      ctx,
      momentIn(monday, '00:00', zone),
      momentIn(addDays(monday, 7), '00:00', zone),
    ),
  };
}

/** What a day of a thing holds, clipped to the day. */
function ofDay(week: Week, thing: Thing, day: CivilDate, zone: string) {
  const [start, end] = [momentIn(day, '00:00', zone), momentIn(addDays(day, 1), '00:00', zone)];
  return week.bookings
    .filter(({ assetId }) => assetId === thing.id)
    .flatMap((booking) => {
      const span = minutesWithin(booking.startsAt, booking.endsAt, start, end);
      return span ? [{ booking, span }] : [];
    });
}

const allDay = ({ from, to }: Span) => from === 0 && to >= 24 * 60;

function DayCell({ view, thing, day, week }: { view: PageView; thing: Thing; day: CivilDate; week: Week }) {
  const held = ofDay(week, thing, day, view.territory.zone);
  const mayBook = day >= view.today && !booksPremises.check(view, undefined);
  const words = held.length === 0 ? text.free : `${text.book}…`;
  return (
    <td class={day === view.today ? 'o-week-today' : undefined}>
      {held.map(({ booking, span }) => (
        <div class="o-week-held">
          <strong>{allDay(span) ? text.freeDay : spanWords(span)}</strong>{' '}
          {booking.occasionPath ? (
            <a href={view.url(booking.occasionPath)}>{booking.title}</a>
          ) : (
            booking.title
          )}
          <small>{booking.person}</small>
        </div>
      ))}
      {mayBook ? (
        <FormLink
          class="o-week-free"
          href={view.url(`/premises/book?assetId=${thing.id}&on=${day}`)}
          label={`${words}: ${thing.name}, ${formatDayMonth(day)}`}
          otherwise={held.length === 0 ? <span class="o-none">—</span> : null}
        >
          {words}
        </FormLink>
      ) : held.length === 0 ? (
        <span class="o-none">—</span>
      ) : null}
    </td>
  );
}

function WeekTable({ view, week }: { view: PageView; week: Week }) {
  return (
    <section class="o-table-scroll" tabindex={0} aria-label={text.week}>
      <table class="table o-week">
        <caption class="visually-hidden">{text.week}</caption>
        <thead>
          <tr>
            <th scope="col">{text.fields.assetId}</th>
            {week.days.map((day) => (
              <th scope="col">
                {weekdayShort(day)}, {formatDayMonth(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.things.map((thing) => (
            <tr>
              <th scope="row">
                <a href={view.url(`/premises/${thing.id}`)}>{thing.name}</a>
                <small>
                  {[thing.place || assetKinds[thing.kind], thing.seats ? `мест: ${thing.seats}` : '']
                    .filter(Boolean)
                    .join(', ')}
                </small>
              </th>
              {week.days.map((day) => (
                <DayCell view={view} thing={thing} day={day} week={week} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export const weekPage = page<Week>({
  path: '/premises/week',
  ru: text.week,
  ability: seesPremises,
  load: (ctx, _params, query) => loadWeek(ctx, query),
  view: (view, week) => {
    const [monday = view.today] = week.days;
    const to = (day: CivilDate) => view.url(`/premises/week?from=${day}`);
    return {
      title: `${text.week}: ${formatDateRange(monday, addDays(monday, 6))}`,
      crumbs: [[premisesText.title, '/premises']],
      lead: text.weekLead,
      wide: true,
      actions: (
        <>
          <LinkButton text={text.previous} href={to(addDays(monday, -7))} />
          <LinkButton text={text.current} href={view.url('/premises/week')} />
          <LinkButton text={text.next} href={to(addDays(monday, 7))} />
          <PrintButton />
        </>
      ),
      body: (
        <>
          <PremisesTabs view={view} current="week" />
          {week.things.length === 0 ? (
            <EmptyState title={text.empty} text={text.emptyText} />
          ) : (
            <WeekTable view={view} week={week} />
          )}
        </>
      ),
    };
  },
});

interface Booking1 {
  readonly things: readonly Thing[];
  readonly chosen: { readonly assetId: string; readonly on: CivilDate };
  readonly free: readonly Span[];
  readonly held: readonly Booking[];
  readonly occasion: { readonly value: string; readonly label: string } | null;
}

async function loadBook(ctx: ReadCtx, query: URLSearchParams): Promise<Booking1> {
  const things = await bookable(ctx);
  const assetId = things.find(({ id }) => id === query.get('assetId'))?.id ?? things[0]?.id ?? '';
  const asked = query.get('on');
  const on = isDay(asked) && asked >= ctx.today ? asked : ctx.today;
  const { zone } = ctx.territory;
  const ref = query.get('occasion') ?? '';
  const occasion = ref ? await occasionOf(ctx, ref) : null;
  return {
    things,
    chosen: { assetId, on },
    free: assetId ? await freeOn(ctx, assetId, on) : [],
    held: assetId
      ? await bookingsBetween(
          ctx,
          momentIn(on, '00:00', zone),
          momentIn(addDays(on, 1), '00:00', zone),
          assetId,
        )
      : [],
    occasion: occasion && typeof occasion === 'object' ? { value: ref, label: occasion.title } : null,
  };
}

export const bookPage = page<Booking1>({
  path: '/premises/book',
  onlyForm: true,
  ru: text.newTitle,
  ability: booksPremises,
  load: (ctx, _params, query) => loadBook(ctx, query),
  posts: [post(book, { next: ({ on }) => `/premises/week?from=${on}`, done: premisesText.done.booked })],
  view: (view, shown) => {
    const options = shown.things.map(({ id, name, place }) => ({
      value: id,
      label: place ? `${name}, ${place}` : name,
    }));
    const fields = fieldsOf(book.input).map((field) => {
      if (field.name === 'assetId') return { ...field, options };
      if (field.name !== 'occasion') return field;
      return {
        ...field,
        source: `/api/v1${view.url('/premises/occasion/pick')}`,
        ...(shown.occasion ? { options: [shown.occasion] } : {}),
      };
    });
    const [slot] = shown.free;
    const clock = (minutes: number) => spanWords({ from: minutes, to: minutes }).slice(0, 5);
    return {
      title: text.newTitle,
      crumbs: [
        [premisesText.title, '/premises'],
        [text.week, '/premises/week'],
      ],
      lead: text.lead,
      body: (
        <FormPage
          action={view.self}
          submit={book.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: book.name }}
          errors={view.form?.refusal.fields}
          fields={fields}
          cancel={{ text: 'К занятости недели', href: view.url(`/premises/week?from=${shown.chosen.on}`) }}
        >
          <Fields
            fields={fields}
            values={
              view.form?.values ?? {
                ...shown.chosen,
                ...(slot ? { from: clock(slot.from), to: clock(Math.min(slot.to, slot.from + 120)) } : {}),
                occasion: shown.occasion?.value ?? '',
              }
            }
            errors={view.form?.refusal.fields}
          />
        </FormPage>
      ),
      aside: <FreeTime view={view} shown={shown} />,
    };
  },
});

function FreeTime({ view, shown }: { view: PageView; shown: Booking1 }) {
  const { zone } = view.territory;
  return (
    <Section title={`${text.free}: ${formatDayMonth(shown.chosen.on)}`}>
      <p>{shown.free.length > 0 ? shown.free.map(spanWords).join(', ') : text.refusals.noFree.trim()}</p>
      {shown.held.map((each) => (
        <p>
          {civilDate(each.startsAt, zone) === shown.chosen.on ? formatTime(each.startsAt, zone) : '00:00'}–
          {civilDate(each.endsAt, zone) === shown.chosen.on ? formatTime(each.endsAt, zone) : '24:00'}{' '}
          {each.title} <small class="o-hint">{each.person}</small>
        </p>
      ))}
    </Section>
  );
}
