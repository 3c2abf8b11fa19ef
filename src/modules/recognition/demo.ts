// The demonstration's recognition in Kstovo: sites of the year now ending and the campaign being prepared.
import type { WriteCtx } from '../../kernel/ctx.ts';

export interface DemoWorld {
  /** Ids by login. */
  readonly people: ReadonlyMap<string, string>;
  /** Ids by key of demo/institutions.yaml. */
  readonly institutions: ReadonlyMap<string, string>;
}

export async function loadRecognitionDemo(_ctx: WriteCtx, _world: DemoWorld): Promise<void> {}
