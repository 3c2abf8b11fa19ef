// Manifest of the people: persons, posts, roles, acting appointments, declared relatives.
import { hasRole } from '../../kernel/ctx.ts';
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { invitePerson } from './account/invite.commands.ts';
import { peopleCountDaily, peopleCountJob } from './counted/counted.ts';
import { followClosure, followSuccession } from './institution.subscribers.ts';
import { mergePeople, partPeople } from './merge/merge.commands.ts';
import { peoplePages } from './pages/index.ts';
import { renamePerson } from './person/rename.commands.ts';
import { addPersonWithPost, changePerson, correctForms } from './person.commands.ts';
import { peopleListQuery, personQuery, pickPerson, searchPeople } from './person.list.ts';
import { assignedAccess } from './person.norms.ts';
import { mergePolicy, personPolicy, placementPolicy, relationPolicy, rolePolicy } from './person.policy.ts';
import { personSentences } from './person.sentences.ts';
import { peopleSheet } from './person.sheet.ts';
import { personText as text } from './person.text.ts';
import { endPosts } from './post/end-many.commands.ts';
import { endLeave, grantLeave } from './post/leave.commands.ts';
import { changeTerms, correctPost } from './post/terms.commands.ts';
import { closeVacancy, openVacancy } from './post/vacancy.commands.ts';
import { appoint, endPost } from './post.commands.ts';
import { declareRelation, withdrawRelation } from './relation.commands.ts';
import { appointActing, endActing, endRole, grantRole } from './role.commands.ts';
import { peopleRoles } from './role.queries.ts';
import { seesStaffList, seesVacancies } from './staff/staff.filter.ts';
import { staffQuery } from './staff/staff.list.ts';
import { staffSheet, vacancySheet } from './staff/staff.sheet.ts';
import { staffText } from './staff/staff.text.ts';
import { removeView, saveView } from './staff/view.commands.ts';

export const peopleModule: Module = {
  name: 'people',
  ru: text.title,
  norms: [assignedAccess],
  policies: [mergePolicy, personPolicy, placementPolicy, rolePolicy, relationPolicy],
  commands: [
    ...[mergePeople, partPeople],
    ...[saveView, removeView, endPosts],
    ...[renamePerson, correctPost, changeTerms, grantLeave, endLeave, openVacancy, closeVacancy],
    ...[addPersonWithPost, changePerson, correctForms, appoint, endPost, invitePerson],
    ...[grantRole, endRole, appointActing, endActing, declareRelation, withdrawRelation],
  ],
  queries: [peopleListQuery, personQuery, pickPerson, staffQuery],
  pages: peoplePages,
  downloads: [peopleSheet, staffSheet, vacancySheet],
  jobs: [peopleCountJob],
  daily: [peopleCountDaily],
  roles: peopleRoles,
  menu: (ctx) => {
    if (ctx.actor.kind !== 'person') return [];
    const vacancies = seesVacancies.check(ctx, undefined)
      ? []
      : [{ label: staffText.vacanciesTitle, path: '/people/vacancies', icon: 'table', order: 612 }];
    const staff = seesStaffList.check(ctx, undefined)
      ? vacancies
      : [{ label: staffText.title, path: '/people/staff', icon: 'table', order: 612 }];
    const entries = [{ label: text.title, path: '/people', icon: 'users', order: 610 }, ...staff];
    const setsRoles = hasRole(ctx, ['territory-admin', 'centre-head']);
    return setsRoles
      ? [...entries, { label: text.rolesTitle, path: '/people/roles', icon: 'key', order: 930 }]
      : entries;
  },
  search: searchPeople,
  sentences: personSentences,
  subscribers: {
    'institution.succeeded': followSuccession,
    'institution.absorbed': followSuccession,
    'institution.divided': followClosure,
    'institution.closed': followClosure,
  },
  constraints: {
    post_is_not_held_twice_at_once: () => refuse('post-held-twice', text.refusals.postTwice),
    leave_is_inside_its_post: () => refuse('leave-outside-post', text.refusals.leaveOutside),
    leave_is_from_a_post: () => refuse('leave-outside-post', text.refusals.leaveOutside),
    one_leave_of_a_post_at_a_time: () => refuse('leave-recorded-twice', text.refusals.leaveTwice),
    one_name_at_a_time: () => refuse('name-recorded-twice', text.refusals.nameTwice),
    saved_view_has_a_name_of_its_own: () =>
      refuse('view-named-twice', staffText.viewTwice, {
        kind: 'invalid',
        fields: { name: staffText.viewTwice },
      }),
    role_is_not_held_twice_at_once: () => refuse('role-held-twice', text.refusals.roleTwice),
    one_acts_at_a_time: () => refuse('somebody-acts-already', text.refusals.actingTwice),
    relative_is_declared_once: () => refuse('declared-already', text.refusals.relationTwice),
    account_is_of_one_person: () => refuse('account-taken', text.refusals.accountTaken),
  },
  invariants: [
    {
      name: 'nobody works in an institution after it closed',
      sql: `select t.territory_id, t.id from people.posts t
        join institutions.institutions i on i.territory_id = t.territory_id and i.id = t.institution_id
        where i.state = 'closed' and t.starts_on < i.closed_on and (t.ends_on is null or t.ends_on > i.closed_on)`,
    },
    {
      name: 'a record put together with another has no sign-in and leads to a record that stays',
      sql: `select p.territory_id, p.id from people.persons p
        join people.persons k on k.territory_id = p.territory_id and k.id = p.merged_into_id
        where p.account_id is not null or k.merged_into_id is not null`,
    },
    {
      name: 'a merge in force and the merged record say the same',
      sql: `select m.territory_id, m.id from people.merges m
        join people.persons p on p.territory_id = m.territory_id and p.id = m.merged_id
        where m.parted_at is null and p.merged_into_id is distinct from m.kept_id`,
    },
    {
      name: 'an anonymised person keeps no name, contact or account',
      sql: `select territory_id, id from people.persons where anonymised_at is not null
        and (email <> '' or phone <> '' or account_id is not null or birth_date is not null)`,
    },
  ],
};
