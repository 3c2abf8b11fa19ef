// Files given inside a territory: under the same rights as pages, each taking of one noted in the access log.
import { recordView } from '../../kernel/journal.ts';
import type { Download } from '../../kernel/page.ts';
import { isRefusal, notFound } from '../../kernel/refusal.ts';
import { fileAnswer } from './answer.ts';
import { visitor } from './gateway.ts';
import type { HttpParts } from './routes.ts';
import { addressIn, type Door, entryRefusal, framingOf, showRefusal, type Visit } from './visit.ts';

export async function giveFile(
  parts: HttpParts,
  { module, door: file }: Door<Download>,
  visit: Visit,
): Promise<Response> {
  const framing = framingOf(visit, 'work', null);
  const caller = visit.caller ?? visitor;
  const requestId = visit.c.get('requestId');
  let isTaken = false;
  const response = await parts.gateway.read(visit.territory, caller, requestId, async (ctx) => {
    const complaint = entryRefusal(parts, ctx, visit.caller, module) ?? file.ability.check(ctx, undefined);
    if (complaint) return showRefusal(parts, visit, ctx, complaint, framing);
    const answer = (await file.load(ctx, visit.params, framing.url.searchParams)) ?? notFound();
    if (isRefusal(answer)) return showRefusal(parts, visit, ctx, answer, framing);
    isTaken = visit.caller !== null && file.serves !== 'page';
    return fileAnswer(answer);
  });
  if (isTaken) {
    const subject = { kind: 'file', id: addressIn(visit, framing.url) };
    await parts.gateway.write(visit.territory, caller, requestId, (ctx) => recordView(ctx, subject));
  }
  return response;
}
