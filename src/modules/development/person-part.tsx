// What this room adds to a person's card: training, nominations, mentoring, hours between courses, initiatives.
import type { PageView } from '../../kernel/page.ts';
import { formatDate, formatDateShort, formatNumber } from '../../platform/language/index.ts';
import { LinkButton, PlainTable } from '../../ui/index.ts';
import type { PersonPart, TimelineLine } from '../people/index.ts';
import { developmentPolicy } from './development.policy.ts';
import { type Activity, activitiesOf, type Initiative, initiativesOf, placeOf } from './growth.commands.ts';
import { growthText, initiativeKinds } from './growth.text.ts';
import { type YearRecord, yearRecords } from './growth.years.ts';
import { mentoringText } from './mentoring.text.ts';
import { type Nomination, nominationsPage } from './nomination.queries.ts';
import { nominationStates, nominationText } from './nomination.text.ts';
import { recordColumns } from './pages/records.tsx';
import { NominationBadge, PairBadge, periodWords, shortName } from './pages/signs.tsx';
import { YearTable } from './pages/years.tsx';
import { type Pair, pairsList, type YoungSpecialist, youngSpecialists } from './pair.queries.ts';
import { recordsPage, type TrainingRecord } from './record.queries.ts';
import { recordStates, recordText } from './record.text.ts';
import { rulesOn } from './rule.queries.ts';

interface Known {
  readonly personId: string;
  readonly records: readonly TrainingRecord[];
  readonly nominations: readonly Nomination[];
  readonly pairs: readonly Pair[];
  readonly young: YoungSpecialist | undefined;
  readonly activities: readonly Activity[];
  readonly initiatives: readonly Initiative[];
  readonly years: readonly YearRecord[];
}

const most = 200;

export const developmentPart: PersonPart = {
  key: 'development',
  of: async (ctx, personId) => {
    const belonging = await placeOf(ctx, personId);
    if (belonging === null || developmentPolicy.rules.view.check(ctx, belonging)) return null;
    const records = (await recordsPage(ctx, { personId, limit: most })).rows;
    const activities = await activitiesOf(ctx, personId, mentoringText.school);
    const known: Known = {
      ...{ personId, records, activities },
      years: yearRecords((await rulesOn(ctx))['inter-course'], ctx.today, { records, activities }),
      nominations: (await nominationsPage(ctx, { personId, limit: most })).rows,
      pairs: await pairsList(ctx, personId),
      young: (await youngSpecialists(ctx, personId)).rows[0],
      initiatives: await initiativesOf(ctx, personId),
    };
    return {
      sections: [training(known), mentoring(known), growth(known)],
      timeline: timelineOf(known),
    };
  },
};

const timelineOf = ({ personId, records, nominations, pairs, activities, initiatives }: Known) =>
  [
    ...records.map((each) => ({
      on: each.endsOn,
      text: `обучение «${each.title}», ${each.hours} ч: ${recordStates[each.state]}`,
      path: `/development/records/${each.id}`,
    })),
    ...nominations.map((each) => ({
      on: each.proposedOn,
      text: `направление на курс «${each.course}»: ${nominationStates[each.state]}`,
      path: `/development/courses/${each.courseId}`,
    })),
    ...pairs.map((each) => ({
      on: each.startsOn,
      text: `${sideOf(each, personId)}: ${each.goal}`,
      path: `/development/pairs/${each.id}`,
    })),
    ...activities.map((each) => ({
      on: each.heldOn,
      text: `${each.title}, ${formatNumber(each.hours)} ч (${each.source})`,
    })),
    ...initiatives.map((each) => ({
      on: each.startsOn,
      text: `${initiativeKinds[each.kind]} «${each.title}»`,
    })),
  ] satisfies TimelineLine[];

const sideOf = (pair: Pair, personId: string): string =>
  pair.mentorId === personId
    ? `наставник, сопровождает: ${shortName(pair.mentee)}`
    : `наставляет ${shortName(pair.mentor)}`;

