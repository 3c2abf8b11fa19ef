// Manifest of qualification: what people have, the law it stands by, attestation and the numbers drawn from it.
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { addPages } from './pages/add.tsx';
import { cardPage } from './pages/card.tsx';
import { staffPage } from './pages/list.tsx';
import { rulesPage } from './pages/rules.tsx';
import { attestationSupport } from './qualification.norms.ts';
import { recordPolicy, seesStaff } from './qualification.policy.ts';
import { qualificationText as text } from './qualification.text.ts';
import * as record from './record.commands.ts';
import { addRule, removeRule, ruleSentences } from './rule.commands.ts';
import { staffQuery } from './staff.list.ts';
import { staffSheet } from './staff.sheet.ts';

const twice = () => refuse('entered-twice', text.twice);

export const qualificationModule: Module = {
  name: 'qualification',
  ru: text.title,
  norms: [attestationSupport],
  policies: [recordPolicy],
  commands: [
    ...[record.addCategory, record.addEducation, record.addDistinction, record.addPublication],
    ...[record.addPeriod, record.addStatement, record.removeRecord, addRule, removeRule],
  ],
  queries: [staffQuery],
  pages: [staffPage, rulesPage, cardPage, ...addPages],
  downloads: [staffSheet],
  menu: (ctx) => {
    if (ctx.actor.kind !== 'person') return [];
    if (!seesStaff.check(ctx, undefined))
      return [{ label: text.menu, path: '/qualification', icon: 'school', order: 620 }];
    return ctx.actor.personId
      ? [
          {
            label: text.mine,
            path: `/qualification/people/${ctx.actor.personId}`,
            icon: 'school',
            order: 620,
          },
        ]
      : [];
  },
  sentences: { ...record.recordSentences, ...ruleSentences },
  constraints: {
    category_is_granted_once: twice,
    education_is_entered_once: twice,
    distinction_is_entered_once: twice,
    publication_is_entered_once: twice,
    service_is_entered_once: twice,
    service_is_stated_once_a_day: twice,
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
