// A spring of Kstovo played through the API on the demonstration: records of every kind for the tests to walk over.
import type { TestHouse, Visitor } from './house.ts';

export interface PlayedWorld {
  readonly campaignId: string;
  /** Submitted and admitted to the expertise. */
  readonly admitted: string;
  /** Submitted, waiting for the secretary. */
  readonly submitted: string;
  /** A draft only its organisation sees. */
  readonly draft: string;
  readonly bodyId: string;
  readonly sessionId: string;
  readonly people: Readonly<Record<string, Visitor>>;
}

interface Applicant {
  readonly login: string;
  readonly theme: string;
}

/** The answer of a command that must succeed. */
export async function done<T = { id: string }>(
  house: TestHouse,
  who: Visitor,
  name: string,
  input: unknown,
): Promise<T> {
  const answer = await house.command(who.territory, name, input, who);
  const body = (await answer.json()) as { ok: boolean; result: T };
  if (!body.ok) throw new Error(`${name} by ${who.login}: ${answer.status} ${JSON.stringify(body)}`);
  return body.result;
}

const one = async (house: TestHouse, text: string, values: unknown[] = []): Promise<string> => {
  const { rows } = await house.db.owner.query<{ id: string }>(text, values);
  if (!rows[0]) throw new Error(`Nothing found: ${text} ${values}`);
  return rows[0].id;
};

const personOf = (house: TestHouse, login: string) =>
  one(
    house,
    `select m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id
      where a.login = $1 limit 1`,
    [login],
  );

/** The criteria of the regulation in force, each answered «да». */
async function answeredCriteria(house: TestHouse) {
  const { rows } = await house.db.owner.query<{ key: string }>(
    `select distinct answer ->> 'key' as key from recognition.applications a
       cross join jsonb_array_elements(a.eligibility) answer
       join territories.territories t on t.id = a.territory_id where t.slug = 'kstovo'`,
  );
  return rows.map(({ key }) => ({ key, answer: 'yes', text: 'Подтверждается справкой организации.' }));
}

async function fill(house: TestHouse, who: Visitor, campaignId: string, theme: string) {
  const personId = await personOf(house, who.login);
  const institutionId = await one(
    house,
    `select institution_id as id from people.posts where person_id = $1 and ends_on is null limit 1`,
    [personId],
  );
  const { id } = await done(house, who, 'recognition.application.start', {
    campaignId,
    institutionId,
    kind: 'opening',
  });
  const { version } = await done<{ version: number }>(house, who, 'recognition.application.save', {
    id,
    version: 1,
    direction: 'Содержание образования',
    theme,
    goal: 'Описать и передать организациям района свой опыт.',
    characteristic: 'В организации работают сорок педагогов.',
    relevance: 'запросом педагогов района',
    headPersonId: personId,
    signerPersonId: personId,
    eligibility: await answeredCriteria(house),
    plan: [
      { title: 'Семинар для учителей района', term: 'октябрь', responsible: 'Завуч', result: 'сборник' },
    ],
  });
  return { id, version };
}

async function submit(house: TestHouse, who: Visitor, campaignId: string, theme: string): Promise<string> {
  const { id, version } = await fill(house, who, campaignId, theme);
  await done(house, who, 'recognition.application.submit', { id, version });
  return id;
}

const applicants: Record<'admitted' | 'submitted' | 'draft', Applicant> = {
  admitted: { login: 'kstovo-school-1', theme: 'Чтение в начальной школе' },
  submitted: { login: 'kstovo-school-3', theme: 'Математика вне урока' },
  draft: { login: 'kstovo-kindergarten', theme: 'Игра и речь дошкольника' },
};

const versionOf = async (house: TestHouse, id: string) =>
  Number(await one(house, 'select version::text as id from recognition.applications where id = $1', [id]));

/** Plays it from 1 April to 20 May 2026. */
export async function playSpring(house: TestHouse): Promise<PlayedWorld> {
  const people: Record<string, Visitor> = {};
  const as = async (login: string) => {
    people[login] ??= await house.signIn(login);
    return people[login];
  };
  house.at('2026-04-01', '10:00');
  const secretary = await as('kstovo-secretary');
  const { id: campaignId } = await done(house, secretary, 'recognition.campaign.prepare', { year: 2026 });
  await done(house, secretary, 'recognition.campaign.open', { id: campaignId });
  house.at('2026-05-18', '10:00');
  const admitted = await submit(
    house,
    await as(applicants.admitted.login),
    campaignId,
    applicants.admitted.theme,
  );
  const submitted = await submit(
    house,
    await as(applicants.submitted.login),
    campaignId,
    applicants.submitted.theme,
  );
  const { id: draft } = await fill(
    house,
    await as(applicants.draft.login),
    campaignId,
    applicants.draft.theme,
  );
  house.at('2026-05-19', '10:00');
  await done(house, secretary, 'recognition.application.admit', {
    id: admitted,
    version: await versionOf(house, admitted),
  });
  const bodyId = await one(house, 'select body_id as id from recognition.campaigns where id = $1', [
    campaignId,
  ]);
  const { id: sessionId } = await done(house, secretary, 'councils.session.plan', {
    bodyId,
    plannedOn: '2026-06-02',
    plannedTime: '14:00',
    place: 'ИМЦ, кабинет 12',
  });
  await done(house, secretary, 'councils.item.add', { bodyId, title: 'О плане работы совета на лето' });
  const list = 'Код;Краткое наименование;ИНН\n101001;Ивовская школа;\n101002;Заречная школа;7707083894';
  await done(house, await as('kstovo-imc'), 'imports.read', {
    kind: 'institutions',
    file: { name: 'Список школ.csv', base64: Buffer.from(list).toString('base64') },
  });
  house.at('2026-05-20', '12:00');
  return { campaignId, admitted, submitted, draft, bodyId, sessionId, people };
}
