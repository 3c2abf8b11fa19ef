// The demonstration's objections: in Kurchaloy a methodist objects to an order; one is answered, one waits for the head.
import { addDays, momentIn } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { draftDocument, drawOrder, registerDocument } from '../documents/index.ts';

const orders = [
  {
    number: '17',
    date: '2026-01-19',
    heading: 'О графике выездов методистов в организации района',
    items: [
      { text: 'Утвердить график выездов методистов на февраль–май 2026 года: два выезда в неделю.' },
      { text: 'Методистам представлять справку о выезде на следующий день.' },
    ],
    objection: {
      on: '2026-01-22',
      body: 'Два выезда в неделю и справка на следующий день не оставляют времени на консультации, назначенные годовым планом. Прошу установить один выезд в неделю и срок справки три дня.',
      decidedOn: '2026-02-02',
      outcome: 'partly',
      answer:
        'Срок справки установлен три рабочих дня. Число выездов сохранено до конца апреля, затем график пересмотрят.',
    },
  },
  {
    number: '41',
    date: '2026-03-23',
    heading: 'О привлечении методистов к дежурству на экзаменах',
    items: [{ text: 'Привлечь методистов к дежурству в пунктах проведения экзаменов по графику.' }],
    objection: {
      on: '2026-03-27',
      body: 'График дежурств совпадает с методической неделей, утверждённой годовым планом. Прошу исключить из графика 14 и 15 мая.',
    },
  },
] as const;

export async function loadAuthorityDemo(ctx: WriteCtx, people: ReadonlyMap<string, string>): Promise<void> {
  const [author, head] = [people.get('kurchaloy-methodist'), people.get('kurchaloy-head')];
  if (ctx.territory.slug !== 'kurchaloy' || !author || !head) return;
  for (const { number, date, heading, items, objection } of orders) {
    const then = { ...ctx, now: momentIn(date, '10:00', ctx.territory.zone), today: date };
    const drawn = await drawOrder(then, {
      ...{ template: { name: 'authority-order', version: 1 }, heading, items: [...items] },
      preamble: 'В целях организации методической работы',
    });
    const { id } = await draftDocument(then, { ...drawn, subjects: [], audience: 'staff' });
    const registered = await registerDocument(then, { documentId: id, number, date });
    if (isRefusal(registered)) throw new Error(`Demonstration: ${registered.text}`);
    const decided = 'decidedOn' in objection ? objection : null;
    await ctx.db
      .insertInto('authority.objections')
      .values({
        ...{ territory_id: ctx.territory.id, id: newId(then.now), document_id: id, author_id: author },
        ...{ filed_on: objection.on, body: objection.body, answer_due: addDays(objection.on, 30) },
        state: decided ? 'considered' : 'filed',
        ...(decided
          ? {
              ...{ outcome: decided.outcome, answer: decided.answer },
              ...{ decided_on: decided.decidedOn, decided_by_id: head },
            }
          : {}),
      })
      .execute();
  }
}
