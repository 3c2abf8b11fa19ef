// Manifest of what lies between the service and its authority: objections to orders, the control cabinet.
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import type { Duty, Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { norms } from '../regulations/index.ts';
import { controlPolicy, controlsService, objectionPolicy, objectsToOrders } from './authority.policy.ts';
import { controlText, objectionSentences, objectionText as text } from './authority.text.ts';
import { controlPage } from './control/page.tsx';
import { considerObjection, fileObjection, withdrawObjection } from './objection/objection.commands.ts';
import { objectionLifecycle } from './objection/objection.lifecycle.ts';
import { objectionsOf } from './objection/objection.queries.ts';
import { newObjectionPage, objectionPage, objectionsPage } from './objection/pages.tsx';

/** What waits for the head of the authority. */
async function duties(ctx: ReadCtx): Promise<Duty[]> {
  if (!hasRole(ctx, 'authority-head')) return [];
  return (await objectionsOf(ctx))
    .filter(({ state }) => state === 'filed')
    .map((each) => ({
      ...{ text: text.duty(each.order), path: `/authority/objections/${each.id}`, button: text.consider },
      ...{ due: each.answerDue, norm: norms.orderObjection.slug, side: 'mine' as const },
    }));
}

const menu: Module['menu'] = (ctx) => [
  ...(controlsService.check(ctx, undefined)
    ? []
    : [{ label: controlText.title, path: '/authority/control', icon: 'eye', order: 16 }]),
  ...(hasRole(ctx, 'authority-head') || !objectsToOrders.check(ctx, undefined)
    ? [{ label: text.title, path: '/authority/objections', icon: 'file-text', order: 795 }]
    : []),
];

export const authorityModule: Module = {
  name: 'authority',
  ru: 'Орган управления',
  lifecycles: [objectionLifecycle],
  policies: [objectionPolicy, controlPolicy],
  commands: [fileObjection, considerObjection, withdrawObjection],
  pages: [controlPage, objectionsPage, newObjectionPage, objectionPage],
  menu,
  duties,
  sentences: objectionSentences,
  constraints: {
    one_open_objection_to_an_order: () =>
      refuse('objection-open', text.refusals.twice, { norm: norms.orderObjection.slug }),
    objection_is_not_judged_by_its_author: () =>
      refuse('own-objection', text.refusals.own, { norm: norms.orderObjection.slug }),
  },
  invariants: [
    {
      name: 'an objection is against a registered order',
      sql: `select o.territory_id, o.id from authority.objections o
        join documents.documents d on d.territory_id = o.territory_id and d.id = o.document_id
        where d.kind <> 'order' or d.state = 'draft'`,
    },
  ],
};
