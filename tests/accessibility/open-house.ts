// The demonstration with a spring played on it, behind a real port, so that a real browser can walk through it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { httpParts } from '../../src/main/http-parts.ts';
import { buildApp } from '../../src/platform/http/app.ts';
import { openTestHouse, type TestHouse, type Visitor } from '../setup/house.ts';
import { done, type PlayedWorld, playSpring } from '../setup/played-world.ts';

const built = process.env.OPORA_PUBLIC ?? join(import.meta.dirname, '../../dist/public');

export interface OpenHouse {
  readonly house: TestHouse;
  readonly world: PlayedWorld;
  readonly browser: Browser;
  readonly address: string;
  /** The people whose eyes the pages are seen with, the most telling first; the last is a visitor. */
  readonly people: readonly Visitor[];
  /** A browser of one person: the cookie of the session, the look when one is named. */
  readonly contextOf: (who: Visitor, look?: string) => Promise<BrowserContext>;
  readonly close: () => Promise<void>;
}

const visitor: Visitor = { login: '', territory: 'kstovo', cookie: '' };

const logins = [
  'kstovo-secretary',
  'kstovo-admin',
  'kstovo-expert-5',
  'kstovo-expert-4',
  'kstovo-school-1',
  'kstovo-kindergarten',
  'kstovo-gymnasium',
  'kstovo-chair',
  'kstovo-clerk',
  'kstovo-director',
  'kstovo-imc',
  'kstovo-methodist-1',
  'kstovo-teacher',
  'buguruslan-mmc',
  'sosnovy-gmk',
  'kurchaloy-methodist',
  'severny-rmk',
  'buguruslan-observer',
];

const one = async (house: TestHouse, text: string, values: unknown[]) => {
  const { rows } = await house.db.owner.query<{ id: string }>(text, values);
  if (!rows[0]) throw new Error(`Nothing found: ${text}`);
  return rows[0].id;
};

const personIds = async (house: TestHouse, logins: readonly string[]): Promise<string[]> => {
  const { rows } = await house.db.owner.query<{ id: string }>(
    `select m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id
      where a.login = any($1) order by a.login`,
    [logins],
  );
  return rows.map((row) => row.id);
};

/** Criteria of the sheet, read from the form itself. */
async function criteriaOf(house: TestHouse, expert: Visitor, reviewId: string): Promise<string[]> {
  const text = await (await house.get(`/kstovo/review/sheets/${reviewId}`, expert)).text();
  const inputs = text.match(/<input[^>]*name="scores\[\d+\]\.criterion"[^>]*>/g) ?? [];
  return inputs.map((input) => /value="([^"]*)"/.exec(input)?.[1] ?? '');
}

/** Two experts are asked about the admitted application: one sheet is in, the other is a draft. */
async function playExpertise(house: TestHouse, secretary: Visitor, world: PlayedWorld): Promise<void> {
  const reviewId = await one(house, 'select id from review.reviews where subject_id = $1', [world.admitted]);
  await done(house, secretary, 'review.assignment.assign', {
    reviewId,
    personIds: await personIds(house, ['kstovo-expert-4', 'kstovo-expert-5']),
  });
  const first = await house.signIn('kstovo-expert-4');
  await done(house, first, 'review.sheet.submit', {
    reviewId,
    scores: (await criteriaOf(house, first, reviewId)).map((criterion) => ({
      criterion,
      score: 4,
      justification: 'Подтверждено материалами заявки.',
    })),
    conclusion: 'recommend',
    comment: '',
  });
  await done(house, await house.signIn('kstovo-expert-5'), 'review.sheet.save', {
    reviewId,
    scores: [],
    conclusion: '',
    comment: 'План подробный, сроки названы.',
  });
}

/** Opens a planned session of the council, everybody but one present. */
async function sit(house: TestHouse, secretary: Visitor, sessionId: string): Promise<void> {
  const [absent] = await personIds(house, ['kstovo-expert-8']);
  await done(house, secretary, 'councils.session.open', { sessionId });
  await done(house, secretary, 'councils.attendance.mark', {
    sessionId,
    members: [{ personId: absent, absent: true, reason: 'командировка' }],
  });
}

