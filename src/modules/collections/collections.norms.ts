// What this room keeps: collecting information, and one responsible person with a term for every assignment.
import { norm } from '../../kernel/norm.ts';

export const collectionNorms = {
  dataCollection: norm({
    slug: 'data-collection',
    ru: 'Сведения собирают таблицей со сроком и проверками; видно, кто ответил, итог и справка получаются из ответов.',
    rows: ['DIA-10'],
  }),
} as const;
