// Who of the service answers for a piece of work: told by the room of the service's structure, which stands above.
import type { ReadCtx } from '../../kernel/ctx.ts';

interface Responsible {
  readonly personId: string;
  /** «Иванова Мария Петровна» */
  readonly name: string;
}

/** Work that goes to one person's desk: 'attestation', 'courses'. */
type ResponsibleSource = (ctx: ReadCtx, work: string) => Promise<readonly Responsible[]>;

let source: ResponsibleSource = async () => [];

/** Called once by the composition root. */
export function useResponsible(given: ResponsibleSource): void {
  source = given;
}

/** Empty: nobody is named, and everybody of the service is told as before. */
export const whoAnswersFor = (ctx: ReadCtx, work: string): Promise<readonly Responsible[]> =>
  source(ctx, work);
