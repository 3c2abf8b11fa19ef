// A seat: what it is, who occupies it and did before, how each met the requirements, its job description.
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { formatDate, formatDateShort, formatNumber } from '../../../../platform/language/index.ts';
import {
  AsideBlock,
  type Clause,
  Facts,
  HistoryList,
  LinkButton,
  PlainTable,
  Section,
} from '../../../../ui/index.ts';
import { employments, type HistoryLine, historyOf } from '../../../people/index.ts';
import { seesStructure } from '../../centre.policy.ts';
import { centreText } from '../../centre.text.ts';
import { issueDescription, jobSentences } from '../../job/job.commands.ts';
import {
  type Acknowledgement,
  acknowledgementsOf,
  editionsOf,
  type JobDescription,
} from '../../job/job.queries.ts';
import { jobText } from '../../job/job.text.ts';
import { Act, ClauseSign, clauseOf } from '../../pages/parts.tsx';
import { type Occupant, occupants } from '../../structure/structure.queries.ts';
import { structureText } from '../../structure/structure.text.ts';
import {
  type AskedLine,
  appointToSeat,
  askedSeat,
  placeOnSeat,
  seatSentences,
  vacateSeat,
} from '../appointment.commands.ts';
import { type Unplaced, unplacedOn } from '../appointment.queries.ts';
import { appointmentText as text } from '../appointment.text.ts';
import { type RequirementSet, requirementsOn } from '../requirement.queries.ts';
import { CheckList } from './check-list.tsx';

interface Shown {
  readonly seat: AskedLine;
  readonly set: RequirementSet | null;
  readonly all: readonly Occupant[];
  readonly unplaced: readonly Unplaced[];
  readonly editions: readonly JobDescription[];
  readonly signed: readonly Acknowledgement[];
  readonly history: readonly HistoryLine[];
  readonly clause: Clause & { path: string | null };
}

const here = (output: { seatId: string }) => `/centre/seats/${output.seatId}`;

export const seatPage = page<Shown>({
  path: '/centre/seats/:id',
  ru: structureText.seat,
  ability: seesStructure,
  shows: ({ all }) => (all[0] ? { kind: 'people.person', id: all[0].personId } : null),
  load: async (ctx, { id = '' }) => {
    const seat = await askedSeat(ctx, id);
    if (!seat) return null;
    const editions = await editionsOf(ctx, id);
    return {
      seat,
      set: (await requirementsOn(ctx, ctx.today)).get(seat.requirementKey) ?? null,
      all: await occupants(ctx, { seatId: id }),
      unplaced: await unplacedOn(ctx, ctx.today),
      editions,
      signed: await acknowledgementsOf(
        ctx,
        editions.map((each) => each.id),
      ),
      history: await historyOf(ctx, { kind: 'centre.seat', id }, { ...seatSentences, ...jobSentences }),
      clause: await clauseOf(ctx, seat.gives === 'centre-head' ? 'head-requirements' : 'staff-requirements'),
    };
  },
  posts: [
    post(placeOnSeat, { next: here, done: 'Отмечено, кто занимает должность' }),
    post(vacateSeat, { next: here, done: 'Должность освобождена' }),
  ],
  view: (view, shown) => {
    const { seat } = shown;
    const appoints = !refusalOf(view, appointToSeat, seat);
    return {
      title: seat.title.charAt(0).toLocaleUpperCase('ru') + seat.title.slice(1),
      crumbs: [[centreText.title, '/centre']],
      lead: `${seat.unit}, ставок: ${formatNumber(seat.rates)}`,
      actions: appoints ? (
        <>
          <LinkButton
            text={appointToSeat.ru}
            href={view.url(`/centre/seats/${seat.seatId}/appoint`)}
            look="primary"
            icon="user"
          />
          {shown.unplaced.length > 0 ? (
            <Act
              view={view}
              command={placeOnSeat}
              hidden={{ seatId: seat.seatId }}
              values={{ startsOn: view.today, actDate: view.today, actIssuer: shown.set?.appointedBy ?? '' }}
              known={{
                postId: {
                  options: shown.unplaced.map((each) => ({
                    value: each.postId,
                    label: `${each.name}, ${each.title}`,
                  })),
                },
              }}
            />
          ) : null}
        </>
      ) : null,
      aside: (
        <>
          <AsideBlock title={text.requirements}>
            <p>
              <ClauseSign view={view} clause={shown.clause} />
            </p>
            <Facts
              facts={[
                { label: 'Набор', value: shown.set?.name ?? text.noSet, wide: true },
                { label: text.fields.appointedBy, value: shown.set?.appointedBy, wide: true },
                { label: text.fields.basis, value: shown.set?.basis, wide: true },
              ]}
            />
          </AsideBlock>
          <AsideBlock title="История должности">
            <HistoryList
              zone={view.territory.zone}
              entries={shown.history.map((each) => ({ at: each.at, text: `${each.who}: ${each.text}` }))}
            />
          </AsideBlock>
        </>
      ),
      body: (
        <>
          <Occupants view={view} shown={shown} appoints={appoints} />
          <Descriptions view={view} shown={shown} />
        </>
      ),
    };
  },
});

