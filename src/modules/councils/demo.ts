// The demonstration's councils: composition by orders, and one past session held through the same commands as any other.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { AnyCommand } from '../../kernel/command.ts';
import type { Role, WriteCtx } from '../../kernel/ctx.ts';
import { upperFirst } from '../../platform/language/index.ts';
import { currentVersion, termsOf } from '../regulations/index.ts';
import { addItem } from './agenda.commands.ts';
import { markAttendance } from './attendance.commands.ts';
import { createBody, setMembership } from './body.commands.ts';
import { confirmTask, reportTask } from './control/task.commands.ts';
import { waitingTasks } from './control/task.queries.ts';
import type { MemberRole } from './councils.text.ts';
import { decide } from './decision.commands.ts';
import { actingIn, type Does } from './demo.acting.ts';
import { circulate } from './minutes.commands.ts';
import { closeSession, openSession, planSession, summon } from './session.commands.ts';
import { signMinutes } from './signing.commands.ts';
import { declareRecusal, recordVotes } from './vote.commands.ts';
import { editPart } from './wording.commands.ts';

const logins = z.record(z.string(), z.string()).default({});
const pastSession = z.object({
  on: z.string(),
  time: z.string(),
  circulatedOn: z.string(),
  signedOn: z.string(),
  absent: logins,
  invited: z.string(),
  items: z.array(
    z.object({
      title: z.string(),
      speaker: z.string(),
      motion: z.enum(['approve', 'note']),
      recused: logins,
      against: z.array(z.string()).default([]),
      listened: z.string(),
      spoke: z.string(),
      decision: z.string(),
      reason: z.string(),
      owner: z.string().optional(),
      dueOn: z.string().optional(),
    }),
  ),
});
const demoCouncil = z.object({
  kind: z.enum(['expert-council', 'methodical-council']),
  /** The territory's own word for it, in all cases. */
  term: z.enum(['expert-council', 'methodical-council']).optional(),
  name: z.string().optional(),
  nameGenitive: z.string().optional(),
  shortName: z.string().optional(),
  governedBy: z.string().optional(),
  place: z.string(),
  basis: z.string(),
  chair: z.string(),
  deputies: z.array(z.string()),
  secretary: z.string(),
  members: z.array(z.string()),
  session: pastSession.optional(),
});
type DemoCouncil = z.output<typeof demoCouncil>;
const demoFile = z.object({ councils: z.record(z.string(), z.array(demoCouncil)) });

const startsOn = '2025-09-01';
const keeper: Role = { kind: 'centre-head', scope: { kind: 'territory' } };

/** Makes the councils of the context's territory from `councils.yaml`; `people` are ids by login. */
export async function loadCouncilsDemo(
  ctx: WriteCtx,
  folder: string,
  people: ReadonlyMap<string, string>,
): Promise<void> {
  const { councils } = demoFile.parse(parse(await readFile(join(folder, 'councils.yaml'), 'utf8')));
  const idOf = (login: string): string => {
    const id = people.get(login);
    if (!id) throw new Error(`Demonstration: unknown login ${login} in ${ctx.territory.slug}`);
    return id;
  };
  const does = actingIn(ctx, idOf);
  for (const council of councils[ctx.territory.slug] ?? []) {
    const bodyId = await makeBody(ctx, does, idOf, council);
    if (council.session) await holdSession(ctx, does, idOf, bodyId, council, council.session);
  }
}

