// Front door of premises: bookings of a record of a room above, what a booking may be for.

export { type Booking, bookingsBetween } from './booking/booking.queries.ts';
export { type BookingsPart, bookingsPart } from './booking/bookings.part.tsx';
export { type Occasion, type OccasionSource, useOccasions } from './booking/occasions.ts';
export { loadPremisesDemo } from './demo.ts';
export { premisesModule } from './module.ts';
