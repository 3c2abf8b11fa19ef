// The journal of help: what a methodist did for a teacher under attestation, and reading it by teacher.
import { z } from 'zod';
import type { CivilDate } from '../../kernel/clock.ts';
import { command } from '../../kernel/command.ts';
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import { isId, newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { portionSize } from '../../kernel/list.ts';
import { shownList } from '../../kernel/page.ts';
import { policy, rule, signedIn } from '../../kernel/policy.ts';
import { query } from '../../kernel/query.ts';
import { refuse } from '../../kernel/refusal.ts';
import { notify } from '../notices/index.ts';
import { type PlacedPerson, personNames, placedPerson, staffKeepers } from '../people/index.ts';
import { norms } from '../regulations/index.ts';
import { oneApplication } from './application.queries.ts';
import { type HelpKind, helpKinds, helpOptions, helpText as text } from './help.text.ts';
import { sightOf } from './qualification.policy.ts';
import { holderSubject } from './record.commands.ts';

const norm = 'attestation-support';
const feedbackNorm = norms.serviceFeedback.slug;

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
    await notify(ctx, {
      to: [personId],
      name: 'attestation.helped',
      text: text.tellHelped(topic),
      path: '/qualification/help',
      norm: feedbackNorm,
    });
    return { id, personId };
  },
});

const rateSchema = z.object({
  entryId: z.uuid().meta({ widget: 'none' }),
  mark: z.coerce
    .number({ error: text.wholeMark })
    .int(text.wholeMark)
    .min(1, text.wholeMark)
    .max(5, text.wholeMark)
    .meta({ label: 'Оценка от 1 до 5', widget: 'number', width: 'short' }),
  text: z.string().trim().max(2000).default('').meta({ label: 'Отзыв', widget: 'textarea' }),
});

interface HelpedOne {
  readonly id: string;
  readonly personId: string;
}

async function helpedOne(ctx: ReadCtx, id: string): Promise<HelpedOne | null> {
  if (!isId(id)) return null;
  const row = await ctx.db
    .selectFrom('qualification.help_entries')
    .select(['id', 'person_id as personId'])
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

const wasHelped = rule<HelpedOne>(
  'was-helped',
  { text: text.onlyHelped, norm: feedbackNorm },
  (ctx, entry) => ctx.actor.personId === entry.personId,
);

export const helpFeedbackPolicy = policy<HelpedOne, 'rate'>('qualification.help-feedback', {
  rate: wasHelped,
});

/** The teacher who was consulted says once how good it was; refuses anybody else and a second word. */
export const rateHelp = command({
  name: 'qualification.help.rate',
  ru: text.rate,
  norm: feedbackNorm,
  input: rateSchema,
  load: (ctx, input) => helpedOne(ctx, input.entryId),
  ability: helpFeedbackPolicy.rules.rate,
  run: async (ctx, input, entry) => {
    await ctx.db
      .insertInto('qualification.help_feedbacks')
      .values({
        ...{ territory_id: ctx.territory.id, entry_id: entry.id },
        ...{ mark: input.mark, text: input.text, given_on: ctx.today },
      })
      .execute();
    await recordFact(ctx, {
      name: 'attestation.help-rated',
      subject: holderSubject(entry.personId),
      norm: feedbackNorm,
      data: { entryId: entry.id, mark: input.mark },
    });
    return { id: entry.id, personId: entry.personId };
  },
});

export const helpFilter = z.object({
  personId: z.union([z.literal(''), z.uuid()]).default(''),
  applicationId: z.union([z.literal(''), z.uuid()]).default(''),
  kind: z.union([z.literal(''), z.enum(['consultation', 'lesson', 'documents', 'training'])]).default(''),
  from: z.union([z.literal(''), z.iso.date()]).default(''),
  to: z.union([z.literal(''), z.iso.date()]).default(''),
  after: z.string().max(200).default(''),
  limit: portionSize,
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
  /** What the one who was helped said; once. */
  readonly mark: number | null;
  readonly feedback: string;
}

export interface HelpPage {
  readonly rows: readonly HelpEntry[];
  readonly total: number;
  readonly after: string | undefined;
  /** Over the whole filter, not over the page. */
  readonly ratings: number;
  readonly average: number | null;
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

const rated = (ctx: ReadCtx, filter: HelpFilter) =>
  filtered(ctx, filter).leftJoin('qualification.help_feedbacks as f', (join) =>
    join.onRef('f.territory_id', '=', 'h.territory_id').onRef('f.entry_id', '=', 'h.id'),
  );

/** The journal, the latest first. */
export async function helpList(ctx: ReadCtx, filter: HelpFilter): Promise<HelpPage> {
  const [day, id] = filter.after.split(' ');
  let page = rated(ctx, filter)
    .select(['f.mark', 'f.text as feedback'])
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
  const { total, ratings, average } = await rated(ctx, filter)
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.count<number>('f.mark').as('ratings'),
      eb.fn.avg<string | null>('f.mark').as('average'),
    ])
    .executeTakeFirstOrThrow();
  const last = kept.at(-1);
  return {
    rows: kept.map(({ helperId, feedback, ...row }) => ({
      ...(row as Omit<HelpEntry, 'name' | 'helper' | 'feedback'>),
      feedback: feedback ?? '',
      name: names.get(row.personId) ?? '',
      helper: names.get(helperId) ?? '',
    })),
    total: Number(total),
    ratings: Number(ratings),
    average: average === null ? null : Number(average),
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

/** What was done for one person, the latest first, in words: for the profile; the caller has asked for the right. */
export async function helpOf(
  ctx: ReadCtx,
  personId: string,
): Promise<{ onDate: CivilDate; kind: string; topic: string }[]> {
  const rows = await ctx.db
    .selectFrom('qualification.help_entries')
    .select(['on_date as onDate', 'kind', 'topic'])
    .where('territory_id', '=', ctx.territory.id)
    .where('person_id', '=', personId)
    .orderBy('on_date', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, kind: helpKinds[row.kind as HelpKind] }));
}

export const helpQuery = query({
  name: 'qualification.help',
  ru: text.title,
  input: helpFilter,
  ability: signedIn,
  run: helpList,
  shows: (_found, address) => shownList(address),
});
