// The pages of councils, in the order of the inventory.
import type { AnyPage } from '../../../kernel/page.ts';
import { compositionPage } from '../body/pages/composition.tsx';
import { decisionsPage } from '../control/pages/decisions.tsx';
import { taskCardPage } from '../control/pages/task.tsx';
import { proposalCardPage } from '../proposal/pages/proposal.tsx';
import { proposalsPage } from '../proposal/pages/proposals.tsx';
import { bodyRulesPage } from '../remote/rules-page.tsx';
import { bodyPage } from './body.tsx';
import { newBodyPage } from './body-new.tsx';
import { itemCardPage } from './item.tsx';
import { bodiesPage } from './list.tsx';
import { minePage } from './mine.tsx';
import { minutesPage } from './minutes.tsx';
import { sessionPage } from './session.tsx';
import { unanimousPage } from './session-unanimous.tsx';

export const councilPages: readonly AnyPage[] = [
  bodiesPage,
  minePage,
  newBodyPage,
  bodyPage,
  compositionPage,
  bodyRulesPage,
  sessionPage,
  unanimousPage,
  minutesPage,
  itemCardPage,
  decisionsPage,
  taskCardPage,
  proposalsPage,
  proposalCardPage,
];
