// Signing: both signatures register the minutes, issue the extracts and let the decisions take effect.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { anyOf } from '../../kernel/policy.ts';
import { isRefusal, notFound, type Refusal, refuse } from '../../kernel/refusal.ts';
import { formatDate } from '../../platform/language/index.ts';
import { draftDocument, registerDocument } from '../documents/index.ts';
import { bodyPolicy } from './body.policy.ts';
import { refusals } from './councils.text.ts';
import { extractPaper } from './papers/extract.ts';
import { minutesPaper } from './papers/minutes.ts';
import { dayOf } from './papers/people.ts';
import { sessionLifecycle } from './session.lifecycle.ts';
import { type Named, namedOf } from './session.presider.ts';
import { lockSession, sheetOf, visibleSession } from './session.queries.ts';
import type { AgendaItem, Sheet } from './sheet.ts';

const loadSession = (ctx: ReadCtx, input: { sessionId: string }) => visibleSession(ctx, input.sessionId);

/**
 * The one who presided and the secretary sign, each for himself, or the secretary notes that both signed the printed
 * minutes. With both signatures the minutes get their number in the register, extracts are issued, the decisions
 * take effect for the modules that asked, and nothing of the session changes any more.
 */
export const signMinutes = command({
  name: 'councils.minutes.sign',
  ru: 'Подписать протокол',
  norm: 'council-session',
  input: z.object({
    sessionId: z.uuid(),
    onPaper: z
      .boolean()
      .default(false)
      .meta({ label: 'Протокол подписан на бумаге председательствующим и секретарём' }),
  }),
  load: loadSession,
  ability: anyOf(bodyPolicy.rules.run, bodyPolicy.rules.sit),
  run: async (ctx, input, record): Promise<Refusal | { signed: boolean; documentId: string | null }> => {
    await lockSession(ctx, record.id);
    const sheet = await sheetOf(ctx, record.id);
    if (!sheet) return notFound();
    const { session } = sheet;
    if (session.state !== 'closed' && session.state !== 'minutes-circulated') return refusals.minutesClosed();
    const signatures = signaturesAfter(ctx, sheet, input.onPaper);
    if (isRefusal(signatures)) return signatures;
    if (signatures.chair && signatures.secretary)
      return finish(ctx, sheet, signatures.chair, signatures.secretary);
    await ctx.db
      .updateTable('councils.sessions')
      .set({ chair_signed_at: signatures.chair, secretary_signed_at: signatures.secretary })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', session.id)
      .execute();
    await recordFact(ctx, {
      name: 'council.minutes-half-signed',
      subject: { kind: sessionLifecycle.name, id: session.id },
      norm: 'council-session',
      data: { number: session.number },
    });
    return { signed: false, documentId: null };
  },
});

function signaturesAfter(
  ctx: ReadCtx,
  sheet: Sheet,
  onPaper: boolean,
): Refusal | { chair: Date | null; secretary: Date | null } {
  const { session } = sheet;
  const isSecretary = ctx.actor.personId === session.secretaryId;
  const isPresider = ctx.actor.personId === session.presiderId;
  if (onPaper && isSecretary)
    return { chair: session.chairSignedAt ?? ctx.now, secretary: session.secretarySignedAt ?? ctx.now };
  if (!isSecretary && !isPresider)
    return refuse(
      'not-a-signer',
      'Протокол подписывают тот, кто председательствовал, и секретарь этого заседания.',
      { kind: 'forbidden', norm: 'council-session' },
    );
  return {
    chair: isPresider ? (session.chairSignedAt ?? ctx.now) : session.chairSignedAt,
    secretary: isSecretary ? (session.secretarySignedAt ?? ctx.now) : session.secretarySignedAt,
  };
}

async function finish(
  ctx: WriteCtx,
  sheet: Sheet,
  chair: Date,
  secretary: Date,
): Promise<Refusal | { signed: boolean; documentId: string }> {
  const { session } = sheet;
  const named = await namedOf(ctx, sheet);
  const documentId = await registerMinutes(ctx, sheet, named);
  if (isRefusal(documentId)) return documentId;
  for (const item of sheet.items) {
    const issued = await issueExtract(ctx, sheet, item, documentId, named);
    if (isRefusal(issued)) return issued;
    await publishDecision(ctx, sheet, item);
  }
  const moved = await advance(ctx, sessionLifecycle, session, 'sign', {
    set: { chair_signed_at: chair, secretary_signed_at: secretary, document_id: documentId },
    data: { sessionId: session.id, bodyId: session.bodyId, documentId, number: session.number },
  });
  return isRefusal(moved) ? moved : { signed: true, documentId };
}

