// The demonstration: five services and the seven territories of a network, their people, regulations, councils and sites.
import { join } from 'node:path';
import type pg from 'pg';
import type { Clock } from '../kernel/clock.ts';
import type { Territory, WriteCtx } from '../kernel/ctx.ts';
import { newId } from '../kernel/ids.ts';
import { isRefusal, type Refusal } from '../kernel/refusal.ts';
import { loadAuthorityDemo } from '../modules/authority/index.ts';
import { loadCentreDemo } from '../modules/centre/index.ts';
import { loadClosingDemo } from '../modules/closing/index.ts';
import { loadCollectionsDemo } from '../modules/collections/index.ts';
import { loadBodiesDemo, loadCouncilsDemo } from '../modules/councils/index.ts';
import { loadDevelopmentDemo } from '../modules/development/index.ts';
import { loadCorrespondenceDemo } from '../modules/documents/index.ts';
import { loadInstitutionsDemo } from '../modules/institutions/index.ts';
import { loadLibraryDemo } from '../modules/library/index.ts';
import { loadMinistryDemo } from '../modules/ministry/index.ts';
import { loadNetworkDemo, loadNetworkYear } from '../modules/network/index.ts';
import { loadNomenclatureDemo } from '../modules/nomenclature/index.ts';
import { loadPartnersDemo } from '../modules/partners/index.ts';
import { type DemoCharacter, demoCharacters, loadPeopleDemo, personOf } from '../modules/people/index.ts';
import { loadAssociationPlansDemo, loadPlanningDemo } from '../modules/planning/index.ts';
import { loadPremisesDemo } from '../modules/premises/index.ts';
import { loadQualificationDemo } from '../modules/qualification/index.ts';
import { loadRecognitionDemo } from '../modules/recognition/index.ts';
import { loadProfiles } from '../modules/regulations/index.ts';
import { loadReportingDemo } from '../modules/reporting/index.ts';
import { allTerritories, loadTerritoriesDemo } from '../modules/territories/index.ts';
import { type Auth, openAuth } from '../platform/auth/index.ts';
import { writeIn } from '../platform/db/transaction.ts';
import { type Gateway, openGateway, system } from '../platform/http/gateway.ts';
import { openMail } from '../platform/mail/index.ts';
import type { Installation } from './installation.ts';
import { house } from './modules.ts';
import { projectRoot } from './project-root.ts';
import { beginTravel, demonstrationBegins } from './travel.ts';

export const demoFolder = join(projectRoot, 'demo');

export interface DemonstrationPools {
  readonly app: pg.Pool;
  readonly owner: pg.Pool;
}

function sure<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`Demonstration: ${answer.text} ${JSON.stringify(answer.fields)}`);
  return answer;
}

/** Accounts of everybody with a login; no passwords: the demonstration is entered through its own list. */
async function makeAccounts(auth: Auth, characters: readonly DemoCharacter[]): Promise<Map<string, string>> {
  const accounts = new Map<string, string>();
  for (const { login, name } of characters)
    accounts.set(login, sure(await auth.createAccount({ login, name })).id);
  return accounts;
}

interface World {
  readonly gateway: Gateway;
  readonly auth: Auth;
  readonly accounts: ReadonlyMap<string, string>;
}

async function loadTerritory(world: World, territory: Territory): Promise<void> {
  const loaded = await world.gateway.write(
    territory,
    system,
    newId(demonstrationBegins),
    async (ctx: WriteCtx) => {
      const institutions = await loadInstitutionsDemo(ctx, demoFolder);
      const people = await loadPeopleDemo(
        ctx,
        demoFolder,
        institutions,
        (login) => world.accounts.get(login) ?? null,
      );
      for (const [login, personId] of people) {
        const accountId = world.accounts.get(login);
        if (accountId) await world.auth.link(accountId, territory.id, personId, ctx.db);
      }
      await loadProfiles(ctx);
      await loadQualificationDemo(ctx);
      const organisations = new Map([...institutions].map(([key, each]) => [key, each.id]));
      const partners = await loadPartnersDemo(ctx);
      await loadDevelopmentDemo(ctx, partners);
      await loadCentreDemo(ctx);
      await loadLibraryDemo(ctx);
      await loadPremisesDemo(ctx);
      await loadCorrespondenceDemo(ctx);
      await loadCouncilsDemo(ctx, demoFolder, people);
      await loadBodiesDemo(ctx, demoFolder, { people, institutions: organisations });
      await loadRecognitionDemo(ctx, demoFolder, { people, institutions: organisations });
      await loadPlanningDemo(ctx, people);
      await loadCollectionsDemo(ctx, people);
      await loadAssociationPlansDemo(ctx, people);
      await loadNetworkDemo(ctx, demoFolder);
      await loadNetworkYear(ctx, people);
      await loadReportingDemo(ctx, people);
      await loadMinistryDemo(ctx, people);
      await loadNomenclatureDemo(ctx);
      await loadAuthorityDemo(ctx, people);
      await loadClosingDemo(ctx, people);
      return true;
    },
  );
  sure(loaded);
}

/** Fills an empty migrated database; the clock stands on the morning the demonstration begins. */
export async function loadDemonstration(pools: DemonstrationPools): Promise<void> {
  const clock: Clock = { now: () => demonstrationBegins };
  const pool = pools.app;
  await writeIn(
    pool,
    0,
    (db) => loadTerritoriesDemo(db, demoFolder),
    () => true,
  );
  const mail = openMail({ pool, smtpUrl: undefined, from: 'Опора <opora@localhost>' });
  const auth = openAuth({
    pool,
    baseUrl: 'http://localhost',
    secret: 'demonstration',
    mail,
    mode: 'demonstration',
  });
  const gateway = openGateway({ pool, house, clock, personOf, enqueue: async () => {} });
  const accounts = await makeAccounts(auth, await demoCharacters(demoFolder));
  const territories = await writeIn(
    pool,
    0,
    (db) => allTerritories(db),
    () => true,
  );
  for (const territory of territories) await loadTerritory({ gateway, auth, accounts }, territory);
  await beginTravel(pool);
}

/** People of the demonstration as the sign-in list and `opora characters` show them. */
export async function characters(installation: Installation) {
  const territories = new Map(
    (await installation.territories()).map((territory) => [territory.slug, territory.name]),
  );
  return (await demoCharacters(demoFolder)).map((each) => ({
    login: each.login,
    name: each.name,
    role: each.post,
    territory: each.territory,
    territoryName: territories.get(each.territory) ?? each.territory,
    why: each.why,
    named: each.named,
  }));
}
