// Home and search: the two pages that look into every room.
import { addDays, type CivilDate, dateIn } from '../../kernel/clock.ts';
import type { Module } from '../../kernel/module.ts';
import { download, page } from '../../kernel/page.ts';
import { signedIn } from '../../kernel/policy.ts';
import { myNotices } from '../../modules/notices/index.ts';
import { chipFor, currentVersion } from '../../modules/regulations/index.ts';
import {
  AsideBlock,
  ClauseChip,
  EmptyState,
  formatDay,
  formatWeekday,
  LinkButton,
  Section,
  Stat,
  StatRow,
  TodoList,
  WaitingList,
} from '../../ui/index.ts';
import { todayText as words } from '../frame.text.ts';
import { type Duties, dutiesOf } from './duties.ts';
import { nextDeadline } from './next-deadline.ts';
import { searchEverywhere } from './search.ts';

/** How far back «Новое» looks. */
const recentDays = 7;
const week = 7;

/** Figures of the person's own work; nothing while there is no work. */
function Figures({ duties, today }: { duties: Duties; today: CivilDate }) {
  const { mine, waiting } = duties;
  if (mine.length + waiting.length === 0) return null;
  const late = mine.filter(({ due }) => due !== null && due < today).length;
  const soon = mine.filter(({ due }) => due !== null && due >= today && due <= addDays(today, week)).length;
  return (
    <StatRow>
      <Stat value={late} label={words.late} tone={late > 0 ? 'trouble' : 'done'} />
      <Stat value={soon} label={words.soon} tone={soon > 0 ? 'waiting' : undefined} />
      <Stat value={waiting.length} label={words.others} />
    </StatRow>
  );
}

export const todayPage = (rooms: readonly Module[]) =>
  page({
    path: '/',
    ru: words.title,
    ability: signedIn,
    load: async (ctx) => {
      const duties = await dutiesOf(ctx, rooms);
      const next = duties.mine.length === 0 ? await nextDeadline(ctx) : null;
      const norms = [
        ...new Set(
          [...duties.mine, ...duties.waiting, ...(next ? [next] : [])].flatMap(({ norm }) => norm ?? []),
        ),
      ];
      const chips = new Map<string, ReturnType<typeof chipFor>>();
      for (const norm of norms) chips.set(norm, chipFor(await currentVersion(ctx, norm), norm));
      const notices = await myNotices.run(ctx, {});
      const since = addDays(ctx.today, -recentDays);
      const fresh = Array.isArray(notices)
        ? notices.filter((notice) => dateIn(notice.created_at, ctx.territory.zone) >= since)
        : [];
      return { duties, next, chips, notices: fresh.slice(0, 8) };
    },
    view: (view, { duties, next, chips, notices }) => {
      const { mine, waiting } = duties;
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
          <>
            <Figures duties={duties} today={view.today} />
            <Section title={words.mine}>
              {view.closure ? (
                <EmptyState title={words.ceased} text={words.ceasedText} icon="circle-check" />
              ) : (
                <TodoList
                  now={view.now}
                  zone={zone}
                  next={
                    next ? (
                      <>
                        {words.next(formatDay(next.date, zone), formatWeekday(next.date, zone), next.text)}{' '}
                        <ClauseChip {...(clause(next.norm) ?? { number: '' })} />
                      </>
                    ) : (
                      words.allDone
                    )
                  }
                  todos={mine.map((duty) => ({
                    text: duty.text,
                    href: view.url(duty.path),
                    due: duty.due ?? undefined,
                    clause: clause(duty.norm),
                    action: <LinkButton text={duty.button} href={view.url(duty.path)} small look="plain" />,
                  }))}
                />
              )}
            </Section>
          </>
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
                  until: duty.due ? formatDay(duty.due, zone, false) : undefined,
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
    serves: 'page',
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