const training = ({ personId, records, nominations }: Known) => ({
  ...{ id: 'training', title: recordText.title, count: records.length },
  actions: (view: PageView) => (
    <LinkButton
      text={growthText.profile}
      href={view.url(`/development/people/${personId}`)}
      icon="star"
      small
    />
  ),
  body: (view: PageView) => (
    <>
      <PlainTable
        caption={recordText.title}
        rows={[...records]}
        rowKey={(row) => row.id}
        rowHref={(row) => view.url(`/development/records/${row.id}`)}
        columns={['title', 'hours', 'ends', 'document', 'state'].flatMap((key) =>
          recordColumns.filter((column) => column.key === key),
        )}
        empty="Обучение ещё не внесено"
      />
      {nominations.length === 0 ? null : (
        <PlainTable
          caption={nominationText.title}
          rows={[...nominations]}
          rowKey={(row) => row.id}
          rowHref={(row) => view.url(`/development/courses/${row.courseId}`)}
          columns={[
            { key: 'course', title: nominationText.one, cell: (row) => row.course, wrap: true },
            {
              key: 'on',
              title: nominationText.fields.proposedOn,
              cell: (row) => formatDateShort(row.proposedOn),
            },
            { key: 'state', title: 'Состояние', cell: (row) => <NominationBadge state={row.state} /> },
          ]}
        />
      )}
    </>
  ),
});

const mentoring = ({ personId, pairs, young }: Known) => ({
  ...{ id: 'mentoring', title: growthText.mentoring, count: pairs.length },
  body: (view: PageView) => (
    <>
      {young ? (
        <p>
          {growthText.youngUntil(formatDate(young.until))}
          {young.mentor ? null : `, ${mentoringText.noMentor}`}
        </p>
      ) : null}
      <PlainTable
        caption={growthText.mentoring}
        rows={[...pairs]}
        rowKey={(row) => row.id}
        rowHref={(row) => view.url(`/development/pairs/${row.id}`)}
        empty="В наставнических парах не участвует"
        columns={[
          { key: 'side', title: 'В паре', cell: (row) => sideOf(row, personId), wrap: true },
          { key: 'goal', title: mentoringText.fields.goal, cell: (row) => row.goal, wrap: true },
          { key: 'term', title: 'Срок', cell: (row) => periodWords(row.startsOn, row.lastDay) },
          { key: 'state', title: 'Состояние', cell: (row) => <PairBadge state={row.state} /> },
        ]}
      />
    </>
  ),
});

const growth = ({ activities, initiatives, years }: Known) => {
  const rows = [
    ...activities.map((each) => ({
      ...{ on: each.heldOn, what: 'часы между курсами', title: each.title, hours: formatNumber(each.hours) },
      document: each.source,
    })),
    ...initiatives.map((each) => ({
      ...{ on: each.startsOn, what: initiativeKinds[each.kind], title: each.title, hours: '' },
      document: each.outcome,
    })),
  ].sort((a, b) => b.on.localeCompare(a.on));
  return {
    ...{ id: 'growth', title: growthText.between, count: rows.length },
    body: () => (
      <>
        <YearTable years={years} />
        <PlainTable
          caption={growthText.between}
          rows={rows}
          rowKey={(row) => `${row.on}${row.title}`}
          empty="Часов между курсами и инициатив не внесено"
          columns={[
            { key: 'on', title: growthText.fields.heldOn, cell: (row) => formatDateShort(row.on) },
            { key: 'what', title: growthText.fields.kind, cell: (row) => row.what, wrap: true },
            { key: 'title', title: growthText.fields.title, cell: (row) => row.title, wrap: true },
            { key: 'hours', title: growthText.fields.hours, cell: (row) => row.hours, numeric: true },
            { key: 'document', title: 'Подтверждение, итог', cell: (row) => row.document, wrap: true },
          ]}
        />
      </>
    ),
  };
};
