// Front door of the Russian language: cases of names and posts, plurals, numbers, dates.
export { CASES, type CaseForms, type GrammaticalCase } from './cases.ts';
export {
  civilDate,
  formatDate,
  formatDateQuoted,
  formatDateRange,
  formatDateShort,
  formatDayMonth,
  formatMoment,
  formatMomentLong,
  formatTime,
  monthGenitive,
  monthName,
  weekdayName,
  weekdayShort,
} from './dates.ts';
export { countOf, formatFileSize, formatNumber, formatPercent, plural } from './numbers.ts';
export { organisationGenitive } from './organisation.ts';
export {
  type DeclinedName,
  declinePersonName,
  type Gender,
  type NameCorrections,
  type NameForm,
  type NamePart,
  type PersonName,
  writePersonName,
} from './person-name.ts';
export { actingPost, type DeclinedPost, declinePost, lowerFirst, upperFirst } from './post.ts';
export { withOneStop } from './sentence.ts';
