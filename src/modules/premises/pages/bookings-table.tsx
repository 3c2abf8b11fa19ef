// Bookings in one table: when, what, for what, who; freed by those who may.
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { civilDate, formatDateShort, formatTime, weekdayShort } from '../../../platform/language/index.ts';
import { ActionButton, type Column, PlainTable } from '../../../ui/index.ts';
import { cancelBooking } from '../booking/booking.commands.ts';
import type { Booking } from '../booking/booking.queries.ts';
import { bookingText as text } from '../booking/booking.text.ts';

/** «пн, 14.09.2026 10:00–12:00», over midnight with both days. */
export function timeWords({ startsAt, endsAt }: Pick<Booking, 'startsAt' | 'endsAt'>, zone: string): string {
  const [from, to] = [civilDate(startsAt, zone), civilDate(endsAt, zone)];
  const start = `${weekdayShort(from)}, ${formatDateShort(from)} ${formatTime(startsAt, zone)}`;
  return from === to
    ? `${start}–${formatTime(endsAt, zone)}`
    : `${start} — ${formatDateShort(to)} ${formatTime(endsAt, zone)}`;
}

interface TableProps {
  readonly view: PageView;
  readonly bookings: readonly Booking[];
  readonly empty: string;
  /** All of them are of the thing whose card it is; there they may be freed. */
  readonly ofOne?: boolean;
}

export function BookingsTable({ view, bookings, empty, ofOne = false }: TableProps) {
  const columns: Column<Booking>[] = [
    { key: 'time', title: text.fields.time, cell: (row) => timeWords(row, view.territory.zone) },
    ...(ofOne
      ? []
      : [
          {
            key: 'asset',
            title: text.fields.assetId,
            wrap: true,
            cell: (row: Booking) => <a href={view.url(`/premises/${row.assetId}`)}>{row.asset}</a>,
          },
        ]),
    {
      key: 'title',
      title: text.fields.title,
      wrap: true,
      cell: (row) => (row.occasionPath ? <a href={view.url(row.occasionPath)}>{row.title}</a> : row.title),
    },
    { key: 'who', title: text.fields.who, cell: (row) => row.person },
    ...(ofOne
      ? [
          {
            key: 'free',
            title: '',
            cell: (row: Booking) =>
              refusalOf(view, cancelBooking, row) ? null : (
                <ActionButton
                  text={text.cancel}
                  small
                  look="quiet"
                  action={view.self}
                  guard={{ idempotencyKey: `${view.formKey}-${row.id}`, version: row.version }}
                  hidden={{ _command: cancelBooking.name, id: row.id }}
                  confirm={text.cancelConfirm}
                />
              ),
          },
        ]
      : []),
  ];
  return (
    <PlainTable
      caption={text.week}
      rows={[...bookings]}
      rowKey={(row) => row.id}
      empty={empty}
      columns={columns}
    />
  );
}
