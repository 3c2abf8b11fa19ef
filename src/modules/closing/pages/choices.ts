// What the forms of the room choose from: kinds of the norm, organisations of the register, registered orders, own people.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import type { FieldDescriptor } from '../../../ui/index.ts';
import { recentOrders } from '../../documents/index.ts';
import { institutionChoice } from '../../institutions/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { type ClosingCase, closingRule } from '../case/case.queries.ts';
import { groundWords, closingText as text } from '../closing.text.ts';

type Known = Readonly<Record<string, Partial<FieldDescriptor>>>;

/** The ground is asked in the words of the regulation; where none is wanted the field stays for a note. */
export async function caseChoices(ctx: ReadCtx, found: ClosingCase | null = null): Promise<Known> {
  const { kinds, ground } = await closingRule(ctx);
  const orders = await recentOrders(ctx);
  const own =
    found?.orderId && !orders.some(({ id }) => id === found.orderId)
      ? [{ value: found.orderId, label: `${found.orderTitle} (${text.orderDraft})` }]
      : [];
  return {
    kind: { options: kinds.map(({ key, text: label }) => ({ value: key, label })) },
    successorId: await institutionChoice(ctx, { chosen: found?.successorId ?? null }),
    groundAct: ground === 'none' ? {} : { label: groundWords[ground] },
    documentId: {
      options: [
        ...own,
        ...orders.map((row) => ({
          value: row.id,
          label: `№ ${row.number ?? ''} от ${row.date ? formatDateShort(row.date) : ''}: ${row.title}`,
        })),
      ],
    },
  };
}

/** Those of the service who may hand something over. */
export async function giverChoice(
  ctx: ReadCtx,
  kept: readonly (readonly [string, string])[],
): Promise<Known> {
  const staff = await peopleWithRole(ctx, ['centre-head', 'methodist', 'specialist', 'territory-admin']);
  const names = new Map([...kept, ...staff.map(({ personId, name }) => [personId, name] as const)]);
  return { giverId: { options: [...names].map(([value, label]) => ({ value, label })) } };
}
