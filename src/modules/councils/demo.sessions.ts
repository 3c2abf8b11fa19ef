// The demonstration's meetings: held in the past with everything written down, and the next one with its agenda sent out.
import { z } from 'zod';
import type { AnyCommand } from '../../kernel/command.ts';
import type { Role, WriteCtx } from '../../kernel/ctx.ts';
import { PAPER_MODEL_VERSION, renderDocx } from '../../platform/papers/index.ts';
import { addItem } from './agenda.commands.ts';
import { markAttendance } from './attendance.commands.ts';
import { confirmTask, reportTask } from './control/task.commands.ts';
import { waitingTasks } from './control/task.queries.ts';
import { decide } from './decision.commands.ts';
import type { Does } from './demo.acting.ts';
import { attachMaterial, markRead } from './material.commands.ts';
import { circulate } from './minutes.commands.ts';
import { handOutBallots } from './remote/remote.commands.ts';
import type { SessionForm } from './remote/remote.text.ts';
import { closeSession, openSession, planSession, summon } from './session.commands.ts';
import { signMinutes } from './signing.commands.ts';
import { declareRecusal, recordVotes } from './vote.commands.ts';
import { editPart } from './wording.commands.ts';

const logins = z.record(z.string(), z.string()).default({});
export const question = z.object({
  title: z.string(),
  speaker: z.string(),
  decision: z.string(),
  /** Words of a paper handed out beforehand, under this name. */
  material: z.object({ name: z.string(), text: z.string() }).optional(),
});
const meeting = z.object({ on: z.string(), time: z.string(), plannedOn: z.string().default('2025-09-01') });
export const heldSession = meeting.extend({
  circulatedOn: z.string(),
  signedOn: z.string(),
  absent: logins,
  invited: z.string().default(''),
  /** Who said beforehand that the agenda and the materials are read. */
  readBy: z.array(z.string()).default([]),
  items: z.array(
    question.extend({
      motion: z.enum(['approve', 'note']),
      recused: logins,
      against: z.array(z.string()).default([]),
      listened: z.string(),
      spoke: z.string().default(''),
      reason: z.string().default(''),
      owner: z.string().optional(),
      dueOn: z.string().optional(),
      /** Not done yet: stays under control and comes to the next agenda. */
      isOpen: z.boolean().default(false),
    }),
  ),
});
export const comingSession = meeting.extend({ items: z.array(question) });

export interface DemoOffice {
  readonly ctx: WriteCtx;
  readonly does: Does;
  readonly idOf: (login: string) => string;
  readonly bodyId: string;
  readonly chair: string;
  readonly secretary: string;
  readonly place: string;
}

export const office = (kind: string, { bodyId }: DemoOffice): Role => ({
  kind,
  scope: { kind: 'body', id: bodyId },
});

export const bySecretary =
  (at: DemoOffice) =>
  <O = { id: string }>(moment: string, command: AnyCommand, input: unknown) =>
    at.does<O>(at.secretary, moment, command, input, office('secretary', at));

/** A short paper of the speaker, as it is handed out. */
async function paperOf(title: string, text: string): Promise<string> {
  const paragraphs = text.split('\n').map((each) => ({ kind: 'paragraph' as const, text: each }));
  const body = await renderDocx({
    model: PAPER_MODEL_VERSION,
    template: { name: 'councils.material', version: 1 },
    title,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'long', fontSize: 12 },
    blocks: [{ kind: 'heading', text: title }, ...paragraphs],
  });
  return Buffer.from(body).toString('base64');
}

