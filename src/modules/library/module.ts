// Manifest of the fund: methodical materials of the service, the catalogue of items, loans and requests.
import { hasRole } from '../../kernel/ctx.ts';
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { copyLifecycle } from './fund/copy.lifecycle.ts';
import { fundDownloads } from './fund/fund.papers.ts';
import { fundSentences, fundText } from './fund/fund.text.ts';
import { enterIntake, readIntake } from './fund/intake.commands.ts';
import { itemCommands } from './fund/item.commands.ts';
import { itemFilter, itemsList, itemsQuery } from './fund/item.queries.ts';
import { intakePage, intakesPage, newIntakePage } from './fund/pages/intakes.tsx';
import { itemPage } from './fund/pages/item.tsx';
import { itemFormPages, newItemPage } from './fund/pages/item-forms.tsx';
import { itemsPage } from './fund/pages/items.tsx';
import { newWriteOffPage, writeOffsPage } from './fund/pages/write-offs.tsx';
import { loanCommands } from './lending/loan.commands.ts';
import { remindOfLoans } from './lending/loan.daily.ts';
import { loanDuties } from './lending/loan.duties.ts';
import { loansPage } from './lending/pages/loans.tsx';
import { minePage, readerPages } from './lending/pages/readers.tsx';
import { requestsPage } from './lending/pages/requests.tsx';
import { requestCommands, requestPolicy } from './lending/request.commands.ts';
import { requestLifecycle } from './lending/request.lifecycle.ts';
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
  lifecycles: [materialLifecycle, copyLifecycle, requestLifecycle],
  policies: [materialPolicy, reviewPolicy, requestPolicy],
  commands: [
    ...[makeMaterial, saveMaterial, attachFile, detachFile, submitMaterial, giveReview, reassignReview],
    ...fundSteps,
    ...[...itemCommands, readIntake, enterIntake, ...loanCommands, ...requestCommands],
  ],
  queries: [materialsQuery, itemsQuery],
  pages: [
    ...[materialsPage, newMaterialPage, materialPage, editMaterialPage, filePage, submitMaterialPage],
    ...[comparePage, reviewPage],
    ...[itemsPage, newItemPage, itemPage, ...itemFormPages],
    ...[loansPage, requestsPage, minePage, ...readerPages],
    ...[intakesPage, newIntakePage, intakePage, writeOffsPage, newWriteOffPage],
  ],
  downloads: [...materialDownloads, ...fundDownloads],
  daily: [remindOfReviews, remindOfLoans],
  menu: (ctx) =>
    ctx.actor.kind === 'person' && ctx.actor.personId
      ? [{ label: text.menu, path: '/library', icon: 'books', order: hasRole(ctx, fundKeepers) ? 80 : 90 }]
      : [],
  duties: async (ctx) => [...(await materialDuties(ctx)), ...(await loanDuties(ctx))],
  search: async (ctx, words) => {
    if (ctx.actor.kind !== 'person') return [];
    const asked = { q: words.slice(0, 200), limit: 8 };
    const { rows } = await materialsList(ctx, materialFilter.parse(asked));
    const items = await itemsList(ctx, itemFilter.parse(asked));
    return [
      ...rows.map((row) => ({
        ...{ title: row.title, hint: text.states[row.state] },
        ...{ path: `/library/materials/${row.id}`, kind: text.one },
      })),
      ...items.rows.map((row) => ({
        ...{ title: row.title, hint: row.authors, path: `/library/items/${row.id}`, kind: fundText.one },
      })),
    ];
  },
  sentences: { ...materialSentences, ...fundSentences },
  constraints: {
    nobody_reviews_own_material: () => refuse('reviews-own', text.refusals.own),
    given_review_stays: () => refuse('review-given', text.refusals.given),
    copy_is_out_once_at_a_time: () => refuse('copy-is-out', fundText.refusals.isOut),
    only_a_kept_copy_is_given_out: () => refuse('copy-not-kept', fundText.refusals.notKept),
    inventory_number_is_used_once: () =>
      refuse('number-taken', fundText.refusals.numberRace, {
        fields: { number: fundText.refusals.numberRace },
      }),
    write_off_is_numbered_once: () =>
      refuse('act-taken', fundText.refusals.actTaken, { fields: { number: fundText.refusals.actTaken } }),
    item_is_asked_for_once: () => refuse('asked-already', fundText.refusals.askedAlready),
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
    {
      name: 'a lost or written-off copy is at nobody',
      sql: `select c.territory_id, c.id from library.copies c join library.loans l on l.territory_id = c.territory_id
        and l.copy_id = c.id and l.ended_on is null where c.state <> 'kept'`,
    },
    {
      name: 'a given request has its loan',
      sql: `select r.territory_id, r.id from library.requests r where r.state = 'given' and not exists (
        select from library.loans l where l.territory_id = r.territory_id and l.request_id = r.id)`,
    },
  ],
};
