// Degrees, titles and awards, and the former surname in brackets.
import { wordKey } from '../../../platform/sheets/index.ts';
import type { distinctionKinds } from '../../qualification/index.ts';
import type { Values } from '../list-kind.ts';
import { datesIn, trimmed } from './days-in-text.ts';
import {
  asWritten,
  type Claim,
  isNothing,
  joined,
  type Known,
  question,
  type StaffExtra,
  said,
  type Understood,
} from './extra.ts';

type Kind = keyof typeof distinctionKinds;
const fieldKeys: Readonly<Record<Kind, string>> = {
  degree: 'degree',
  title: 'academicTitle',
  award: 'awards',
};

/** Shortenings with one meaning; «к.ф.н.» has three and stays as written. */
const inFull: readonly (readonly [RegExp, string])[] = [
  [/^к\.?\s*п\.?\s*н\.?$|^канд\.?\s*пед\.?\s*наук$/i, 'кандидат педагогических наук'],
  [/^д\.?\s*п\.?\s*н\.?$|^докт\.?\s*пед\.?\s*наук$/i, 'доктор педагогических наук'],
  [/^к\.?\s*псх?\.?\s*н\.?$|^канд\.?\s*психол\.?\s*наук$/i, 'кандидат психологических наук'],
];

function one(kind: Kind, cell: string, known: Known): Understood {
  const field = fieldKeys[kind];
  const { days, wrong, rest } = datesIn(cell);
  if (wrong) return question(field, `«${cell}»: такой даты нет: ${wrong}.`);
  const [day] = days;
  if (day && day > known.today) return question(field, `«${cell}»: дата ещё не наступила.`);
  // A year without a day stays in the words: it is no day.
  const words = day ? rest : trimmed(cell);
  const name = inFull.find(([sign]) => sign.test(words))?.[1] ?? words;
  if (name.length < 2) return question(field, `«${cell}»: не сказано, что присвоено.`);
  const same = known.held.distinction.find(
    (each) => wordKey(each.name) === wordKey(name) && (!day || !each.given_on || each.given_on === day),
  );
  const claim = (id: string | null, row: Claim['row'], was: string): Understood => ({
    claims: [{ field, kind: 'distinction', id, row, was, now: cell }],
    questions: [],
  });
  if (!same) return claim(null, { kind, name, given_on: day ?? null, document: '' }, '');
  return day && !same.given_on ? claim(same.id, { given_on: day }, same.name) : joined([]);
}

const column = (kind: Kind, title: string, synonyms: readonly string[]) => ({
  ...{ key: fieldKeys[kind], title, synonyms, read: asWritten, width: 28 },
});

export const distinctionExtra: StaffExtra = {
  fields: [
    column('degree', 'Учёная степень', ['ученая степень при наличии', 'научная степень']),
    column('title', 'Учёное звание', ['ученое звание при наличии']),
    column('award', 'Награды', [
      ...['награда', 'награды звания', 'государственные и отраслевые награды', 'отраслевые награды'],
      ...['награды почетные звания', 'поощрения', 'почетные звания', 'почетное звание', 'наличие наград'],
    ]),
  ],
  understand: (values: Values, known) =>
    joined(
      (Object.keys(fieldKeys) as Kind[]).flatMap((kind) =>
        said(values, fieldKeys[kind])
          .split(';')
          .map((cell) => cell.trim())
          .filter((cell) => cell && !isNothing(cell))
          .map((cell) => one(kind, cell, known)),
      ),
    ),
};

export const formerNameExtra: StaffExtra = {
  fields: [
    {
      key: 'formerSurname',
      title: 'Прежняя фамилия',
      synonyms: ['девичья фамилия', 'фамилия до замужества', 'предыдущая фамилия', 'фамилия прежняя'],
      read: asWritten,
      width: 18,
    },
  ],
  understand: (values, known) => {
    const name = said(values, 'formerSurname');
    if (!name || isNothing(name) || known.formerSurnames.some((each) => wordKey(each) === wordKey(name)))
      return joined([]);
    const row = { surname: name };
    return {
      claims: [{ field: 'formerSurname', kind: 'former-name', id: null, row, was: '', now: name }],
      questions: [],
    };
  },
};
