// Manifest of development: courses and training, exceptions, dated rules.
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { countAgain, isOnlyObserver } from '../people/index.ts';
import { courseCommands, courseSentences } from './course.commands.ts';
import { courseLifecycle } from './course.lifecycle.ts';
import { courseQuery, coursesQuery } from './course.queries.ts';
import { courseText } from './course.text.ts';
import { developmentNorms } from './development.norms.ts';
import { developmentPolicy, seesDevelopment } from './development.policy.ts';
import { developmentSheets } from './development.sheets.ts';
import { forecastCount } from './forecast.count.ts';
import { forecastSheets } from './forecast.sheets.ts';
import { groupSentences, holdGroupMeeting, makeGroup } from './group.commands.ts';
import { addActivity, addInitiative, growthSentences } from './growth.commands.ts';
import { growthText } from './growth.text.ts';
import { mentoringText } from './mentoring.text.ts';
import { nominationCommands, nominationSentences } from './nomination.commands.ts';
import { nominationLifecycle } from './nomination.lifecycle.ts';
import { nominationsQuery } from './nomination.queries.ts';
import { nominationText } from './nomination.text.ts';
import { developmentPages } from './pages/index.ts';
import { pairCommands, pairSentences } from './pair.commands.ts';
import { pairLifecycle } from './pair.lifecycle.ts';
import { pairPolicy } from './pair.policy.ts';
import { developmentDaily, developmentDuties } from './practice.due.ts';
import { profileDownloads } from './profile.downloads.ts';
import { recordCommands } from './record.commands.ts';
import { recordLifecycle } from './record.lifecycle.ts';
import { recordQuery, recordsQuery } from './record.queries.ts';
import { recordSentences } from './record.sentences.ts';
import { recordText } from './record.text.ts';
import { setInterCourseRule, setPracticeRule, setTrainingRule, setYoungRule } from './rule.commands.ts';
import { ruleText } from './rule.text.ts';
import { websiteDownloads } from './website.downloads.ts';

const menu: Module['menu'] = (ctx) => {
  if (ctx.actor.kind !== 'person') return [];
  const sees = !seesDevelopment.check(ctx, undefined);
  const training = {
    label: recordText.registerTitle,
    path: sees ? '/development/records' : '/development/courses',
    icon: 'school',
    order: 620,
  };
  const mentoring = {
    label: mentoringText.title,
    path: sees ? '/development/young' : '/development/pairs',
    icon: 'users-group',
    order: 640,
  };
  const mine = {
    label: growthText.mine,
    path: `/development/people/${ctx.actor.personId}`,
    icon: 'star',
    order: 650,
  };
  return [training, mentoring, ...(ctx.actor.personId && !isOnlyObserver(ctx) ? [mine] : [])];
};

export const developmentModule: Module = {
  name: 'development',
  ru: recordText.registerTitle,
  norms: Object.values(developmentNorms),
  lifecycles: [courseLifecycle, nominationLifecycle, pairLifecycle, recordLifecycle],
  policies: [developmentPolicy, pairPolicy],
  commands: [
    ...[...courseCommands, ...nominationCommands, ...recordCommands],
    ...[...pairCommands, makeGroup, holdGroupMeeting, addInitiative, addActivity],
    ...[setTrainingRule, setPracticeRule, setYoungRule, setInterCourseRule],
  ],
  queries: [coursesQuery, courseQuery, nominationsQuery, recordsQuery, recordQuery],
  pages: developmentPages,
  downloads: [...websiteDownloads, ...developmentSheets, ...forecastSheets, ...profileDownloads],
  menu,
  duties: developmentDuties,
  daily: developmentDaily,
  sentences: {
    ...{ ...courseSentences, ...nominationSentences, ...recordSentences },
    ...{ ...pairSentences, ...groupSentences, ...growthSentences },
  },
  subscribers: {
    'development-rule.set': countAgain(forecastCount),
    'import.applied': countAgain(forecastCount),
    'import.undone': countAgain(forecastCount),
  },
  constraints: {
    provider_is_entered_once: () =>
      refuse('provider-twice', courseText.refusals.twice, {
        fields: { shortName: courseText.refusals.twice },
      }),
    partner_is_one_provider: () =>
      refuse('partner-taken', courseText.refusals.partnerTaken, {
        kind: 'invalid',
        fields: { partnerId: courseText.refusals.partnerTaken },
      }),
    person_is_nominated_once: () => refuse('nominated-twice', nominationText.refusals.twice),
    record_document_is_entered_once: () =>
      refuse('document-twice', recordText.refusals.documentTwice, {
        fields: { documentNumber: recordText.refusals.documentTwice },
      }),
    nobody_mentors_himself: () => refuse('mentors-himself', mentoringText.refusals.himself),
    mentee_has_one_mentor_at_a_time: () => refuse('mentored-already', mentoringText.refusals.overlap),
    pair_is_inside_the_mentors_post: () => refuse('outside-the-post', mentoringText.refusals.outside),
    pair_is_inside_the_mentees_post: () => refuse('outside-the-post', mentoringText.refusals.outside),
    group_is_made_once: () => refuse('group-twice', mentoringText.refusals.groupTwice),
    activity_is_entered_once: () => refuse('hours-twice', growthText.faults.twice),
    one_rule_of_a_kind_at_a_time: () => refuse('rule-overlaps', ruleText.faults.overlap),
  },
  invariants: [
    {
      name: 'a mentor and a mentee hold the posts their pair names',
      sql: `select m.territory_id, m.id from development.mentor_pairs m
        join people.posts a on a.territory_id = m.territory_id and a.id = m.mentor_post_id
        join people.posts b on b.territory_id = m.territory_id and b.id = m.mentee_post_id
        where a.person_id <> m.mentor_id or b.person_id <> m.mentee_id
          or a.institution_id is distinct from b.institution_id`,
    },
    {
      name: 'a meeting of a pair is inside its days',
      sql: `select g.territory_id, g.id from development.pair_meetings g
        join development.mentor_pairs m on m.territory_id = g.territory_id and m.id = g.pair_id
        where g.held_on < m.starts_on or g.held_on >= m.ends_on`,
    },
    {
      name: 'a check in practice is of training that was completed',
      sql: `select k.territory_id, k.record_id from development.practice_checks k
        join development.records r on r.territory_id = k.territory_id and r.id = k.record_id
        where r.state not in ('completed', 'certified') or k.checked_on < r.ends_on`,
    },
    {
      name: 'a record made by a nomination is of the same person and course',
      sql: `select r.territory_id, r.id from development.records r
        join development.nominations n on n.territory_id = r.territory_id and n.id = r.nomination_id
        where n.person_id <> r.person_id or n.course_id <> r.course_id`,
    },
  ],
};
