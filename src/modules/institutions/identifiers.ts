// Check digits of the numbers the state gives to organisations (domain-facts E3).

const digitsOf = (text: string): number[] => [...text].map(Number);

const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);

const innWeights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8] as const;

/** The control digit that follows the given 9, 10 or 11 digits of an ИНН. */
export function innControl(body: string): number {
  return (weighted(digitsOf(body), innWeights.slice(innWeights.length - body.length)) % 11) % 10;
}

export function isInn(text: string): boolean {
  if (/^\d{10}$/.test(text)) return innControl(text.slice(0, 9)) === Number(text[9]);
  if (!/^\d{12}$/.test(text)) return false;
  return (
    innControl(text.slice(0, 10)) === Number(text[10]) && innControl(text.slice(0, 11)) === Number(text[11])
  );
}

/** The control digit that follows 12 digits of an ОГРН or 14 digits of an ОГРНИП. */
export function ogrnControl(body: string): number {
  return Number((BigInt(body) % BigInt(body.length - 1)) % 10n);
}

export function isOgrn(text: string): boolean {
  return /^(\d{13}|\d{15})$/.test(text) && ogrnControl(text.slice(0, -1)) === Number(text.at(-1));
}

/** The control digit of an ОКТМО body: weights 1…10 repeated, then shifted by two, then nought. */
export function oktmoControl(body: string): number {
  for (const shift of [0, 2]) {
    const weights = [...body].map((_, index) => ((index + shift) % 10) + 1);
    const rest = weighted(digitsOf(body), weights) % 11;
    if (rest < 10) return rest;
  }
  return 0;
}

export function isOktmo(text: string): boolean {
  return /^(\d{8}|\d{11})$/.test(text) && oktmoControl(text.slice(0, -1)) === Number(text.at(-1));
}
