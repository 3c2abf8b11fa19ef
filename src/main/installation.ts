// One running installation put together: database, clock, letters, sign-in, queue, gateway. Web, command line and tests open it.

import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import { type Clock, wallClock } from '../kernel/clock.ts';
import { allowAfterClosing } from '../kernel/closure.ts';
import type { Territory } from '../kernel/ctx.ts';
import { newId } from '../kernel/ids.ts';
import { migrations } from '../migrations/index.ts';
import { useCalendarAddress } from '../modules/calendar/index.ts';
import { centreFiles, responsibleFor, useChargeSources, useHeadParts } from '../modules/centre/index.ts';
import { useArchiveOf } from '../modules/closing/index.ts';
import { assignmentCharges, assignmentHeadPart, collectionFiles } from '../modules/collections/index.ts';
import {
  effectsOfComposition,
  itemFiles,
  minutesCharges,
  sessionOccasions,
  taskCharges,
  taskFiles,
  taskHeadPart,
  useAgendaOffers,
  useBodyParts,
  useGrounds,
} from '../modules/councils/index.ts';
import {
  courseWork,
  developmentPart,
  forecastCount,
  hoursCount,
  nominationOfStaff,
  useProfileSources,
  websiteOfInstitution,
} from '../modules/development/index.ts';
import {
  actFileKeeping,
  useCancellationEffects,
  useFileVisibility,
  useSubjectBarriers,
} from '../modules/documents/index.ts';
import { importsPart, listsOfInstitution } from '../modules/imports/index.ts';
import { useInstitutionParts, useListViews } from '../modules/institutions/index.ts';
import { materialFiles, materialWork } from '../modules/library/index.ts';
import { networkFiles } from '../modules/network/index.ts';
import { nomenclatureHeadPart } from '../modules/nomenclature/index.ts';
import { writeDueLetters } from '../modules/notices/index.ts';
import {
  partnerFiles,
  specialistPersonPart,
  specialistStaffPart,
  usePartnerParts,
} from '../modules/partners/index.ts';
import {
  institutionViews,
  peopleOfInstitution,
  personOf,
  useAccounts,
  usePeopleCounts,
  usePersonParts,
  useResponsible,
  useStaffParts,
} from '../modules/people/index.ts';
import {
  lineOccasions,
  lineOffers,
  planBodyPart,
  planCharges,
  planHeadPart,
  planningFiles,
  planPartnerPart,
  planSitePart,
} from '../modules/planning/index.ts';
import { useOccasions } from '../modules/premises/index.ts';
import { consentFiles, consentPart } from '../modules/privacy/index.ts';
import { categoryColumn, qualificationPart, staffCount } from '../modules/qualification/index.ts';
import {
  effectsOfOrder,
  recognitionFiles,
  recognitionGrounds,
  reportCharges,
  sitePart,
  siteWork,
  useSiteParts,
} from '../modules/recognition/index.ts';
import { useActFiles } from '../modules/regulations/index.ts';
import { reportHeadPart } from '../modules/reporting/index.ts';
import { conflictBarrier, sheetCharges } from '../modules/review/index.ts';
import {
  allTerritories,
  type DirectoryEntry,
  territoryBySlug,
  territoryDirectory,
} from '../modules/territories/index.ts';
import { type Auth, keepSecret, openAuth, readProviders, secondFactorBar } from '../platform/auth/index.ts';
import type { Config } from '../platform/config.ts';
import { type OporaDatabase, openDatabase, resetSchema } from '../platform/db/index.ts';
import { readIn } from '../platform/db/transaction.ts';
import { startFault } from '../platform/faults.ts';
import { openFileStore, useFileStore } from '../platform/files/index.ts';
import { addressOf } from '../platform/http/address.ts';
import { type Gateway, openGateway, system } from '../platform/http/gateway.ts';
import { runDailyRound } from '../platform/jobs/daily.ts';
import { hasQueue, openQueue, prepareQueue, type Queue } from '../platform/jobs/queue.ts';
import { type Mail, openMail } from '../platform/mail/index.ts';
import { loadDemonstration } from './demo.ts';
import { house } from './modules.ts';
import { openTravellingClock, type TravellingClock } from './travel.ts';

