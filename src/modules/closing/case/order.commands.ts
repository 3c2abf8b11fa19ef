// The order that ends the service, drawn from the case: a draft of the register, numbered there by the clerk.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import { formatDate, lowerFirst } from '../../../platform/language/index.ts';
import { draftDocument, drawOrder, inAccordance } from '../../documents/index.ts';
import { norms } from '../../regulations/index.ts';
import { territoryCard } from '../../territories/index.ts';
import { closingPolicy } from '../closing.policy.ts';
import { closingText as text } from '../closing.text.ts';
import { casePath, onlyPreparing } from './case.commands.ts';
import { caseLifecycle } from './case.lifecycle.ts';
import { closingRule, visibleCase } from './case.queries.ts';
import { keyed } from './case.schema.ts';

const norm = norms.serviceClosing.slug;

export const drawClosingOrder = command({
  name: 'closing.case.draw-order',
  ru: text.draw,
  norm,
  input: z.object(keyed),
  load: visibleCase,
  ability: closingPolicy.rules.prepare,
  run: async (ctx, { version }, found) => {
    const fault = onlyPreparing(found);
    if (fault) return fault;
    if (found.orderId && found.orderState !== 'cancelled')
      return refuse('order-is-there', text.refusals.orderThere, { norm });
    const rule = await closingRule(ctx);
    const { service } = await territoryCard(ctx.db, ctx.territory.id);
    const day = formatDate(found.closesOn);
    const drawn = await drawOrder(ctx, {
      template: { name: 'service-closing-order', version: 1 },
      heading: found.endsService ? text.orderEnds(found.kindWords) : text.orderParts(found.kindWords),
      preamble: `${inAccordance(rule.version, norm)}${found.groundAct ? `на основании: ${found.groundAct}, ` : ''}${lowerFirst(found.reason)}`,
      items: [
        { text: `${found.kindWords}: ${service.fullName}, с ${day}.` },
        { text: `Передать дела, документы и имущество по перечню и акту приёма-передачи до ${day}.` },
        ...(found.successor ? [{ text: `Принимающая сторона: ${found.successor}.` }] : []),
      ],
    });
    const { id } = await draftDocument(ctx, {
      ...drawn,
      subjects: [
        { kind: caseLifecycle.name, id: found.id, title: found.kindWords, path: casePath(found.id) },
      ],
      audience: 'staff',
    });
    const stale = await changeRow(ctx, 'closing.cases', { id: found.id, version }, { order_document_id: id });
    if (stale) return stale;
    await recordFact(ctx, {
      ...{ name: 'closing.order-drawn', subject: { kind: caseLifecycle.name, id: found.id }, norm },
    });
    return { id: found.id, documentId: id };
  },
});
