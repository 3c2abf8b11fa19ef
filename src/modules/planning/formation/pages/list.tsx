// Formations by years, and the form that starts the next one from last year.
import { schoolYearOf } from '../../../../kernel/clock.ts';
import { page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import { Badge, Fields, FormPage, fieldsOf, ListPage, Section } from '../../../../ui/index.ts';
import { schoolYearText } from '../../../documents/index.ts';
import { startFormation } from '../formation.commands.ts';
import { formationLifecycle } from '../formation.lifecycle.ts';
import { formations } from '../formation.queries.ts';
import { type Formation, openSteps } from '../formation.schema.ts';
import { formationText as text } from '../formation.text.ts';
import { formationPath, tones } from './formation.tsx';

const left = (row: Formation) =>
  row.state === 'draft'
    ? openSteps(row.draft)
        .map((step) => text.steps[step])
        .join(', ') || text.steps.order
    : '—';

export const formationsPage = page<Formation[]>({
  path: '/planning/formations',
  ru: text.title,
  ability: signedIn,
  load: (ctx) => formations(ctx),
  posts: [post(startFormation, { next: ({ id }) => formationPath(id), done: text.started })],
  view: (view, rows) => {
    const taken = new Set(rows.filter((row) => row.state !== 'cancelled').map((row) => row.schoolYear));
    const now = schoolYearOf(view.today);
    const years = [now + 1, now].filter((year) => !taken.has(year));
    const may = years.length > 0 && !refusalOf(view, startFormation, undefined as never);
    return {
      title: text.title,
      lead: text.lead,
      crumbs: [['План', '/planning']],
      body: (
        <>
          <ListPage
            caption={text.title}
            path={view.url('/planning/formations')}
            query={{}}
            count={{ total: rows.length, forms: [...text.count] }}
            rows={rows}
            rowKey={(row) => row.id}
            rowHref={(row) => view.url(formationPath(row.id))}
            columns={[
              { key: 'year', title: 'Учебный год', cell: (row) => schoolYearText(row.schoolYear) },
              {
                key: 'state',
                title: 'Состояние',
                cell: (row) => <Badge tone={tones[row.state]} text={formationLifecycle.states[row.state]} />,
              },
              { key: 'left', title: 'Осталось', cell: left, wrap: true },
              { key: 'saved', title: 'Сохранено', cell: (row) => formatDate(row.savedOn) },
            ]}
            empty={{ title: text.empty, text: text.emptyText }}
          />
          {may ? (
            <Section title={text.start}>
              <FormPage
                action={view.self}
                submit={startFormation.ru}
                guard={{ idempotencyKey: view.formKey }}
                hidden={{ _command: startFormation.name }}
                errors={view.form?.refusal.fields}
              >
                <Fields
                  fields={fieldsOf(startFormation.input)}
                  values={view.form?.values ?? { schoolYear: String(years[0]) }}
                  errors={view.form?.refusal.fields}
                  options={{
                    schoolYear: years.map((year) => ({ value: String(year), label: schoolYearText(year) })),
                  }}
                />
              </FormPage>
            </Section>
          ) : null}
        </>
      ),
    };
  },
});
