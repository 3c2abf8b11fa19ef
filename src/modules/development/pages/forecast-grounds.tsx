// What attestation awaits whom this year: one figure a ground, and those of whom nothing is known.
import type { PageView } from '../../../kernel/page.ts';
import { Stat, StatRow, withQuery } from '../../../ui/index.ts';
import { attestationGrounds, type Ground } from '../../qualification/index.ts';
import { unknownPeriod } from '../forecast.attestation.ts';
import type { Forecast } from '../forecast.queries.ts';
import type { ForecastFilter } from '../forecast.schema.ts';
import { forecastText as text } from '../forecast.text.ts';

interface Props {
  readonly view: PageView;
  readonly filter: ForecastFilter;
  readonly found: Forecast;
}

export function Grounds({ view, filter, found }: Props) {
  const year = found.periods[1]?.slice(0, 4) ?? '';
  const soon = found.periods.filter((each) => each === '0' || each.startsWith(year));
  const asked = Object.fromEntries(view.query);
  const shown = (Object.keys(attestationGrounds) as Ground[]).filter(
    (ground) => filter.ground === '' || filter.ground === ground,
  );
  const numberOf = (ground: Ground) => {
    const periods = ground === 'unknown' ? [unknownPeriod] : soon;
    return periods.reduce((all, each) => all + (found.grounds.get(ground)?.people.get(each) ?? 0), 0);
  };
  return (
    <StatRow>
      {shown.map((ground) => (
        <Stat
          value={numberOf(ground)}
          label={attestationGrounds[ground]}
          note={ground === 'unknown' ? undefined : text.attestation.until(year)}
          href={withQuery(view.url('/development/forecast'), asked, { ground })}
        />
      ))}
    </StatRow>
  );
}
