// A real address for every page of the house: parameters are filled with records of the played world.
import { house as rooms } from '../../src/main/modules.ts';
import type { Visitor } from '../setup/house.ts';
import type { OpenHouse } from './open-house.ts';

export interface Address {
  /** The page as the house declares it: '/councils/sessions/:id'. */
  readonly page: string;
  readonly ru: string;
  /** Within the territory, in the order they are tried. */
  readonly paths: readonly string[];
}

export interface Visit {
  readonly page: string;
  readonly ru: string;
  /** With the territory. */
  readonly path: string;
  readonly who: Visitor;
}

const kstovo = "territory_id = (select id from territories.territories where slug = 'kstovo')";
const idsOf = (table: string, order = 'id desc') =>
  `select id::text as id from ${table} where ${kstovo} order by ${order} limit 12`;

/** Sosnovy Bor plans its year in the demonstration. */
const plansOf = (table: string, order: string) =>
  `select id::text as id from ${table} where territory_id = (select id from territories.territories where slug = 'sosnovy-bor')
    order by ${order}, id limit 6`;

/** Where the values of the parameters come from, by the page's beginning; the longest beginning wins. */
const sources: Readonly<Record<string, string>> = {
  '/imports/:id': idsOf('imports.imports'),
  '/institutions/:id': idsOf('institutions.institutions'),
  '/privacy/people/:id': idsOf('people.persons'),
  '/staffing/institutions/:id': idsOf('institutions.institutions'),
  '/people/:id': idsOf('people.persons'),
  '/qualification/people/:id': idsOf('people.persons'),
  '/qualification/answers/:id': idsOf('qualification.answers'),
  '/qualification/indicators/:id': idsOf('qualification.indicator_sets'),
  '/qualification/applications/:id': idsOf('qualification.applications'),
  '/development/records/:id': idsOf('development.records', "state = 'certified' desc, id desc"),
  '/development/courses/:id': idsOf('development.courses'),
  '/development/providers/:id': idsOf('development.providers'),
  '/development/pairs/:id': idsOf('development.mentor_pairs'),
  '/development/school/:id': idsOf('development.groups'),
  '/development/people/:id': idsOf('people.persons'),
  '/partners/:id': idsOf('partners.partners'),
  '/partners/work/:id': idsOf('partners.interactions'),
  '/partners/specialists/:id': idsOf('partners.specialists'),
  '/premises/:id': idsOf('premises.assets'),
  '/reporting/reports/:id': idsOf('reporting.reports'),
  '/centre/versions/:id': idsOf('centre.versions', 'number desc'),
  '/centre/seats/:id': idsOf('centre.seats'),
  '/centre/portfolios/:id': idsOf('centre.portfolios', 'place'),
  '/centre/job-descriptions/:id': idsOf('centre.job_descriptions'),
  '/library/materials/:id': idsOf('library.materials', "state = 'returned' desc, id desc"),
  '/library/items/:id': idsOf('library.items'),
  '/library/intakes/:id': idsOf('library.intakes'),
  '/library/readers/people/:id': idsOf('people.persons'),
  '/library/readers/institutions/:id': idsOf('institutions.institutions'),
  '/library/reviews/:id': idsOf('library.reviews', 'verdict is null desc, id desc'),
  '/people/posts/:id': idsOf('people.posts'),
  '/documents/:id': idsOf('documents.documents'),
  '/documents/incoming/:id': idsOf('documents.incoming'),
  '/councils/bodies/:id': idsOf('councils.bodies'),
  '/councils/bodies/:id/composition': idsOf('councils.bodies'),
  '/councils/bodies/:id/rules': idsOf('councils.bodies'),
  '/councils/sessions/:id': idsOf('councils.sessions', "opened_at is null, state = 'open' desc, id desc"),
  '/councils/sessions/:id/minutes': idsOf('councils.sessions', 'number nulls last'),
  '/councils/items/:id': idsOf('councils.items'),
  '/councils/tasks/:id': idsOf('councils.tasks'),
  '/councils/proposals/:id': idsOf('councils.proposals'),
  '/review/cards/:id': idsOf('review.reviews'),
  '/review/sheets/:reviewId': idsOf('review.reviews', 'due_on'),
  '/recognition/applications/:id': idsOf('recognition.applications', "state = 'draft' desc, id desc"),
  '/recognition/campaigns/:id': idsOf('recognition.campaigns'),
  '/recognition/sites/:id': idsOf('recognition.sites'),
  '/recognition/plans/:id': idsOf('recognition.site_plans'),
  '/recognition/reports/:id': idsOf('recognition.reports'),
  '/recognition/packages/:id': idsOf('recognition.packages'),
  '/recognition/terminations/:id': idsOf('recognition.terminations'),
  '/sites/:id': idsOf('recognition.sites'),
  '/network/statuses/:id': `select site_id::text as id from network.sites where territory_id = 2 order by 1`,
  '/ministry/notices/:id': `select id::text as id from ministry.notices order by sent_on limit 3`,
  '/network/assignments/:id': `select id::text as id from network.assignments order by due_on desc limit 3`,
  '/authority/objections/:id': 'select id::text as id from authority.objections order by filed_on limit 3',
  '/closing/:id': 'select id::text as id from closing.cases order by id limit 3',
  '/closing/:caseId': 'select id::text as id from closing.cases order by id limit 1',
  '/planning/plans/:id': plansOf('planning.plans', `state = 'executing' desc`),
  '/planning/formations/:id': plansOf('planning.formations', 'school_year'),
  '/planning/plans/:id/cyclogram': plansOf('planning.plans', `state = 'executing' desc`),
  '/planning/plans/:id/cyclogram/new': plansOf('planning.plans', `state = 'draft' desc`),
  '/planning/plans/:id/cyclogram/dates': plansOf('planning.plans', `state = 'draft' desc`),
  '/planning/plans/:id/cyclogram/generate': plansOf('planning.plans', `state = 'draft' desc`),
  '/planning/periods/:id': plansOf('planning.period_plans', `state = 'issued' desc`),
  '/planning/people/:id/month': `select distinct responsible_id::text as id from planning.lines limit 3`,
  '/planning/lines/:id/place': plansOf('planning.lines', `state = 'open' desc`),
  '/planning/cyclogram/:id': `select c.id::text as id from planning.cyclogram_rules c join planning.plans p
    on p.territory_id = c.territory_id and p.id = c.plan_id where p.state = 'draft' limit 3`,
  '/planning/plans/:id/paste': plansOf('planning.plans', `state = 'draft' desc`),
  '/planning/plans/:id/lines/new': plansOf('planning.plans', `state = 'draft' desc`),
  '/planning/plans/:id/candidates': plansOf('planning.plans', `state = 'draft' desc`),
  '/planning/readings/:id': plansOf('planning.readings', `state = 'ready' desc`),
  '/planning/lines/:id': plansOf('planning.lines', `state = 'open' desc`),
  '/planning/lines/:id/edit': `select l.id::text as id from planning.lines l join planning.plans p
    on p.territory_id = l.territory_id and p.id = l.plan_id where p.state = 'draft' limit 3`,
  '/collections/assignments/:id': idsOf('collections.assignments'),
  '/collections/tables/:id': idsOf('collections.collections', "state = 'sent' desc, id desc"),
  '/collections/tables/:id/form': idsOf('collections.collections', "state = 'draft' desc, id desc"),
  '/collections/answers/:id': idsOf('collections.answers', "state = 'asked' desc, id desc"),
  '/collections/tasks/:id': idsOf('collections.tasks', "state in ('given', 'returned') desc, id desc"),
  '/collections/groups/:id': idsOf('collections.groups'),
  '/regulations/acts/:id': idsOf('regulations.acts'),
  '/regulations/:slug': `select r.slug as id from regulations.regulations r where ${kstovo.replace('territory_id', 'r.territory_id')} order by r.slug limit 3`,
};

