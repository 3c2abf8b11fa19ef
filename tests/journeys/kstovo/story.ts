// What the chapters of Kstovo's two years hand on to each other, and the themes its organisations apply with.
import { type People, type Person, peopleOf } from '../people.ts';
import type { Stage } from '../stage.ts';

/** Keys are the beginnings of sign-in names: kstovo-<key>-operator. */
export const themes = {
  'school-1': 'Чтение как основа успеха в начальной школе',
  lyceum: 'Инженерное мышление на уроках математики и физики',
  kindergarten: 'Игра и речь дошкольника',
  'school-6': 'Наставничество классных руководителей',
  'school-3': 'Краеведение вне урока',
  technopark: 'Проектная мастерская для школ района',
} as const;

export type Applicant = keyof typeof themes;

export interface Story {
  readonly stage: Stage;
  readonly people: People;
  readonly as: (login: string) => Promise<Person>;
  campaignId: string;
  bodyId: string;
  /** Ids of applications by their organisation. */
  readonly applications: Partial<Record<Applicant | 'gymnasium', string>>;
  /** Ids of reviews by application. */
  readonly reviews: Map<string, string>;
  firstSession: string;
  packageId: string;
  secondPackageId: string;
  /** How much had been typed when the council rose to its first session. */
  typedBefore: number;
}

export function storyOn(stage: Stage): Story {
  const people = peopleOf(stage);
  return {
    stage,
    people,
    as: people.as,
    campaignId: '',
    bodyId: '',
    applications: {},
    reviews: new Map(),
    firstSession: '',
    packageId: '',
    secondPackageId: '',
    typedBefore: 0,
  };
}

/** One value the journey needs to find its way; what people see is looked at in the browser. */
export async function lookUp(story: Story, query: string, values: unknown[] = []): Promise<string> {
  const { rows } = await story.stage.db.owner.query<Record<string, unknown>>(query, values);
  const [first] = Object.values(rows[0] ?? {});
  if (first === undefined || first === null) throw new Error(`Nothing found: ${query} ${values}`);
  return String(first);
}

export const personIdOf = (story: Story, login: string): Promise<string> =>
  lookUp(
    story,
    `select m.person_id from auth.memberships m join auth.accounts a on a.id = m.account_id where a.login = $1`,
    [login],
  );

export const institutionIdOf = async (story: Story, login: string): Promise<string> =>
  lookUp(story, 'select institution_id from people.posts where person_id = $1 and ends_on is null limit 1', [
    await personIdOf(story, login),
  ]);

export const versionOf = async (story: Story, id: string): Promise<number> =>
  Number(await lookUp(story, 'select version from recognition.applications where id = $1', [id]));

export const applicationOf = (story: Story, key: Applicant | 'gymnasium'): string => {
  const id = story.applications[key];
  if (!id) throw new Error(`${key} has no application yet`);
  return id;
};
