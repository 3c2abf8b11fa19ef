// The room's own ways: training, catalogue, exceptions and rules as addresses of one line.
import type { PageView } from '../../../kernel/page.ts';
import { Tabs } from '../../../ui/index.ts';
import { courseText } from '../course.text.ts';
import { keepsCourses, seesDevelopment, seesTerritoryList } from '../development.policy.ts';
import { forecastText } from '../forecast.text.ts';
import { nominationText } from '../nomination.text.ts';
import { recordText } from '../record.text.ts';
import { ruleText } from '../rule.text.ts';

const ways = [
  { key: 'records', text: recordText.title, path: '/development/records', closed: seesDevelopment },
  { key: 'courses', text: courseText.title, path: '/development/courses', closed: null },
  { key: 'forecast', text: forecastText.tab, path: '/development/forecast', closed: seesDevelopment },
  {
    key: 'nominations',
    text: nominationText.title,
    path: '/development/nominations',
    closed: seesDevelopment,
  },
  {
    key: 'exceptions',
    text: recordText.exceptions,
    path: '/development/exceptions',
    closed: seesDevelopment,
  },
  { key: 'own', text: 'Служба', path: '/development/own-staff', closed: seesTerritoryList },
  { key: 'rules', text: ruleText.title, path: '/development/rules', closed: keepsCourses },
] as const;

export type Way = (typeof ways)[number]['key'];

export function DevelopmentTabs({ view, current }: { view: PageView; current: Way }) {
  const open = ways.filter(({ closed }) => !closed?.check(view, undefined));
  return (
    <Tabs
      label={recordText.registerTitle}
      tabs={open.map(({ key, text, path }) => ({ text, href: view.url(path), current: key === current }))}
    />
  );
}
