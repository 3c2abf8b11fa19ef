// The journal of help: what a methodist did for a teacher under attestation, and reading it by teacher.
import { z } from 'zod';
import type { CivilDate } from '../../kernel/clock.ts';
import { command } from '../../kernel/command.ts';
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { policy, rule, signedIn } from '../../kernel/policy.ts';
import { query } from '../../kernel/query.ts';
import { refuse } from '../../kernel/refusal.ts';
import { type PlacedPerson, personNames, placedPerson, staffKeepers } from '../people/index.ts';
import { oneApplication } from './application.queries.ts';
import { type HelpKind, helpOptions, helpText as text } from './help.text.ts';
import { sightOf } from './qualification.policy.ts';
import { holderSubject } from './record.commands.ts';

const norm = 'attestation-support';

export const helpSchema = z.object({
  personId: z.uuid().meta({ widget: 'hidden' }),
  applicationId: z.uuid().nullable().default(null).meta({ widget: 'hidden' }),
  onDate: z.iso.date().meta({ label: 'День', width: 'short' }),
  kind: z
    .enum(['consultation', 'lesson', 'documents', 'training'])
    .meta({ label: 'Что сделано', widget: 'radio', options: helpOptions }),
  topic: z.string().trim().min(3).max(500).meta({ label: 'О чём', widget: 'text' }),
  outcome: z
    .string()
    .trim()
    .max(1000)
    .default('')
    .meta({ label: 'Итог, что рекомендовано', widget: 'textarea' }),
});

const helps = rule<PlacedPerson>(
  'helps-at-attestation',
  { text: 'Журнал помощи ведут методист и руководитель службы.', norm },
  (ctx) => ctx.actor.personId !== null && hasRole(ctx, staffKeepers),
);

export const helpPolicy = policy<PlacedPerson, 'note'>('qualification.help', { note: helps });

/** The methodist writes what was done for a teacher; the helper is the one who writes. */
export const noteHelp = command({
  name: 'qualification.help.note',
  ru: 'Записать помощь',
  norm,
  input: helpSchema,
  load: (ctx, input) => placedPerson(ctx, input.personId),
  ability: helpPolicy.rules.note,
  run: async (ctx, input) => {
    if (input.onDate > ctx.today)
      return refuse('future-date', text.future, { kind: 'invalid', norm, fields: { onDate: text.future } });
    const application = input.applicationId ? await oneApplication(ctx, input.applicationId) : null;
    if (input.applicationId && application?.personId !== input.personId)
      return refuse('other-person', text.otherPerson, { norm });
    const id = newId(ctx.now);
    const { personId, applicationId, onDate, kind, topic, outcome } = input;
    await ctx.db
      .insertInto('qualification.help_entries')
      .values({
        ...{ territory_id: ctx.territory.id, id, person_id: personId, application_id: applicationId },
        ...{ helper_id: ctx.actor.personId ?? '', on_date: onDate, kind, topic, outcome },
      })
      .execute();
    await recordFact(ctx, {
      name: 'attestation.helped',
      subject: holderSubject(personId),
      norm,
      data: { entryId: id, onDate, kind },
    });
    return { id, personId };
  },
});

export const helpFilter = z.object({
  personId: z.union([z.literal(''), z.uuid()]).default(''),
  applicationId: z.union([z.literal(''), z.uuid()]).default(''),
  kind: z.union([z.literal(''), z.enum(['consultation', 'lesson', 'documents', 'training'])]).default(''),
  from: z.union([z.literal(''), z.iso.date()]).default(''),
  to: z.union([z.literal(''), z.iso.date()]).default(''),
  after: z.string().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
type HelpFilter = z.output<typeof helpFilter>;

export interface HelpEntry {
  readonly id: string;
  readonly personId: string;
  readonly applicationId: string | null;
  readonly onDate: CivilDate;
  readonly kind: HelpKind;
  readonly topic: string;
  readonly outcome: string;
  /** «Иванова М.П.» */
  readonly name: string;
  readonly helper: string;
}

export interface HelpPage {
  readonly rows: readonly HelpEntry[];
  readonly total: number;
  readonly after: string | undefined;
}

function filtered(ctx: ReadCtx, filter: HelpFilter) {
  let rows = ctx.db
    .selectFrom('qualification.help_entries as h')
    .where('h.territory_id', '=', ctx.territory.id);
  const sight = sightOf(ctx);
  if (sight.kind === 'self') rows = rows.where('h.person_id', '=', sight.personId);
  if (sight.kind === 'institutions')
    rows = rows.where((eb) =>
      eb.exists(
        eb
          .selectFrom('people.posts as t')
          .select('t.id')
          .whereRef('t.territory_id', '=', 'h.territory_id')
          .whereRef('t.person_id', '=', 'h.person_id')
          .whereRef('t.starts_on', '<=', 'h.on_date')
          .where((inner) =>
            inner.or([inner('t.ends_on', 'is', null), inner('t.ends_on', '>', inner.ref('h.on_date'))]),
          )
          .where('t.institution_id', 'in', [...sight.ids]),
      ),
    );
  if (filter.personId) rows = rows.where('h.person_id', '=', filter.personId);
  if (filter.applicationId) rows = rows.where('h.application_id', '=', filter.applicationId);
  if (filter.kind) rows = rows.where('h.kind', '=', filter.kind);
  if (filter.from) rows = rows.where('h.on_date', '>=', filter.from);
  return filter.to ? rows.where('h.on_date', '<=', filter.to) : rows;
}

/** The journal, the latest first. */
export async function helpList(ctx: ReadCtx, filter: HelpFilter): Promise<HelpPage> {
  const [day, id] = filter.after.split(' ');
  let page = filtered(ctx, filter)
    .select(['h.id', 'h.person_id as personId', 'h.application_id as applicationId', 'h.on_date as onDate'])
    .select(['h.kind', 'h.topic', 'h.outcome', 'h.helper_id as helperId']);
  if (z.tuple([z.iso.date(), z.uuid()]).safeParse([day, id]).success)
    page = page.where((eb) => eb(eb.refTuple('h.on_date', 'h.id'), '<', eb.tuple(day ?? '', id ?? '')));
  const found = await page
    .orderBy('h.on_date', 'desc')
    .orderBy('h.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  const kept = found.slice(0, filter.limit);
  const names = await personNames(
    ctx,
    kept.flatMap((row) => [row.personId, row.helperId]),
  );
  const { total } = await filtered(ctx, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const last = kept.at(-1);
  return {
    rows: kept.map(({ helperId, ...row }) => ({
      ...(row as Omit<HelpEntry, 'name' | 'helper'>),
      name: names.get(row.personId) ?? '',
      helper: names.get(helperId) ?? '',
    })),
    total: Number(total),
    after: last && found.length > filter.limit ? `${last.onDate} ${last.id}` : undefined,
  };
}

/** What an address asks for; what is not understood is left out. */
export function helpFilterOf(asked: URLSearchParams): HelpFilter {
  const read = helpFilter.safeParse(
    Object.fromEntries([...asked].filter(([name, value]) => value !== '' && name !== 'limit')),
  );
  return read.success ? read.data : helpFilter.parse({});
}

export const helpQuery = query({
  name: 'qualification.help',
  ru: text.title,
  input: helpFilter,
  ability: signedIn,
  run: helpList,
});
