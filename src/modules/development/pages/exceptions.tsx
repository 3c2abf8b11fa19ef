// Exceptions of training by kind: each number leads to its list of people.
import { page } from '../../../kernel/page.ts';
import { Section, Stat, StatRow } from '../../../ui/index.ts';
import { seesDevelopment } from '../development.policy.ts';
import { exceptionCounts } from '../record.queries.ts';
import { type ExceptionKind, exceptionKinds, recordText as text } from '../record.text.ts';
import { rulesOn } from '../rule.queries.ts';
import type { Rules } from '../rule.schema.ts';
import { DevelopmentTabs } from './tabs.tsx';

interface Shown {
  readonly counts: ReadonlyMap<ExceptionKind, number>;
  readonly rules: Rules;
}

export const exceptionsPage = page<Shown>({
  path: '/development/exceptions',
  ru: text.exceptions,
  ability: seesDevelopment,
  load: async (ctx) => ({ counts: await exceptionCounts(ctx), rules: await rulesOn(ctx) }),
  view: (view, { counts, rules }) => ({
    title: text.exceptions,
    lead: text.exceptionsLead,
    wide: true,
    body: (
      <>
        <DevelopmentTabs view={view} current="exceptions" />
        <Section title="Что не в порядке">
          <StatRow>
            {(Object.keys(exceptionKinds) as ExceptionKind[]).map((kind) => (
              <Stat
                value={counts.get(kind) ?? 0}
                label={exceptionKinds[kind]}
                href={view.url(`/development/records?exception=${kind}`)}
                tone={counts.get(kind) ? 'trouble' : 'done'}
              />
            ))}
          </StatRow>
          <p class="o-hint">
            Документ ждут 30 дней после окончания; применение проверяют через {rules.practice.weeks} нед. (
            {rules.practice.basis}).
          </p>
        </Section>
      </>
    ),
  }),
});