async function registerMinutes(
  ctx: WriteCtx,
  sheet: Sheet,
  { signers: { presider } }: Named,
): Promise<Refusal | string> {
  const date = dayOf(ctx, sheet);
  const { id } = await draftDocument(ctx, {
    kind: 'minutes',
    title: `Протокол заседания ${sheet.body.nameGenitive}`,
    paper: await minutesPaper(ctx, sheet),
    subjects: [subjectOf(sheet)],
    bodyId: sheet.body.id,
    ...(presider.personId ? { signer: presider } : {}),
    ...(sheet.session.versionId ? { regulationVersionId: sheet.session.versionId } : {}),
  });
  const registered = await registerDocument(ctx, {
    documentId: id,
    number: String(sheet.session.number),
    date,
  });
  return isRefusal(registered) ? registered : id;
}

const subjectOf = (sheet: Sheet) => ({
  kind: sessionLifecycle.name,
  id: sheet.session.id,
  title: `Заседание № ${sheet.session.number} ${sheet.body.nameGenitive}`,
  path: `/councils/sessions/${sheet.session.id}`,
});

const ownSubjects: readonly string[] = ['councils.body', 'councils.task', 'councils.remark'];

/** An extract for every question about somebody's record; its institution reads it from now on. */
async function issueExtract(
  ctx: WriteCtx,
  sheet: Sheet,
  item: AgendaItem,
  minutesId: string,
  named: Named,
): Promise<Refusal | null> {
  // The council's own question of what was carried out concerns nobody outside.
  if (ownSubjects.includes(item.subjectKind ?? '')) return null;
  if (!item.subjectKind || !item.subjectId || !item.decision || item.decision.outcome === 'postpone')
    return null;
  const { id } = await draftDocument(ctx, {
    kind: 'extract',
    title: `Выписка из протокола № ${sheet.session.number} от ${formatDate(dayOf(ctx, sheet))}: ${item.title}`,
    paper: extractPaper(ctx, sheet, item, named),
    subjects: [
      { kind: item.subjectKind, id: item.subjectId, title: item.title },
      { kind: 'councils.item', id: item.id, title: item.title, path: `/councils/items/${item.id}` },
      subjectOf(sheet),
      {
        kind: 'documents.document',
        id: minutesId,
        title: `Протокол № ${sheet.session.number}`,
        path: `/documents/${minutesId}`,
      },
    ],
    audience: item.institutionId ? 'institution' : 'council',
    institutions: item.institutionId ? [item.institutionId] : [],
    bodyId: sheet.body.id,
  });
  const registered = await registerDocument(ctx, {
    documentId: id,
    number: `${sheet.session.number}-${item.position}`,
    date: dayOf(ctx, sheet),
  });
  return isRefusal(registered) ? registered : null;
}

async function publishDecision(ctx: WriteCtx, sheet: Sheet, item: AgendaItem): Promise<void> {
  const { decision } = item;
  if (!decision || decision.outcome === 'postpone') return;
  await recordFact(ctx, {
    name: 'council.item-decided',
    subject: { kind: 'councils.item', id: item.id },
    norm: item.norm ?? 'council-session',
    data: {
      itemId: item.id,
      sessionId: sheet.session.id,
      bodyId: sheet.body.id,
      subjectKind: item.subjectKind,
      subjectId: item.subjectId,
      outcome: decision.outcome,
      reason: decision.reason,
      votesFor: decision.tally.for,
      votesAgainst: decision.tally.against,
      votesAbstained: decision.tally.abstain,
    },
  });
}

/** The decisions may be shown outside: the secretary opens the signed minutes. */
export const publishMinutes = command({
  name: 'councils.minutes.publish',
  ru: 'Опубликовать решения',
  norm: 'council-session',
  input: z.object({ sessionId: z.uuid() }),
  load: loadSession,
  ability: bodyPolicy.rules.run,
  run: async (ctx, _input, session) => advance(ctx, sessionLifecycle, session, 'publish'),
});