/** Parameters further down a path, each with its own few values. */
const inner: Readonly<Record<string, string>> = {
  ':step': "select unnest(array['topic', 'plan', 'people', 'organisation', 'conditions']) as id",
  ':section': "select unnest(array['intro', 'sites']) as id",
  ':rowId':
    'select id::text as id from closing.handovers where accepted_on is null order by place, id limit 2',
  ':key/terms': "select 'centre' as id",
  ':key': `select key as id from regulations.clauses where ${kstovo} and norms <> '{}' order by key limit 3`,
  ':norm': "select unnest(array['application-expertise', 'council-quorum']) as id",
};

const sourceOf = (page: string) =>
  Object.keys(sources)
    .filter((start) => page === start || page.startsWith(`${start}/`))
    .sort((a, b) => b.length - a.length)[0];

async function valuesOf(open: OpenHouse, text: string): Promise<string[]> {
  const { rows } = await open.house.db.owner.query<{ id: string }>(text);
  return rows.map((row) => row.id);
}

async function pathsOf(open: OpenHouse, page: string): Promise<string[]> {
  const start = sourceOf(page);
  if (!page.includes(':')) return [page === '/' ? '' : page];
  if (!start) return [];
  const own = /:(\w+)/.exec(start)?.[0] ?? '';
  let paths = (await valuesOf(open, sources[start] ?? '')).map((value) => page.replace(own, value));
  const further = /:(\w+)/.exec(page.replace(own, ''))?.[0];
  if (further) {
    const text = inner[page.includes('/terms/') ? `${further}/terms` : further];
    const values = text ? await valuesOf(open, text) : [];
    paths = values.flatMap((value) => paths.map((path) => path.replace(further, value)));
  }
  return paths;
}

