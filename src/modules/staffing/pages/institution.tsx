// The staff of an institution on the date, what changed since the last time, and one button: «Всё верно».
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDate, formatMoment, formatNumber } from '../../../platform/language/index.ts';
import { ActionButton, Facts, LinkButton, PlainTable, Section } from '../../../ui/index.ts';
import { type Institution, institution } from '../../institutions/index.ts';
import { employments, type ListedPost, leaves, personNames } from '../../people/index.ts';
import { confirmStaff } from '../confirmation.commands.ts';
import { type Confirmation, confirmationsOf } from '../confirmation.queries.ts';
import { dueDates } from '../due.ts';
import { type Changes, changesBetween, snapshotOf, staffOnDay } from '../snapshot.ts';
import { confirmationPolicy, seesAll } from '../staffing.policy.ts';
import { staffingText as text } from '../staffing.text.ts';

interface Shown {
  readonly card: Institution;
  readonly due: string;
  readonly rows: readonly ListedPost[];
  readonly past: readonly Confirmation[];
  readonly changes: Changes | null;
  readonly names: ReadonlyMap<string, string>;
}

export const confirmationPage = page<Shown>({
  path: '/staffing/institutions/:id',
  ru: text.title,
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const card = await institution(ctx, id);
    if (!card) return null;
    const complaint = confirmationPolicy.rules.confirm.check(ctx, { institutionId: id });
    if (complaint && !seesAll(ctx)) return complaint;
    const due = (await dueDates(ctx)).current ?? ctx.today;
    const past = await confirmationsOf(ctx, id);
    const before = past.find((each) => each.dueOn < due);
    const changes = before ? changesBetween(before.snapshot, await snapshotOf(ctx, id, due)) : null;
    const ids = [...(changes ? [...changes.added, ...changes.left, ...changes.changed] : [])];
    return {
      ...{ card, due, past, changes },
      rows: await staffOnDay(ctx, id, due),
      names: await personNames(ctx, [...ids, ...past.flatMap((each) => each.confirmedBy ?? [])]),
    };
  },
  posts: [post(confirmStaff, { next: () => '/staffing', done: text.done })],
  view: (view, shown) => {
    const { card, due, rows, past, changes, names } = shown;
    const now = past.find((each) => each.dueOn === due);
    const may = !refusalOf(view, confirmStaff, { institutionId: card.id, state: card.state });
    const listed = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? '').join(', ');
    return {
      title: card.shortName,
      crumbs: [[text.title, '/staffing']],
      lead: now ? text.confirmed(formatMoment(now.confirmedAt, view.territory.zone)) : text.ownLead(due),
      actions: may ? (
        <>
          <LinkButton text={text.change} href={view.url(`/institutions/${card.id}/staff`)} />
          <ActionButton
            text={confirmStaff.ru}
            action={view.self}
            look="primary"
            icon="check"
            guard={{ idempotencyKey: view.formKey }}
            hidden={{ _command: confirmStaff.name, institutionId: card.id, dueOn: due }}
            confirm={text.confirmAsk}
          />
        </>
      ) : null,
      body: (
        <>
          {changes ? (
            <Section title={text.since}>
              <Facts
                facts={[
                  { label: text.added, value: listed(changes.added), wide: true },
                  { label: text.left, value: listed(changes.left), wide: true },
                  { label: text.changed, value: listed(changes.changed), wide: true },
                ]}
              />
            </Section>
          ) : null}
          <Section title={`Сотрудники на ${formatDate(due)}`}>
            <PlainTable
              caption="Сотрудники"
              rows={[...rows]}
              rowKey={(row) => row.id}
              rowHref={(row) => view.url(`/people/${row.personId}`)}
              empty={text.emptyStaff}
              columns={[
                {
                  key: 'name',
                  title: 'Фамилия, имя, отчество',
                  cell: (row) => [row.surname, row.given, row.patronymic].filter(Boolean).join(' '),
                },
                { key: 'title', title: 'Должность', cell: (row) => row.title, wrap: true },
                { key: 'subjects', title: 'Предметы', cell: (row) => row.subjects.join(', '), wrap: true },
                {
                  key: 'load',
                  title: 'Ставка',
                  cell: (row) => (row.load === null ? '' : formatNumber(row.load)),
                  numeric: true,
                },
                { key: 'kind', title: 'Вид работы', cell: (row) => employments[row.employment], wrap: true },
                {
                  key: 'leave',
                  title: 'Отпуск',
                  cell: (row) => (row.leave ? leaves[row.leave.kind] : ''),
                  wrap: true,
                },
              ]}
            />
          </Section>
          {past.length > 0 ? (
            <Section title={text.history}>
              <PlainTable
                caption={text.history}
                rows={[...past]}
                rowKey={(each) => each.dueOn}
                columns={[
                  { key: 'due', title: 'На дату', cell: (each) => formatDate(each.dueOn) },
                  { key: 'people', title: text.fields.people, cell: (each) => each.people, numeric: true },
                  { key: 'vacancies', title: 'Вакансий', cell: (each) => each.vacancies, numeric: true },
                  {
                    key: 'who',
                    title: text.fields.who,
                    cell: (each) => names.get(each.confirmedBy ?? '') ?? '',
                  },
                  {
                    key: 'when',
                    title: 'Когда',
                    cell: (each) => formatMoment(each.confirmedAt, view.territory.zone),
                  },
                ]}
              />
            </Section>
          ) : null}
        </>
      ),
    };
  },
});
