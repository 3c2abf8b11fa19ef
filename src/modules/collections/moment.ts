// A term down to the minute: read from a day and an hour, said as people say it («до 15:00 сегодня»).
import { addDays, dateIn, momentIn, timeIn } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { formatDate } from '../../platform/language/index.ts';

const endOfDay = '23:59';

export const termOf = (ctx: ReadCtx, day: string, time: string): Date =>
  momentIn(day, time || endOfDay, ctx.territory.zone);

export const dayIn = (ctx: ReadCtx, at: Date): string => dateIn(at, ctx.territory.zone);

function dayWords(ctx: ReadCtx, at: Date): string {
  const day = dayIn(ctx, at);
  if (day === ctx.today) return 'сегодня';
  if (day === addDays(ctx.today, 1)) return 'завтра';
  // Stands at the end of sentences: «г.» would end them twice.
  return formatDate(day).replace(/г\.$/, 'года');
}

/** «до 15:00 сегодня», «до 17:00, 3 апреля 2026 года» */
export function untilWords(ctx: ReadCtx, at: Date): string {
  const time = timeIn(at, ctx.territory.zone);
  return time === endOfDay ? `до конца дня, ${dayWords(ctx, at)}` : `до ${time}, ${dayWords(ctx, at)}`;
}

/** «15:00, сегодня» of a moment that has been. */
export const momentWords = (ctx: ReadCtx, at: Date): string =>
  `${timeIn(at, ctx.territory.zone)}, ${dayWords(ctx, at)}`;

/** What a returned answer is wanted by: «Исправьте и отправьте снова до 15:00, сегодня.» */
export function mendWords(ctx: ReadCtx, dueAt: Date | null): string {
  if (!dueAt) return 'Исправьте и отправьте снова.';
  return dueAt.getTime() > ctx.now.getTime()
    ? `Исправьте и отправьте снова ${untilWords(ctx, dueAt)}.`
    : `Срок прошёл (${momentWords(ctx, dueAt)}): исправьте и отправьте снова как можно скорее.`;
}

/** Late is the first answer after the term, or none when it has come. */
export const isLate = (dueAt: Date, firstAnsweredAt: Date | null, now: Date): boolean =>
  (firstAnsweredAt ?? now).getTime() > dueAt.getTime();

const soon = 2 * 3_600_000;

/** Which reminder a term has come to: two hours before, the morning of its day, the day before. */
export function stepOf(ctx: ReadCtx, dueAt: Date): 'soon' | 'day' | 'eve' | null {
  const day = dayIn(ctx, dueAt);
  if (dueAt.getTime() - ctx.now.getTime() <= soon) return 'soon';
  if (day === ctx.today) return 'day';
  return day === addDays(ctx.today, 1) ? 'eve' : null;
}

/** The first five names and how many more. */
export const namesWords = (names: readonly string[]): string =>
  names.length > 5 ? `${names.slice(0, 5).join(', ')} и ещё ${names.length - 5}` : names.join(', ');
