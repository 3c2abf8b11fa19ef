// Approval by the head and the life in the fund: placed, begun anew, outdated, withdrawn, restored.
import { command } from '../../../kernel/command.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import { notify } from '../../notices/index.ts';
import { norms } from '../../regulations/index.ts';
import { partsOf, writeEdition } from './edition.ts';
import { loadMaterial } from './material.commands.ts';
import { materialLifecycle } from './material.lifecycle.ts';
import { materialPolicy } from './material.policy.ts';
import { reasonSchema, restoreSchema, stepSchema } from './material.schema.ts';
import { materialText as text } from './material.text.ts';
import { reviewsOf } from './review.queries.ts';

const norm = norms.materialReview.slug;
const keeping = norms.fundKeeping.slug;
const pathOf = (id: string) => `/library/materials/${id}`;

/** The head approves the reviewed edition; refuses without a review in favour. */
export const approveMaterial = command({
  name: 'library.material.approve',
  ru: 'Утвердить',
  norm,
  input: stepSchema,
  load: loadMaterial,
  ability: materialPolicy.rules.approve,
  run: async (ctx, input, found) => {
    const said = await reviewsOf(ctx, found.id);
    const reviewed = said.some(({ edition, verdict }) => edition === found.edition && verdict === 'approve');
    if (!reviewed) return refuse('no-review', text.refusals.noReview, { norm });
    const moved = await advance(ctx, materialLifecycle, { ...found, version: input.version }, 'approve', {
      set: {
        ...{ approved_edition: found.edition, approved_on: ctx.today },
        approved_by_person_id: ctx.actor.personId,
      },
      data: { number: found.edition },
    });
    if (isRefusal(moved)) return moved;
    await notify(ctx, {
      ...{ to: found.authorIds, name: 'material.approved', text: text.notices.approved(found.shown.title) },
      ...{ path: pathOf(found.id), norm },
    });
    return { id: found.id };
  },
});

/** The head sends a reviewed material back with remarks of his own. */
export const sendBackMaterial = command({
  name: 'library.material.send-back',
  ru: 'Вернуть с замечаниями',
  norm,
  input: reasonSchema,
  load: loadMaterial,
  ability: materialPolicy.rules.approve,
  run: async (ctx, input, found) => {
    if (found.state !== 'reviewed') return refuse('not-reviewed', text.refusals.noReview, { norm });
    const moved = await advance(ctx, materialLifecycle, { ...found, version: input.version }, 'sendBack', {
      set: { reason: input.reason },
      data: { reason: input.reason },
    });
    if (isRefusal(moved)) return moved;
    await notify(ctx, {
      ...{ to: found.authorIds, name: 'material.returned', text: text.notices.returned(found.shown.title) },
      ...{ path: pathOf(found.id), norm, urgent: true },
    });
    return { id: found.id };
  },
});

/** The approved edition becomes what readers see. */
export const placeMaterial = command({
  name: 'library.material.place',
  ru: 'Поставить в фонд',
  norm: keeping,
  input: stepSchema,
  load: loadMaterial,
  ability: materialPolicy.rules.keep,
  run: (ctx, input, found) =>
    advance(ctx, materialLifecycle, { ...found, version: input.version }, 'place', {
      set: { fund_edition: found.approvedEdition, reason: '' },
      data: { number: found.approvedEdition },
    }),
});

/** The next edition of an approved material begins; readers keep the one they have until the new one is approved. */
export const reviseMaterial = command({
  name: 'library.material.revise',
  ru: 'Начать новую редакцию',
  norm: keeping,
  input: stepSchema,
  load: loadMaterial,
  ability: materialPolicy.rules.write,
  run: async (ctx, input, found) => {
    const number = found.edition + 1;
    const moved = await advance(ctx, materialLifecycle, { ...found, version: input.version }, 'revise', {
      set: { edition: number, reason: '' },
      data: { number },
    });
    if (isRefusal(moved)) return moved;
    await writeEdition(ctx, found.id, number, { ...partsOf(found.shown), change: 'новая редакция' });
    return { id: found.id };
  },
});

const leaves = (transition: 'outdate' | 'withdraw', name: string, ru: string) =>
  command({
    name,
    ru,
    norm: keeping,
    input: reasonSchema,
    load: loadMaterial,
    ability: materialPolicy.rules.keep,
    run: (ctx, input, found) =>
      advance(ctx, materialLifecycle, { ...found, version: input.version }, transition, {
        set: { fund_edition: null, reason: input.reason },
        data: { reason: input.reason },
      }),
  });

/** The service says that a material no longer holds; readers do not see it, the record stays. */
export const outdateMaterial = leaves('outdate', 'library.material.outdate', 'Признать устаревшим');
/** The service takes a material away with a reason; everything of it stays and can come back. */
export const withdrawMaterial = leaves('withdraw', 'library.material.withdraw', 'Снять материал');

/** What was approved comes back into the fund; what never was comes back as a draft. */
export const restoreMaterial = command({
  name: 'library.material.restore',
  ru: 'Восстановить',
  norm: keeping,
  input: restoreSchema,
  load: loadMaterial,
  ability: materialPolicy.rules.keep,
  run: (ctx, input, found) => {
    const approved = found.approvedEdition !== null && found.approvedEdition === found.edition;
    return advance(
      ctx,
      materialLifecycle,
      { ...found, version: input.version },
      approved ? 'restore' : 'reopen',
      {
        set: { fund_edition: approved ? found.approvedEdition : null, reason: '' },
        data: { reason: input.reason },
      },
    );
  },
});

export const fundSteps = [
  ...[approveMaterial, sendBackMaterial, placeMaterial, reviseMaterial],
  ...[outdateMaterial, withdrawMaterial, restoreMaterial],
];
