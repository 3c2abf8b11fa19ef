// A part of the minutes written by two people at once: nothing typed is lost, each sees what the other wrote.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { recordFact } from '../../kernel/journal.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { personNames } from '../people/index.ts';
import { type ItemOfBody, loadItem } from './agenda.commands.ts';
import { bodyPolicy } from './body.policy.ts';
import { refusals } from './councils.text.ts';
import { minutesAreOpen, sessionLifecycle } from './session.lifecycle.ts';
import { visibleSession } from './session.queries.ts';
import { mergeWordings } from './wording.merge.ts';

const longText = z
  .string()
  .max(20_000)
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .default('');
const fields = ['listened', 'spoke', 'speaker'] as const;
type Wording = Readonly<Record<(typeof fields)[number], string>>;
const pick = ({ listened, spoke, speaker }: Wording): Wording => ({ listened, spoke, speaker });

interface Kept {
  readonly revision: number;
  readonly personId: string | null;
  readonly sent: Wording;
  readonly made: Wording;
}

/** Every save of a part, the first one being what stood before anybody wrote. */
async function keptOf(ctx: WriteCtx, record: ItemOfBody): Promise<readonly Kept[]> {
  const current = await ctx.db
    .selectFrom('councils.items')
    .select([...fields])
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', record.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const rows = await ctx.db
    .selectFrom('councils.wordings')
    .select(['revision', 'person_id as personId', 'sent', 'made'])
    .where('territory_id', '=', ctx.territory.id)
    .where('item_id', '=', record.id)
    .orderBy('revision')
    .execute();
  if (rows.length > 0) return rows as unknown as Kept[];
  const first: Kept = { revision: 1, personId: null, sent: pick(current), made: pick(current) };
  await keep(ctx, record.id, first);
  return [first];
}

async function keep(ctx: WriteCtx, itemId: string, kept: Kept): Promise<void> {
  await ctx.db
    .insertInto('councils.wordings')
    .values({
      ...{
        territory_id: ctx.territory.id,
        item_id: itemId,
        revision: kept.revision,
        person_id: kept.personId,
      },
      ...{ at: ctx.now, sent: JSON.stringify(kept.sent), made: JSON.stringify(kept.made) },
    })
    .execute();
}

/** What the writer's page held before the change: the last own save since the page was opened, else what was shown. */
function baseOf(ctx: WriteCtx, kept: readonly Kept[], shown: number): Wording {
  const own = kept.findLast(
    (each) => each.personId === ctx.actor.personId && each.personId !== null && each.revision > shown,
  );
  return (
    own?.sent ??
    (kept.find((each) => each.revision === shown) ?? kept[0])?.made ?? {
      listened: '',
      spoke: '',
      speaker: '',
    }
  );
}

function merged(base: Wording, mine: Wording, theirs: Wording): Wording | Refusal {
  const made: Record<string, string> = {};
  for (const field of fields) {
    const text = mergeWordings(base[field], mine[field], theirs[field]);
    if (text === null)
      return refuse(
        'same-paragraph',
        'Этот же абзац только что изменил другой человек. Ваш текст остался в поле, его текст показан рядом: сведите их и сохраните.',
        { norm: 'council-session', details: { theirs: theirs[field], field } },
      );
    made[field] = text;
  }
  return made as unknown as Wording;
}

/** The office writes a part of the minutes; saved as it is typed, put together with what others saved meanwhile. */
export const editPart = command({
  name: 'councils.minutes.edit',
  ru: 'Сохранить часть протокола',
  norm: 'council-session',
  input: z.object({
    itemId: z.uuid(),
    /** What the page showed; absent: the latest. */
    revision: z.coerce.number().int().min(0).nullable().default(null),
    listened: longText.meta({ label: 'СЛУШАЛИ', widget: 'textarea' }),
    spoke: longText.meta({ label: 'ВЫСТУПИЛИ', widget: 'textarea' }),
    speaker: z.string().trim().max(200).default('').meta({ label: 'Докладчик' }),
  }),
  load: loadItem,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, record): Promise<Refusal | { id: string; merged: boolean }> => {
    const session = record.item.sessionId ? await visibleSession(ctx, record.item.sessionId) : null;
    if (!session || !minutesAreOpen(session.state)) return refusals.minutesClosed();
    const kept = await keptOf(ctx, record);
    const last = kept.at(-1) as Kept;
    const sent = pick(input);
    const made = merged(baseOf(ctx, kept, input.revision ?? last.revision), sent, last.made);
    if (isRefusal(made)) return made;
    if (fields.every((field) => made[field] === last.made[field])) return { id: record.id, merged: false };
    await keep(ctx, record.id, { revision: last.revision + 1, personId: ctx.actor.personId, sent, made });
    await ctx.db
      .updateTable('councils.items')
      .set(made)
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', record.id)
      .execute();
    await recordFact(ctx, {
      name: 'council.minutes-edited',
      subject: { kind: sessionLifecycle.name, id: session.id },
      norm: 'council-session',
      data: { itemId: record.id },
    });
    return { id: record.id, merged: fields.some((field) => made[field] !== sent[field]) };
  },
});

export interface LastWording {
  readonly revision: number;
  readonly personId: string | null;
  readonly name: string;
  readonly at: Date;
}

/** Who wrote each part last and when, so that both see it. */
export async function lastWordings(
  ctx: ReadCtx,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, LastWording>> {
  if (itemIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('councils.wordings')
    .distinctOn('item_id')
    .select(['item_id as itemId', 'revision', 'person_id as personId', 'at'])
    .where('territory_id', '=', ctx.territory.id)
    .where('item_id', 'in', [...itemIds])
    .orderBy('item_id')
    .orderBy('revision', 'desc')
    .execute();
  const names = await personNames(
    ctx,
    rows.flatMap((row) => row.personId ?? []),
  );
  return new Map(
    rows.map(({ itemId, ...row }) => [itemId, { ...row, name: names.get(row.personId ?? '') ?? '' }]),
  );
}
