// Records a line may be linked with: searched by typed words, found by kind and id; each room answers for what the reader sees.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { bodyChoices, visibleBody } from '../../councils/index.ts';
import { institution, institutionsList } from '../../institutions/index.ts';
import { partner, partnerOptions } from '../../partners/index.ts';
import {
  type SiteChoice,
  siteChoice,
  siteChoices,
  sitePlanLineChoice,
  sitePlanLineChoices,
} from '../../recognition/index.ts';
import { type Line, linesOf, visibleLine } from '../line/line.queries.ts';
import { planOfYear } from '../plan/plan.queries.ts';
import { type LinkKind, linkKinds } from './link.text.ts';

export interface Subject {
  readonly kind: LinkKind;
  readonly id: string;
  readonly title: string;
  /** Within the territory. */
  readonly path: string;
}

interface Source {
  readonly search: (ctx: ReadCtx, words: string, limit: number) => Promise<readonly SiteChoice[]>;
  readonly one: (ctx: ReadCtx, id: string) => Promise<SiteChoice | null>;
}

const plain = (words: string) => words.toLocaleLowerCase('ru').replaceAll('ё', 'е').trim();
const partnerChoice = (id: string, title: string): SiteChoice => ({ id, title, path: `/partners/${id}` });
const bodyChoice = (id: string, title: string): SiteChoice => ({
  ...{ id, title },
  path: `/councils/bodies/${id}`,
});

const institutionSubject = ({ id, shortName }: { id: string; shortName: string }): SiteChoice => ({
  ...{ id, title: shortName },
  path: `/institutions/${id}`,
});

const lineChoice = (line: Line): SiteChoice => ({
  ...{ id: line.id, title: line.title },
  path: `/planning/lines/${line.id}`,
});

const sources: Readonly<Record<LinkKind, Source>> = {
  'recognition.site-plan-line': { search: sitePlanLineChoices, one: sitePlanLineChoice },
  'recognition.site': { search: siteChoices, one: siteChoice },
  'partners.partner': {
    search: async (ctx, words, limit) =>
      (await partnerOptions(ctx))
        .filter(({ label }) => plain(label).includes(plain(words)))
        .slice(0, limit)
        .map(({ value, label }) => partnerChoice(value, label)),
    one: async (ctx, id) => {
      const found = await partner(ctx, id);
      return found && partnerChoice(id, found.shortName);
    },
  },
  'councils.body': {
    search: async (ctx, words, limit) =>
      (await bodyChoices(ctx, words, limit)).map(({ id, name }) => bodyChoice(id, name)),
    one: async (ctx, id) => {
      const found = await visibleBody(ctx, id);
      return found && bodyChoice(id, found.name);
    },
  },
  'institutions.institution': {
    search: async (ctx, words, limit) =>
      (await institutionsList(ctx, { q: words.slice(0, 200), limit })).rows.map((each) =>
        institutionSubject(each),
      ),
    one: async (ctx, id) => {
      const found = await institution(ctx, id);
      return found && institutionSubject(found);
    },
  },
  'planning.line': {
    search: async (ctx, words, limit) => {
      const plan = await planOfYear(ctx, ctx.schoolYear);
      const lines = plan && words.trim() ? await linesOf(ctx, plan.id, [], { q: words }) : [];
      return lines.slice(0, limit).map(lineChoice);
    },
    one: async (ctx, id) => {
      const found = await visibleLine(ctx, id);
      return found && found.bodyId === null ? lineChoice(found) : null;
    },
  },
};

const kinds = Object.keys(linkKinds) as LinkKind[];

/** «partners.partner:id», as a form sends it. */
export const refOf = ({ kind, id }: Pick<Subject, 'kind' | 'id'>): string => `${kind}:${id}`;

export function readRef(ref: string): Pick<Subject, 'kind' | 'id'> | null {
  const kind = kinds.find((each) => ref.startsWith(`${each}:`));
  return kind ? { kind, id: ref.slice(kind.length + 1) } : null;
}

/** A few records of each kind whose words hold what was typed. */
export async function subjectsByWords(ctx: ReadCtx, words: string, limit: number): Promise<Subject[]> {
  const found: Subject[] = [];
  for (const kind of kinds)
    found.push(
      ...(await sources[kind].search(ctx, words.trim(), limit)).map((choice) => ({ kind, ...choice })),
    );
  return found;
}

/** A linked record as it is called now; what it was called when linked is kept beside a new name. */
export interface LinkedSubject extends Subject {
  readonly was: string | null;
}

/** A record that is gone, or closed to the reader, stays under the name it was linked by. */
export async function asCalledNow(ctx: ReadCtx, linked: Subject): Promise<LinkedSubject> {
  const now = await sources[linked.kind].one(ctx, linked.id);
  if (!now || now.title === linked.title) return { ...linked, was: null };
  return { ...linked, title: now.title, path: now.path, was: linked.title };
}

/** The record a form names: by its kind and id or, without scripts, by words that name one record only. */
export async function subjectOf(ctx: ReadCtx, ref: string): Promise<Subject | 'unknown' | 'vague'> {
  const named = readRef(ref);
  if (named) {
    const choice = await sources[named.kind].one(ctx, named.id);
    return choice ? { kind: named.kind, ...choice } : 'unknown';
  }
  const found = await subjectsByWords(ctx, ref, 5);
  const exact = found.filter(({ title }) => plain(title) === plain(ref));
  const [first, second] = exact.length > 0 ? exact : found;
  if (!first) return 'unknown';
  return second ? 'vague' : first;
}
