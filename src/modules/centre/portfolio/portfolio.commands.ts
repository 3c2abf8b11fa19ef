// Directions of work: the catalogue, who is charged with a line of it from when to when, work contacts.

import { z } from 'zod';
import { addDays } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { notify } from '../../notices/index.ts';
import { person, personNames, postsOf } from '../../people/index.ts';
import { assignsPortfolios, contactsPolicy } from '../centre.policy.ts';
import { type CatalogueLine, catalogue } from './portfolio.catalogue.ts';
import { holders, type Portfolio, portfolio } from './portfolio.queries.ts';
import {
  addPortfolioSchema,
  assignSchema,
  changePortfolioSchema,
  closeSchema,
  contactsSchema,
  releaseSchema,
} from './portfolio.schema.ts';
import { portfolioText as text } from './portfolio.text.ts';

const norm = 'service-portfolios';
const subjectOf = (id: string) => ({ kind: 'centre.portfolio', id });
const fault = (field: string, words: string) =>
  refuse('wrong-holder', words, { kind: 'invalid', norm, fields: { [field]: words } });

/** Puts lines of the catalogue that are not there yet after those that are. */
export async function insertPortfolios(
  ctx: WriteCtx,
  lines: readonly CatalogueLine[],
): Promise<{ id: string; key: string }[]> {
  // Those taken out of the catalogue keep their keys and do not come back by themselves.
  const known = await ctx.db
    .selectFrom('centre.portfolios')
    .select('key')
    .where('territory_id', '=', ctx.territory.id)
    .execute();
  const fresh = lines.filter((each) => !known.some((old) => old.key === each.key));
  if (fresh.length === 0) return [];
  const rows = fresh.map((each, index) => ({
    ...{ territory_id: ctx.territory.id, id: newId(ctx.now), key: each.key, kind: each.kind },
    ...{ name: each.name, clause: each.clause, topics: [...each.topics], place: known.length + index + 1 },
  }));
  await ctx.db.insertInto('centre.portfolios').values(rows).execute();
  for (const row of rows)
    await recordFact(ctx, {
      name: 'portfolio.entered',
      subject: subjectOf(row.id),
      norm,
      data: { name: row.name },
    });
  return rows.map(({ id, key }) => ({ id, key }));
}

/** The head takes the ready catalogue (004 §3.7); lines that are there stay as they are. */
export const takeCatalogue = command({
  name: 'centre.portfolios.take-catalogue',
  ru: 'Взять готовый каталог',
  norm,
  input: z.object({}),
  ability: assignsPortfolios,
  run: async (ctx) => ({ added: (await insertPortfolios(ctx, catalogue)).length }),
});

/** A line of the service's own. */
export const addPortfolio = command({
  name: 'centre.portfolios.add',
  ru: 'Добавить направление',
  norm,
  input: addPortfolioSchema,
  ability: assignsPortfolios,
  run: async (ctx, input) => {
    const key = `own-${newId(ctx.now)}`;
    const [added] = await insertPortfolios(ctx, [{ ...input, key }]);
    return { id: added?.id ?? '' };
  },
});

/** Rewords a line and says which work comes by it. */
export const changePortfolio = command({
  name: 'centre.portfolios.change',
  ru: 'Изменить направление',
  norm,
  input: changePortfolioSchema,
  load: (ctx, input) => portfolio(ctx, input.id),
  ability: assignsPortfolios,
  run: async (ctx, input, record: Portfolio) => {
    const { name, kind, clause, topics } = input;
    const stale = await changeRow(
      ctx,
      'centre.portfolios',
      { id: record.id, version: input.version },
      { name, kind, clause, topics },
    );
    if (stale) return stale;
    await recordFact(ctx, {
      name: 'portfolio.changed',
      subject: subjectOf(record.id),
      norm,
      data: { name, topics },
    });
    return { id: record.id };
  },
});

/** Takes a line out of the catalogue; its history stays. Refuses while somebody holds it. */
export const closePortfolio = command({
  name: 'centre.portfolios.close',
  ru: 'Убрать из каталога',
  norm,
  input: closeSchema,
  load: (ctx, input) => portfolio(ctx, input.id),
  ability: assignsPortfolios,
  run: async (ctx, input, record: Portfolio) => {
    const now = await holders(ctx, { on: ctx.today, portfolioId: record.id });
    if (now.length > 0) return refuse('portfolio-is-held', text.faults.held, { norm });
    const stale = await changeRow(
      ctx,
      'centre.portfolios',
      { id: record.id, version: input.version },
      { closed_on: ctx.today },
    );
    if (stale) return stale;
    await recordFact(ctx, {
      name: 'portfolio.closed',
      subject: subjectOf(record.id),
      norm,
      data: { name: record.name },
    });
    return { id: record.id };
  },
});

