// Numbers as Russian readers expect them: 1 234,5; 45,7 %; 5 заявок; 1,5 МБ.

const NBSP = '\u00A0';
const PLURAL = new Intl.PluralRules('ru');

/** Making a formatter costs a hundred times what using it does. */
const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(digits: number, fixed: boolean): Intl.NumberFormat {
  const key = `${digits}${fixed}`;
  const known =
    formats.get(key) ??
    new Intl.NumberFormat('en-US', {
      maximumFractionDigits: digits,
      minimumFractionDigits: fixed ? digits : 0,
    });
  formats.set(key, known);
  return known;
}

/** plural(5, 'заявка', 'заявки', 'заявок') → 'заявок'; a fraction takes the form of 2: «1,5 часа». */
export function plural(n: number, one: string, few: string, many: string): string {
  const rule = PLURAL.select(Math.abs(n));
  if (rule === 'one') return one;
  return rule === 'few' || rule === 'other' ? few : many;
}

/** countOf(5, 'заявка', 'заявки', 'заявок') → '5 заявок', with a space that does not break. */
export function countOf(n: number, one: string, few: string, many: string): string {
  return `${formatNumber(n)}${NBSP}${plural(n, one, few, many)}`;
}

/** At most `digits` places after the comma; with `fixed` exactly so many. */
export function formatNumber(n: number, digits = 2, fixed = false): string {
  const rounded = numberFormat(digits, fixed).format(n);
  const isZero = !/[1-9]/.test(rounded);
  return rounded
    .replaceAll(',', NBSP)
    .replace('.', ',')
    .replace('-', isZero ? '' : '−');
}

/** formatPercent(45.67) → '45,7 %' */
export function formatPercent(percent: number, digits = 1): string {
  return `${formatNumber(percent, digits)}${NBSP}%`;
}

const UNITS = ['Б', 'КБ', 'МБ', 'ГБ', 'ТБ'];

/** 1536 → '1,5 КБ' (1 КБ = 1024 Б, as file managers count). */
export function formatFileSize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1023.95 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${formatNumber(size, unit === 0 || size >= 100 ? 0 : 1)}${NBSP}${UNITS[unit]}`;
}
