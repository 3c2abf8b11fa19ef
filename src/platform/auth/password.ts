// What a password must be: long and not obvious; no rules about signs, which only make people write it down.

export const passwordLimits = { min: 10, max: 128 } as const;

const obvious = [
  'password',
  'parol',
  'пароль',
  'qwerty',
  'йцукен',
  '123456',
  '654321',
  '111111',
  '000000',
  'admin',
  'админ',
  'opora',
  'опора',
  'school',
  'школа',
  'welcome',
  'letmein',
  'iloveyou',
  'asdfgh',
  'фывапр',
  'zxcvbn',
  'ячсмит',
];

/** What is wrong with a new password, in a sentence that says what to do; null when it will do. */
export function passwordFault(
  password: string,
  about: { login?: string | null; name?: string | null } = {},
): string | null {
  if (password.length < passwordLimits.min)
    return `Пароль короче ${passwordLimits.min} знаков. Проще всего взять три-четыре несвязанных слова.`;
  if (password.length > passwordLimits.max)
    return `Пароль длиннее ${passwordLimits.max} знаков. Сократите его.`;
  if (new Set(password.toLowerCase()).size < 5)
    return 'В пароле почти одни и те же знаки. Возьмите несколько слов.';
  const meaning = remainderOf(password.toLowerCase(), about);
  if (meaning.length < 5)
    return 'Такой пароль подберут первым: он из имени входа или частых сочетаний. Возьмите другой.';
  return null;
}

/** What is left of the password without obvious parts, the owner's names and digits in a row. */
function remainderOf(password: string, about: { login?: string | null; name?: string | null }): string {
  const words = [...obvious, about.login ?? '', ...(about.name ?? '').split(/\s+/)]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length > 3)
    .sort((a, b) => b.length - a.length);
  let rest = password;
  for (const word of words) rest = rest.replaceAll(word, '');
  return rest.replace(/0?123\d*|(\d)\1{2,}|(19|20)\d\d/g, '');
}
