// The frame of a signed-in page: menu of the rooms, notices, the year, the person, and the demonstration's clock.
import { schoolYearOf } from '../kernel/clock.ts';
import type { ReadCtx } from '../kernel/ctx.ts';
import type { House } from '../kernel/house.ts';
import type { MenuEntry } from '../kernel/module.ts';
import type { PageContent } from '../kernel/page.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { schoolYearText } from '../modules/documents/index.ts';
import { unreadCount } from '../modules/notices/index.ts';
import { chipFor, currentVersion, type Terms, termsOf } from '../modules/regulations/index.ts';
import { territoryCard } from '../modules/territories/index.ts';
import type { Framing } from '../platform/http/routes.ts';
import { upperFirst } from '../platform/language/index.ts';
import {
  type Chrome,
  ClauseChip,
  ClockBar,
  Flash,
  type FlashMessage,
  Frame,
  formatDay,
  formatTime,
  formatWeekday,
  type IconName,
  LinkButton,
  NarrowFrame,
  PublicFrame,
  viewModeOf,
} from '../ui/index.ts';
import { closureFlash, gated, isFormBehindWall } from './ceased.tsx';
import { frameText as words } from './frame.text.ts';
import { firstHint } from './hints.tsx';
import { menuSections } from './menu-sections.ts';
import { headTitle, roleTitlesOf } from './role-titles.ts';

export interface FrameParts {
  readonly house: House;
  /** Stops of the demonstration's story, when the clock can travel. */
  readonly travel: { readonly stops: readonly { to: string; text: string }[] } | null;
}

/** «ММЦ · г. Бугуруслан»: the service as its own card calls it. */
async function centreOf(ctx: ReadCtx, terms: Terms): Promise<string> {
  const { service } = await territoryCard(ctx.db, ctx.territory.id);
  return `${service.shortName || terms.short('centre')} · ${ctx.territory.name}`;
}

async function menuOf(ctx: ReadCtx, house: House): Promise<MenuEntry[]> {
  const entries: MenuEntry[] = [];
  for (const module of house.modules) entries.push(...((await module.menu?.(ctx)) ?? []));
  const base = `/${ctx.territory.slug}`;
  return entries
    .filter(({ path }) => !isFormBehindWall(ctx, house, base + path))
    .sort((a, b) => a.order - b.order);
}

/** The section of the page: the menu entry whose address begins the page's, the longest one. */
function currentHref(pathname: string, hrefs: readonly string[], base: string): string | undefined {
  const begins = (href: string) =>
    href === base
      ? pathname === base || pathname === `${base}/`
      : pathname === href || pathname.startsWith(`${href}/`);
  return hrefs.filter(begins).sort((a, b) => b.length - a.length)[0];
}

function clockOf(ctx: ReadCtx, parts: FrameParts, framing: Framing) {
  if (!parts.travel) return undefined;
  const { zone } = ctx.territory;
  return (
    <ClockBar
      action={`/demonstration/clock?next=${encodeURIComponent(framing.url.pathname + framing.url.search)}`}
      nowText={`${formatDay(ctx.now, zone)}, ${formatWeekday(ctx.now, zone)}, ${formatTime(ctx.now, zone)}`}
      today={ctx.today}
      stops={parts.travel.stops.filter((stop) => stop.to > ctx.today)}
    />
  );
}

/** Years one may look at: the next, the current and five past. */
function yearOf(ctx: ReadCtx, framing: Framing): NonNullable<Chrome['year']> {
  const current = schoolYearOf(ctx.today);
  const years = new Set([1, 0, -1, -2, -3, -4, -5].map((step) => current + step)).add(ctx.schoolYear);
  return {
    current: schoolYearText(ctx.schoolYear),
    past: ctx.schoolYear !== current,
    choices: [...years]
      .toSorted((a, b) => b - a)
      .map((year) => ({
        value: String(year),
        text: schoolYearText(year),
        current: year === ctx.schoolYear,
      })),
    action: `/year?next=${encodeURIComponent(framing.url.pathname + framing.url.search)}`,
  };
}

