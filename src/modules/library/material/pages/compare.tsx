// Two editions side by side: what was said then and what is said now, field by field, and their files.
import { page } from '../../../../kernel/page.ts';
import { FilterBar, PlainTable } from '../../../../ui/index.ts';
import { usesFund } from '../../library.policy.ts';
import { seesWork } from '../material.policy.ts';
import { type Edition, editionsOf, type Material, material } from '../material.queries.ts';
import { carriers, materialKinds, materialText as text } from '../material.text.ts';
import { shortNames } from './signs.tsx';

interface Shown {
  readonly found: Material;
  readonly editions: readonly Edition[];
  readonly older: Edition;
  readonly newer: Edition;
}

const lines: readonly { label: string; value: (edition: Edition) => string }[] = [
  { label: text.fields.kind, value: (each) => materialKinds[each.kind] },
  { label: text.fields.title, value: (each) => each.title },
  { label: text.fields.authors, value: (each) => shortNames(each.authors) },
  { label: text.fields.annotation, value: (each) => each.annotation },
  { label: text.fields.subjects, value: (each) => each.subjects.join(', ') },
  { label: text.fields.audience, value: (each) => each.audience },
  { label: text.fields.carrier, value: (each) => carriers[each.carrier] },
  { label: text.fields.place, value: (each) => each.place },
  { label: text.fields.publisher, value: (each) => each.publisher },
  { label: text.fields.year, value: (each) => String(each.year ?? '') },
  { label: text.fields.pages, value: (each) => each.pages },
  { label: text.fields.url, value: (each) => each.url },
  { label: text.fields.description, value: (each) => each.description || text.asMade },
  { label: text.fields.files, value: (each) => String(each.fileIds.length) },
];

/** Lines in which two editions differ; files by their very set, not by their number. */
export const differences = (older: Edition, newer: Edition) =>
  lines.filter(
    ({ label, value }) =>
      value(older) !== value(newer) ||
      (label === text.fields.files && older.fileIds.join() !== newer.fileIds.join()),
  );

export const comparePage = page<Shown>({
  path: '/library/materials/:id/compare',
  ru: text.compare,
  ability: usesFund,
  load: async (ctx, { id = '' }, query) => {
    const found = await material(ctx, id);
    if (!found || !seesWork(ctx, found)) return null;
    const editions = await editionsOf(ctx, id);
    const at = (name: string) => editions.find(({ number }) => String(number) === query.get(name));
    const newer = at('to') ?? editions[0];
    const older = at('from') ?? editions[1] ?? newer;
    return newer && older ? { found, editions, older, newer } : null;
  },
  view: (view, { found, editions, older, newer }) => {
    const options = editions.map(({ number }) => ({ value: String(number), label: `редакция ${number}` }));
    const rows = differences(older, newer);
    const path = view.url(`/library/materials/${found.id}/compare`);
    return {
      title: text.compare,
      crumbs: [
        [text.title, '/library'],
        [found.shown.title, `/library/materials/${found.id}`],
      ],
      wide: true,
      body: (
        <>
          <FilterBar
            path={path}
            query={{ from: String(older.number), to: String(newer.number) }}
            filters={[
              { name: 'from', label: 'Прежняя', kind: 'select', options, any: 'Предыдущая' },
              { name: 'to', label: 'Новая', kind: 'select', options, any: 'Последняя' },
            ]}
          />
          <PlainTable
            caption={text.compare}
            rows={[...rows]}
            rowKey={(row) => row.label}
            empty={text.same}
            columns={[
              { key: 'field', title: 'Поле', cell: (row) => row.label },
              { key: 'from', title: `Редакция ${older.number}`, cell: (row) => row.value(older), wrap: true },
              { key: 'to', title: `Редакция ${newer.number}`, cell: (row) => row.value(newer), wrap: true },
            ]}
          />
        </>
      ),
    };
  },
});
