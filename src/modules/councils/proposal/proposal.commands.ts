// Proposals and petitions: prepared from a decision, sent with a registered paper, answered by the addressee or its body.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { PublishedFact, ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { hasRole } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { anyOf, policy, rule } from '../../../kernel/policy.ts';
import { isRefusal, notFound, type Refusal } from '../../../kernel/refusal.ts';
import { upperFirst } from '../../../platform/language/index.ts';
import { draftDocument, registerDocument } from '../../documents/index.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { termsOf } from '../../regulations/index.ts';
import { loadItem } from '../agenda.commands.ts';
import { proposeAgendaItem } from '../agenda.proposals.ts';
import { bodyPolicy, runsBody } from '../body.policy.ts';
import { bodyById } from '../body.queries.ts';
import { officeOf } from '../control/task.commands.ts';
import { keysOf, optionalId } from '../councils.schema.ts';
import { namedOf } from '../session.presider.ts';
import { sheetOf } from '../session.queries.ts';
import { proposalLifecycle } from './proposal.lifecycle.ts';
import { proposalPaper } from './proposal.paper.ts';
import { anyProposal, type ProposalRecord, visibleProposal } from './proposal.queries.ts';
import {
  type AddresseeKind,
  addresseeKinds,
  type ProposalKind,
  proposalKinds,
  proposalText as text,
} from './proposal.text.ts';

const norm = 'council-appeals';
export const proposalPath = (id: string) => `/councils/proposals/${id}`;
export const proposalSubject = (id: string) => ({ kind: proposalLifecycle.name, id });
const load = (ctx: ReadCtx, input: { id: string }) => visibleProposal(ctx, input.id);
const keyed = { id: z.uuid(), version: z.coerce.number().int() };

const answersAsAddressee = rule<ProposalRecord>(
  'answers-proposal',
  { text: text.rights.answer, norm },
  (ctx, { addresseeKind, toBodyId }) =>
    (addresseeKind === 'authority' && hasRole(ctx, ['authority-head', 'authority-clerk'])) ||
    (addresseeKind === 'centre' && hasRole(ctx, 'centre-head')) ||
    (toBodyId !== null && runsBody.check(ctx, { bodyId: toBodyId, institutionId: null }) === null),
);

export const proposalPolicy = policy<ProposalRecord, 'prepare' | 'answer'>('councils.proposal', {
  prepare: runsBody,
  answer: anyOf<ProposalRecord>(answersAsAddressee, runsBody),
});

/** Bodies that petition for teachers (000 п. 4.7). */
const petitioners = ['expert-council', 'methodical-council'];

/** The office of a body prepares what its decision asks of somebody: a proposal, a forwarded question, a petition. */
export const prepareProposal = command({
  name: 'councils.proposal.prepare',
  ru: 'Подготовить обращение',
  norm,
  input: z.object({
    itemId: z.uuid(),
    kind: z
      .enum(keysOf<ProposalKind>(proposalKinds))
      .default('proposal')
      .meta({ label: text.fields.kind, options: proposalKinds }),
    text: z
      .string()
      .trim()
      .min(5, 'Напишите, о чём просит совет')
      .max(4000)
      .meta({ label: text.fields.text, widget: 'textarea' }),
    addresseeKind: z
      .enum(keysOf<AddresseeKind>(addresseeKinds))
      .default('authority')
      .meta({ label: text.fields.addressee, options: addresseeKinds }),
    toBodyId: optionalId.meta({ label: 'Совет или объединение', widget: 'select' }),
    addressee: z
      .string()
      .trim()
      .max(300)
      .default('')
      .meta({ label: 'Адресат словами', hint: 'Нужно, если адресат другой' }),
  }),
  load: loadItem,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, record): Promise<Refusal | { id: string }> => {
    const { item } = record;
    if (!item.decision || item.decision.outcome === 'postpone') return text.refusals.notDecided();
    const body = await bodyById(ctx, item.bodyId);
    if (input.kind === 'petition' && !petitioners.includes(body?.kind ?? ''))
      return text.refusals.petitioner();
    if (input.toBodyId === item.bodyId) return text.refusals.sameBody();
    const addressee = await addresseeOf(ctx, input);
    if (!addressee) return text.refusals.addressee();
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('councils.proposals')
      .values({
        ...{ territory_id: ctx.territory.id, id, kind: input.kind, item_id: item.id, text: input.text },
        ...{ addressee_kind: input.addresseeKind, addressee, state: proposalLifecycle.initial },
        to_body_id: input.addresseeKind === 'body' ? input.toBodyId : null,
        created_at: ctx.now,
      })
      .execute();
    await recordFact(ctx, {
      name: 'council.proposal-prepared',
      subject: proposalSubject(id),
      norm,
      data: { itemId: item.id, kind: input.kind, addressee },
    });
    return { id };
  },
});