const holdsNow = (each: Occupant, today: string) =>
  each.startsOn <= today && (each.endsOn === null || each.endsOn > today);

function Occupants({ view, shown, appoints }: { view: PageView; shown: Shown; appoints: boolean }) {
  const now = shown.all.filter((each) => holdsNow(each, view.today));
  const former = shown.all.filter((each) => !holdsNow(each, view.today));
  return (
    <>
      {now.map((each) => (
        <Section
          title={each.name}
          actions={
            appoints ? (
              <Act
                view={view}
                command={vacateSeat}
                hidden={{ id: each.appointmentId }}
                values={{ on: view.today }}
                small
                confirm="Человек продолжит работать; должность станет свободной."
              />
            ) : null
          }
        >
          <Facts
            facts={[
              { label: 'С какого дня', value: formatDate(each.startsOn) },
              {
                label: text.fields.load,
                value: `${formatNumber(each.rate)}, ${employments[each.employment]}`,
              },
              { label: text.fields.actIssuer, value: each.actIssuer },
              { label: 'Приказ', value: each.act },
              ...(each.note ? [{ label: text.fields.note, value: each.note, wide: true }] : []),
            ]}
          />
          <CheckList lines={each.checks} />
          <p>
            <a href={view.url(`/people/${each.personId}`)}>Карточка человека</a>
          </p>
        </Section>
      ))}
      {now.length === 0 ? (
        <Section title="Вакансия">
          <p class="o-none">Сейчас должность никто не занимает.</p>
        </Section>
      ) : null}
      {former.length > 0 ? (
        <Section title={text.occupants}>
          <PlainTable<Occupant>
            caption={text.occupants}
            rows={former}
            rowKey={(row) => row.appointmentId}
            rowHref={(row) => view.url(`/people/${row.personId}`)}
            columns={[
              { key: 'name', title: 'Кто', cell: (row) => row.name },
              {
                key: 'term',
                title: 'Когда',
                cell: (row) =>
                  `с ${formatDateShort(row.startsOn)}${row.endsOn ? ` до ${formatDateShort(row.endsOn)}` : ''}`,
              },
              { key: 'act', title: 'Приказ', cell: (row) => `${row.actIssuer}, ${row.act}`, wrap: true },
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}

function Descriptions({ view, shown }: { view: PageView; shown: Shown }) {
  const { seat, editions, signed } = shown;
  const issues = !refusalOf(view, issueDescription, seat);
  return (
    <Section
      title={jobText.one}
      actions={
        issues ? (
          <LinkButton
            text={issueDescription.ru}
            href={view.url(`/centre/seats/${seat.seatId}/job-description`)}
            small
            icon="plus"
          />
        ) : null
      }
    >
      <PlainTable<JobDescription>
        caption={jobText.one}
        rows={[...editions]}
        rowKey={(row) => row.id}
        rowHref={(row) => view.url(`/centre/job-descriptions/${row.id}`)}
        empty={jobText.none}
        columns={[
          { key: 'edition', title: 'Редакция', cell: (row) => jobText.edition(row.edition) },
          { key: 'from', title: jobText.fields.startsOn, cell: (row) => formatDateShort(row.startsOn) },
          { key: 'act', title: jobText.fields.act, cell: (row) => row.act, wrap: true },
          {
            key: 'signed',
            title: jobText.acknowledged,
            wrap: true,
            cell: (row) =>
              signed
                .filter((each) => each.descriptionId === row.id)
                .map((each) => `${each.name}, ${formatDateShort(each.on)}`)
                .join('; ') || jobText.notYet,
          },
        ]}
      />
    </Section>
  );
}
