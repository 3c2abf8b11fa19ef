// The pages of councils, in the order of the inventory.
import type { AnyPage } from '../../../kernel/page.ts';

export const councilPages: readonly AnyPage[] = [];
