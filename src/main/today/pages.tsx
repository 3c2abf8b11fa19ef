// Home and search: the two pages that look into every room.
import { endOfDay } from '../../kernel/clock.ts';
import type { Module } from '../../kernel/module.ts';
import { download, page } from '../../kernel/page.ts';
import { signedIn } from '../../kernel/policy.ts';
import { myNotices } from '../../modules/notices/index.ts';
import { chipFor, currentVersion } from '../../modules/regulations/index.ts';
import {
  AsideBlock,
  EmptyState,
  formatDay,
  formatWeekday,
  LinkButton,
  Section,
  TodoList,
  WaitingList,
} from '../../ui/index.ts';
import { todayText as words } from '../frame.text.ts';
import { dutiesOf } from './duties.ts';
import { searchEverywhere } from './search.ts';

export const todayPage = (rooms: readonly Module[]) =>
  page({
    path: '/',
    ru: words.title,
    ability: signedIn,
    load: async (ctx) => {
      const duties = await dutiesOf(ctx, rooms);
      const norms = [...new Set([...duties.mine, ...duties.waiting].flatMap((duty) => duty.norm ?? []))];
      const chips = new Map<string, ReturnType<typeof chipFor>>();
      for (const norm of norms) chips.set(norm, chipFor(await currentVersion(ctx, norm), norm));
      const notices = await myNotices.run(ctx, {});
      return { ...duties, chips, notices: Array.isArray(notices) ? notices.slice(0, 8) : [] };
    },
    view: (view, { mine, waiting, chips, notices }) => {
      const { zone } = view.territory;
      const clause = (norm: string | null) => {
        const chip = norm ? chips.get(norm) : undefined;
        return chip
          ? {
              number: chip.label,
              href: chip.path ? view.url(chip.path) : undefined,
              summary: chip.summary ?? undefined,
            }
          : undefined;
      };
      return {
        title: words.title,
        lead: words.lead(`${formatDay(view.today)}, ${formatWeekday(view.today, zone)}`),
        body: (
          <Section title={words.mine}>
            <TodoList
              now={view.now}
              zone={zone}
              next={words.allDone}
              todos={mine.map((duty) => ({
                text: duty.text,
                href: view.url(duty.path),
                due: duty.due ? endOfDay(duty.due, zone) : undefined,
                clause: clause(duty.norm),
                action: <LinkButton text={duty.button} href={view.url(duty.path)} small look="plain" />,
              }))}
            />
          </Section>
        ),
        aside: (
          <>
            <AsideBlock title={words.waiting}>
              <WaitingList
                empty={words.nothingWaits}
                lines={waiting.map((duty) => ({
                  text: duty.text,
                  href: view.url(duty.path),
                  who: duty.who ?? '',
                  howLong: duty.due ? formatDay(duty.due, zone, false) : '',
                  late: duty.due !== null && duty.due < view.today,
                }))}
              />
            </AsideBlock>
            <AsideBlock title={words.recent}>
              {notices.length === 0 ? (
                <p class="o-none">{words.nothingNew}</p>
              ) : (
                <ul class="o-recent">
                  {notices.map((notice) => (
                    <li>
                      <a href={view.url(notice.path)}>{notice.text}</a>
                    </li>
                  ))}
                </ul>
              )}
              <a href={view.url('/notices')}>{words.allNotices}</a>
            </AsideBlock>
          </>
        ),
      };
    },
  });

export const searchPage = (rooms: readonly Module[]) =>
  page({
    path: '/search',
    ru: words.search,
    ability: signedIn,
    load: async (ctx, _params, query) => {
      const text = query.get('q') ?? '';
      return { text, hits: text ? await searchEverywhere(ctx, rooms, text) : [] };
    },
    view: (view, { text, hits }) => ({
      title: words.search,
      lead: words.searchLead,
      body: (
        <>
          <search>
            <form class="o-search" method="get" action={view.url('/search')}>
              <label for="q">{words.searchLabel}</label>
              <div class="o-buttons">
                <input id="q" type="search" name="q" value={text} class="form-control" maxlength={100} />
                <button type="submit" class="btn btn-primary">
                  {words.find}
                </button>
              </div>
            </form>
          </search>
          {text && hits.length === 0 ? (
            <EmptyState title={words.nothing} text={words.nothingHint} icon="search" />
          ) : null}
          {hits.length > 0 ? (
            <ul class="card o-hits">
              {hits.map((hit) => (
                <li>
                  <a href={view.url(hit.path)}>{hit.title}</a>{' '}
                  <small>
                    {hit.kind}
                    {hit.hint ? ` · ${hit.hint}` : ''}
                  </small>
                </li>
              ))}
            </ul>
          ) : null}
        </>
      ),
    }),
  });

/** The palette's answer: the same hits as lines. */
export const paletteDownload = (rooms: readonly Module[]) =>
  download({
    path: '/search.json',
    ru: words.search,
    ability: signedIn,
    load: async (ctx, _params, query) => {
      const hits = await searchEverywhere(ctx, rooms, query.get('q') ?? '');
      const base = `/${ctx.territory.slug}`;
      const lines = hits.slice(0, 30).map((hit) => ({
        text: hit.title,
        href: base + hit.path,
        hint: hit.hint,
        group: hit.kind,
      }));
      return {
        name: 'search.json',
        type: 'application/json; charset=utf-8',
        body: new TextEncoder().encode(JSON.stringify(lines)),
        inline: true,
      };
    },
  });
