// What training tells of work with partners: the courses a partner gives, with their places and people.
import { sql } from 'kysely';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { FormLink, LinkButton, PlainTable } from '../../ui/index.ts';
import type { PartnerPart } from '../partners/index.ts';
import { coursesPage, type ListedCourse, providersList } from './course.queries.ts';
import { courseText as text, trainingForms, trainingKinds } from './course.text.ts';
import { keepsCourses } from './development.policy.ts';
import { periodWords } from './pages/signs.tsx';

/**
 * A course is joint work from the day it starts, or from its first nomination while its days are only words, once
 * somebody got a place on it or was sent; a cancelled course is none. Quotas, nominations and records are its result.
 */
const courseLines = (ctx: ReadCtx) => sql`
  select c.id, o.partner_id, 'training' as kind, coalesce(c.starts_on, f.first) as on_date, c.title,
         concat_ws(', ', 'мест ' || f.seats, 'направлено ' || nullif(f.sent, 0), 'обучено ' || nullif(f.trained, 0)) as result,
         greatest(f.sent, f.trained) as participants, '/development/courses/' || c.id as path
    from development.courses c
    join development.providers o on o.territory_id = c.territory_id and o.id = c.provider_id
    cross join lateral (select
      (select sum(q.seats)::int from development.quotas q
        where q.territory_id = c.territory_id and q.course_id = c.id) as seats,
      (select count(*)::int from development.nominations n where n.territory_id = c.territory_id
        and n.course_id = c.id and n.state in ('proposed', 'sent', 'confirmed')) as sent,
      (select min(n.proposed_on) from development.nominations n where n.territory_id = c.territory_id
        and n.course_id = c.id) as first,
      (select count(*)::int from development.records r where r.territory_id = c.territory_id
        and r.course_id = c.id and r.state in ('completed', 'certified')) as trained) f
   where c.territory_id = ${ctx.territory.id} and o.partner_id is not null and c.state <> 'cancelled'
     and coalesce(c.starts_on, f.first) is not null and (f.seats is not null or f.sent > 0 or f.trained > 0)`;

const shownCourses = 10;

export const courseWork: PartnerPart = {
  key: 'courses',
  work: courseLines,
  section: async (ctx, partnerId) => {
    const provider = (await providersList(ctx)).find((each) => each.partnerId === partnerId);
    const keeps = !keepsCourses.check(ctx, undefined);
    if (!provider) {
      if (!keeps) return null;
      return {
        title: text.title,
        body: (view) => (
          <p class="o-hint">
            {text.notProvider}{' '}
            <FormLink href={view.url(`/development/providers/new?partnerId=${partnerId}`)}>
              {text.newProvider}
            </FormLink>
          </p>
        ),
      };
    }
    const { rows, total } = await coursesPage(ctx, { providerId: provider.id, limit: shownCourses });
    return {
      title: `${text.title}: ${total}`,
      body: (view) => (
        <>
          <PlainTable
            caption={text.title}
            rows={[...rows]}
            rowKey={(row: ListedCourse) => row.id}
            rowHref={(row) => view.url(`/development/courses/${row.id}`)}
            empty={text.empty.title}
            columns={[
              { key: 'title', title: text.fields.title, cell: (row) => row.title, wrap: true },
              {
                key: 'kind',
                title: text.fields.kind,
                cell: (row) => `${trainingKinds[row.kind]}, ${trainingForms[row.form]}`,
                wrap: true,
              },
              {
                key: 'when',
                title: text.when,
                cell: (row) => periodWords(row.startsOn, row.endsOn, row.terms),
                wrap: true,
              },
              {
                key: 'taken',
                title: text.takenSeats,
                numeric: true,
                cell: (row) => (row.seats === null ? String(row.taken) : `${row.taken} из ${row.seats}`),
              },
              { key: 'trained', title: text.trained, numeric: true, cell: (row) => String(row.trained) },
            ]}
          />
          {total > rows.length ? (
            <LinkButton
              text={text.allCourses}
              href={view.url(`/development/courses?providerId=${provider.id}`)}
              small
            />
          ) : null}
        </>
      ),
    };
  },
};
