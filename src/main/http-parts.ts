// What the HTTP layer needs, taken from an installation; web and tests share it.
import { accountRoutes } from '../modules/people/index.ts';
import { secondFactorWanted } from '../platform/auth/index.ts';
import type { HttpParts } from '../platform/http/routes.ts';
import { parseForm } from '../ui/index.ts';
import { characters } from './demo.ts';
import { travelStops } from './demo-stops.ts';
import { renderPage, renderRefusal } from './frame.tsx';
import { globalRoutes } from './globals.tsx';
import type { Installation } from './installation.ts';

export function httpParts(installation: Installation, publicFolder: string): HttpParts {
  const { auth, gateway, log, travelling } = installation;
  const frameParts = { house: gateway.house, travel: travelling ? { stops: travelStops } : null };
  return {
    gateway,
    territoryBySlug: async (slug) => {
      await travelling?.refresh();
      return installation.territoryBySlug(slug);
    },
    callerOf: auth.callerOf,
    globals: [
      ...globalRoutes(installation),
      ...accountRoutes({
        auth,
        mail: installation.mail,
        mode: installation.config.mode,
        characters: () => characters(installation),
        territories: installation.territories,
        scopes: gateway.house.modules.map((module) => ({ value: `${module.name}.*`, label: module.ru })),
      }),
    ],
    render: (ctx, content, framing) => renderPage(ctx, content, framing, frameParts),
    renderRefusal,
    toInput: (schema, body) => parseForm(schema, body),
    secondFactorWanted: (ctx, caller) => secondFactorWanted(ctx.actor.roles, caller),
    publicFolder,
    isDiskFull: () => installation.database.isDiskFull(),
    sessionOf: auth.signedSessionOf,
    trustedProxies: installation.config.trustedProxies,
    publicUrl: installation.config.publicUrl,
    log: { info: (data, text) => log.info(data, text), error: (data, text) => log.error(data, text) },
  };
}
