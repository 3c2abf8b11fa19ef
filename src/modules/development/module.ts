// Manifest of development: courses and training, exceptions, dated rules.
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { courseCommands, courseSentences } from './course.commands.ts';
import { courseLifecycle } from './course.lifecycle.ts';
import { courseQuery, coursesQuery } from './course.queries.ts';
import { courseText } from './course.text.ts';
import { developmentNorms } from './development.norms.ts';
import { developmentPolicy, seesDevelopment } from './development.policy.ts';
import { developmentSheets } from './development.sheets.ts';
import { forecastSheets } from './forecast.sheets.ts';
import { nominationCommands, nominationSentences } from './nomination.commands.ts';
import { nominationLifecycle } from './nomination.lifecycle.ts';
import { nominationsQuery } from './nomination.queries.ts';
import { nominationText } from './nomination.text.ts';
import { developmentPages } from './pages/index.ts';
import { recordCommands } from './record.commands.ts';
import { recordLifecycle } from './record.lifecycle.ts';
import { recordQuery, recordsQuery } from './record.queries.ts';
import { recordSentences } from './record.sentences.ts';
import { recordText } from './record.text.ts';
import { setPracticeRule, setTrainingRule, setYoungRule } from './rule.commands.ts';
import { ruleText } from './rule.text.ts';

const menu: Module['menu'] = (ctx) => {
  if (ctx.actor.kind !== 'person') return [];
  const sees = !seesDevelopment.check(ctx, undefined);
  return [
    {
      label: recordText.registerTitle,
      path: sees ? '/development/records' : '/development/courses',
      icon: 'school',
      order: 620,
    },
  ];
};

export const developmentModule: Module = {
  name: 'development',
  ru: recordText.registerTitle,
  norms: Object.values(developmentNorms),
  lifecycles: [courseLifecycle, nominationLifecycle, recordLifecycle],
  policies: [developmentPolicy],
  commands: [
    ...[...courseCommands, ...nominationCommands, ...recordCommands],
    ...[setTrainingRule, setPracticeRule, setYoungRule],
  ],
  queries: [coursesQuery, courseQuery, nominationsQuery, recordsQuery, recordQuery],
  pages: developmentPages,
  downloads: [...developmentSheets, ...forecastSheets],
  menu,
  sentences: { ...courseSentences, ...nominationSentences, ...recordSentences },
  constraints: {
    provider_is_entered_once: () =>
      refuse('provider-twice', courseText.refusals.twice, {
        fields: { shortName: courseText.refusals.twice },
      }),
    person_is_nominated_once: () => refuse('nominated-twice', nominationText.refusals.twice),
    record_document_is_entered_once: () =>
      refuse('document-twice', recordText.refusals.documentTwice, {
        fields: { documentNumber: recordText.refusals.documentTwice },
      }),
    one_rule_of_a_kind_at_a_time: () => refuse('rule-overlaps', ruleText.faults.overlap),
  },
  invariants: [
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
