// What premises shows on the card of a plan's line or a session: the rooms and things booked for it.
import type { Child } from 'hono/jsx';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { PageView } from '../../../kernel/page.ts';
import { LinkButton, Section } from '../../../ui/index.ts';
import { BookingsTable } from '../pages/bookings-table.tsx';
import { booksPremises, seesPremises } from '../premises.policy.ts';
import { premisesText } from '../premises.text.ts';
import { bookingsOf } from './booking.queries.ts';
import { bookingText as text } from './booking.text.ts';
import { occasionRef } from './occasions.ts';

export type BookingsPart = (view: PageView) => Child;

/** Null for those the inventory does not concern; otherwise what is booked, and the way to book. */
export async function bookingsPart(
  ctx: ReadCtx,
  occasion: { readonly kind: string; readonly id: string; readonly on: string | null },
): Promise<BookingsPart | null> {
  if (seesPremises.check(ctx, undefined)) return null;
  const bookings = await bookingsOf(ctx, occasion);
  const mayBook = !booksPremises.check(ctx, undefined);
  if (bookings.length === 0 && !mayBook) return null;
  const query = new URLSearchParams({
    occasion: occasionRef(occasion),
    ...(occasion.on ? { on: occasion.on } : {}),
  });
  return (view) => (
    <Section
      title={premisesText.title}
      actions={
        mayBook ? <LinkButton text={text.book} small href={view.url(`/premises/book?${query}`)} /> : undefined
      }
    >
      <BookingsTable view={view} bookings={bookings} empty={text.nothing} />
    </Section>
  );
}