async function addresseeOf(
  ctx: ReadCtx,
  input: { addresseeKind: AddresseeKind; toBodyId: string | null; addressee: string },
): Promise<string> {
  const terms = await termsOf(ctx);
  if (input.addresseeKind === 'body')
    return input.toBodyId ? upperFirst((await bodyById(ctx, input.toBodyId))?.name ?? '') : '';
  if (input.addresseeKind === 'other') return input.addressee;
  return upperFirst(terms.of(input.addresseeKind));
}

/** The office sends it: the paper is registered, a body gets the question into its agenda, people hear of it. */
export const sendProposal = command({
  name: 'councils.proposal.send',
  ru: 'Направить',
  norm,
  input: z.object(keyed),
  load,
  ability: proposalPolicy.rules.prepare,
  run: async (ctx, input, proposal: ProposalRecord): Promise<Refusal | { id: string }> => {
    if (!proposal.isSigned) return text.refusals.notSigned();
    if (proposal.kind === 'petition' && proposal.nominees.length === 0) return text.refusals.noNominees();
    const registered = await registerPaper(ctx, proposal);
    if (isRefusal(registered)) return registered;
    const moved = await advance(ctx, proposalLifecycle, { ...proposal, version: input.version }, 'send', {
      set: { sent_on: ctx.today, document_id: registered.id },
      data: { on: ctx.today, number: registered.number },
    });
    if (isRefusal(moved)) return moved;
    if (proposal.toBodyId)
      await proposeAgendaItem(ctx, {
        bodyId: proposal.toBodyId,
        subject: proposalSubject(proposal.id),
        title: `${proposal.bodyName}: ${proposal.text}`,
        norm,
        materialsPath: proposalPath(proposal.id),
      });
    await notify(ctx, {
      to: await addresseesOf(ctx, proposal),
      name: 'council.proposal-sent',
      text: `${proposalKinds[proposal.kind]} (${proposal.bodyName}): ${proposal.text}`,
      path: proposalPath(proposal.id),
      norm,
    });
    return { id: proposal.id };
  },
});

async function registerPaper(ctx: WriteCtx, proposal: ProposalRecord) {
  const sheet = await sheetOf(ctx, proposal.sessionId);
  if (!sheet) return notFound();
  const { presider } = (await namedOf(ctx, sheet)).signers;
  const paper = await proposalPaper(ctx, proposal, presider);
  const { id } = await draftDocument(ctx, {
    kind: 'proposals',
    title: paper.title,
    paper,
    subjects: [
      { ...proposalSubject(proposal.id), title: proposal.text, path: proposalPath(proposal.id) },
      {
        kind: 'councils.item',
        id: proposal.itemId,
        title: proposal.itemTitle,
        path: `/councils/items/${proposal.itemId}`,
      },
    ],
    bodyId: proposal.bodyId,
    signer: presider,
  });
  return registerDocument(ctx, { documentId: id });
}

async function addresseesOf(ctx: ReadCtx, { addresseeKind, toBodyId }: ProposalRecord): Promise<string[]> {
  if (toBodyId) return officeOf(ctx, toBodyId);
  if (addresseeKind === 'other') return [];
  const kinds = addresseeKind === 'authority' ? ['authority-head', 'authority-clerk'] : ['centre-head'];
  return (await peopleWithRole(ctx, kinds, { kind: 'territory' })).map((each) => each.personId);
}

