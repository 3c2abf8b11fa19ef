// Terms as people say them: stored ends are the day after, people name the last day.
import { addDays, type CivilDate } from '../../kernel/clock.ts';
import { formatDateShort } from '../../platform/language/index.ts';

export const lastDayOf = (endsOn: CivilDate | null): CivilDate | null => endsOn && addDays(endsOn, -1);

/** «01.09.2025 – 31.08.2026», «с 01.09.2025». */
export const termWords = (startsOn: CivilDate, endsOn: CivilDate | null): string => {
  const last = lastDayOf(endsOn);
  return last ? `${formatDateShort(startsOn)} – ${formatDateShort(last)}` : `с ${formatDateShort(startsOn)}`;
};
