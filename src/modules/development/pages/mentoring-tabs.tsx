// The ways of mentoring as addresses of one line: young specialists, pairs, the School.
import type { PageView } from '../../../kernel/page.ts';
import { Tabs } from '../../../ui/index.ts';
import { seesDevelopment } from '../development.policy.ts';
import { mentoringText as text } from '../mentoring.text.ts';

const ways = [
  { key: 'young', text: text.young, path: '/development/young' },
  { key: 'pairs', text: text.pairs, path: '/development/pairs' },
  { key: 'school', text: text.school, path: '/development/school' },
] as const;

export function MentoringTabs({ view, current }: { view: PageView; current: (typeof ways)[number]['key'] }) {
  const sees = !seesDevelopment.check(view, undefined);
  const open = ways.filter(({ key }) => key !== 'young' || sees);
  return (
    <Tabs
      label={text.title}
      tabs={open.map((way) => ({ text: way.text, href: view.url(way.path), current: way.key === current }))}
    />
  );
}
