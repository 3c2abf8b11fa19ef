// Every address of signing in and of one's own account, with its right; for the inventory and the HTTP layer.
import type { GlobalRoute } from '../../../platform/http/index.ts';
import { accountRoutesOf } from './account.tsx';
import type { AccountParts } from './answer.tsx';
import { demonstrationRoutes } from './demonstration.tsx';
import { invitationRoutes } from './invitation.tsx';
import { oidcRoutes } from './oidc.tsx';
import { resetRoutes } from './reset.tsx';
import { secondFactorRoutes } from './second-factor.tsx';
import { signInRoutes } from './sign-in.tsx';
import { tokenRoutes } from './token-routes.tsx';

export type { AccountParts, Character } from './answer.tsx';

export const accountRoutes = (parts: AccountParts): GlobalRoute[] => [
  ...signInRoutes(parts),
  ...resetRoutes(parts),
  ...invitationRoutes(parts),
  ...accountRoutesOf(parts),
  ...secondFactorRoutes(parts),
  ...tokenRoutes(parts),
  ...oidcRoutes(parts),
  ...demonstrationRoutes(parts),
];
