// A service names who of its people took part in a line of the centre's plan, and may take a wrong row back.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { networkOf } from '../../territories/index.ts';
import {
  type Publication,
  type PublishedLine,
  publicationsIn,
  publishedLines,
} from '../plan/publication.queries.ts';
import { participationPolicy } from './participation.policy.ts';
import { ownParticipant } from './participation.queries.ts';
import { participationText as text } from './participation.text.ts';

const norm = 'network-participation';

interface Line {
  readonly publication: Publication;
  readonly line: PublishedLine;
}

async function loadLine(ctx: ReadCtx, input: { lineId: string }): Promise<Line | null> {
  const network = await networkOf(ctx.db, ctx.territory.id, ctx.today);
  const [publication] = network ? await publicationsIn(ctx, network.id) : [];
  const line = publication
    ? (await publishedLines(ctx, publication.id)).find(({ lineId }) => lineId === input.lineId)
    : undefined;
  return publication && line ? { publication, line } : null;
}

/** One person, one line, one day; the person is of the own territory. */
export const nameParticipant = command({
  name: 'network.participant.name',
  ru: text.name,
  norm,
  input: z.object({
    lineId: z.uuid(text.faults.line).meta({ label: text.fields.line, widget: 'select' }),
    heldOn: z.iso.date().meta({ label: text.fields.heldOn, widget: 'date', width: 'short' }),
    personId: z
      .uuid(text.faults.person)
      .meta({ label: text.fields.person, widget: 'picker', source: 'people.pick' }),
    part: z
      .enum(['participant', 'speaker', 'organiser', 'tutor'])
      .default('participant')
      .meta({ label: text.fields.part, widget: 'radio', options: text.parts }),
  }),
  load: loadLine,
  ability: participationPolicy.rules.name,
  run: async (ctx, input, { publication, line }: Line) => {
    if (input.heldOn > ctx.today)
      return refuse('date-in-future', text.faults.future, {
        kind: 'invalid',
        fields: { heldOn: text.faults.future },
      });
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('network.participants')
      .values({
        ...{ territory_id: ctx.territory.id, id, publisher_id: publication.territoryId },
        ...{ network_id: publication.networkId, line_id: line.lineId, line_title: line.title },
        ...{ person_id: input.personId, part: input.part, held_on: input.heldOn },
        ...{ added_on: ctx.today, added_by_id: ctx.actor.personId },
      })
      .execute();
    await recordFact(ctx, {
      name: 'network.participant-named',
      subject: { kind: 'people.person', id: input.personId },
      norm,
      data: { line: line.title },
    });
    return { id };
  },
});

type Own = NonNullable<Awaited<ReturnType<typeof ownParticipant>>>;

export const removeParticipant = command({
  name: 'network.participant.remove',
  ru: text.remove,
  norm,
  input: z.object({ id: z.uuid() }),
  load: (ctx, input) => ownParticipant(ctx, input.id),
  ability: participationPolicy.rules.name,
  run: async (ctx, input, own: Own) => {
    await ctx.db
      .deleteFrom('network.participants')
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', input.id)
      .execute();
    await recordFact(ctx, {
      name: 'network.participant-removed',
      subject: { kind: 'people.person', id: own.personId },
      norm,
      data: { line: own.lineTitle },
    });
    return { id: input.id };
  },
});