async function makeBody(
  ctx: WriteCtx,
  does: Does,
  idOf: (login: string) => string,
  council: DemoCouncil,
): Promise<string> {
  const terms = await termsOf(ctx);
  const named = council.term
    ? {
        name: upperFirst(terms.of(council.term)),
        nameGenitive: terms.of(council.term, 'genitive'),
        shortName: upperFirst(terms.short(council.term)),
      }
    : {
        name: upperFirst(council.name ?? ''),
        nameGenitive: council.nameGenitive,
        shortName: council.shortName,
      };
  const version = council.governedBy ? await currentVersion(ctx, council.governedBy) : null;
  const { kind, place, basis } = council;
  const made = { ...named, kind, place, regulationId: version?.regulationId ?? null, startsOn };
  const { id } = await does(council.chair, startsOn, createBody, made, keeper);
  const appoint = (login: string, role: MemberRole) =>
    does(
      council.chair,
      startsOn,
      setMembership,
      { bodyId: id, personId: idOf(login), role, startsOn, basis: upperFirst(basis) },
      keeper,
    );
  await appoint(council.chair, 'chair');
  for (const login of council.deputies) await appoint(login, 'deputy-chair');
  await appoint(council.secretary, 'secretary');
  for (const login of council.members) await appoint(login, 'member');
  return id;
}

async function holdSession(
  ctx: WriteCtx,
  does: Does,
  idOf: (login: string) => string,
  bodyId: string,
  council: DemoCouncil,
  session: z.output<typeof pastSession>,
): Promise<void> {
  const office = (kind: string): Role => ({ kind, scope: { kind: 'body', id: bodyId } });
  const { on } = session;
  const secretary = <O = { id: string }>(moment: string, command: AnyCommand, input: unknown) =>
    does<O>(council.secretary, moment, command, input, office('secretary'));
  const before = `${startsOn} 11:00`;
  const during = `${on} ${session.time}`;
  const planned = { bodyId, plannedOn: on, plannedTime: session.time, place: council.place };
  const { id: sessionId } = await secretary(before, planSession, planned);
  const items = [];
  for (const item of session.items) {
    const { id } = await secretary(before, addItem, {
      bodyId,
      title: item.title,
      speaker: item.speaker,
      proposedDecision: item.decision,
    });
    items.push({ ...item, id });
  }
  await secretary(before, summon, { sessionId });
  await secretary(during, openSession, { sessionId });
  const members = Object.entries(session.absent).map(([login, reason]) => ({
    personId: idOf(login),
    absent: true,
    reason,
  }));
  await secretary(during, markAttendance, { sessionId, members, invited: session.invited });
  for (const item of items) {
    const itemId = item.id;
    for (const [login, reason] of Object.entries(item.recused))
      await secretary(during, declareRecusal, { itemId, personId: idOf(login), reason });
    await secretary(during, recordVotes, { itemId, motion: item.motion, against: item.against.map(idOf) });
    const decision = { itemId, outcome: item.motion, text: item.decision, reason: item.reason };
    await secretary(during, decide, {
      ...decision,
      ownerId: item.owner ? idOf(item.owner) : null,
      dueOn: item.dueOn ?? null,
    });
    await secretary(during, editPart, {
      itemId,
      listened: item.listened,
      spoke: item.spoke,
      speaker: item.speaker,
    });
  }
  await secretary(`${on} 16:00`, closeSession, { sessionId });
  await secretary(session.circulatedOn, circulate, { sessionId });
  await does(council.chair, session.signedOn, signMinutes, { sessionId }, office('chair'));
  const { documentId } = await secretary<{ documentId: string }>(session.signedOn, signMinutes, {
    sessionId,
  });
  await carryOut(ctx, does, council, { sessionId, documentId, office });
}

interface Held {
  readonly sessionId: string;
  readonly documentId: string;
  readonly office: (kind: string) => Role;
}

/** What the past session decided was done in time, shown by its minutes and confirmed by the chair. */
async function carryOut(ctx: WriteCtx, does: Does, council: DemoCouncil, held: Held): Promise<void> {
  const given = (await waitingTasks(ctx)).filter((task) => task.sessionId === held.sessionId);
  for (const task of given) {
    const done = {
      doneOn: task.dueOn,
      outcome: 'Исполнено, материалы приложены.',
      documentId: held.documentId,
    };
    const keyed = { id: task.id, version: task.version };
    await does(council.secretary, task.dueOn, reportTask, { ...keyed, ...done }, held.office('secretary'));
    const next = { ...keyed, version: task.version + 1 };
    await does(council.chair, task.dueOn, confirmTask, next, held.office('chair'));
  }
}