/** Every page of the house; one without a record of its kind has no paths, and the test says so. */
export async function everyAddress(open: OpenHouse): Promise<Address[]> {
  const addresses: Address[] = [];
  for (const { path, ru } of rooms.modules.flatMap((module) => module.pages ?? []))
    addresses.push({ page: path, ru, paths: await pathsOf(open, path) });
  return addresses;
}

/** Pages that say little in Kstovo: who sees them at their fullest. */
const bestSeenBy: Readonly<Record<string, string>> = {
  '/nomenclature': 'sosnovy-gmk',
  '/nomenclature/legal': 'sosnovy-gmk',
  '/nomenclature/year': 'buguruslan-mmc',
  '/authority/objections': 'kurchaloy-methodist',
  '/authority/objections/:id': 'kurchaloy-methodist',
  '/closing': 'severny-rmk',
  '/closing/new': 'severny-rmk',
  '/closing/:id': 'severny-rmk',
  '/closing/:id/edit': 'severny-rmk',
  '/closing/:caseId/rows/:rowId': 'severny-rmk',
  '/network': 'buguruslan-mmc',
  '/network/plan': 'buguruslan-mmc',
  '/network/assignments': 'buguruslan-mmc',
  '/network/assignments/:id': 'buguruslan-mmc',
  '/network/participation': 'buguruslan-mmc',
  '/network/governance': 'buguruslan-mmc',
  '/ministry': 'buguruslan-mmc',
  '/ministry/notices': 'buguruslan-mmc',
  '/ministry/notices/new': 'buguruslan-mmc',
  '/ministry/notices/:id': 'buguruslan-mmc',
  '/ministry/corrections/new': 'buguruslan-observer',
  '/calendar': 'buguruslan-mmc',
};

/** The first of the people who is shown the page, and where: everybody in the own territory. */
export async function findVisit(open: OpenHouse, address: Address): Promise<Visit | null> {
  const best = bestSeenBy[address.page];
  for (const path of address.paths)
    for (const who of open.people.filter(({ login }) => !best || login === best)) {
      const full = `/${who.territory}${path}`;
      const answer = await open.house.get(full, who);
      if (answer.status === 200) return { page: address.page, ru: address.ru, path: full, who };
    }
  return null;
}
