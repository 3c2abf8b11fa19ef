// A service that has ceased, as every page of it shows: the banner with the act, no form, no way to where there is only a form.
import type { Child } from 'hono/jsx';
import { closureWords } from '../kernel/closure.ts';
import type { ReadCtx } from '../kernel/ctx.ts';
import type { House } from '../kernel/house.ts';
import { byWordsFirst, holdsOnlyForm } from '../kernel/page.ts';
import { chipFor, currentVersion } from '../modules/regulations/index.ts';
import { closedGate, type FlashMessage, FormGate } from '../ui/index.ts';
import { frameText as words } from './frame.text.ts';

interface KnownAddress {
  readonly pattern: RegExp;
  readonly onlyForm: boolean;
}

const known = new WeakMap<House, readonly KnownAddress[]>();

/** Addresses of the house in the order in which the routes try them. */
function addressesOf(house: House): readonly KnownAddress[] {
  const found =
    known.get(house) ??
    house.modules
      .flatMap(({ pages }) => pages ?? [])
      .toSorted(byWordsFirst)
      .map((page) => ({
        pattern: new RegExp(`^${page.path.replaceAll(/:\w+/g, '[^/]+')}$`),
        onlyForm: holdsOnlyForm(page),
      }));
  known.set(house, found);
  return found;
}

/** Whether an address of the ceased territory holds nothing but a form; always false while the service works. */
export function isFormBehindWall(ctx: ReadCtx, house: House, href: string): boolean {
  const base = `/${ctx.territory.slug}`;
  if (!ctx.closure || !href.startsWith(`${base}/`)) return false;
  const path = href.slice(base.length).replace(/[?#].*$/, '');
  return addressesOf(house).find(({ pattern }) => pattern.test(path))?.onlyForm ?? false;
}

/** Of a ceased service only the forms of what outlasts it are drawn. */
export function gated(ctx: ReadCtx, house: House, page: Child): Child {
  if (!ctx.closure) return page;
  const gate = closedGate(
    (name) => house.commands.get(name)?.afterClosing === true,
    (href) => isFormBehindWall(ctx, house, href),
  );
  return <FormGate.Provider value={gate}>{page}</FormGate.Provider>;
}

/** Stands on every page of a service that has ceased, the public ones too. */
export async function closureFlash(ctx: ReadCtx): Promise<FlashMessage | null> {
  if (!ctx.closure) return null;
  const chip = chipFor(await currentVersion(ctx, ctx.closure.norm), ctx.closure.norm);
  const href = chip.path ? `/${ctx.territory.slug}${chip.path}` : undefined;
  const clause = { number: chip.label, href, summary: chip.summary ?? undefined };
  return {
    ...{ kind: 'warning', text: `${closureWords(ctx.closure)}. ${words.onlyRead}` },
    ...(chip.path ? { clause } : {}),
  };
}
