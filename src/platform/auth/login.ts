// Login names: Latin, lower case, easy to dictate by telephone.

/** Matches a login already brought to lower case. */
export const loginPattern = /^[a-z][a-z0-9._-]{2,39}$/i;

export const normalLogin = (login: string): string => login.trim().toLowerCase();

/** What is wrong with a wished login name; null when it will do. */
export function loginFault(login: string): string | null {
  if (loginPattern.test(normalLogin(login))) return null;
  return 'Имя входа: от 3 до 40 латинских букв, цифр, точек, дефисов; начинается с буквы. Например, ivanova.mp';
}
