// Changes of an institution by document: renamed, registered anew, joined to another, divided, closed. History stays.
import type { CivilDate } from '../../kernel/clock.ts';
import { type AnyCommand, command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { changeRow } from '../../kernel/versioned.ts';
import { formatDate } from '../../platform/language/index.ts';
import { addInstitution, addName, refuseClosed, subjectOf } from './institution.commands.ts';
import { institutionLifecycle } from './institution.lifecycle.ts';
import { institutionPolicy } from './institution.policy.ts';
import { type Institution, institution } from './institution.queries.ts';
import {
  closeSchema,
  mergeSchema,
  renameSchema,
  reregisterSchema,
  splitSchema,
} from './institution.schema.ts';
import { institutionText as text } from './institution.text.ts';
import type { Succession } from './succession.queries.ts';

const norm = 'institutions-register';

type Ending = 'reregister' | 'merge' | 'divide' | 'close';

interface ByAct {
  readonly on: CivilDate;
  readonly act: string;
}

const faultOn = (name: string, complaint: string) =>
  refuse(name, complaint, { kind: 'invalid', norm, fields: { on: complaint } });

/** A change cannot come from the future, nor before the institution began or took its present name. */
async function refuseDate(ctx: WriteCtx, record: Institution, { on }: ByAct): Promise<Refusal | null> {
  if (on > ctx.today) return faultOn('date-in-future', text.faults.future);
  if (record.openedOn && on < record.openedOn) {
    return faultOn('before-opening', text.closedTooEarly(formatDate(record.openedOn)));
  }
  const name = await ctx.db
    .selectFrom('institutions.names')
    .select('starts_on')
    .where('territory_id', '=', ctx.territory.id)
    .where('institution_id', '=', record.id)
    .where('ends_on', 'is', null)
    .executeTakeFirst();
  if (name && on <= name.starts_on)
    return faultOn('before-name', text.nameTooEarly(formatDate(name.starts_on)));
  return null;
}

const endName = (ctx: WriteCtx, id: string, on: CivilDate) =>
  ctx.db
    .updateTable('institutions.names')
    .set({ ends_on: on })
    .where('territory_id', '=', ctx.territory.id)
    .where('institution_id', '=', id)
    .where('ends_on', 'is', null)
    .execute();

async function addSuccession(
  ctx: WriteCtx,
  kind: Succession['kind'],
  predecessorId: string,
  successorId: string | null,
  { on, act }: ByAct,
): Promise<void> {
  await ctx.db
    .insertInto('institutions.successions')
    .values({
      territory_id: ctx.territory.id,
      id: newId(ctx.now),
      predecessor_id: predecessorId,
      successor_id: successorId,
      kind,
      on_date: on,
      act,
    })
    .execute();
}

/** Ends an institution along the lifecycle; its name period ends the same day. */
async function end(
  ctx: WriteCtx,
  record: Institution,
  ending: Ending,
  byAct: ByAct,
  data: Record<string, unknown>,
) {
  await endName(ctx, record.id, byAct.on);
  return advance(ctx, institutionLifecycle, record, ending, {
    set: { closed_on: byAct.on },
    data: { name: record.shortName, on: byAct.on, act: byAct.act, ...data },
  });
}

/** A successor takes over type and contacts; identifiers and names are its own. */
function successorOf(
  record: Institution,
  own: Pick<Institution, 'shortName' | 'fullName' | 'inn' | 'kpp' | 'ogrn'>,
  { on, act }: ByAct,
) {
  const { kind, oktmo, address, phone, email, site } = record;
  return { kind, oktmo, address, phone, email, site, ...own, openedOn: on, act };
}

async function addSuccessor(
  ctx: WriteCtx,
  kind: 'reregistration' | 'split',
  record: Institution,
  input: ReturnType<typeof successorOf>,
  byAct: ByAct,
): Promise<{ id: string } | Refusal> {
  const added = await addInstitution(ctx, input);
  if (isRefusal(added)) return added;
  await addSuccession(ctx, kind, record.id, added.id, byAct);
  await recordFact(ctx, {
    name: 'institution.succeeded',
    subject: subjectOf(added.id),
    norm,
    data: { kind, name: input.shortName, predecessorId: record.id, predecessor: record.shortName, ...byAct },
  });
  return added;
}

/** The institution is called otherwise from a day; the former name stays for documents of its time. */
export const renameInstitution = command({
  name: 'institutions.rename',
  ru: 'Переименовать',
  norm,
  input: renameSchema,
  load: (ctx, input) => institution(ctx, input.id),
  ability: institutionPolicy.rules.keep,
  run: async (ctx, input, record) => {
    const { shortName, fullName, on, act } = input;
    if (shortName === record.shortName && fullName === record.fullName) {
      return refuse('same-name', text.sameName, {
        norm,
        kind: 'invalid',
        fields: { shortName: text.sameName },
      });
    }
    const complaint = refuseClosed(record) ?? (await refuseDate(ctx, record, input));
    if (complaint) return complaint;
    const stale = await changeRow(
      ctx,
      'institutions.institutions',
      { id: record.id, version: record.version },
      { short_name: shortName, full_name: fullName },
    );
    if (stale) return stale;
    await endName(ctx, record.id, on);
    await addName(ctx, record.id, { shortName, fullName, act, startsOn: on });
    await addSuccession(ctx, 'rename', record.id, record.id, input);
    await recordFact(ctx, {
      name: 'institution.renamed',
      subject: subjectOf(record.id),
      norm,
      data: { before: record.shortName, after: shortName, on, act },
    });
    return { id: record.id };
  },
});

/** A new registration of the same organisation, with the same or another ИНН: a successor record, linked both ways. */
export const reregisterInstitution = command({
  name: 'institutions.reregister',
  ru: 'Перерегистрировать',
  norm,
  input: reregisterSchema,
  load: (ctx, input) => institution(ctx, input.id),
  ability: institutionPolicy.rules.keep,
  run: async (ctx, { id: _, on, act, ...own }, record) => {
    const byAct = { on, act };
    const complaint = refuseClosed(record) ?? (await refuseDate(ctx, record, byAct));
    if (complaint) return complaint;
    // The old record ends first: two acting ones may not share an ИНН.
    const ended = await end(ctx, record, 'reregister', byAct, { successor: own.shortName });
    if (isRefusal(ended)) return ended;
    return addSuccessor(ctx, 'reregistration', record, successorOf(record, own, byAct), byAct);
  },
});

/** The institution joins another one, which becomes its legal successor. */
export const mergeInstitution = command({
  name: 'institutions.merge',
  ru: 'Присоединить к другой',
  norm,
  input: mergeSchema,
  load: (ctx, input) => institution(ctx, input.id),
  ability: institutionPolicy.rules.keep,
  run: async (ctx, input, record) => {
    const wrong = (complaint: string) =>
      refuse('wrong-successor', complaint, { kind: 'invalid', norm, fields: { intoId: complaint } });
    if (input.intoId === record.id) return wrong(text.intoItself);
    const into = await institution(ctx, input.intoId);
    if (!into) return wrong(text.faults.pick);
    if (into.state === 'closed') return wrong(text.intoClosed);
    const complaint = refuseClosed(record) ?? (await refuseDate(ctx, record, input));
    if (complaint) return complaint;
    await addSuccession(ctx, 'merge', record.id, into.id, input);
    const ended = await end(ctx, record, 'merge', input, { successorId: into.id, successor: into.shortName });
    if (isRefusal(ended)) return ended;
    await recordFact(ctx, {
      name: 'institution.absorbed',
      subject: subjectOf(into.id),
      norm,
      data: { predecessorId: record.id, predecessor: record.shortName, on: input.on, act: input.act },
    });
    return { id: into.id };
  },
});

/** New institutions come out of one; it ends (разделение) or goes on (выделение). */
export const splitInstitution = command({
  name: 'institutions.split',
  ru: 'Выделить или разделить',
  norm,
  input: splitSchema,
  load: (ctx, input) => institution(ctx, input.id),
  ability: institutionPolicy.rules.keep,
  run: async (ctx, input, record) => {
    const complaint = refuseClosed(record) ?? (await refuseDate(ctx, record, input));
    if (complaint) return complaint;
    const parts = input.parts.map((part) => part.shortName);
    if (input.closes) {
      const ended = await end(ctx, record, 'divide', input, { parts });
      if (isRefusal(ended)) return ended;
    }
    const ids: string[] = [];
    for (const part of input.parts) {
      const byAct = { on: input.on, act: input.act };
      const added = await addSuccessor(ctx, 'split', record, successorOf(record, part, byAct), byAct);
      if (isRefusal(added)) return added;
      ids.push(added.id);
    }
    if (!input.closes) {
      await recordFact(ctx, {
        name: 'institution.split-off',
        subject: subjectOf(record.id),
        norm,
        data: { parts, on: input.on, act: input.act },
      });
    }
    return { id: record.id, ids };
  },
});

/** The institution ends without a successor. */
export const closeInstitution = command({
  name: 'institutions.close',
  ru: 'Прекратить деятельность',
  norm,
  input: closeSchema,
  load: (ctx, input) => institution(ctx, input.id),
  ability: institutionPolicy.rules.keep,
  run: async (ctx, input, record) => {
    const complaint = refuseClosed(record) ?? (await refuseDate(ctx, record, input));
    if (complaint) return complaint;
    await addSuccession(ctx, 'closure', record.id, null, input);
    return end(ctx, record, 'close', input, {});
  },
});

/** Changes by document in the order of the card's menu. */
export const successionCommands: readonly AnyCommand[] = [
  renameInstitution,
  reregisterInstitution,
  mergeInstitution,
  splitInstitution,
  closeInstitution,
];
