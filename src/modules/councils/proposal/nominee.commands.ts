// Nominees of a petition: whom, with what and for what; until it is sent.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { notFound, type Refusal } from '../../../kernel/refusal.ts';
import { organisationGenitive } from '../../../platform/language/index.ts';
import { institutionNames } from '../../institutions/index.ts';
import { postsOn } from '../../people/index.ts';
import { proposalPolicy, proposalSubject } from './proposal.commands.ts';
import { type ProposalRecord, visibleProposal } from './proposal.queries.ts';
import { proposalText as text } from './proposal.text.ts';

const norm = 'council-appeals';
const load = (ctx: ReadCtx, input: { id: string }) => visibleProposal(ctx, input.id);

/** The post of the day stays in the petition, whatever becomes of the person later. */
export const addNominee = command({
  name: 'councils.nominee.add',
  ru: 'Внести кандидата',
  norm,
  input: z.object({
    id: z.uuid(),
    personId: z
      .uuid('Выберите человека из списка')
      .meta({ label: 'Кого', widget: 'picker', source: 'people.pick' }),
    award: z
      .string()
      .trim()
      .min(3, 'Напишите вид поощрения')
      .max(300)
      .meta({ label: text.fields.award, hint: '«Почётная грамота», «благодарность»' }),
    grounds: z
      .string()
      .trim()
      .min(5, 'Напишите, за что')
      .max(2000)
      .meta({ label: text.fields.grounds, widget: 'textarea' }),
  }),
  load,
  ability: proposalPolicy.rules.prepare,
  run: async (ctx, input, proposal: ProposalRecord): Promise<Refusal | { id: string }> => {
    if (proposal.state !== 'draft') return text.refusals.notDraft();
    if (proposal.kind !== 'petition') return notFound();
    await ctx.db
      .insertInto('councils.nominees')
      .values({
        ...{ territory_id: ctx.territory.id, proposal_id: proposal.id, person_id: input.personId },
        ...{ post: await postWords(ctx, input.personId), award: input.award, grounds: input.grounds },
      })
      .onConflict((conflict) =>
        conflict
          .columns(['territory_id', 'proposal_id', 'person_id'])
          .doUpdateSet({ award: input.award, grounds: input.grounds }),
      )
      .execute();
    await recordFact(ctx, {
      name: 'council.nominee-entered',
      subject: proposalSubject(proposal.id),
      norm,
      data: { award: input.award },
    });
    return { id: proposal.id };
  },
});

async function postWords(ctx: ReadCtx, personId: string): Promise<string> {
  const [post] = await postsOn(ctx, personId, ctx.today);
  if (!post) return '';
  const places = await institutionNames(ctx, post.institutionId ? [post.institutionId] : []);
  const place = places.get(post.institutionId ?? '')?.short ?? '';
  return [post.title, organisationGenitive(place)].filter(Boolean).join(' ');
}

export const removeNominee = command({
  name: 'councils.nominee.remove',
  ru: 'Убрать',
  norm,
  input: z.object({ id: z.uuid(), personId: z.uuid() }),
  load,
  ability: proposalPolicy.rules.prepare,
  run: async (ctx, input, proposal: ProposalRecord): Promise<Refusal | { id: string }> => {
    if (proposal.state !== 'draft') return text.refusals.notDraft();
    await ctx.db
      .deleteFrom('councils.nominees')
      .where('territory_id', '=', ctx.territory.id)
      .where('proposal_id', '=', proposal.id)
      .where('person_id', '=', input.personId)
      .execute();
    await recordFact(ctx, { name: 'council.nominee-removed', subject: proposalSubject(proposal.id), norm });
    return { id: proposal.id };
  },
});
