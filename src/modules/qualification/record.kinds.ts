// Where each kind of record lies: its table, how an input becomes a row, what the history says of it.
import type { z } from 'zod';
import { addDays } from '../../kernel/clock.ts';
import type { RecordKind } from './qualification.text.ts';
import type {
  categorySchema,
  distinctionSchema,
  educationSchema,
  periodSchema,
  publicationSchema,
  statementSchema,
} from './record.schema.ts';

type Out<S extends z.ZodType> = Omit<z.output<S>, 'personId'>;

export const tableOf = {
  category: 'qualification.categories',
  education: 'qualification.educations',
  distinction: 'qualification.distinctions',
  publication: 'qualification.publications',
  period: 'qualification.service_periods',
  statement: 'qualification.service_statements',
} as const satisfies Record<RecordKind, string>;

export const categoryRow = ({ kind, position, grantedOn, body, document }: Out<typeof categorySchema>) => ({
  ...{ kind, position, body, document },
  granted_on: grantedOn,
});

export const educationRow = (input: Out<typeof educationSchema>) => {
  const { level, pedagogical, place, year, speciality, qualification, document } = input;
  return { level, pedagogical, place, year, speciality, qualification, document };
};

export const distinctionRow = ({ kind, name, givenOn, document }: Out<typeof distinctionSchema>) => ({
  ...{ kind, name, document },
  given_on: givenOn,
});

export const publicationRow = ({ title, imprint, year, link }: Out<typeof publicationSchema>) => ({
  ...{ title, imprint, year, link },
});

/** People name the last day; stored ends are exclusive (decision 4). */
export const periodRow = (input: Out<typeof periodSchema>) => {
  const { place, position, pedagogical, document, startsOn, endsOn } = input;
  return { place, position, pedagogical, document, starts_on: startsOn, ends_on: addDays(endsOn, 1) };
};

export const statementRow = (input: Out<typeof statementSchema>) => {
  const { kind, onDate, years, months, document } = input;
  return { kind, on_date: onDate, months: years * 12 + months, document };
};
