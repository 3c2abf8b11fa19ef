// What this room adds to a person's card: categories and attestation, education and service, awards and publications.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { formatDate } from '../../platform/language/index.ts';
import { LinkButton, PlainTable } from '../../ui/index.ts';
import { type PersonPart, placedPerson, type TimelineLine } from '../people/index.ts';
import { applicationsOf } from './application.queries.ts';
import type { Application } from './application.schema.ts';
import { type HelpPage, helpFilter, helpList } from './help.journal.ts';
import { helpKinds } from './help.text.ts';
import { CategoryBadge, serviceText } from './pages/parts.tsx';
import { seesRecord } from './qualification.policy.ts';
import {
  categoryGoals,
  categoryNames,
  distinctionKinds,
  educationLevels,
  serviceKinds,
  qualificationText as text,
} from './qualification.text.ts';
import { type Held, heldBy } from './record.queries.ts';

interface Known {
  readonly personId: string;
  readonly held: Held;
  readonly applications: readonly Application[];
  readonly help: HelpPage;
}

export const qualificationPart: PersonPart = {
  key: 'qualification',
  of: async (ctx, personId) => {
    const placed = await placedPerson(ctx, personId);
    if (placed === null || !seesRecord(ctx, placed)) return null;
    const known: Known = {
      personId,
      held: await heldBy(ctx, personId, ctx.today),
      applications: await applicationsOf(ctx, personId),
      help: await helpList(ctx, helpFilter.parse({ personId })),
    };
    return {
      sections: [attestation(ctx, known), education(known), honours(known)],
      timeline: timelineOf(known),
    };
  },
};

const timelineOf = ({ held, applications, help }: Known): TimelineLine[] => [
  ...held.categories.map((each) => ({
    on: each.grantedOn,
    text: `${categoryNames[each.kind]} (${each.position}): ${each.document}`,
  })),
  ...held.distinctions.flatMap(({ givenOn, name }) => (givenOn ? [{ on: givenOn, text: name }] : [])),
  ...applications.map((each) => ({
    on: each.filedOn,
    text: `подано заявление ${categoryGoals[each.kind]}`,
    path: `/qualification/applications/${each.id}`,
  })),
  ...help.rows.map((each) => ({ on: each.onDate, text: `${helpKinds[each.kind]}: ${each.topic}` })),
];

/** Everything is entered and taken back on the person's own page of this room. */
const own = (personId: string) => (view: { url: (path: string) => string }) => (
  <LinkButton text={text.menu} href={view.url(`/qualification/people/${personId}`)} icon="school" small />
);

const attestation = (ctx: ReadCtx, { personId, held, applications, help }: Known) => ({
  ...{ id: 'attestation', title: 'Категория и аттестация', count: held.categories.length },
  actions: own(personId),
  body: (view: { url: (path: string) => string }) => (
    <>
      <PlainTable
        caption="Категория и аттестация"
        rows={[...held.categories]}
        rowKey={(each) => each.id}
        empty="Категории и соответствия должности нет"
        columns={[
          {
            key: 'kind',
            title: 'Что установлено',
            cell: (each) => <CategoryBadge category={each} today={ctx.today} />,
            wrap: true,
          },
          { key: 'position', title: 'По должности', cell: (each) => each.position, wrap: true },
          { key: 'granted', title: 'Решение', cell: (each) => formatDate(each.grantedOn) },
          { key: 'document', title: 'Документ', cell: (each) => each.document, wrap: true },
        ]}
      />
      {applications
        .filter(({ state }) => state === 'filed' || state === 'examined')
        .map((each) => (
          <p>
            <a href={view.url(`/qualification/applications/${each.id}`)}>
              Заявление {categoryGoals[each.kind]} от {formatDate(each.filedOn)}
            </a>
          </p>
        ))}
      {help.total > 0 ? (
        <p>
          <a href={view.url(`/qualification/help?personId=${personId}`)}>
            Помощь при подготовке к аттестации: {String(help.total)}
          </a>
        </p>
      ) : null}
    </>
  ),
});

const education = ({ held }: Known) => ({
  ...{ id: 'education', title: 'Образование и стаж', count: held.educations.length },
  body: () => (
    <>
      <PlainTable
        caption="Образование"
        rows={[...held.educations]}
        rowKey={(each) => each.id}
        empty="Образование не указано"
        columns={[
          {
            key: 'level',
            title: 'Уровень',
            cell: (each) => `${educationLevels[each.level]}${each.pedagogical ? ', педагогическое' : ''}`,
            wrap: true,
          },
          {
            key: 'place',
            title: 'Где и когда',
            cell: (each) => [each.place, each.year].filter(Boolean).join(', '),
            wrap: true,
          },
          {
            key: 'qualification',
            title: 'Специальность, квалификация',
            cell: (each) => [each.speciality, each.qualification].filter(Boolean).join(' — '),
            wrap: true,
          },
        ]}
      />
      <p>
        Стаж на сегодня: {serviceKinds.general} {serviceText(held.service.general)},{' '}
        {serviceKinds.pedagogical} {serviceText(held.service.pedagogical)}
      </p>
    </>
  ),
});

const honours = ({ held }: Known) => {
  const rows = [
    ...held.distinctions.map((each) => ({
      ...{ id: each.id, what: distinctionKinds[each.kind], name: each.name },
      ...{ when: each.givenOn ? formatDate(each.givenOn) : '', document: each.document },
    })),
    ...held.publications.map((each) => ({
      ...{ id: each.id, what: 'публикация', name: each.title, when: String(each.year) },
      document: each.imprint,
    })),
  ];
  return {
    ...{ id: 'honours', title: 'Награды и публикации', count: rows.length },
    body: () => (
      <PlainTable
        caption="Награды и публикации"
        rows={rows}
        rowKey={(each) => each.id}
        empty="Наград, степеней и публикаций не внесено"
        columns={[
          { key: 'what', title: 'Что это', cell: (each) => each.what },
          { key: 'name', title: 'Название', cell: (each) => each.name, wrap: true },
          { key: 'when', title: 'Когда', cell: (each) => each.when },
          { key: 'document', title: 'Документ, издание', cell: (each) => each.document, wrap: true },
        ]}
      />
    ),
  };
};
