// Who keeps the inventory, who books, who frees a booked time.
import { hasRole } from '../../kernel/ctx.ts';
import { policy, rule } from '../../kernel/policy.ts';
import { staffKeepers } from '../people/index.ts';
import { norms } from '../regulations/index.ts';
import { bookingText } from './booking/booking.text.ts';
import { premisesText as text } from './premises.text.ts';

const norm = norms.premisesKeeping.slug;
const bookers = [...staffKeepers, 'specialist', 'authority-head', 'authority-clerk'] as const;

export const keepsPremises = rule<unknown>('keeps-premises', { text: text.refusals.keepers, norm }, (ctx) =>
  hasRole(ctx, staffKeepers),
);

export const booksPremises = rule<unknown>('books-premises', { text: text.refusals.bookers, norm }, (ctx) =>
  hasRole(ctx, bookers),
);

/** The inventory is the service's own affair: who works here or directs it, and an observer. */
export const seesPremises = rule<unknown>('sees-premises', { text: text.refusals.bookers, norm }, (ctx) =>
  hasRole(ctx, [...bookers, 'observer']),
);

interface OwnBooking {
  readonly personId: string;
}

const freesBooking = rule<OwnBooking>(
  'frees-booking',
  { text: bookingText.refusals.notYours, norm },
  (ctx, booking) => ctx.actor.personId === booking.personId || hasRole(ctx, staffKeepers),
);

export const premisesPolicy = policy<OwnBooking, 'keep' | 'book' | 'see' | 'free'>('premises.asset', {
  keep: keepsPremises,
  book: booksPremises,
  see: seesPremises,
  free: freesBooking,
});
