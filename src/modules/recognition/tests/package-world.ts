// A campaign in Kstovo for the suites of packages and sites: posts for the cases, applications through the commands, the council's word as its facts.
import { v7 } from 'uuid';
import type { AnyCommand } from '../../../kernel/command.ts';
import type { PublishedFact, WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { perform } from '../../../kernel/perform.ts';
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import type { Paper } from '../../../platform/papers/index.ts';
import { oneDocument, registerDocument } from '../../documents/index.ts';
import { norms, parametersOf, versionById } from '../../regulations/index.ts';
import { saveApplication, startApplication } from '../application/application.commands.ts';
import { applicationById } from '../application/application.queries.ts';
import { admitApplication } from '../application/application.reception.ts';
import type { Application } from '../application/application.schema.ts';
import { submitApplication } from '../application/application.submission.ts';
import { openCampaign, prepareCampaign } from '../campaign/campaign.commands.ts';
import { receivePackage, transferPackage } from '../package/package.commands.ts';
import { packageSubscribers } from '../package/package.parts.ts';
import { type Package, packageById, packageOfSession } from '../package/package.queries.ts';
import { together } from '../recognition.subscribers.ts';
import { siteSubscribers } from '../site/site.parts.ts';
import { openWorld as openSiteWorld, type World as SiteWorld, type Surname } from './site-world.ts';

export type { Surname };

export interface World extends SiteWorld {
  readonly campaignId: string;
  readonly session: string;
  /** Starts, fills and submits an application of a school; Рябова heads, Ильина co-heads unless told otherwise. */
  readonly apply: (parts: ApplyParts) => Promise<Application>;
  readonly application: (id: string) => Promise<Application>;
  /** The council decides: as the signed minutes publish it. */
  readonly decide: (id: string, outcome: 'approve' | 'decline', reason?: string) => Promise<void>;
  readonly signMinutes: () => Promise<void>;
  /** The package of the session as it stands. */
  readonly pack: () => Promise<Package>;
  /** Transferred by the secretary, received by the clerk. */
  readonly handOver: () => Promise<Package>;
  readonly register: (documentId: string, number: string, date?: string) => Promise<void>;
  readonly paper: (documentId: string) => Promise<Paper>;
}

interface ApplyParts {
  readonly who: Surname;
  readonly school: 0 | 1;
  readonly theme: string;
  readonly coHead?: Surname | null;
  readonly kind?: 'opening' | 'continuation';
  readonly siteId?: string;
}

const posts: readonly [Surname, 'centre' | 'authority' | 0 | 1, string, string][] = [
  ['Власова', 'authority', 'директор', 'департамента образования'],
  ['Ильина', 'centre', 'методист', ''],
  ['Горина', 'centre', 'директор', ''],
  ['Дроздова', 0, 'директор', ''],
  ['Ясенева', 1, 'директор', ''],
  ['Рябова', 0, 'заместитель директора', ''],
];

export async function openWorld(): Promise<World> {
  const base = await openSiteWorld();
  for (const [who, place, position, detail] of posts) {
    await base.rows(
      `insert into people.posts (territory_id, id, person_id, institution_id, unit, position, detail, document, starts_on)
       values (1, $1, $2, $3, $4, $5, $6, 'Приказ № 3', '2025-01-01')`,
      [
        v7(),
        base.id[who],
        typeof place === 'number' ? base.schools[place] : null,
        typeof place === 'number' ? null : place,
        position,
        detail,
      ],
    );
  }
  await base.rows(`update institutions.institutions set inn = '5250000001' where id = $1`, [base.schools[0]]);
  await base.rows(`update institutions.institutions set inn = '5250000002' where id = $1`, [base.schools[1]]);
  const ours = together(packageSubscribers, siteSubscribers);
  const already = ['council.minutes-signed', 'document.registered'];
  /** The site world listens to some facts itself; the rest of the room's listeners are added here. */
  const as: World['as'] = (who, run) =>
    base.as(who, (ctx) => {
      const mine: WriteCtx = {
        ...ctx,
        publish: async (fact: PublishedFact) => {
          await ctx.publish(fact);
          if (already.includes(fact.name)) await siteSubscribers['document.registered'](mine, fact);
          else await ours[fact.name]?.(mine, fact);
        },
      };
      return run(mine);
    });
  const does = (who: Surname, command: AnyCommand, input: unknown) =>
    as(who, (ctx) => perform(ctx, command, input));
  const done = async <O>(who: Surname, command: AnyCommand, input: unknown): Promise<O> => {
    const answer = await does(who, command, input);
    if (isRefusal(answer))
      throw new Error(`${command.name}: ${answer.text} ${JSON.stringify(answer.fields)}`);
    return answer as O;
  };
  const sure = async <T>(answer: Promise<T | Refusal>): Promise<T> => {
    const got = await answer;
    if (isRefusal(got)) throw new Error(got.text);
    return got;
  };
  base.at('2026-04-01 10:00');
  const { id: campaignId } = await done<{ id: string }>('Петрова', prepareCampaign, { year: 2026 });
  await done('Петрова', openCampaign, { id: campaignId });
  const session = v7();
  const application = (id: string) =>
    sure(as('system', async (ctx) => (await applicationById(ctx, id)) as Application));
  const pack = () =>
    sure(as('system', async (ctx) => (await packageOfSession(ctx, session, 'recognition')) as Package));
  const criteria = (
    await sure(
      as('system', async (ctx) =>
        parametersOf(await versionById(ctx, base.versionId), norms.siteEligibility),
      ),
    )
  ).criteria;
  return {
    ...base,
    as,
    does,
    done: done as World['done'],
    campaignId,
    session,
    application,
    pack,
    apply: async ({ who, school, theme, coHead = 'Ильина', kind = 'opening', siteId }) => {
      const { id } = await done<{ id: string }>(who, startApplication, {
        campaignId,
        institutionId: base.schools[school],
        kind,
        ...(siteId ? { siteId } : {}),
      });
      const draft = await application(id);
      const saved = await done<{ version: number }>(who, saveApplication, {
        id,
        version: draft.version,
        direction: 'Функциональная грамотность',
        theme,
        goal: 'Обобщить опыт',
        characteristic: 'Школа работает в две смены.',
        relevance: 'введением обновлённых стандартов',
        headPersonId: base.id.Рябова,
        ...(coHead ? { coHeadPersonId: base.id[coHead] } : {}),
        signerPersonId: base.id[who],
        eligibility: criteria.map((each) => ({ key: each.key, answer: 'yes', text: 'есть' })),
        plan: [
          { title: 'Семинар', form: 'семинар', term: '15.10.2026', responsible: 'Рябова М.П.' },
          { title: 'Открытые уроки', term: 'март' },
        ],
      });
      await done(who, submitApplication, { id, version: saved.version });
      const sent = await application(id);
      await done('Петрова', admitApplication, { id, version: sent.version });
      return application(id);
    },
    decide: async (id, outcome, reason = 'Тема обоснована, план выполним') => {
      await sure(
        as('system', async (ctx) => {
          await recordFact(ctx, {
            name: 'council.item-decided',
            subject: { kind: 'councils.item', id: v7() },
            data: {
              subjectKind: 'recognition.application',
              subjectId: id,
              sessionId: session,
              bodyId: base.body,
              outcome,
              reason,
            },
          });
          return true;
        }),
      );
    },
    signMinutes: async () => {
      await sure(
        as('system', async (ctx) => {
          await recordFact(ctx, {
            name: 'council.minutes-signed',
            subject: { kind: 'councils.session', id: session },
            data: { sessionId: session, bodyId: base.body },
          });
          return true;
        }),
      );
    },
    handOver: async () => {
      const prepared = await pack();
      await done('Петрова', transferPackage, { id: prepared.id, version: prepared.version });
      const sent = await pack();
      await done('Чернова', receivePackage, { id: sent.id, version: sent.version });
      return sure(as('system', async (ctx) => (await packageById(ctx, prepared.id)) as Package));
    },
    register: async (documentId, number, date) => {
      await sure(
        as('Чернова', (ctx) => registerDocument(ctx, { documentId, number, ...(date ? { date } : {}) })),
      );
    },
    paper: async (documentId) =>
      sure(as('system', async (ctx) => (await oneDocument(ctx, documentId, 'any'))?.paper as Paper)),
  };
}

/** Every word of a paper in one line, for looking whether it says something. */
export const wordsOf = (paper: Paper): string =>
  JSON.stringify(paper.blocks).replaceAll('\u00a0', ' ').replaceAll('\\"', '"');
