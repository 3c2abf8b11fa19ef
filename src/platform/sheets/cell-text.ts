// How numbers and days of a spreadsheet are written as text: as people see them, codes without «.0» and exponents.

/** 9306 for «9306.0», 101001 for «1.01001E5»; whole numbers stay whole however they are stored. */
export function numberText(raw: string): string {
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  if (Number.isSafeInteger(value)) return String(value);
  if (/e/i.test(raw) && Math.abs(value) >= 1e15) return BigInt(Math.round(value)).toString();
  return String(Math.round(value * 1e10) / 1e10).replace('.', ',');
}

/** «01.09.2026» for the day of a serial number; what is no day stays a number. */
export function daySerialText(serial: number, since1904 = false): string {
  if (!Number.isFinite(serial)) return '';
  const days = Math.floor(serial) + (since1904 ? 1462 : 0);
  if (days < 61 || days > 2_958_465) return numberText(String(serial));
  const date = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000);
  return date.toISOString().slice(0, 10).split('-').reverse().join('.');
}