export interface Installation {
  readonly config: Config;
  readonly database: OporaDatabase;
  readonly clock: Clock;
  /** Only the demonstration's clock travels. */
  readonly travelling: TravellingClock | null;
  readonly mail: Mail;
  readonly auth: Auth;
  readonly queue: Queue;
  readonly gateway: Gateway;
  readonly log: pino.Logger;
  readonly territories: () => Promise<readonly Territory[]>;
  readonly directory: () => Promise<readonly DirectoryEntry[]>;
  readonly territoryBySlug: (slug: string) => Promise<Territory | null>;
  /** Everything that has come due: reminders, escalations, letters. */
  readonly tick: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface OpenParts {
  readonly config: Config;
  readonly manner: 'serve' | 'attach';
  readonly report: (line: string) => void;
  /** Tests bring a frozen clock. */
  readonly clock?: Clock;
  readonly logLevel?: string;
}

async function loadOnce(
  database: OporaDatabase,
  config: Config,
  report: (line: string) => void,
): Promise<void> {
  if (config.mode !== 'demonstration') return;
  // Its presence says: the base was empty, loading began and was cut short. Nothing else may be wiped.
  const unfinished = join(config.dataFolder, 'demonstration-unfinished');
  if (existsSync(unfinished)) {
    report('Прошлая загрузка демонстрации была прервана: начинаем заново');
    await resetSchema(database.owner, database.app, migrations);
  }
  const { rows } = await database.owner.query('select 1 from territories.territories limit 1');
  if (rows.length > 0) return refuseWorkingBase(database);
  report('Загружаем демонстрацию: пять служб, организации, люди, положения');
  await writeFile(unfinished, '');
  await loadDemonstration({ app: database.app, owner: database.owner });
  await rm(unfinished);
}

/** The doors of the demonstration need no password: they never open into a base made for work. */
async function refuseWorkingBase(database: OporaDatabase): Promise<void> {
  const { rows } = await database.app.query('select 1 from territories.travel');
  if (rows.length > 0) return;
  throw startFault(
    'Эта база создана для работы, а включена демонстрация, где входят без пароля: задайте OPORA_MODE=production.',
  );
}

export async function openInstallation(parts: OpenParts): Promise<Installation> {
  const { config, report } = parts;
  const log = pino({ level: parts.logLevel ?? 'info' }, pino.destination({ dest: 2, sync: true }));
  await mkdir(config.dataFolder, { recursive: true });
  useFileStore(openFileStore(config.files));
  useFileVisibility(recognitionFiles);
  useFileVisibility(consentFiles);
  useFileVisibility(materialFiles);
  useFileVisibility(partnerFiles);
  useFileVisibility(centreFiles);
  useFileVisibility(planningFiles);
  useFileVisibility(taskFiles);
  useFileVisibility(itemFiles);
  useFileVisibility(networkFiles);
  useCalendarAddress(config.publicUrl);
  useFileVisibility(collectionFiles);
  useActFiles(actFileKeeping);
  useCancellationEffects([effectsOfOrder, effectsOfComposition]);
  useProfileSources([siteWork, materialWork]);
  useChargeSources([
    ...[planCharges, assignmentCharges, sheetCharges, reportCharges, minutesCharges, taskCharges],
  ]);
  useHeadParts([planHeadPart, assignmentHeadPart, taskHeadPart, reportHeadPart, nomenclatureHeadPart]);
  useResponsible((ctx, work) => responsibleFor(ctx, work));
  useSubjectBarriers([conflictBarrier]);
  useGrounds(recognitionGrounds);
  useInstitutionParts([peopleOfInstitution, websiteOfInstitution, listsOfInstitution]);
  useListViews(institutionViews);
  usePersonParts([
    qualificationPart,
    developmentPart,
    sitePart,
    specialistPersonPart,
    consentPart,
    importsPart,
  ]);
  usePeopleCounts([forecastCount, hoursCount, staffCount]);
  useStaffParts([categoryColumn, specialistStaffPart, nominationOfStaff]);
  usePartnerParts([courseWork, planPartnerPart]);
  useSiteParts([planSitePart]);
  useBodyParts([planBodyPart]);
  useAgendaOffers([lineOffers]);
  useOccasions([lineOccasions, sessionOccasions]);
  useArchiveOf(house.modules);
  const database = await openDatabase(config, { migrations, manner: parts.manner, report });
  try {
    if (database.applied.length > 0 || !(await hasQueue(database.app))) await prepareQueue(database.owner);
    await loadOnce(database, config, report);
    const travelling =
      config.mode === 'demonstration' && !parts.clock ? await openTravellingClock(database.app) : null;
    const clock = parts.clock ?? travelling ?? wallClock();
    const mail = openMail({
      pool: database.app,
      smtpUrl: config.smtpUrl,
      from: config.mailFrom,
      log: (data, text) => log.warn(data, text),
    });
    const auth = openAuth({
      pool: database.app,
      baseUrl: config.publicUrl,
      secret: keepSecret(config.dataFolder, config.secret),
      mail,
      mode: config.mode,
      oidcProviders: readProviders(process.env),
      addressOf,
      log: (data, text) => log.info(data, text),
    });
    useAccounts(auth);
    const queue = await openQueue(database.app, (error) => log.error({ error: String(error) }, 'queue'));
    const gateway = openGateway({
      pool: database.app,
      house,
      clock,
      personOf,
      enqueue: queue.enqueue,
      bar: secondFactorBar,
    });
    const territories = () => readIn(database.app, [], (db) => allTerritories(db));
    const tick = async () => {
      await auth.sweep();
      const all = await territories();
      await runDailyRound(gateway, all, (error, job) =>
        log.error({ job, error: String((error as Error).stack ?? error) }, 'daily job'),
      );
      for (const territory of all) {
        await gateway.write(territory, system, newId(clock.now()), async (ctx) => {
          // Letters written before a service ceased, and of its end, still reach people.
          if (ctx.closure) await allowAfterClosing(ctx);
          return writeDueLetters(ctx, mail, config.publicUrl);
        });
      }
    };
    return {
      config,
      database,
      clock,
      travelling,
      mail,
      auth,
      queue,
      gateway,
      log,
      territories,
      directory: () => readIn(database.app, [], (db) => territoryDirectory(db)),
      territoryBySlug: (slug) => readIn(database.app, [], (db) => territoryBySlug(db, slug)),
      tick,
      stop: async () => {
        await mail.stop();
        await queue.stop();
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}
