// What the file means: its columns, the names and posts it writes, its sections; each is asked once and remembered.
import type { PageView } from '../../../../kernel/page.ts';
import { wordKey } from '../../../../platform/sheets/index.ts';
import { type Asked, ChoicePanel, countOf, type Option } from '../../../../ui/index.ts';
import { mapPlanColumns, sayPlanPeople, sayPlanSections } from '../reading.commands.ts';
import { planFields } from '../reading.fields.ts';
import type { JudgedRow } from '../reading.judging.ts';
import type { ReadingOfPlan } from '../reading.queries.ts';
import { readingText as text } from '../reading.text.ts';

interface Panel {
  readonly view: PageView;
  readonly reading: ReadingOfPlan;
  readonly rows: readonly JudgedRow[];
}

const parts = ({ view, reading }: Panel, command: { readonly name: string }, key: string) => ({
  action: view.self,
  guard: { idempotencyKey: `${view.formKey}-${key}` },
  hidden: { _command: command.name, id: reading.id },
  fault: view.form?.command === command.name ? view.form.refusal.text : undefined,
});

export function ColumnsPanel(panel: Panel & { readonly samples: readonly (readonly string[])[] }) {
  const { reading, samples } = panel;
  const known = reading.mapping.filter(Boolean).length;
  const unused = reading.headings.filter((heading, column) => heading && !reading.mapping[column]);
  return (
    <ChoicePanel
      {...parts(panel, mapPlanColumns, 'columns')}
      title={text.fields.mapping}
      summary={`узнано ${known} из ${reading.headings.length}${unused.length > 0 ? `; не берутся: ${unused.join(', ')}` : ''}`}
      open={panel.view.form?.command === mapPlanColumns.name}
      submit={reading.state === 'ready' ? 'Проверить с этими столбцами' : null}
      asked={reading.headings.map(
        (heading, column): Asked => ({
          id: `column-${column}`,
          label: heading || `Столбец ${column + 1}`,
          hint: (samples[column] ?? []).join(' · ') || 'пусто',
          hidden: { [`columns[${column}].column`]: String(column) },
          name: `columns[${column}].field`,
          value: reading.mapping[column] ?? '',
          options: planFields.map(({ key, title }) => ({ value: key, label: title })),
          blank: 'Не брать',
        }),
      )}
    />
  );
}

/** Names nobody of the territory bears as written, those met most often first, and those answered already. */
function namesAsked({ reading, rows }: Panel): { readonly words: string; readonly count: number }[] {
  const points = rows.filter(({ verdict, name }) => verdict !== 'aside' && name !== '');
  const byKey = Map.groupBy(points, ({ name }) => wordKey(name));
  return [...byKey]
    .filter(
      ([key, same]) =>
        reading.people[key] ||
        same.some(
          ({ verdict, found }) => verdict === 'no-person' || found?.responsible_id === reading.people['*'],
        ),
    )
    .map(([, same]) => ({ words: same[0]?.name ?? '', count: same.length }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 200);
}

export function PeoplePanel(panel: Panel & { readonly people: readonly Option[] }) {
  const { reading, rows, people } = panel;
  const names = namesAsked(panel);
  const unsaid = rows.filter(({ verdict }) => verdict === 'no-person').length;
  if (reading.source !== 'own' || (names.length === 0 && unsaid === 0)) return null;
  const everyone: Asked = {
    id: 'everyone',
    label: text.fields.everyone,
    hint: 'кого ниже не назвали',
    hidden: {},
    name: 'everyone',
    value: reading.people['*'] ?? '',
    options: people,
    blank: 'Решить по строкам',
  };
  return (
    <ChoicePanel
      {...parts(panel, sayPlanPeople, 'people')}
      title={text.fields.people}
      summary={
        unsaid > 0
          ? `без ответственного: ${countOf(unsaid, text.points)}`
          : 'у всех пунктов есть ответственный'
      }
      hint={text.hints.people}
      open={unsaid > 0 && reading.state === 'ready'}
      submit={reading.state === 'ready' ? 'Проверить с этими людьми' : null}
      asked={[
        everyone,
        ...names.map(
          ({ words, count }, at): Asked => ({
            id: `person-${at}`,
            label: words,
            hint: countOf(count, text.points),
            hidden: { [`people[${at}].words`]: words },
            name: `people[${at}].personId`,
            value: reading.people[wordKey(words)] ?? '',
            options: people,
            blank: 'Не указан',
          }),
        ),
      ]}
    />
  );
}

export function SectionsPanel(panel: Panel) {
  const { reading, rows } = panel;
  const { directions } = reading.plan.catalogue;
  const bySection = Map.groupBy(
    rows.filter(({ section }) => section !== ''),
    ({ section }) => wordKey(section),
  );
  if (bySection.size === 0 || directions.length === 0) return null;
  const unsaid = [...bySection.keys()].filter((key) => !reading.sections[key]).length;
  return (
    <ChoicePanel
      {...parts(panel, sayPlanSections, 'sections')}
      title={text.fields.sections}
      summary={
        unsaid > 0 ? `без направления: ${unsaid} из ${bySection.size}` : `узнаны все: ${bySection.size}`
      }
      hint={text.hints.sections}
      open={false}
      submit={reading.state === 'ready' ? 'Проверить с этими разделами' : null}
      asked={[...bySection].map(
        ([key, same], at): Asked => ({
          id: `section-${at}`,
          label: same[0]?.section ?? '',
          hint: countOf(same.length, text.points),
          hidden: { [`sections[${at}].words`]: key },
          name: `sections[${at}].direction`,
          value: reading.sections[key] ?? '',
          options: directions.map((each) => ({ value: each.key, label: each.text })),
          blank: 'Без направления',
        }),
      )}
    />
  );
}
