// Copies of what is being typed, kept in this browser until the server has it.
const prefix = 'opora:draft:';

export type DraftFields = [name: string, value: string][];

/** A full or forbidden storage must not stop anybody from typing. */
function quietly<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

export function keepDraft(key: string, fields: DraftFields) {
  quietly(() => localStorage.setItem(prefix + key, JSON.stringify(fields)));
}

export function findDraft(key: string): DraftFields | undefined {
  const text = quietly(() => localStorage.getItem(prefix + key));
  return text ? quietly(() => JSON.parse(text) as DraftFields) : undefined;
}

export function forgetDraft(key: string) {
  quietly(() => localStorage.removeItem(prefix + key));
}

/** At sign-out: school computers are shared. */
export function forgetAllDrafts() {
  quietly(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  });
}
