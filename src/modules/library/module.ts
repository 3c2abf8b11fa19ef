// Manifest of the fund: methodical materials of the service with reviews, editions and files.
import { hasRole } from '../../kernel/ctx.ts';
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { fundKeepers } from './library.policy.ts';
import { fundSteps } from './material/fund.commands.ts';
import { attachFile, detachFile, makeMaterial, saveMaterial } from './material/material.commands.ts';
import { remindOfReviews } from './material/material.daily.ts';
import { materialDuties } from './material/material.duties.ts';
import { materialLifecycle } from './material/material.lifecycle.ts';
import { materialDownloads } from './material/material.papers.ts';
import { materialPolicy, reviewPolicy } from './material/material.policy.ts';
import { materialFilter, materialsList, materialsQuery } from './material/material.queries.ts';
import { materialSentences, materialText as text } from './material/material.text.ts';
import { comparePage } from './material/pages/compare.tsx';
import { editMaterialPage, newMaterialPage, submitMaterialPage } from './material/pages/edit.tsx';
import { filePage } from './material/pages/file.tsx';
import { materialsPage } from './material/pages/list.tsx';
import { reviewPage } from './material/pages/review.tsx';
import { materialPage } from './material/pages/show.tsx';
import { giveReview, reassignReview, submitMaterial } from './material/review.commands.ts';

export const libraryModule: Module = {
  name: 'library',
  ru: text.menu,
  lifecycles: [materialLifecycle],
  policies: [materialPolicy, reviewPolicy],
  commands: [
    ...[makeMaterial, saveMaterial, attachFile, detachFile, submitMaterial, giveReview, reassignReview],
    ...fundSteps,
  ],
  queries: [materialsQuery],
  pages: [
    ...[materialsPage, newMaterialPage, materialPage, editMaterialPage, filePage, submitMaterialPage],
    ...[comparePage, reviewPage],
  ],
  downloads: materialDownloads,
  daily: [remindOfReviews],
  menu: (ctx) =>
    ctx.actor.kind === 'person' && ctx.actor.personId
      ? [{ label: text.menu, path: '/library', icon: 'books', order: hasRole(ctx, fundKeepers) ? 80 : 90 }]
      : [],
  duties: materialDuties,
  search: async (ctx, words) => {
    if (ctx.actor.kind !== 'person') return [];
    const { rows } = await materialsList(ctx, materialFilter.parse({ q: words.slice(0, 200), limit: 8 }));
    return rows.map((row) => ({
      ...{ title: row.title, hint: text.states[row.state] },
      ...{ path: `/library/materials/${row.id}`, kind: text.one },
    }));
  },
  sentences: materialSentences,
  constraints: {
    nobody_reviews_own_material: () => refuse('reviews-own', text.refusals.own),
    given_review_stays: () => refuse('review-given', text.refusals.given),
    reviewer_is_asked_once: () => refuse('named-twice', text.refusals.twice),
  },
  invariants: [
    {
      name: 'an approved material has a review in favour of its approved edition',
      sql: `select m.territory_id, m.id from library.materials m where m.approved_edition is not null and not exists (
        select from library.reviews r where r.territory_id = m.territory_id and r.material_id = m.id
          and r.edition = m.approved_edition and r.verdict = 'approve')`,
    },
    {
      name: 'the latest edition of a material is the one it names, and has authors',
      sql: `select m.territory_id, m.id from library.materials m where m.edition is distinct from (
          select max(e.number) from library.editions e where e.territory_id = m.territory_id and e.material_id = m.id)
        or not exists (select from library.edition_authors a where a.territory_id = m.territory_id
          and a.material_id = m.id and a.number = m.edition)`,
    },
    {
      name: 'no reviewer is an author of the edition reviewed',
      sql: `select r.territory_id, r.id from library.reviews r join library.edition_authors a
        on a.territory_id = r.territory_id and a.material_id = r.material_id and a.number = r.edition
        where a.person_id = r.reviewer_id`,
    },
  ],
};
