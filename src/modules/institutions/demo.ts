// The demonstration's institutions from demo/institutions.yaml, and any number of invented ones for benches.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { innControl, ogrnControl } from './identifiers.ts';
import { addInstitution, columnsOf, subjectOf } from './institution.commands.ts';
import type { NewInstitution } from './institution.schema.ts';
import type { InstitutionKind } from './institution.text.ts';

type Row = [key: string, kind: InstitutionKind, form: string, short: string, full: string, address: string];

interface DemoInstitutions {
  forms: Record<string, string>;
  territories: Record<string, { tax: string; region: string; phone: string; list: Row[] }>;
}

export interface DemoInstitution {
  readonly key: string;
  readonly kind: InstitutionKind;
  readonly id: string;
}

const padded = (value: number, width: number) => String(value).padStart(width, '0');

/** A ten-digit ИНН of the tax office with a right control digit. */
function innOf(tax: string, serial: number): string {
  const body = tax + padded(serial, 5);
  return body + innControl(body);
}

function ogrnOf(region: string, serial: number): string {
  const body = `102${region}${padded(serial, 7)}`;
  return body + ogrnControl(body);
}

const quoted = (form: string, name: string) => (name.includes('«') ? `${form} ${name}` : `${form} «${name}»`);

/** Enters the institutions of the context's territory; answers their ids by the keys of the file. */
export async function loadInstitutionsDemo(
  ctx: WriteCtx,
  folder: string,
): Promise<Map<string, DemoInstitution>> {
  const demo = parse(await readFile(join(folder, 'institutions.yaml'), 'utf8')) as DemoInstitutions;
  const here = demo.territories[ctx.territory.slug];
  const loaded = new Map<string, DemoInstitution>();
  for (const [index, [key, kind, form, short, full, address]] of (here?.list ?? []).entries()) {
    const serial = 70_000 + ctx.territory.id * 150 + index;
    const added = await addInstitution(ctx, {
      kind,
      shortName: quoted(form, short),
      fullName: quoted(demo.forms[form] ?? form, full),
      inn: innOf(here?.tax ?? '', serial),
      kpp: `${here?.tax}01001`,
      ogrn: ogrnOf(here?.region ?? '', serial * 7),
      oktmo: null,
      address,
      phone: `${here?.phone} 0-${padded(10 + index, 2)}-${padded((index * 7) % 100, 2)}`,
      email: `${key}@${ctx.territory.slug}.example`,
      site: '',
      openedOn: `${1996 + (index % 15)}-09-01`,
      act: 'устав',
    });
    if (isRefusal(added)) throw new Error(`Demonstration institution ${key}: ${added.text}`);
    await recordFact(ctx, {
      name: 'institution.registered',
      subject: subjectOf(added.id),
      norm: 'institutions-register',
      data: { name: quoted(form, short), kind, act: 'устав' },
    });
    loaded.set(key, { key, kind, id: added.id });
  }
  return loaded;
}

const generatedKinds: readonly [InstitutionKind, string, string][] = [
  ['school', 'МБОУ', 'СОШ №'],
  ['school', 'МАОУ', 'Лицей №'],
  ['kindergarten', 'МБДОУ', 'Детский сад №'],
  ['school', 'МБОУ', 'Гимназия №'],
  ['kindergarten', 'МАДОУ', 'Детский сад №'],
  ['additional', 'МБУ ДО', 'Дом творчества №'],
];

/** Invented institutions, the same for the same seed; ИНН and ОГРН pass their checks. */
export function generateInstitutions(count: number, seed = 1): NewInstitution[] {
  return Array.from({ length: count }, (_, index) => {
    const [kind, form, name] = generatedKinds[(index + seed) % generatedKinds.length] ?? [
      'other',
      'МБУ',
      '№',
    ];
    const serial = seed * 1_000_000 + index;
    const tax = padded(1000 + (Math.floor(serial / 100_000) % 9000), 4);
    const short = `${form} «${name} ${index + 1}»`;
    return {
      kind,
      shortName: short,
      fullName: short,
      inn: innOf(tax, serial % 100_000),
      kpp: null,
      ogrn: ogrnOf('77', serial % 10_000_000),
      oktmo: null,
      address: `ул. Школьная, д. ${(index % 90) + 1}`,
      phone: '',
      email: '',
      site: '',
      openedOn: '2001-09-01',
      act: 'устав',
    };
  });
}

/** Writes many institutions at once, a thousand a statement; returns ids in the given order. For benches and imports. */
export async function insertInstitutions(ctx: WriteCtx, list: readonly NewInstitution[]): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < list.length; from += 1000) {
    const part = list.slice(from, from + 1000).map((each) => ({ id: newId(ctx.now), ...each }));
    const territory_id = ctx.territory.id;
    await ctx.db
      .insertInto('institutions.institutions')
      .values(
        part.map(({ shortName, fullName, openedOn, act: _, ...rest }) => ({
          territory_id,
          short_name: shortName,
          full_name: fullName,
          opened_on: openedOn,
          ...columnsOf(rest),
        })),
      )
      .execute();
    await ctx.db
      .insertInto('institutions.names')
      .values(
        part.map(({ id, shortName, fullName, openedOn, act }) => ({
          territory_id,
          institution_id: id,
          short_name: shortName,
          full_name: fullName,
          act,
          starts_on: openedOn ?? ctx.today,
        })),
      )
      .execute();
    ids.push(...part.map((each) => each.id));
  }
  return ids;
}
