// Every page of regulations is drawn for those who work here and for visitors, with nothing undefined on it.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import type { AnyPage, PageContent, PageView, Params } from '../../../kernel/page.ts';
import { perform } from '../../../kernel/perform.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { clauseSlug } from '../citation.ts';
import { settableNorms, settingsCommandOf } from '../commands/settings.ts';
import { clauseModule, regulationsModule } from '../module.ts';
import { allNorms } from '../norms/index.ts';
import { normName } from '../norms/names.text.ts';
import { loadProfiles } from '../profile.loader.ts';
import { catalogue } from '../queries/acts.ts';
import { currentVersion } from '../queries/versions.ts';
import { openWorld, places, type World } from './world.ts';

let world: World;
const admin = ['territory-admin'];
const sentences = { 'application.submitted': () => 'подала заявку' };
const pages = [
  ...(regulationsModule.pages ?? []),
  ...(clauseModule([{ name: 'x', ru: 'x', sentences }]).pages ?? []),
];

beforeAll(async () => {
  world = await openWorld();
  for (const { slug } of places) await world.as(slug, admin, (ctx) => loadProfiles(ctx));
});

function pageAt(path: string): AnyPage {
  const found = pages.find((page) => page.path === path);
  if (!found) throw new Error(`No page ${path}`);
  return found;
}

/** The page's content as HTML; null where the page answers «not found» or refuses. */
async function draw(ctx: WriteCtx, path: string, params: Params, search = ''): Promise<string | null> {
  const page = pageAt(path);
  const query = new URLSearchParams(search);
  if (page.ability.check(ctx, undefined)) return null;
  const data = await page.load(ctx, params, query);
  if (data === null || isRefusal(data)) return null;
  const url = (within: string) => `/${ctx.territory.slug}${within}`;
  const view: PageView = { ...ctx, url, self: url(path), query, form: null, formKey: 'key' };
  const content: PageContent = page.view(view, data);
  const parts = [content.title, content.lead, content.badge, content.actions, content.aside, content.body];
  return parts.map((part) => String(part ?? '')).join('\n');
}

const drawn = (slug: string, roles: readonly string[], path: string, params: Params, search = '') =>
  world.as(slug, roles, (ctx) => draw(ctx, path, params, search));

describe('pages', () => {
  const texts: Record<string, string> = {
    kstovo: 'kstovo-2013',
    buguruslan: 'buguruslan-2017',
    'severo-yeniseysky': 'severo-yeniseysky-2012',
    kurchaloy: 'kurchaloy',
    'sosnovy-bor': 'sosnovy-bor-2016',
  };

  test.each(Object.entries(texts))('of %s hold no undefined word', async (territory, slug) => {
    const shown = [
      await drawn(territory, admin, '/regulations', {}),
      await drawn(territory, admin, '/regulations/acts', {}),
      await drawn(territory, admin, '/regulations/:slug/settings', { slug }),
      await drawn(territory, admin, '/regulations/:slug/terms', { slug }),
      await drawn(territory, admin, '/regulations/:slug/approval', { slug }),
      await drawn(territory, admin, '/regulations/:slug/draft', { slug }),
      await drawn(territory, admin, '/regulations/:slug/compare', { slug }),
      ...(await Promise.all(
        ['text', 'acts', 'versions', 'history'].map((tab) =>
          drawn(territory, admin, '/regulations/:slug', { slug }, `tab=${tab}`),
        ),
      )),
    ];
    for (const html of shown) {
      expect(html).not.toBeNull();
      expect(html).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  test('the form of every setting is drawn from its schema with the values in force', async () => {
    for (const norm of settableNorms) {
      const html = await drawn('kstovo', admin, '/regulations/:slug/settings/:norm', {
        slug: 'kstovo-2013',
        norm: norm.slug,
      });
      expect(html).toContain(settingsCommandOf(norm.slug)?.ru);
      expect(html).not.toMatch(/undefined|\[object|NaN/);
    }
    const sheet = await drawn('kstovo', admin, '/regulations/:slug/settings/:norm', {
      slug: 'kstovo-2013',
      norm: 'expert-sheet',
    });
    expect(sheet).toContain('name="values.criteria[6].weight"');
  });

  test('every norm has a short name of its own', () => {
    const names = allNorms.map((norm) => normName(norm.slug));
    expect(new Set(names).size).toBe(allNorms.length);
    expect(names.filter((name) => name.length > 40)).toEqual([]);
  });

  test('a visitor reads what is in force; drafts, settings and history are not for him', async () => {
    const kstovo = { slug: 'kstovo-2013' };
    expect(await drawn('kstovo', [], '/regulations/:slug', kstovo, 'tab=history')).toContain(
      'не позднее 30 мая',
    );
    expect(await drawn('kstovo', [], '/regulations/:slug/settings', kstovo)).toBeNull();
    expect(
      await drawn('severo-yeniseysky', [], '/regulations/:slug', { slug: 'severo-yeniseysky-2012' }),
    ).toBeNull();
    expect(await drawn('kstovo', ['methodist'], '/regulations/:slug/draft', kstovo)).toBeNull();
  });

  test('[REG-02] the cards of № 880 and № 879 show each other', async () => {
    const card = await drawn('kstovo', admin, '/regulations/:slug', { slug: 'kstovo-2013' }, 'tab=acts');
    expect(card).toContain('приказ от 31.12.2013 № 879');
    const parent = await world.as('kstovo', admin, async (ctx) =>
      (await catalogue(ctx)).find((act) => act.number === '879'),
    );
    expect(await drawn('kstovo', admin, '/regulations/acts/:id', { id: parent?.id ?? '' })).toMatch(
      /На его основе изданы[\s\S]*приказ от 31\.12\.2013 № 880/,
    );
    proves('REG-02', 'card of №879 lists №880 as derived');
  });

  test('a clause says what keeps it and who used it lately, in the sentences of the other rooms', async () => {
    const at = { slug: 'kstovo-2013', key: clauseSlug('5.2') };
    const used = await world.as('kstovo', admin, async (ctx) => {
      expect(await draw(ctx, '/regulations/:slug/clauses/:key', at)).toContain(
        'Этим пунктом ещё не пользовались',
      );
      await recordFact(ctx, {
        name: 'application.submitted',
        subject: { kind: 'recognition.application', id: '1' },
        norm: 'application-deadline',
      });
      return draw(ctx, '/regulations/:slug/clauses/:key', at);
    });
    expect(used).toContain('Приём заявок закрывается в конце последнего дня');
    expect(used).toContain('30 мая, после срока закрыто');
    expect(used).toContain('Сотрудник: подала заявку');
  });

  test('a row added to a list of settings gets a key from its words', async () => {
    const command = settingsCommandOf('site-eligibility');
    if (!command) throw new Error('site-eligibility is not settable');
    await world.as('sosnovy-bor', admin, async (ctx) => {
      const criteria = [
        { text: 'Качество плана', clause: null },
        { text: 'Качество плана', clause: null },
      ];
      await perform(ctx, command, {
        slug: 'sosnovy-bor-2016',
        version: null,
        clause: null,
        values: { criteria },
      });
      const row = await ctx.db
        .selectFrom('regulations.versions')
        .select('parameters')
        .where('state', '=', 'draft')
        .executeTakeFirstOrThrow();
      const kept = row.parameters as Record<string, { criteria: { key: string }[] }>;
      expect(kept['site-eligibility']?.criteria.map((each) => each.key)).toEqual([
        'kachestvo-plana',
        'kachestvo-plana-2',
      ]);
      expect(await currentVersion(ctx, 'site-eligibility')).toBeNull();
    });
  });
});
