// Who leads a session and under what post the papers name him: the chair, whoever acts for the chair by an order, else a deputy.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { actingPost, upperFirst } from '../../platform/language/index.ts';
import type { SignerSnapshot } from '../documents/index.ts';
import { standInsOf } from '../people/index.ts';
import { roleWords } from './body/body.kinds.ts';
import type { MemberRole } from './councils.text.ts';
import { dayOf, type Names, namesOfSheet } from './papers/people.ts';
import type { Sheet } from './sheet.ts';

interface Seat {
  readonly personId: string;
  readonly role: MemberRole;
}

/**
 * The member who acts for the chair or the secretary by an order that day: where the post brings the chair
 * (003 §4.5: «возглавляемый начальником ОМС»), whoever acts in the post leads.
 */
export async function actingIn<Member extends Seat>(
  ctx: ReadCtx,
  { members, on }: { members: readonly Member[]; on: string },
  role: 'chair' | 'secretary',
): Promise<Member | null> {
  const holder = members.find((member) => member.role === role);
  if (!holder) return null;
  const acting = (await standInsOf(ctx, [holder.personId], on)).get(holder.personId) ?? [];
  return members.find((member) => acting.includes(member.personId)) ?? null;
}

/** Who presides over those present: the chair, else the one acting for the chair, else a deputy. */
export async function presiderAmong(
  ctx: ReadCtx,
  { members, present, on }: { members: readonly Seat[]; present: readonly Seat[]; on: string },
): Promise<string | null> {
  const here = (role: MemberRole) => present.find((member) => member.role === role)?.personId;
  const acting = here('chair') ? null : await actingIn(ctx, { members, on }, 'chair');
  const isHere = present.some((member) => member.personId === acting?.personId);
  return here('chair') ?? (isHere ? acting?.personId : null) ?? here('deputy-chair') ?? null;
}

/** Both who sign the papers of a session, as they stood on its day; a name may be empty, a post never is. */
export interface Signers {
  readonly presider: SignerSnapshot;
  readonly secretary: SignerSnapshot;
}

/** «Председатель», «И. о. председателя» by an order, «Председательствующий» when a deputy led this one session. */
async function signersOf(ctx: ReadCtx, sheet: Sheet, names: Names): Promise<Signers> {
  const { presiderId, secretaryId } = sheet.session;
  const holders = sheet.members.filter(({ role }) => role === 'chair' || role === 'secretary');
  const standIns = await standInsOf(
    ctx,
    holders.map((member) => member.personId),
    dayOf(ctx, sheet),
  );
  const signer = (personId: string | null, role: 'chair' | 'secretary', instead: string): SignerSnapshot => {
    const holder = holders.find((member) => member.role === role)?.personId ?? null;
    const word = roleWords(sheet.body.kind)[role];
    const own = personId === null || personId === holder;
    const acting = !own && (standIns.get(holder ?? '') ?? []).includes(personId);
    const post = acting ? actingPost(word) : own ? word : instead;
    return { personId, post: upperFirst(post), name: personId ? names(personId).signature : '', acting };
  };
  return {
    presider: signer(presiderId, 'chair', 'председательствующий'),
    secretary: signer(secretaryId, 'secretary', 'секретарь заседания'),
  };
}

/** Everybody a paper of the session names, and who signs it. */
export interface Named {
  readonly names: Names;
  readonly signers: Signers;
}

export async function namedOf(ctx: ReadCtx, sheet: Sheet): Promise<Named> {
  const names = await namesOfSheet(ctx, sheet);
  return { names, signers: await signersOf(ctx, sheet, names) };
}

/** The same two as a paper's signature lines. */
export const signatureLines = ({ presider, secretary }: Signers) =>
  [presider, secretary]
    .filter(({ personId }) => personId !== null)
    .map(({ post, name }) => ({ post, name: name || null }));
