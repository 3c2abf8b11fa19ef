// The pieces a staff list may carry beside the post, judged together for a batch: a fixed number of questions.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { rulesOn, trainingOfMany } from '../../development/index.ts';
import { formerSurnames } from '../../people/index.ts';
import { heldOfMany, rulesOf, serviceOf } from '../../qualification/index.ts';
import type { Judged, ListField, Values } from '../list-kind.ts';
import { unreadOfMany } from '../unread.queries.ts';
import { categoryExtra } from './category.ts';
import { courseExtra } from './course.ts';
import { distinctionExtra, formerNameExtra } from './distinction.ts';
import { educationExtra } from './education.ts';
import { type Claim, joined, type Known, type StaffExtra } from './extra.ts';
import { serviceExtra } from './service.ts';

const extras: readonly StaffExtra[] = [
  ...[categoryExtra, educationExtra, serviceExtra, courseExtra, distinctionExtra, formerNameExtra],
];

export const extraFields: readonly ListField[] = extras.flatMap(({ fields }) => fields);
const keys = extraFields.map(({ key }) => key);

/** Whether the list has any of these columns at all. */
const saysMore = (values: Values): boolean => keys.some((key) => values[key] !== undefined);

/** A row whose person and post are told already. */
export interface PlacedRow {
  readonly line: number;
  readonly values: Values;
  readonly choice: string | null;
  readonly judged: Judged;
}

interface Parts {
  readonly institutionId: string;
  readonly personId: string | null;
}

/** The operator's «записать без непонятного» travels behind the other answer of the row. */
export const acceptMark = '+accept';
export const isAccepted = (choice: string | null): boolean => (choice ?? '').endsWith(acceptMark);
export const answerOf = (choice: string | null): string | null =>
  (isAccepted(choice) ? (choice ?? '').slice(0, -acceptMark.length) : choice) || null;

/** Adds to every verdict what the row says of education, category, service, courses, awards and the former surname. */
export async function withExtras(
  ctx: ReadCtx,
  rows: readonly PlacedRow[],
  listedOn: CivilDate,
): Promise<Map<number, Judged>> {
  const asked = rows.filter(
    ({ judged, values }) => ['new', 'changed', 'same'].includes(judged.verdict) && saysMore(values),
  );
  if (asked.length === 0) return new Map(rows.map(({ line, judged }) => [line, judged]));
  const people = asked.flatMap(({ judged }) => (judged.parts as unknown as Parts).personId ?? []);
  const told = await known(ctx, people, listedOn);
  const extended = new Map(asked.map((row) => [row.line, extend(row, told)]));
  return new Map(rows.map(({ line, judged }) => [line, extended.get(line) ?? judged]));
}

type Told = (personId: string | null) => Omit<Known, 'position' | 'institutionId' | 'birthDate'>;

async function known(ctx: ReadCtx, people: readonly string[], listedOn: CivilDate): Promise<Told> {
  const held = await heldOfMany(ctx, people);
  const training = await trainingOfMany(ctx, people);
  const former = await formerSurnames(ctx, people);
  const service = await serviceOf(ctx, people, listedOn);
  const letGo = await unreadOfMany(ctx, people);
  const { training: hours } = await rulesOn(ctx);
  const common = {
    ...{ rules: await rulesOf(ctx), listedOn, today: ctx.today },
    leastHours: { advanced: hours.advancedHours, retraining: hours.retrainingHours },
  };
  return (personId) => ({
    ...common,
    held: held(personId ?? ''),
    training: training.get(personId ?? '') ?? [],
    formerSurnames: former.get(personId ?? '') ?? [],
    letGo: letGo.get(personId ?? '') ?? [],
    service: service.get(personId ?? '') ?? null,
  });
}

function extend({ values, choice, judged }: PlacedRow, told: Told): Judged {
  const { personId, institutionId } = judged.parts as unknown as Parts;
  const { claims, questions, notes } = joined(
    extras.map((extra) =>
      extra.understand(values, {
        ...told(personId),
        ...{ position: String(values.position ?? ''), institutionId },
        birthDate: (values.birthDate as string | null | undefined) ?? null,
      }),
    ),
  );
  const unread = questions.map(({ text }) => text);
  const asked = questions.filter(({ text }) => !told(personId).letGo.includes(text));
  const all = [...(judged.notes ?? []), ...(notes ?? [])];
  if (asked.length > 0 && !isAccepted(choice))
    return { ...judged, verdict: 'suspicious', faults: questions, notes: all };
  const verdict = judged.verdict === 'same' && claims.length > 0 ? 'changed' : judged.verdict;
  return {
    ...{ ...judged, verdict, notes: [...all, ...unread.map((text) => `Не записано: ${text}`)] },
    difference: { ...judged.difference, ...differenceOf(claims) },
    parts: {
      ...judged.parts,
      ...(claims.length > 0 ? { claims } : {}),
      ...(unread.length > 0 ? { unread } : {}),
    },
  };
}

/** One line a field: what was known and what the list says. */
function differenceOf(claims: readonly Claim[]): Record<string, readonly [string, string]> {
  return Object.fromEntries(
    [...Map.groupBy(claims, ({ field }) => field)].map(([field, all]) => [
      field,
      [
        all
          .map(({ was }) => was)
          .filter(Boolean)
          .join('; '),
        all.map(({ now }) => now).join('; '),
      ] as const,
    ]),
  );
}
