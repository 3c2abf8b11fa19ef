// Places of a course: who is proposed, the request to the provider, what it confirmed, the order of direction.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { ActionButton, AsideBlock, Field, LinkButton, PlainTable, Section } from '../../../ui/index.ts';
import { type DocumentSummary, documentsOf } from '../../documents/index.ts';
import { course, type ListedCourse } from '../course.queries.ts';
import { courseText } from '../course.text.ts';
import { keepsCourses, seesDevelopment } from '../development.policy.ts';
import {
  confirmNominations,
  declineNomination,
  draftDirection,
  sendNominations,
  withdrawNomination,
} from '../nomination.commands.ts';
import { type Nomination, nominationsPage } from '../nomination.queries.ts';
import { nominationText as text } from '../nomination.text.ts';
import { RefusalActions } from './nomination-parts.tsx';
import { NominationBadge, wholeName } from './signs.tsx';

interface Shown {
  readonly found: ListedCourse;
  readonly rows: readonly Nomination[];
  readonly documents: readonly DocumentSummary[];
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const found = await course(ctx, id);
  if (!found) return null;
  const { rows } = await nominationsPage(ctx, { courseId: id, limit: 500 });
  return { found, rows, documents: await documentsOf(ctx, { kind: 'development.course', id }) };
}

const back = (output: { courseId: string }) => `/development/courses/${output.courseId}/places`;

export const coursePlacesPage = page<Shown>({
  path: '/development/courses/:id/places',
  ru: 'Места на курсе',
  ability: seesDevelopment,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(sendNominations, {
      next: back,
      done: (output) => `Заявка составлена: ${output.count} чел. Присвойте ей номер.`,
    }),
    post(confirmNominations, { next: back, done: (output) => `Подтверждено мест: ${output.confirmed}` }),
    post(draftDirection, { next: back, done: (output) => `Проект приказа составлен: ${output.count} чел.` }),
    post(declineNomination, { next: back, done: 'Направление отклонено' }),
    post(withdrawNomination, { next: back, done: 'Направление отозвано' }),
  ],
  view: (view, shown) => ({
    title: `Места: ${shown.found.title}`,
    crumbs: [
      [courseText.title, '/development/courses'],
      [shown.found.title, `/development/courses/${shown.found.id}`],
    ],
    lead:
      shown.found.seats === null
        ? `Занято мест: ${shown.found.taken}, квота не задана.`
        : `Занято мест: ${shown.found.taken} из ${shown.found.seats}.`,
    actions: <Actions view={view} shown={shown} />,
    aside:
      shown.documents.length > 0 ? (
        <AsideBlock title="Документы">
          <ul class="o-people">
            {shown.documents.map((each) => (
              <li>
                <a href={view.url(each.path)}>{each.title}</a>
                <small>
                  {each.number
                    ? `№ ${each.number} от ${formatDateShort(each.date ?? '')}`
                    : 'проект, ждёт номера'}
                </small>
              </li>
            ))}
          </ul>
        </AsideBlock>
      ) : undefined,
    body: (
      <Section title={text.title}>
        <PlainTable
          caption={text.title}
          rows={[...shown.rows]}
          rowKey={(row) => row.id}
          rowHref={(row) => view.url(`/development/people/${row.personId}`)}
          empty={text.empty.text}
          columns={[
            { key: 'name', title: text.fields.person, cell: wholeName, wrap: true },
            {
              key: 'institution',
              title: text.fields.institution,
              cell: (row) => row.institution ?? '',
              wrap: true,
            },
            {
              key: 'state',
              title: text.fields.state,
              cell: (row) => (
                <>
                  <NominationBadge state={row.state} />
                  {row.reason || row.confirmation ? (
                    <small class="o-hint"> {row.reason || row.confirmation}</small>
                  ) : null}
                </>
              ),
              wrap: true,
            },
            { key: 'do', title: '', cell: (row) => <RefusalActions view={view} row={row} /> },
          ]}
        />
      </Section>
    ),
  }),
});

function Actions({ view, shown }: { view: PageView; shown: Shown }) {
  const { found, rows } = shown;
  const propose = (
    <LinkButton
      text={text.nominate}
      href={view.url(`/development/nominate?courseId=${found.id}`)}
      icon="plus"
    />
  );
  if (keepsCourses.check(view, undefined)) return propose;
  const common = { action: view.self, guard: { idempotencyKey: view.formKey } };
  const hidden = (name: string) => ({ _command: name, courseId: found.id });
  const waiting = rows.filter((row) => row.state === 'proposed' || row.state === 'sent');
  const sent = view.form?.command === confirmNominations.name ? view.form : null;
  const ids = Object.fromEntries(waiting.map((row, index) => [`nominationIds[${index}]`, row.id]));
  return (
    <>
      {propose}
      {rows.some((row) => row.state === 'proposed') ? (
        <ActionButton
          {...common}
          text={sendNominations.ru}
          hidden={hidden(sendNominations.name)}
          icon="send"
        />
      ) : null}
      {waiting.length > 0 ? (
        <ActionButton
          {...common}
          text={confirmNominations.ru}
          look="primary"
          hidden={{ ...hidden(confirmNominations.name), ...ids }}
          confirm={`Будет подтверждено мест: ${waiting.length}. Кому места не дали, отклоните до этого в списке.`}
          open={Boolean(sent)}
        >
          <Field
            name="confirmation"
            label={text.fields.confirmation}
            widget="text"
            required
            hint={text.hints.confirmation}
            error={sent?.refusal.fields.confirmation}
          />
        </ActionButton>
      ) : null}
      {rows.some((row) => row.state === 'confirmed' && !row.orderDocumentId) ? (
        <ActionButton
          {...common}
          text={draftDirection.ru}
          hidden={hidden(draftDirection.name)}
          icon="file-text"
        />
      ) : null}
    </>
  );
}