/** Plans a meeting with its questions and materials and sends the agenda, or the ballots, out. */
export async function prepare<Item extends z.output<typeof question>>(
  at: DemoOffice,
  session: { on: string; time: string; plannedOn: string; items: readonly Item[] },
  form: SessionForm = 'in-person',
): Promise<{ sessionId: string; items: (Item & { id: string })[] }> {
  const secretary = bySecretary(at);
  const before = `${session.plannedOn} 11:00`;
  const { bodyId, place } = at;
  const planned = { bodyId, plannedOn: session.on, plannedTime: session.time, place, form };
  const { id: sessionId } = await secretary(before, planSession, planned);
  const items: (Item & { id: string })[] = [];
  for (const item of session.items) {
    const { title, speaker, decision: proposedDecision, material } = item;
    const { id } = await secretary(before, addItem, { bodyId, title, speaker, proposedDecision });
    items.push({ ...item, id });
    if (!material) continue;
    const file = { name: `${material.name}.docx`, base64: await paperOf(material.name, material.text) };
    await secretary(before, attachMaterial, { itemId: id, file });
  }
  await secretary(before, form === 'in-person' ? summon : handOutBallots, { sessionId });
  return { sessionId, items };
}

/** The next meeting: its agenda is sent out, the members have still to meet. */
export async function callSession(at: DemoOffice, session: z.output<typeof comingSession>): Promise<void> {
  await prepare(at, session);
}

/** A past meeting from its agenda to the signed minutes and what was done by its decisions. */
export async function holdSession(at: DemoOffice, session: z.output<typeof heldSession>): Promise<void> {
  const { idOf, does } = at;
  const secretary = bySecretary(at);
  const { sessionId, items } = await prepare(at, session);
  for (const login of session.readBy)
    await does(login, `${session.plannedOn} 15:00`, markRead, { sessionId }, office('member', at));
  const during = `${session.on} ${session.time}`;
  await secretary(during, openSession, { sessionId });
  const members = Object.entries(session.absent).map(([login, reason]) => ({
    ...{ personId: idOf(login), absent: true, reason },
  }));
  await secretary(during, markAttendance, { sessionId, members, invited: session.invited });
  for (const item of items) {
    const { id: itemId, motion, listened, spoke, speaker } = item;
    for (const [login, reason] of Object.entries(item.recused))
      await secretary(during, declareRecusal, { itemId, personId: idOf(login), reason });
    await secretary(during, recordVotes, { itemId, motion, against: item.against.map(idOf) });
    await secretary(during, decide, {
      ...{ itemId, outcome: motion, text: item.decision, reason: item.reason },
      ownerId: item.owner ? idOf(item.owner) : null,
      dueOn: item.dueOn ?? null,
    });
    await secretary(during, editPart, { itemId, listened, spoke, speaker });
  }
  const open = new Set(session.items.filter((item) => item.isOpen).map((item) => item.decision));
  await closeAndSign(at, { ...session, sessionId, closedAt: `${session.on} 16:00`, open });
}

/** From the last decision to the signed minutes and what was done by them. */
export async function closeAndSign(
  at: DemoOffice,
  held: {
    sessionId: string;
    closedAt: string;
    circulatedOn: string;
    signedOn: string;
    open: ReadonlySet<string>;
  },
): Promise<void> {
  const { sessionId, closedAt, circulatedOn, signedOn, open } = held;
  const secretary = bySecretary(at);
  await secretary(closedAt, closeSession, { sessionId, postponeRest: true });
  await secretary(circulatedOn, circulate, { sessionId });
  await at.does(at.chair, signedOn, signMinutes, { sessionId }, office('chair', at));
  const { documentId } = await secretary<{ documentId: string }>(signedOn, signMinutes, { sessionId });
  await carryOut(at, { sessionId, documentId, open });
}

/** What a past session decided was done in time, shown by its minutes and confirmed by the chair. */
async function carryOut(
  at: DemoOffice,
  held: { sessionId: string; documentId: string; open: ReadonlySet<string> },
): Promise<void> {
  const given = (await waitingTasks(at.ctx)).filter(
    (task) => task.sessionId === held.sessionId && !held.open.has(task.text),
  );
  for (const { id, version, dueOn } of given) {
    const done = { doneOn: dueOn, outcome: 'Исполнено, материалы приложены.', documentId: held.documentId };
    const report = { id, version, ...done };
    await at.does(at.secretary, dueOn, reportTask, report, office('secretary', at));
    const confirmed = { id, version: version + 1 };
    await at.does(at.chair, dueOn, confirmTask, confirmed, office('chair', at));
  }
}
