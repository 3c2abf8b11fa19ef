// Parts of the cyclogram's pages: the dates of a rule as they are counted, with what was moved and where there are none.
import { countOf, weekdayShort } from '../../../../platform/language/index.ts';
import { planPath } from '../../plan/plan.commands.ts';
import { planText } from '../../plan/plan.text.ts';
import { cyclogramText as text } from '../cyclogram.text.ts';
import type { Dates, Occurrence } from '../recurrence.dates.ts';
import { daysText } from '../recurrence.text.ts';
import type { Recurrence } from '../recurrence.ts';
import { recurrenceWords } from '../recurrence.words.ts';

export interface CountedDates {
  readonly recurrence: Recurrence;
  readonly dates: Dates;
  readonly isCalendarKnown: boolean;
}

/** «вт, 14 октября», «6–10 октября», «до 5 октября, пн». */
export function dateText({ startsOn, lastDay }: Occurrence, spot: Recurrence['spot']): string {
  if (spot === 'until') return `до ${daysText(lastDay, lastDay)}, ${weekdayShort(lastDay)}`;
  const days = daysText(startsOn, lastDay);
  return startsOn === lastDay ? `${days}, ${weekdayShort(startsOn)}` : days;
}

/** A year of daily dates is no list to read: the number says it. */
const most = 60;

export function RuleDates({ shown }: { shown: CountedDates | string }) {
  if (typeof shown === 'string') return <p class="o-hint">{shown}</p>;
  const { found, missing } = shown.dates;
  return (
    <>
      <p>
        {text.understood}: <b>{recurrenceWords(shown.recurrence)}</b>. {countOf(found.length, ...text.dates)}{' '}
        в учебном году.
      </p>
      {found.length <= most ? (
        <ol class="o-dates">
          {found.map((date) => (
            <li>
              {dateText(date, shown.recurrence.spot)}
              {date.note ? <span class="o-hint">{date.note}</span> : null}
            </li>
          ))}
        </ol>
      ) : null}
      {missing.length > 0 ? (
        <>
          <p class="o-not-understood">{text.missing}:</p>
          <ul class="o-dates">
            {missing.map(({ why }) => (
              <li>{why}</li>
            ))}
          </ul>
        </>
      ) : null}
      {shown.isCalendarKnown ? null : <p class="o-hint">{text.notApproved}</p>}
    </>
  );
}

export const cyclogramCrumbs = (plan: { id: string }): [string, string][] => [
  [planText.list, '/planning'],
  [planText.one, planPath(plan.id)],
  [text.title, `${planPath(plan.id)}/cyclogram`],
];
