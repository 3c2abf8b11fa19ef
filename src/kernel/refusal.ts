// "No" as a value: what happened, why (norm and clause), what to do. Exceptions are our own mistakes.

/** HTTP meaning of a refusal; `invalid` carries faults by field. */
export type RefusalKind =
  | 'invalid'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-late'
  | 'too-many'
  | 'unavailable';

export interface Refusal {
  readonly refusal: string;
  readonly kind: RefusalKind;
  /** Russian sentence(s) for the person: what happened and what to do. */
  readonly text: string;
  /** The norm the refusal rests on; the regulation in force names its clause. */
  readonly norm: string | null;
  /** Faults by form field path («plan[0].title») for `invalid`. */
  readonly fields: Readonly<Record<string, string>>;
  /** Facts a program may want: the exact date, the other value of a stale write. */
  readonly details: Readonly<Record<string, unknown>>;
}

interface RefusalParts {
  kind?: RefusalKind;
  norm?: string | null;
  fields?: Record<string, string>;
  details?: Record<string, unknown>;
}

/** A refusal named as the complaint: refuse('after-deadline', 'Приём заявок окончен 30 мая…', {norm}). */
export function refuse(name: string, text: string, parts: RefusalParts = {}): Refusal {
  return {
    refusal: name,
    kind: parts.kind ?? 'conflict',
    text,
    norm: parts.norm ?? null,
    fields: parts.fields ?? {},
    details: parts.details ?? {},
  };
}

export const notFound = (text = 'Запись не найдена или недоступна Вам.'): Refusal =>
  refuse('not-found', text, { kind: 'not-found' });

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refusal' in value && 'kind' in value;
}

const statuses: Record<RefusalKind, 403 | 404 | 409 | 422 | 429 | 503> = {
  invalid: 422,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-late': 409,
  'too-many': 429,
  unavailable: 503,
};

export const statusOf = (refusal: Refusal) => statuses[refusal.kind];
