// What every command of the console needs: the installation opened beside the web process, a territory, a right to act.
import { randomUUID } from 'node:crypto';
import type { ReadCtx, Territory, WriteCtx } from '../../kernel/ctx.ts';
import { perform } from '../../kernel/perform.ts';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import { forgetTerritories } from '../../modules/territories/index.ts';
import { readConfig } from '../../platform/config.ts';
import { startFault } from '../../platform/faults.ts';
import { system } from '../../platform/http/gateway.ts';
import { type Installation, openInstallation } from '../installation.ts';
import type { Console } from './console.ts';

/** Opens the installation, whether or not the web process serves it, and lets go of it afterwards. */
export async function withInstallation<T>(
  console: Console,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const config = readConfig(console.environment);
  // Another process may have opened a territory since this one last looked.
  forgetTerritories();
  const installation = await openInstallation({
    config,
    manner: 'attach',
    report: console.note,
    logLevel: 'error',
  });
  try {
    return await work(installation);
  } finally {
    await installation.stop();
  }
}

/** A refusal becomes the sentence the person reads at the console. */
export function sure<T>(answer: T | Refusal): T {
  if (!isRefusal(answer)) return answer;
  const fields = Object.entries(answer.fields).map(([field, text]) => `${field}: ${text}`);
  throw startFault([answer.text, ...fields].join(' '));
}

/** The territory named by --territory; the only one needs no name. */
export async function territoryOf(installation: Installation, slug: string | undefined): Promise<Territory> {
  const all = await installation.territories();
  const slugs = all.map((territory) => territory.slug).join(', ');
  if (all.length === 0) throw startFault('Территорий ещё нет: начните с команды init.');
  if (!slug) {
    const [only] = all;
    if (only && all.length === 1) return only;
    throw startFault(`Задайте --territory, одну из: ${slugs}.`);
  }
  const found = all.find((territory) => territory.slug === slug);
  if (!found) throw startFault(`Нет территории «${slug}». Есть: ${slugs}.`);
  return found;
}

/** Whoever has the console has the rights of the territory's administrator; the journal says it was the installation. */
const asAdministrator = <C extends ReadCtx>(ctx: C): C => ({
  ...ctx,
  actor: { ...ctx.actor, roles: [{ kind: 'territory-admin', scope: { kind: 'territory' } }] },
});

export const readAs = <T>(
  installation: Installation,
  territory: Territory,
  work: (ctx: ReadCtx) => Promise<T>,
): Promise<T> =>
  installation.gateway.read(territory, system, randomUUID(), (ctx) => work(asAdministrator(ctx)));

/** Runs work in one transaction; a refusal rolls it back and is answered. */
export const attemptAs = <T>(
  installation: Installation,
  territory: Territory,
  work: (ctx: WriteCtx) => Promise<T | Refusal>,
): Promise<T | Refusal> =>
  installation.gateway.write(territory, system, randomUUID(), (ctx) => work(asAdministrator(ctx))) as Promise<
    T | Refusal
  >;

export const writeAs = async <T>(
  installation: Installation,
  territory: Territory,
  work: (ctx: WriteCtx) => Promise<T | Refusal>,
): Promise<T> => sure<T>(await attemptAs(installation, territory, work));

/** Performs a command of the house by its name, with its own checks and its own fact. */
export async function performNamed(
  installation: Installation,
  ctx: WriteCtx,
  name: string,
  input: unknown,
): Promise<unknown> {
  const command = installation.gateway.house.commands.get(name);
  if (!command) throw new Error(`No command ${name}`);
  return perform(ctx, command, input);
}
