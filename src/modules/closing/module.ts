// Manifest of reorganisation and closing: the case, its list, the act; what stands above every room it lists.
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import type { Duty, Module } from '../../kernel/module.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { norms } from '../regulations/index.ts';
import { archiveDownload } from './archive/archive.ts';
import { complaintsOf } from './case/case.checks.ts';
import { changeCase, openCase } from './case/case.commands.ts';
import { caseLifecycle } from './case/case.lifecycle.ts';
import { runningCase } from './case/case.queries.ts';
import { closeService, completeCase, dropCase, reopenService } from './case/finish.commands.ts';
import { drawClosingOrder } from './case/order.commands.ts';
import { closingPolicy, preparesClosing, seesClosing } from './closing.policy.ts';
import { closingSentences, closingText as text } from './closing.text.ts';
import { acceptGroup, acceptRow, handGroup, handRow } from './list/handing.commands.ts';
import { addRow, gatherList, removeRow } from './list/list.commands.ts';
import { handedRows } from './list/list.queries.ts';
import { editCasePage } from './pages/edit.tsx';
import { casesPage, newCasePage } from './pages/list.tsx';
import { rowPage } from './pages/row.tsx';
import { casePage } from './pages/show.tsx';
import { closingDownloads } from './papers/act.paper.ts';

const norm = norms.serviceClosing.slug;
const said = (name: string, words: string) => (): Refusal => refuse(name, words, { norm });

/** What waits for a reader while a case is prepared: own rows to hand over; for the head, the ready end. */
async function duties(ctx: ReadCtx): Promise<Duty[]> {
  if (!ctx.actor.personId || seesClosing.check(ctx, undefined)) return [];
  const found = await runningCase(ctx);
  if (!found) return [];
  const rows = await handedRows(ctx, found.id);
  const own = rows.filter((row) => row.giverId === ctx.actor.personId && !row.handedOn).length;
  const base = { path: `/closing/${found.id}`, due: found.closesOn, norm, side: 'mine' as const };
  const mine = own > 0 ? [{ ...base, text: text.duty(own), button: text.openCase }] : [];
  if (!hasRole(ctx, 'authority-head') || rows.length === 0) return mine;
  const ready = (await complaintsOf(ctx, found, rows)).length === 0;
  return ready ? [...mine, { ...base, text: text.dutyClose, button: text.openCase }] : mine;
}

export const closingModule: Module = {
  name: 'closing',
  ru: text.title,
  lifecycles: [caseLifecycle],
  policies: [closingPolicy],
  commands: [
    ...[openCase, changeCase, drawClosingOrder, closeService, completeCase, dropCase, reopenService],
    ...[gatherList, addRow, removeRow, handGroup, acceptGroup, handRow, acceptRow],
  ],
  pages: [casesPage, newCasePage, editCasePage, rowPage, casePage],
  downloads: [...closingDownloads, archiveDownload],
  menu: (ctx) =>
    preparesClosing.check(ctx, undefined) && !hasRole(ctx, 'authority-clerk')
      ? []
      : [{ label: text.title, path: '/closing', icon: 'logout', order: 930 }],
  duties,
  sentences: closingSentences,
  constraints: {
    one_closing_at_a_time: said('closing-runs', text.refusals.running),
    ceased_service_is_only_read: said('service-closed', text.refusals.readOnly),
    closing_rests_on_a_registered_order: said('closing-without-act', text.refusals.order),
    closed_service_has_its_act: said('closing-without-act', text.refusals.order),
    closing_has_its_list: said('closing-without-list', text.refusals.list),
    everything_is_accepted_before_closing: said('not-accepted', text.refusals.notAccepted),
    only_an_ending_closes_the_service: said('service-goes-on', text.refusals.ends),
    finished_case_stays_finished: said('case-is-finished', text.refusals.finished),
  },
  invariants: [
    {
      name: 'a service is closed exactly while its case is',
      sql: `select coalesce(c.id, k.territory_id) as territory_id from territories.closures c
        full join (select territory_id from closing.cases where state = 'closed') k on k.territory_id = c.id
        where c.id is null or k.territory_id is null`,
    },
    {
      name: 'a closed service handed everything over',
      sql: `select c.territory_id, c.id from closing.cases c where c.state = 'closed' and
        (not exists (select from closing.handovers h where h.territory_id = c.territory_id and h.case_id = c.id)
         or exists (select from closing.handovers h where h.territory_id = c.territory_id and h.case_id = c.id
              and h.accepted_on is null))`,
    },
  ],
};
