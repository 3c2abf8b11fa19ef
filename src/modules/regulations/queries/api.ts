// What programs and pickers ask: the register, clauses of a version, a comparison, the acts, regulations to choose from.
import { z } from 'zod';
import { everyone, signedIn } from '../../../kernel/policy.ts';
import { query } from '../../../kernel/query.ts';
import { compareVersions } from '../compare.ts';
import { regulationText } from '../regulation.text.ts';
import { actName, catalogue } from './acts.ts';
import { register, regulationBySlug, versionOn, versionsOf } from './regulations.ts';
import { versionById } from './versions.ts';

export const listRegulations = query({
  name: 'regulations.list',
  ru: 'Реестр положений',
  input: z.object({}),
  ability: everyone,
  run: (ctx) => register(ctx),
});

export const readClauses = query({
  name: 'regulations.clauses',
  ru: 'Пункты и настройки редакции',
  input: z.object({ slug: z.string().max(60), version: z.coerce.number().int().optional() }),
  ability: everyone,
  run: async (ctx, { slug, version }) => {
    const record = await regulationBySlug(ctx, slug);
    if (!record) return null;
    const versions = await versionsOf(ctx, record.id);
    const line =
      version === undefined
        ? versionOn(versions, ctx.today)
        : versions.find((each) => each.number === version);
    if (!line || (line.state === 'draft' && ctx.actor.kind === 'visitor')) return null;
    return versionById(ctx, line.id);
  },
});

export const compareRegulation = query({
  name: 'regulations.compare',
  ru: 'Сравнение редакций',
  input: z.object({ slug: z.string().max(60), from: z.coerce.number().int(), to: z.coerce.number().int() }),
  ability: signedIn,
  run: async (ctx, { slug, from, to }) => {
    const record = await regulationBySlug(ctx, slug);
    const versions = record ? await versionsOf(ctx, record.id) : [];
    const [before, after] = [from, to].map((number) => versions.find((each) => each.number === number));
    if (!before || !after) return null;
    return compareVersions(await versionById(ctx, before.id), await versionById(ctx, after.id));
  },
});

export const listActs = query({
  name: 'regulations.acts',
  ru: 'Каталог правовых оснований',
  input: z.object({ level: z.enum(['federal', 'regional', 'municipal', 'local']).optional() }),
  ability: signedIn,
  run: (ctx, input) => catalogue(ctx, input),
});

/** For pickers: acts a document may cite; a superseded one says so. */
export const pickAct = query({
  name: 'regulations.pick-act',
  ru: 'Выбор правового основания',
  input: z.object({ q: z.string().max(200).default('') }),
  ability: signedIn,
  run: async (ctx, { q }) => {
    const wanted = q.trim().toLowerCase();
    return (await catalogue(ctx))
      .filter((act) => actName(act).toLowerCase().includes(wanted))
      .slice(0, 20)
      .map((act) => ({
        value: act.id,
        label: actName(act),
        hint: act.superseded ? 'утратил силу' : regulationText.levels[act.level],
      }));
  },
});

/** For pickers: regulations a body or a record may rest on; a draft is shown and says that it is one. */
export const pickRegulation = query({
  name: 'regulations.pick',
  ru: 'Выбор документа',
  input: z.object({ q: z.string().max(200).default('') }),
  ability: signedIn,
  run: async (ctx, { q }) => {
    const wanted = q.toLowerCase();
    const rows = await register(ctx);
    return rows
      .filter((row) => row.state !== 'repealed' && row.title.toLowerCase().includes(wanted))
      .slice(0, 20)
      .map((row) => ({
        value: row.id,
        label: row.title,
        hint: row.state === 'draft' ? 'проект, ещё не действует' : regulationText.title,
      }));
  },
});
