// A campaign of Kstovo to test on: the announced call and applications of the named characters, through the API.
import { expect } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';

interface Answer {
  readonly status: number;
  readonly result: Record<string, never> & { id: string; version: number; number: number };
  readonly error: {
    name: string;
    text: string;
    norm: string | null;
    fields: Record<string, string>;
    details: Record<string, unknown>;
  };
}

export interface CampaignWorld {
  readonly house: TestHouse;
  readonly campaignId: string;
  readonly as: (login: string) => Promise<Visitor>;
  /** Asks a command; whatever the answer is. */
  readonly ask: (login: string, name: string, input: unknown) => Promise<Answer>;
  /** Asks a command that must succeed. */
  readonly does: (login: string, name: string, input: unknown) => Promise<Answer['result']>;
  readonly query: (login: string, path: string) => Promise<Answer>;
  readonly one: <T = string>(sql: string, values?: unknown[]) => Promise<T>;
  readonly institutionOf: (login: string) => Promise<string>;
  /** A complete draft of the organisation of this person. */
  readonly fill: (
    login: string,
    theme: string,
    more?: Record<string, unknown>,
  ) => Promise<{ id: string; version: number }>;
  readonly versionOf: (applicationId: string) => Promise<number>;
}

export async function openCampaignWorld(): Promise<CampaignWorld> {
  const house = await openTestHouse();
  const visitors = new Map<string, Visitor>();
  const as = async (login: string) => {
    const known = visitors.get(login) ?? (await house.signIn(login));
    visitors.set(login, known);
    return known;
  };
  const answerOf = async (response: Response): Promise<Answer> =>
    ({ status: response.status, ...((await response.json()) as object) }) as Answer;
  const ask = async (login: string, name: string, input: unknown) =>
    answerOf(await house.command('kstovo', name, input, await as(login)));
  const does = async (login: string, name: string, input: unknown) => {
    const answer = await ask(login, name, input);
    expect(answer.error, `${name} by ${login}`).toBeUndefined();
    return answer.result;
  };
  const one = async <T = string>(sql: string, values: unknown[] = []): Promise<T> => {
    const { rows } = await house.db.owner.query(sql, values);
    return Object.values(rows[0] ?? {})[0] as T;
  };
  const personOf = (login: string) =>
    one(
      'select m.person_id from auth.memberships m join auth.accounts a on a.id = m.account_id where a.login = $1',
      [login],
    );
  const institutionOf = async (login: string) =>
    one(
      'select institution_id from people.posts where person_id = $1 and ends_on is null and institution_id is not null',
      [await personOf(login)],
    );
  house.at('2026-04-06', '10:00');
  const { id: campaignId } = await does('kstovo-secretary', 'recognition.campaign.prepare', { year: 2026 });
  await does('kstovo-secretary', 'recognition.campaign.open', { id: campaignId });
  const { rows: criteria } = await house.db.owner.query<{ key: string }>(
    `select distinct answer ->> 'key' as key from recognition.applications a cross join jsonb_array_elements(a.eligibility) answer`,
  );
  const eligibility = criteria.map(({ key }) => ({ key, answer: 'yes', text: 'Подтверждено отчётом' }));
  return {
    house,
    campaignId,
    as,
    ask,
    does,
    query: async (login, path) => answerOf(await house.get(`/api/v1/kstovo/${path}`, await as(login))),
    one,
    institutionOf,
    versionOf: (id) => one<number>('select version from recognition.applications where id = $1', [id]),
    fill: async (login, theme, more = {}) => {
      const personId = await personOf(login);
      const institutionId = await institutionOf(login);
      const { id } = await does(login, 'recognition.application.start', {
        campaignId: more.campaignId ?? campaignId,
        institutionId,
        kind: more.kind ?? 'opening',
      });
      const { version } = await does(login, 'recognition.application.save', {
        ...{
          id,
          version: 1,
          direction: 'Содержание образования',
          theme,
          goal: 'Передать опыт школам района.',
        },
        ...{ characteristic: 'В организации сорок педагогов.', relevance: 'запросом педагогов района' },
        ...{ headPersonId: personId, signerPersonId: personId, eligibility },
        plan: [
          { title: 'Семинар для учителей района', term: 'октябрь', responsible: 'Завуч', result: 'сборник' },
        ],
        ...more,
      });
      return { id, version };
    },
  };
}