async function chromeOf(ctx: ReadCtx, parts: FrameParts, framing: Framing): Promise<Chrome> {
  const base = `/${ctx.territory.slug}`;
  const terms = await termsOf(ctx);
  const menu = await menuOf(ctx, parts.house);
  const hrefOf = (entry: MenuEntry) => (entry.path === '/' ? base : base + entry.path);
  const current = currentHref(framing.url.pathname, menu.map(hrefOf), base);
  const roles = await roleTitlesOf(ctx, terms);
  return {
    centre: await centreOf(ctx, terms),
    homeHref: base,
    nav: menuSections(menu).map(({ title, entries }) => ({
      title,
      links: entries.map((entry) => ({
        text: entry.label,
        href: hrefOf(entry),
        icon: entry.icon as IconName,
        current: hrefOf(entry) === current,
      })),
    })),
    guard: {},
    view: viewModeOf(framing.look),
    viewAction: `/view?next=${encodeURIComponent(framing.url.pathname + framing.url.search)}`,
    year: yearOf(ctx, framing),
    search: { href: `${base}/search`, commandsHref: `${base}/search.json` },
    notices: { href: `${base}/notices`, unread: await unreadCount(ctx) },
    user: {
      name: ctx.actor.name,
      role: headTitle(roles) ?? words.noRole,
      links: [
        { text: words.account, href: '/account' },
        ...(roles.length > 1 ? [{ text: words.allRoles(roles.join(', ')), href: '/account' }] : []),
        { text: words.otherTerritory, href: '/' },
      ],
      signOutAction: '/sign-out',
    },
    clock: clockOf(ctx, parts, framing),
  };
}

async function refusalFlash(ctx: ReadCtx, refusal: Refusal): Promise<FlashMessage> {
  if (!refusal.norm) return { kind: 'trouble', text: refusal.text };
  const chip = chipFor(await currentVersion(ctx, refusal.norm), refusal.norm);
  const href = chip.path ? `/${ctx.territory.slug}${chip.path}` : undefined;
  return {
    kind: 'trouble',
    text: refusal.text,
    clause: { number: chip.label, href, summary: chip.summary ?? undefined },
  };
}

/** HTML of a page in its frame; of a ceased service without forms. */
export async function renderPage(
  ctx: ReadCtx,
  content: PageContent,
  framing: Framing,
  parts: FrameParts,
): Promise<string> {
  const flash: FlashMessage[] = framing.flash ? [framing.flash] : [];
  const ceased = await closureFlash(ctx);
  if (ceased) flash.unshift(ceased);
  if (framing.form?.refusal.text) flash.push(await refusalFlash(ctx, framing.form.refusal));
  const base = `/${ctx.territory.slug}`;
  const crumbs = content.crumbs?.map(([text, path]) => ({ text, href: base + path }));
  if (framing.frame === 'public' || ctx.actor.kind === 'visitor') {
    const terms = await termsOf(ctx);
    return String(
      gated(
        ctx,
        parts.house,
        <PublicFrame
          centre={await centreOf(ctx, terms)}
          title={content.title}
          description={typeof content.lead === 'string' ? content.lead : content.title}
          homeHref={`${base}/sites`}
          links={[
            { text: upperFirst(terms.plural('site')), href: `${base}/sites` },
            { text: words.publicRegulations, href: `${base}/regulations` },
          ]}
          signInHref={
            ctx.actor.kind === 'visitor'
              ? `/sign-in?next=${encodeURIComponent(framing.url.pathname)}`
              : undefined
          }
          help={content.lead}
          badge={undefined}
          crumbs={crumbs}
          flash={flash}
          view={viewModeOf(framing.look)}
        >
          {content.badge}
          {content.body}
        </PublicFrame>,
      ),
    );
  }
  return String(
    gated(
      ctx,
      parts.house,
      <Frame
        chrome={await chromeOf(ctx, parts, framing)}
        title={content.title}
        help={
          content.badge || content.lead ? (
            <>
              {content.badge} {content.lead}
            </>
          ) : undefined
        }
        crumbs={crumbs}
        actions={content.actions}
        flash={flash}
        aside={content.wide ? undefined : content.aside}
      >
        {firstHint(ctx, framing)}
        {content.body}
      </Frame>,
    ),
  );
}

const refusalTitles: Partial<Record<Refusal['kind'], string>> = {
  'not-found': words.notFound,
  forbidden: words.forbidden,
  unavailable: words.unavailable,
  'too-many': words.tooMany,
};

/** HTML of a refusal where there is no page to show it on: what happened, why, where to go. */
export async function renderRefusal(
  refusal: Refusal,
  ctx: ReadCtx | null,
  framing: Framing,
): Promise<string> {
  const homeHref = ctx ? `/${ctx.territory.slug}` : '/';
  const chip = ctx && refusal.norm ? chipFor(await currentVersion(ctx, refusal.norm), refusal.norm) : null;
  return String(
    <NarrowFrame
      title={refusalTitles[refusal.kind] ?? words.refused}
      homeHref={homeHref}
      view={viewModeOf(framing.look)}
    >
      <Flash kind="trouble" text={refusal.text} />
      {chip ? (
        <p>
          {words.basis} <ClauseChip number={chip.label} href={chip.path ? homeHref + chip.path : undefined} />
        </p>
      ) : null}
      <div class="o-buttons">
        <LinkButton text={ctx ? words.toToday : words.toStart} href={homeHref} look="primary" />
        {refusal.kind === 'unavailable' ? (
          <LinkButton text={words.again} href={framing.url.pathname} />
        ) : null}
      </div>
    </NarrowFrame>,
  );
}
