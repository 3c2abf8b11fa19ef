// Manifest of the register of institutions.
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { duplicateCommands } from './duplicate.commands.ts';
import { correctInstitution, editContacts, registerInstitution } from './institution.commands.ts';
import { institutionLifecycle } from './institution.lifecycle.ts';
import { institutionPolicy } from './institution.policy.ts';
import { institutionsList, listQuery, oneQuery, pickQuery } from './institution.queries.ts';
import { institutionSentences } from './institution.sentences.ts';
import { institutionsSheet } from './institution.sheet.ts';
import { institutionKinds, institutionText as text } from './institution.text.ts';
import { changePages } from './pages/change.tsx';
import { contactsPage, correctPage } from './pages/edit.tsx';
import { institutionsPage } from './pages/list.tsx';
import { registerPage } from './pages/new.tsx';
import { institutionPage } from './pages/show.tsx';
import { successionCommands } from './succession.commands.ts';

export const institutionsModule: Module = {
  name: 'institutions',
  ru: text.title,
  lifecycles: [institutionLifecycle],
  policies: [institutionPolicy],
  commands: [
    registerInstitution,
    correctInstitution,
    editContacts,
    ...successionCommands,
    ...duplicateCommands,
  ],
  queries: [listQuery, oneQuery, pickQuery],
  pages: [institutionsPage, registerPage, institutionPage, correctPage, contactsPage, ...changePages],
  downloads: [institutionsSheet],
  menu: (ctx) =>
    ctx.actor.kind === 'person'
      ? [{ label: text.title, path: '/institutions', icon: 'building', order: 600 }]
      : [],
  search: async (ctx, words) => {
    if (ctx.actor.kind === 'visitor') return [];
    const { rows } = await institutionsList(ctx, { q: words, state: 'all', limit: 8 });
    return rows.map((row) => ({
      title: row.shortName,
      hint: [institutionKinds[row.kind], row.state === 'active' ? '' : text.states[row.state]]
        .filter(Boolean)
        .join(', '),
      path: `/institutions/${row.id}`,
      kind: text.one,
    }));
  },
  sentences: institutionSentences,
  constraints: {
    active_institution_is_registered_once: () =>
      refuse('already-registered', text.raceRegistered, { fields: { inn: text.raceRegistered } }),
    region_code_is_of_one_institution: () =>
      refuse('code-taken', text.codeTaken, { fields: { regionCode: text.codeTaken } }),
    institution_has_one_name_at_a_time: () => refuse('name-overlaps', text.raceName),
  },
  invariants: [
    {
      name: 'an acting institution has one present name, the one on its card',
      sql: `select i.territory_id, i.id from institutions.institutions i
        left join institutions.names n on n.territory_id = i.territory_id and n.institution_id = i.id and n.ends_on is null
        where i.state = 'active' and (n.short_name is distinct from i.short_name or n.full_name is distinct from i.full_name)`,
    },
    {
      name: 'a closed institution says in a succession why',
      sql: `select i.territory_id, i.id from institutions.institutions i where i.state = 'closed' and not exists (
        select from institutions.successions s where s.territory_id = i.territory_id and s.predecessor_id = i.id
          and s.kind <> 'rename' and s.on_date = i.closed_on)`,
    },
  ],
};