async function refuseHolder(ctx: WriteCtx, personId: string, on: string): Promise<Refusal | null> {
  if (!(await person(ctx, personId))) return fault('personId', text.faults.person);
  const works = (await postsOf(ctx, personId)).some(
    (post) => post.unit === 'centre' && post.startsOn <= on && (post.endsOn === null || post.endsOn > on),
  );
  return works ? null : fault('personId', text.faults.notStaff);
}

/** The head charges somebody of the service with a direction by an act; several may hold one. */
export const assignPortfolio = command({
  name: 'centre.portfolios.assign',
  ru: 'Поручить',
  norm,
  input: assignSchema,
  load: (ctx, input) => portfolio(ctx, input.portfolioId),
  ability: assignsPortfolios,
  run: async (ctx, input, record: Portfolio) => {
    const { personId, act, startsOn, endsOn } = input;
    if (endsOn !== null && endsOn < startsOn) return fault('endsOn', text.faults.period);
    const complaint = await refuseHolder(ctx, personId, startsOn);
    if (complaint) return complaint;
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('centre.portfolio_holders')
      .values({
        ...{ territory_id: ctx.territory.id, id, portfolio_id: record.id, person_id: personId, act },
        ...{ starts_on: startsOn, ends_on: endsOn && addDays(endsOn, 1) },
      })
      .execute();
    const name = (await personNames(ctx, [personId])).get(personId) ?? '';
    await recordFact(ctx, {
      name: 'portfolio.assigned',
      subject: subjectOf(record.id),
      norm,
      data: { holdingId: id, personId, name, act, startsOn, endsOn },
    });
    await notify(ctx, {
      to: [personId],
      name: 'portfolio.assigned',
      text: `Вам поручено направление «${record.name}» с ${formatDate(startsOn)}: ${act}.`,
      path: `/centre/portfolios/${record.id}`,
      norm,
    });
    return { id, portfolioId: record.id };
  },
});

/** The last day of a holding. */
export const releasePortfolio = command({
  name: 'centre.portfolios.release',
  ru: 'Снять поручение',
  norm,
  input: releaseSchema,
  load: async (ctx, input) => {
    const row = await ctx.db
      .selectFrom('centre.portfolio_holders')
      .select(['id', 'portfolio_id as portfolioId', 'person_id as personId'])
      .select(['starts_on as startsOn', 'ends_on as endsOn'])
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', input.id)
      .executeTakeFirst();
    return row ?? null;
  },
  ability: assignsPortfolios,
  run: async (ctx, input, record) => {
    const end = addDays(input.on, 1);
    if (input.on < record.startsOn || (record.endsOn !== null && record.endsOn < end))
      return fault('on', text.faults.period);
    await ctx.db
      .updateTable('centre.portfolio_holders')
      .set({ ends_on: end })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', record.id)
      .execute();
    const name = (await personNames(ctx, [record.personId])).get(record.personId) ?? '';
    await recordFact(ctx, {
      name: 'portfolio.released',
      subject: subjectOf(record.portfolioId),
      norm,
      data: { holdingId: record.id, name, on: input.on },
    });
    return { id: record.id, portfolioId: record.portfolioId };
  },
});

/** Work telephone, mail and room: for everybody who turns to the service. */
export const editContacts = command({
  name: 'centre.contacts.edit',
  ru: 'Сохранить рабочие контакты',
  norm: null,
  input: contactsSchema,
  load: async (ctx, input) => {
    const known = await person(ctx, input.personId);
    return known && { personId: known.id };
  },
  ability: contactsPolicy.rules.edit,
  run: async (ctx, { personId, ...contacts }, record) => {
    const complaint = await refuseHolder(ctx, personId, ctx.today);
    if (complaint) return complaint;
    await ctx.db
      .insertInto('centre.work_contacts')
      .values({ territory_id: ctx.territory.id, person_id: record.personId, ...contacts })
      .onConflict((conflict) => conflict.columns(['territory_id', 'person_id']).doUpdateSet(contacts))
      .execute();
    await recordFact(ctx, {
      name: 'work-contacts.edited',
      subject: { kind: 'people.person', id: personId },
    });
    return { personId };
  },
});

export const portfolioCommands = [
  ...[
    takeCatalogue,
    addPortfolio,
    changePortfolio,
    assignPortfolio,
    releasePortfolio,
    editContacts,
    closePortfolio,
  ],
];

export const portfolioSentences: Readonly<
  Record<string, (data: Readonly<Record<string, unknown>>) => string>
> = {
  'portfolio.entered': (data) => `направление «${data.name}» внесено в каталог`,
  'portfolio.changed': (data) => `изменено направление «${data.name}»`,
  'portfolio.closed': (data) => `направление «${data.name}» убрано из каталога`,
  'portfolio.assigned': (data) =>
    `поручено: ${data.name}, с ${formatDate(String(data.startsOn))} (${data.act})`,
  'portfolio.released': (data) =>
    `поручение снято: ${data.name}, последний день ${formatDate(String(data.on))}`,
  'work-contacts.edited': () => 'изменены рабочие контакты',
};