/** The addressee answers, or the secretary writes down the answer that came; a refusal says why. */
export const answerProposal = command({
  name: 'councils.proposal.answer',
  ru: 'Записать ответ',
  norm,
  input: z.object({
    ...keyed,
    verdict: z
      .enum(['granted', 'declined'])
      .default('granted')
      .meta({ label: 'Ответ', options: { granted: 'удовлетворено', declined: 'отклонено' } }),
    declined: z.array(z.uuid()).max(200).default([]).meta({ label: 'Кому отказано', widget: 'checkboxes' }),
    response: z
      .string()
      .trim()
      .max(4000)
      .default('')
      .meta({ label: 'Что ответили', hint: 'При отказе — причина', widget: 'textarea' }),
    respondedOn: z.iso
      .date('Выберите дату')
      .meta({ label: text.fields.responded, widget: 'date', width: 'short' }),
  }),
  load,
  ability: proposalPolicy.rules.answer,
  run: async (ctx, input, proposal: ProposalRecord): Promise<Refusal | { id: string }> => {
    if (input.respondedOn > ctx.today) return text.refusals.future();
    const isRefused = input.verdict === 'declined' || input.declined.length > 0;
    if (isRefused && input.response.length < 3) return text.refusals.reason();
    return record(ctx, { ...proposal, version: input.version }, input);
  },
});

interface Answer {
  readonly verdict: 'granted' | 'declined';
  readonly declined: readonly string[];
  readonly response: string;
  readonly respondedOn: string;
}

async function record(
  ctx: WriteCtx,
  proposal: ProposalRecord,
  answer: Answer,
): Promise<Refusal | { id: string }> {
  const refused = (personId: string) => answer.verdict === 'declined' || answer.declined.includes(personId);
  const isDeclined =
    answer.verdict === 'declined' ||
    (proposal.nominees.length > 0 && proposal.nominees.every((each) => refused(each.personId)));
  const moved = await advance(ctx, proposalLifecycle, proposal, isDeclined ? 'decline' : 'grant', {
    set: { response: answer.response, responded_on: answer.respondedOn },
    data: { response: answer.response },
  });
  if (isRefusal(moved)) return moved;
  for (const { personId } of proposal.nominees)
    await ctx.db
      .updateTable('councils.nominees')
      .set({ is_granted: !refused(personId) })
      .where('territory_id', '=', ctx.territory.id)
      .where('proposal_id', '=', proposal.id)
      .where('person_id', '=', personId)
      .execute();
  await notify(ctx, {
    to: (await officeOf(ctx, proposal.bodyId)).filter((id) => id !== ctx.actor.personId),
    name: 'council.proposal-answered',
    text: `${isDeclined ? 'Отклонено' : 'Удовлетворено'}: ${proposalKinds[proposal.kind].toLocaleLowerCase('ru')} «${proposal.text}». ${answer.response}`.trim(),
    path: proposalPath(proposal.id),
    norm,
  });
  return { id: proposal.id };
}

/** The body that was asked has decided and signed: its decision is the answer. */
export async function answerByDecision(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  if (fact.data.subjectKind !== proposalLifecycle.name) return;
  const proposal = await anyProposal(ctx, String(fact.data.subjectId));
  if (proposal?.state !== 'sent') return;
  const decision = await ctx.db
    .selectFrom('councils.decisions')
    .select(['text', 'reason'])
    .where('territory_id', '=', ctx.territory.id)
    .where('item_id', '=', String(fact.data.itemId))
    .executeTakeFirst();
  const declined = ['decline', 'return'].includes(String(fact.data.outcome));
  const response = [decision?.text, declined ? decision?.reason : ''].filter(Boolean).join(' ');
  const answer: Answer = {
    verdict: declined ? 'declined' : 'granted',
    declined: [],
    response,
    respondedOn: ctx.today,
  };
  const recorded = await record(ctx, proposal, answer);
  if (isRefusal(recorded)) throw new Error(`An answer by decision was refused: ${recorded.text}`);
}
