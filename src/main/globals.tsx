// Routes that belong to no territory: the start page, the look of pages, the demonstration's clock, the API page.
import { dateIn, momentIn, schoolYearOf } from '../kernel/clock.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { safeNext } from '../platform/auth/index.ts';
import { openApiOf } from '../platform/http/api.ts';
import type { GlobalRoute } from '../platform/http/routes.ts';
import { viewModeOf } from '../ui/index.ts';
import { ApiPage } from './api-page.tsx';
import { hintRoute } from './hints.tsx';
import type { Installation } from './installation.ts';
import { house } from './modules.ts';
import { StartPage } from './start-page.tsx';

const html = (body: unknown, status = 200) =>
  new Response(String(body), { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } });

const lookOf = (request: Request) =>
  viewModeOf(/(?:^|;\s*)view=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1]);

const redirect = (path: string, cookie?: string) =>
  new Response(null, {
    status: 303,
    headers: { Location: path, ...(cookie ? { 'Set-Cookie': cookie } : {}) },
  });

function startRoute(installation: Installation): GlobalRoute {
  return {
    method: 'GET',
    path: '/',
    ability: 'public',
    ru: 'Начальная страница',
    handle: async (request, caller) => {
      const all = await installation.directory();
      const mine = caller?.accountId ? await installation.auth.territoriesOf(caller.accountId) : [];
      const own = all.filter(({ id }) => mine.some(({ territoryId }) => territoryId === id));
      const [only] = own;
      if (own.length === 1 && only && !new URL(request.url).searchParams.has('all'))
        return redirect(`/${only.slug}`);
      return html(
        <StartPage
          entries={own.length > 0 ? own : all}
          own={own.length > 0}
          signedIn={Boolean(caller?.accountId)}
          demonstration={installation.config.mode === 'demonstration'}
          look={lookOf(request)}
        />,
      );
    },
  };
}

const viewRoute: GlobalRoute = {
  method: 'POST',
  path: '/view',
  ability: 'public',
  ru: 'Вид страниц',
  handle: async (request) => {
    const body = await request.formData();
    const mode = viewModeOf(String(body.get('view') ?? ''));
    const next = safeNext(new URL(request.url).searchParams.get('next'));
    return redirect(next, `view=${mode}; Path=/; Max-Age=31536000; SameSite=Lax`);
  },
};

/** Today's year is no choice: the cookie goes. The page opens anew, without a year of its own in the address. */
const yearRoute = (installation: Installation): GlobalRoute => ({
  method: 'POST',
  path: '/year',
  ability: 'account',
  ru: 'Учебный год, который смотрят',
  handle: async (request) => {
    const body = await request.formData();
    const year = /^20\d\d$/.exec(String(body.get('year') ?? ''))?.[0] ?? '';
    const current = schoolYearOf(dateIn(installation.clock.now(), 'Europe/Moscow'));
    const next = new URL(safeNext(new URL(request.url).searchParams.get('next')), 'http://here');
    for (const name of ['year', 'after', 'before']) next.searchParams.delete(name);
    const term = !year || Number(year) === current ? 0 : 30 * 24 * 3600;
    const cookie = `year=${year}; Path=/; Max-Age=${term}; SameSite=Lax; HttpOnly`;
    return redirect(next.pathname + next.search, cookie);
  },
});

/** Moves the demonstration's time: to a date (morning there) or a full moment; then does all that has come due. */
function clockRoute(installation: Installation): GlobalRoute[] {
  const { travelling } = installation;
  if (!travelling) return [];
  return [
    {
      method: 'POST',
      path: '/demonstration/clock',
      ability: 'account',
      ru: 'Перевести время демонстрации',
      handle: async (request) => {
        const body = await request.formData();
        const to = String(body.get('to') ?? '');
        const next = safeNext(new URL(request.url).searchParams.get('next'));
        const moment = /^\d{4}-\d{2}-\d{2}$/.test(to)
          ? momentIn(to, '09:00', 'Europe/Moscow')
          : /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(to)
            ? momentIn(to.slice(0, 10), to.slice(11), 'Europe/Moscow')
            : null;
        if (moment && to.slice(0, 10) >= dateIn(installation.clock.now(), 'Europe/Moscow')) {
          const outcome = await travelling.travelTo(moment);
          if (!isRefusal(outcome)) await installation.tick();
        }
        return redirect(next);
      },
    },
  ];
}

const roomNames = new Map(house.modules.map(({ name, ru }) => [name, ru]));

const apiRoute: GlobalRoute = {
  method: 'GET',
  path: '/api',
  ability: 'public',
  ru: 'Описание программного доступа',
  handle: async (request) =>
    html(<ApiPage description={openApiOf(house)} roomNames={roomNames} look={lookOf(request)} />),
};

export const globalRoutes = (installation: Installation): GlobalRoute[] => [
  startRoute(installation),
  viewRoute,
  yearRoute(installation),
  hintRoute,
  apiRoute,
  ...clockRoute(installation),
];
