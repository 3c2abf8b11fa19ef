// Who signs the orders of the authority today: its head, or the one who acts for the head.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { actingPost, upperFirst } from '../../platform/language/index.ts';
import { headOfUnit, nameIn, person } from '../people/index.ts';
import { termsOf } from '../regulations/index.ts';
import type { SignerSnapshot } from './document.schema.ts';

/** Post as printed, name under the signature. */
export async function headSigner(ctx: ReadCtx): Promise<SignerSnapshot> {
  const terms = await termsOf(ctx);
  const head = await headOfUnit(ctx, 'authority', ctx.today);
  const who = head ? await person(ctx, head.personId) : null;
  const post = terms.of('authority-head');
  return {
    personId: head?.personId ?? null,
    post: upperFirst(head?.acting ? actingPost(post) : post),
    name: who ? nameIn(who, 'initials-surname', 'nominative') : '',
    acting: head?.acting ?? false,
  };
}
