// Small pieces several pages of qualification share: a category with its term and act, length of service in words.

import { addMonths, type CivilDate } from '../../../kernel/clock.ts';
import { countOf } from '../../../platform/language/index.ts';
import { Badge, type Tone } from '../../../ui/index.ts';
import { categoryNames, categoryShort, shortTerm, termText } from '../qualification.text.ts';
import type { Category } from '../record.queries.ts';

/** Months before the last day when a category is said to be ending. */
const endingMonths = 6;

export const categoryTone = (category: Category, today: CivilDate): Tone => {
  if (category.endedOn) return 'trouble';
  if (category.validUntil === null) return 'done';
  return category.validUntil <= addMonths(today, endingMonths) ? 'waiting' : 'done';
};

/** «высшая категория, действует бессрочно»; in a list «высшая, бессрочно». The act is the hint. */
export function CategoryBadge(props: { category: Category; today: CivilDate; brief?: boolean }) {
  const { category, today, brief } = props;
  return (
    <Badge
      tone={categoryTone(category, today)}
      text={
        brief
          ? `${categoryShort[category.kind]}, ${shortTerm(category)}`
          : `${categoryNames[category.kind]}, ${termText(category)}`
      }
      title={brief ? undefined : category.act}
    />
  );
}

/** «12 лет 4 месяца»; less than a month is said so. */
export function serviceText(months: number): string {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  const words = [
    years > 0 ? countOf(years, 'год', 'года', 'лет') : '',
    rest > 0 ? countOf(rest, 'месяц', 'месяца', 'месяцев') : '',
  ].filter(Boolean);
  return words.join(' ') || 'меньше месяца';
}

export const wholeName = (person: { surname: string; given: string; patronymic: string | null }): string =>
  [person.surname, person.given, person.patronymic].filter(Boolean).join(' ');