/** Sosnovy Bor prepares the plan of a month. */
async function startPeriod(house: TestHouse): Promise<void> {
  const head = await house.signIn('sosnovy-gmk');
  const { rows } = await house.db.owner.query<{ id: string }>(
    `select p.id from planning.plans p join territories.territories t on t.id = p.territory_id
      where t.slug = 'sosnovy-bor' and p.state = 'executing' and p.body_id is null limit 1`,
  );
  await done(house, head, 'planning.period.start', {
    planId: rows[0]?.id,
    kind: 'month',
    startsOn: '2026-05-01',
  });
}

/** In the morning the council decides and signs, so that the department gets a package; in the afternoon it sits again. */
async function playDay(house: TestHouse, world: PlayedWorld): Promise<void> {
  const secretary = await house.signIn('kstovo-secretary');
  await playExpertise(house, secretary, world);
  await done(house, secretary, 'recognition.campaign.propose-agenda', { id: world.campaignId });
  // The questions have joined the session planned already; the council meets earlier than it meant to.
  const { sessionId } = world;
  await sit(house, secretary, sessionId);
  const { rows } = await house.db.owner.query<{ id: string; own: boolean }>(
    'select id, subject_kind is null as own from councils.items where session_id = $1 order by position',
    [sessionId],
  );
  const [ownerId] = await personIds(house, ['kstovo-expert-1']);
  for (const { id: itemId, own } of rows) {
    await done(house, secretary, 'councils.votes.record', { itemId, motion: 'approve' });
    await done(house, secretary, 'councils.item.decide', {
      itemId,
      outcome: 'approve',
      text: 'Поддержать и представить в департамент образования.',
      // A question of the council's own names who does what was decided, and by when.
      ...(own ? { ownerId, dueOn: '2026-06-30' } : {}),
    });
  }
  const own = rows.find((each) => each.own);
  if (own)
    await done(house, secretary, 'councils.proposal.prepare', {
      itemId: own.id,
      text: 'Просим учесть решение совета в плане департамента.',
    });
  await startPeriod(house);
  await done(house, secretary, 'councils.session.close', { sessionId });
  await done(house, secretary, 'councils.minutes.sign', { sessionId, onPaper: true });
  await done(house, secretary, 'recognition.termination.open', {
    siteId: await one(
      house,
      'select id from recognition.sites where territory_id = 1 order by id limit 1',
      [],
    ),
    circumstances: 'При проверке найдено нарушение лицензионных требований.',
    evidence: 'Предписание от 12.05.2026 № 14',
  });
  house.at('2026-05-20', '14:05');
  await done(house, secretary, 'councils.item.add', { bodyId: world.bodyId, title: 'О сроках экспертизы' });
  const { id: afternoon } = await done(house, secretary, 'councils.session.plan', {
    bodyId: world.bodyId,
    plannedOn: '2026-05-20',
    plannedTime: '14:00',
    place: 'ИМЦ, кабинет 12',
    takeQueue: true,
  });
  await sit(house, secretary, afternoon);
}

/** The clock's bar stands in the header as in the demonstration, though this clock is frozen. */
const withClockBar = (house: TestHouse) => ({
  ...house.installation,
  travelling: {
    now: house.installation.clock.now,
    refresh: async () => {},
    travelTo: async (moment: Date) => moment,
  },
});

async function listen(house: TestHouse): Promise<Server> {
  const app = buildApp(httpParts(withClockBar(house), built));
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

export async function openHouse(): Promise<OpenHouse> {
  const house = await openTestHouse();
  const world = await playSpring(house);
  await playDay(house, world);
  const people: Visitor[] = [];
  for (const login of logins) people.push(await house.signIn(login));
  const server = await listen(house);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await chromium.launch({
    executablePath: process.env.OPORA_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const contexts: BrowserContext[] = [];
  return {
    house,
    world,
    browser,
    address,
    people: [...people, visitor],
    contextOf: async (who, look) => {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'ru-RU' });
      contexts.push(context);
      const cookies = [who.cookie, look ? `view=${look}` : '']
        .flatMap((line) => line.split('; '))
        .filter(Boolean);
      await context.addCookies(
        cookies.map((line) => {
          const at = line.indexOf('=');
          return { name: line.slice(0, at), value: line.slice(at + 1), url: address };
        }),
      );
      return context;
    },
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await house.close();
    },
  };
}
