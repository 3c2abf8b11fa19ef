// One line from a telephone becomes a line of the draft or a proposed addition to the approved plan.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { addByCorrection } from '../correction/correction.commands.ts';
import { termColumns } from '../line/line.cells.ts';
import { peopleByWords } from '../line/line.people.ts';
import { lineSource } from '../line/line.schema.ts';
import { lineText } from '../line/line.text.ts';
import { emptyLine, holdDraft, insertLines, lineSubject } from '../line/line.writing.ts';
import { keepsPlan } from '../plan/plan.policy.ts';
import { type Plan, planOfYear } from '../plan/plan.queries.ts';
import { planText } from '../plan/plan.text.ts';
import { type QuickWords, quickWords } from './quick.reading.ts';
import { quickText as text } from './quick.text.ts';

const norm = 'annual-plan';

const invalid = (name: string, words: string): Refusal =>
  refuse(name, words, { kind: 'invalid', norm, fields: { words } });

/** Who answers: the person named after the comma, or who writes. */
async function answering(ctx: WriteCtx, { person }: QuickWords): Promise<string | Refusal> {
  if (person === '') return ctx.actor.personId ?? invalid('nobody-answers', text.faults.nobody);
  const found = (await peopleByWords(ctx, [person])).get(person) ?? 'none';
  if (found === 'none') return invalid('no-such-person', lineText.faults.noSuchPerson(person));
  return found === 'many' ? invalid('many-people', lineText.faults.manyPeople(person)) : found.id;
}

async function addToDraft(ctx: WriteCtx, plan: Plan, said: QuickWords, responsibleId: string) {
  const frozen = await holdDraft(ctx, plan.id, planText.refusals.frozen);
  if (frozen) return frozen;
  const line = { ...emptyLine, title: said.title, ...termColumns(said.term, plan.schoolYear) };
  const [id = ''] = await insertLines(ctx, plan.id, [{ ...line, responsible_id: responsibleId }]);
  await recordFact(ctx, { name: 'line.added', subject: lineSubject(id), norm, data: { planId: plan.id } });
  return null;
}

/** A keeper writes one line; refuses a term that names no days, so that nothing is guessed. */
export const captureLine = command({
  name: 'planning.quick.capture',
  ru: text.title,
  norm,
  input: z.object({
    schoolYear: z.coerce.number().int().min(2000).max(2100),
    words: z
      .string()
      .trim()
      .min(3, text.faults.empty)
      .max(1000, lineText.faults.tooLong(1000))
      .meta({ label: text.field, hint: text.hint, widget: 'textarea' }),
    source: lineSource,
  }),
  ability: keepsPlan,
  run: async (ctx, input) => {
    const plan = await planOfYear(ctx, input.schoolYear);
    if (!plan) return refuse('no-plan', text.refusals.noPlan, { norm });
    if (plan.state === 'on-approval') return refuse('plan-waits', text.refusals.waiting, { norm });
    const said = quickWords(input.words, plan.schoolYear);
    if (said.title === '') return invalid('nothing-said', text.faults.empty);
    if (said.term === '') return invalid('term-unknown', text.faults.noTerm);
    const responsibleId = await answering(ctx, said);
    if (typeof responsibleId !== 'string') return responsibleId;
    const isDraft = plan.state === 'draft';
    const refused = isDraft
      ? await addToDraft(ctx, plan, said, responsibleId)
      : await addByCorrection.run(
          ctx,
          addByCorrection.input.parse({
            ...{ planId: plan.id, title: said.title, term: said.term, responsibleId },
            ...{ reason: text.reason, source: input.source },
          }),
          plan,
        );
    if (isRefusal(refused)) return refused;
    return { planId: plan.id, isDraft, title: said.title, term: said.term };
  },
});
