// What the suites of the network ask of the house: people of several territories and words without markup.

import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import type { NetworkSite } from '../network.queries.ts';

export interface World {
  readonly house: TestHouse;
  readonly as: (login: string) => Promise<Visitor>;
  /** The statuses the API gives a person, «организация: тема», sorted. */
  readonly themes: (login: string, query?: string) => Promise<string[]>;
  readonly sites: (login: string, query?: string) => Promise<NetworkSite[]>;
  /** A page of the person's own territory as words. */
  readonly page: (login: string, path: string) => Promise<string>;
  readonly command: (
    login: string,
    name: string,
    input: unknown,
  ) => Promise<{ status: number; result: never }>;
}

/** Text as it is read: without tags, spaces in a row as one. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/[\s\u00a0]+/g, ' ');

export async function openWorld(): Promise<World> {
  const house = await openTestHouse();
  const known = new Map<string, Visitor>();
  const as: World['as'] = async (login) => {
    const who = known.get(login) ?? (await house.signIn(login));
    known.set(login, who);
    return who;
  };
  const sites: World['sites'] = async (login, query = '') => {
    const who = await as(login);
    const answer = await house.get(`/api/v1/${who.territory}/network/sites${query}`, who);
    const body = (await answer.json()) as { result: NetworkSite[] };
    return body.result;
  };
  return {
    house,
    as,
    sites,
    themes: async (login, query) =>
      (await sites(login, query)).map((site) => `${site.institution}: ${site.theme}`).toSorted(),
    page: async (login, path) => {
      const who = await as(login);
      const answer = await house.get(`/${who.territory}${path}`, who);
      if (answer.status !== 200) throw new Error(`${login} ${path}: ${answer.status}`);
      return wordsOf(await answer.text());
    },
    command: async (login, name, input) => {
      const who = await as(login);
      const answer = await house.command(who.territory, name, input, who);
      return { status: answer.status, result: ((await answer.json()) as { result: never }).result };
    },
  };
}
