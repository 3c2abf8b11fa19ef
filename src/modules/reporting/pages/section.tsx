// The text of one section: saved as it is typed, two people lose nothing, what others wrote before can be read.
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { formatMoment } from '../../../platform/language/index.ts';
import { Field, FormPage, Section } from '../../../ui/index.ts';
import type { Table } from '../figures/figure.ts';
import { reportPath } from '../report/report.commands.ts';
import { writesReports } from '../report/report.policy.ts';
import {
  editionsOf,
  type Report,
  report,
  type SectionText,
  tablesNow,
  textsOf,
} from '../report/report.queries.ts';
import { writeSection } from '../report/text.commands.ts';
import { reportText as text } from '../report.text.ts';
import { reportCrumbs } from './show.tsx';
import { ReportTable } from './table.tsx';

interface Shown {
  readonly found: Report;
  readonly section: Report['sections'][number];
  readonly standing: SectionText | null;
  readonly editions: readonly SectionText[];
  readonly table: Table | null;
}

export const sectionPage = page<Shown>({
  path: '/reporting/reports/:id/sections/:section',
  ru: text.sectionText,
  ability: writesReports,
  load: async (ctx, { id = '', section: key = '' }) => {
    const found = await report(ctx, id);
    const section = found?.sections.find((each) => each.key === key);
    if (!found || !section) return null;
    if (found.state !== 'draft') return refuse('report-frozen', text.refusals.frozen);
    const tables = await tablesNow(ctx, { ...found, sections: [section] });
    return {
      ...{ found, section, standing: (await textsOf(ctx, id)).get(key) ?? null },
      editions: await editionsOf(ctx, id, key),
      table: section.block ? (tables.get(section.block) ?? null) : null,
    };
  },
  posts: [
    post(writeSection, {
      next: ({ id }, { section = '' }) => `${reportPath(id)}#${section}`,
      done: text.section.saved,
    }),
  ],
  view: (view, shown) => ({
    title: shown.section.title,
    crumbs: [...reportCrumbs, [shown.found.title, reportPath(shown.found.id)]],
    lead: shown.section.prompt,
    body: (
      <>
        {shown.table ? (
          <Section title={shown.table.title}>
            <ReportTable
              view={view}
              reportId={shown.found.id}
              section={shown.section.key}
              table={shown.table}
            />
          </Section>
        ) : null}
        <TextForm view={view} shown={shown} />
        <Editions view={view} editions={shown.editions} />
      </>
    ),
  }),
});

function TextForm({ view, shown }: { view: PageView; shown: Shown }) {
  const { found, section, standing } = shown;
  const back = view.form;
  return (
    <FormPage
      action={view.self}
      submit={writeSection.ru}
      guard={{ idempotencyKey: view.formKey, version: standing?.version ?? 0 }}
      hidden={{ _command: writeSection.name, id: found.id, section: section.key }}
      errors={back?.refusal.fields}
      autosave={{ href: view.self, key: `report-${found.id}-${section.key}` }}
      cancel={{ text: 'К отчёту', href: view.url(`${reportPath(found.id)}#${section.key}`) }}
    >
      {back && standing && standing.text !== back.values.text ? (
        <section class="card o-section" aria-label="Текст, сохранённый другим человеком">
          <h2>{`Сохранил ${standing.person}`}</h2>
          {standing.text.split(/\n+/).map((part) => (
            <p class="o-report-text">{part}</p>
          ))}
        </section>
      ) : null}
      <Field
        name="text"
        label={text.sectionText}
        widget="textarea"
        hint={section.prompt}
        maxLength={60_000}
        value={back?.values.text ?? standing?.text ?? ''}
        error={back?.refusal.fields.text}
      />
    </FormPage>
  );
}

function Editions({ view, editions }: { view: PageView; editions: readonly SectionText[] }) {
  if (editions.length === 0) return null;
  return (
    <details class="card o-section">
      <summary>{text.editions}</summary>
      {editions.map((each) => (
        <>
          <h3>{`${each.person}, ${formatMoment(each.writtenAt, view.territory.zone)}`}</h3>
          {each.text.split(/\n+/).map((part) => (
            <p class="o-report-text">{part}</p>
          ))}
        </>
      ))}
    </details>
  );
}
