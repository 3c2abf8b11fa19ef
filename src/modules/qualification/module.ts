// Manifest of qualification: what people have, the law it stands by, attestation and the numbers drawn from it.
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { countAgain, isOnlyObserver } from '../people/index.ts';
import { draftAnalysis } from './analysis.commands.ts';
import { analysisDownloads } from './analysis.downloads.ts';
import { forgetInAnswers, keepAnswer } from './answer.commands.ts';
import { answerSheet } from './answer.sheet.ts';
import { answerSentences } from './answer.text.ts';
import { applicationCommands } from './application.commands.ts';
import { applicationLifecycle } from './application.lifecycle.ts';
import { applicationPolicy } from './application.policy.ts';
import { applicationsQuery } from './application.queries.ts';
import { applicationSentences, applicationText } from './application.text.ts';
import { applicationsSheet, helpSheet } from './attestation.sheets.ts';
import { conformityCommands, conformityPolicy } from './conformity.commands.ts';
import { conformityLifecycle } from './conformity.lifecycle.ts';
import { conformityDownloads } from './conformity.paper.ts';
import { conformityQuery } from './conformity.queries.ts';
import { conformitySentences, conformityText } from './conformity.text.ts';
import { helpFeedbackPolicy, helpPolicy, helpQuery, noteHelp, rateHelp } from './help.journal.ts';
import { helpSentences, helpText } from './help.text.ts';
import { indicatorCommands } from './indicator.commands.ts';
import { indicatorLifecycle } from './indicator.lifecycle.ts';
import { indicatorSentences } from './indicator.text.ts';
import { addPages } from './pages/add.tsx';
import { analysisPage } from './pages/analysis.tsx';
import { answerPage, answersPage } from './pages/answers.tsx';
import { applicationPage } from './pages/application.tsx';
import { applicationsPage } from './pages/applications.tsx';
import { applyPage } from './pages/apply.tsx';
import { calendarPage } from './pages/calendar.tsx';
import { cardPage } from './pages/card.tsx';
import { conformityPage, planConformityPage } from './pages/conformity.tsx';
import { helpPage, noteHelpPage } from './pages/help.tsx';
import { indicatorSetPage, indicatorSetsPage } from './pages/indicators.tsx';
import { staffPage } from './pages/list.tsx';
import { profilePage } from './pages/profile.tsx';
import { staffReportPage } from './pages/report.tsx';
import { rulesPage } from './pages/rules.tsx';
import { qualificationDaily } from './qualification.daily.ts';
import { qualificationDuties } from './qualification.duties.ts';
import { attestationSupport, attestationTerms, qualityIndicators } from './qualification.norms.ts';
import { recordPolicy, seesStaff } from './qualification.policy.ts';
import { qualificationText as text } from './qualification.text.ts';
import * as record from './record.commands.ts';
import { addRule, removeRule, ruleSentences } from './rule.commands.ts';
import { staffCount } from './staff.count.ts';
import { staffQuery } from './staff.list.ts';
import { staffSheet } from './staff.sheet.ts';

const twice = () => refuse('entered-twice', text.twice);

export const qualificationModule: Module = {
  name: 'qualification',
  ru: text.title,
  norms: [attestationSupport, attestationTerms, qualityIndicators],
  lifecycles: [applicationLifecycle, conformityLifecycle, indicatorLifecycle],
  policies: [recordPolicy, applicationPolicy, conformityPolicy, helpPolicy, helpFeedbackPolicy],
  commands: [
    ...[record.addCategory, record.addEducation, record.addDistinction, record.addPublication],
    ...[record.addPeriod, record.addStatement, record.removeRecord, addRule, removeRule],
    ...applicationCommands,
    ...indicatorCommands,
    ...conformityCommands,
    ...[noteHelp, rateHelp, draftAnalysis, keepAnswer],
  ],
  queries: [staffQuery, applicationsQuery, conformityQuery, helpQuery],
  pages: [
    ...[
      staffPage,
      staffReportPage,
      analysisPage,
      rulesPage,
      cardPage,
      profilePage,
      applyPage,
      noteHelpPage,
      ...addPages,
    ],
    ...[answersPage, answerPage, applicationsPage, calendarPage, helpPage, applicationPage],
    ...[indicatorSetsPage, indicatorSetPage, conformityPage, planConformityPage],
  ],
  downloads: [
    staffSheet,
    answerSheet,
    applicationsSheet,
    helpSheet,
    ...analysisDownloads,
    ...conformityDownloads,
  ],
  daily: qualificationDaily,
  duties: qualificationDuties,
  menu: (ctx) => {
    if (ctx.actor.kind !== 'person') return [];
    const attestation = {
      ...{
        label: applicationText.title,
        path: '/qualification/applications',
        icon: 'clipboard-check',
        order: 630,
      },
    };
    if (!seesStaff.check(ctx, undefined))
      return [{ label: text.menu, path: '/qualification', icon: 'school', order: 620 }, attestation];
    if (!ctx.actor.personId || isOnlyObserver(ctx)) return [];
    const own = `/qualification/people/${ctx.actor.personId}`;
    return [{ label: text.mine, path: own, icon: 'school', order: 620 }];
  },
  sentences: {
    ...record.recordSentences,
    ...ruleSentences,
    ...applicationSentences,
    ...helpSentences,
    ...answerSentences,
    ...indicatorSentences,
    ...conformitySentences,
  },
  subscribers: {
    'person.anonymised': (ctx, fact) => forgetInAnswers(ctx, fact.subjectId),
    'category-rule.added': countAgain(staffCount),
    'category-rule.removed': countAgain(staffCount),
    'import.applied': countAgain(staffCount),
    'import.undone': countAgain(staffCount),
  },
  constraints: {
    category_is_granted_once: twice,
    education_is_entered_once: twice,
    distinction_is_entered_once: twice,
    publication_is_entered_once: twice,
    service_is_entered_once: twice,
    service_is_stated_once_a_day: twice,
    help_is_rated_once: () => refuse('rated-already', helpText.ratedAlready),
    application_is_open_once: () => refuse('filed-already', applicationText.openAlready),
    conformity_is_planned_once: () => refuse('planned-already', conformityText.twice),
    one_rule_begins_a_day: () =>
      refuse('rule-of-that-day', text.ruleTwice, { fields: { from: text.ruleTwice } }),
  },
  invariants: [
    {
      name: 'nobody has worked longer than lived',
      sql: `select s.territory_id, s.id from qualification.service_statements s
        join people.persons p on p.territory_id = s.territory_id and p.id = s.person_id
        where p.birth_date is not null and s.on_date - make_interval(months => s.months) < p.birth_date`,
    },
    {
      name: 'a category granted by an application has a granted application behind it',
      sql: `select c.territory_id, c.id from qualification.categories c
        join qualification.applications a on a.territory_id = c.territory_id and a.id = c.application_id
        where a.state <> 'granted' or a.person_id <> c.person_id or a.kind <> c.kind or a.position <> c.position`,
    },
  ],
};
