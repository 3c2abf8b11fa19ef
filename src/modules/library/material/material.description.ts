// The bibliographic description of an edition: written by hand, or made from its fields.
import { describe, initialsOf } from '../bibliography.ts';
import type { Edition } from './material.queries.ts';
import { materialKinds } from './material.text.ts';

export const descriptionOf = (edition: Edition): string =>
  edition.description ||
  describe({
    authors: edition.authors.map(({ surname, given, patronymic }) => ({
      surname,
      initials: initialsOf(given, patronymic),
    })),
    title: edition.title,
    ...(edition.kind === 'other' ? {} : { subtitle: materialKinds[edition.kind] }),
    ...{ place: edition.place, publisher: edition.publisher, year: edition.year, pages: edition.pages },
    ...{ url: edition.url, carrier: edition.carrier },
  });
