// Russian words as Latin keys: 'Качество плана' → 'kachestvo-plana'.

const letters: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

/** At most 40 signs, whole words where it can; 'row' when nothing is left. */
export function latinKey(text: string): string {
  const latin = [...text.toLowerCase()].map((sign) => letters[sign] ?? sign).join('');
  const words = latin.split(/[^a-z0-9]+/).filter(Boolean);
  const key = words.reduce(
    (made, word) =>
      made && made.length + word.length >= 40 ? made : made ? `${made}-${word}` : word.slice(0, 40),
    '',
  );
  return key || 'row';
}
