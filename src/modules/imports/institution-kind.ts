// Lists of organisations: found by the region's code, by ИНН and КПП, or by the short name; written through their room.
import { type RawBuilder, sql } from 'kysely';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { type FactSet, recordFactSet } from '../../kernel/journal.ts';
import { refuse } from '../../kernel/refusal.ts';
import {
  addInstitutions,
  changeInstitutions,
  enteredMeanwhile,
  type FoundInstitution,
  institutionSubject,
  institutionsBySigns,
  institutionsHolding,
  institutionText,
  lostByTakingBack,
  staleInstitutions,
  takeInstitutionsBack,
} from '../institutions/index.ts';
import { differenceOf } from './difference.ts';
import { importText as text } from './import.text.ts';
import { institutionFields, kindOfName } from './institution-fields.ts';
import type { Candidate, ImportScope, Judged, ListKind, ReadValues, Values } from './list-kind.ts';
import { rowsToWrite, stretchesOf } from './written-rows.ts';

const norm = 'institutions-register';
const word = (values: Values, key: string): string | null =>
  (values[key] as string | null | undefined) ?? null;

/** Institutions a batch could mean, ready to be asked by each sign. */
interface Known {
  readonly byCode: ReadonlyMap<string, readonly FoundInstitution[]>;
  readonly byInn: ReadonlyMap<string, readonly FoundInstitution[]>;
  readonly byName: ReadonlyMap<string, readonly FoundInstitution[]>;
  readonly byId: ReadonlyMap<string, FoundInstitution>;
  readonly keyOf: ReadonlyMap<string, string>;
}

async function knownFor(ctx: ReadCtx, rows: readonly ReadValues[]): Promise<Known> {
  const signs = rows.map(({ values }) => ({
    regionCode: word(values, 'regionCode'),
    inn: word(values, 'inn'),
    shortName: word(values, 'shortName'),
  }));
  const { found, keyOf } = await institutionsBySigns(ctx, signs);
  const grouped = (key: (each: FoundInstitution) => string | null) =>
    Map.groupBy(
      found.filter((each) => key(each) !== null),
      (each) => key(each) ?? '',
    );
  return {
    byCode: grouped((each) => each.regionCode),
    byInn: grouped((each) => each.inn),
    byName: grouped((each) => each.shortKey),
    byId: new Map(found.map((each) => [each.id, each])),
    keyOf,
  };
}

const candidate = (each: FoundInstitution): Candidate => ({
  id: each.id,
  label: each.shortName,
  hint: [each.regionCode && `код ${each.regionCode}`, each.inn && `ИНН ${each.inn}`, each.address]
    .filter(Boolean)
    .join(', '),
});

const suspicious = (candidates: readonly FoundInstitution[], note: string): Judged => ({
  verdict: 'suspicious',
  candidates: candidates.map(candidate),
  notes: [note],
});

/** What a new institution needs and the list does not say: the type told by the name, one name for the other. */
function derivedFor(values: Values): [parts: Record<string, string>, notes: string[]] {
  const [short, full] = [word(values, 'shortName'), word(values, 'fullName')];
  const told = kindOfName(`${full ?? ''} ${short ?? ''}`);
  const parts = {
    kind: told ?? 'other',
    shortName: (short ?? full ?? '').slice(0, 200),
    fullName: full ?? short ?? '',
  };
  return [
    parts,
    told || values.kind ? [] : ['Тип по наименованию не узнать: записана как другая организация'],
  ];
}

/** The row's code or ИНН belongs to another institution than the one it means. */
function clashOf(values: Values, known: Known, ownId: string | null): Judged | null {
  const [code, inn, kpp] = ['regionCode', 'inn', 'kpp'].map((key) => word(values, key));
  const others = (list: readonly FoundInstitution[] | undefined) => list?.find(({ id }) => id !== ownId);
  const own = ownId ? known.byId.get(ownId) : undefined;
  const byCode = code ? others(known.byCode.get(code)) : undefined;
  if (byCode)
    return {
      verdict: 'fault',
      faults: [{ field: 'regionCode', text: `Этот код уже у организации ${byCode.shortName}.` }],
    };
  const twins = (inn ? known.byInn.get(inn) : undefined)?.filter(
    (each) => each.kpp === (kpp ?? own?.kpp ?? null),
  );
  const byInn = others(twins);
  if (!byInn) return null;
  const fault = `Этот ИНН уже у организации ${byInn.shortName}. Если это филиал, укажите его КПП.`;
  return { verdict: 'fault', faults: [{ field: 'inn', text: fault }] };
}

/** The institution a row means; several or a doubtful one are for the operator to choose from. */
function judgeRow(ctx: ReadCtx, { values, choice }: ReadValues, known: Known): Judged {
  const fresh = (notes: string[] = []): Judged => {
    const [parts, note] = derivedFor(values);
    const all = [...notes, ...note];
    return clashOf(values, known, null) ?? { verdict: 'new', targetId: newId(ctx.now), parts, notes: all };
  };
  const matched = (record: FoundInstitution): Judged => {
    const clash = clashOf(values, known, record.id);
    if (clash) return clash;
    const difference = differenceOf(values, record);
    const verdict = Object.keys(difference).length > 0 ? 'changed' : 'same';
    return { verdict, difference, targetId: record.id, targetVersion: record.version };
  };
  const named = known.byName.get(known.keyOf.get(word(values, 'shortName') ?? '') ?? '') ?? [];
  const code = word(values, 'regionCode');
  const ofInn = (known.byInn.get(word(values, 'inn') ?? '') ?? []).filter(
    ({ kpp }) => word(values, 'kpp') === null || kpp === word(values, 'kpp'),
  );
  if (choice === 'new') return fresh();
  const chosen = choice ? known.byId.get(choice) : undefined;
  if (chosen) return matched(chosen);
  const [byCode] = (code && known.byCode.get(code)) || [];
  if (byCode) return matched(byCode);
  if (ofInn.length > 1)
    return suspicious(ofInn, 'С таким ИНН действуют несколько организаций: выберите, какая это.');
  const [byInn] = ofInn;
  if (byInn) {
    return code && byInn.regionCode && byInn.regionCode !== code
      ? suspicious(
          [byInn],
          `ИНН совпадает, а код в реестре другой (${byInn.regionCode}): та же это организация?`,
        )
      : matched(byInn);
  }
  const sameName = named.filter(
    ({ regionCode, inn }) => !(code && regionCode) && !(word(values, 'inn') && inn),
  );
  if (sameName.length > 0) {
    const [only] = sameName;
    const full = word(values, 'fullName');
    const isSure = sameName.length === 1 && (full === null || only?.fullName === full);
    if (only && isSure) return matched(only);
    return suspicious(
      sameName,
      'Такое краткое наименование уже есть в реестре: та же это организация или другая?',
    );
  }
  const namesake = named[0];
  return fresh(
    namesake ? [`Так же называется организация с кодом ${namesake.regionCode ?? namesake.inn}`] : [],
  );
}

export const institutionKind: ListKind = {
  key: 'institutions',
  ru: institutionText.title,
  lead: 'Реестр организаций района или региона: коды, наименования, тип, программы, контакты.',
  count: institutionText.count,
  perInstitution: false,
  fields: institutionFields,
  needs: [['shortName', 'fullName']],
  finish: (values) =>
    word(values, 'shortName') || word(values, 'fullName')
      ? { values }
      : { values, faults: [{ field: 'shortName', text: text.required(institutionText.fields.shortName) }] },
  identities: (values) => {
    const [code, inn] = [word(values, 'regionCode'), word(values, 'inn')];
    const keys = [code && `код ${code}`, inn && `ИНН ${inn} ${word(values, 'kpp') ?? ''}`].flatMap(
      (key) => key ?? [],
    );
    return keys.length > 0
      ? keys
      : [`имя ${(word(values, 'fullName') ?? word(values, 'shortName') ?? '').toLowerCase()}`];
  },
  judge: async (ctx, _scope, rows) => {
    const coded = rows.flatMap(({ line, values, choice }) => {
      const regionCode = word(values, 'regionCode');
      return regionCode && !choice ? [{ line, regionCode, values }] : [];
    });
    const same = await institutionsHolding(ctx, coded);
    const rest = rows.filter(({ line }) => !same.has(line));
    const known = await knownFor(ctx, rest);
    return new Map([
      ...[...same].map(([line, { id, version }]): [number, Judged] => [
        line,
        { verdict: 'same', targetId: id, targetVersion: version },
      ]),
      ...rest.map((row): [number, Judged] => [row.line, judgeRow(ctx, row, known)]),
    ]);
  },
  write: async (ctx, scope, tell) => {
    const [fresh, changed] = [rowsToWrite(ctx, scope.id, 'new'), rowsToWrite(ctx, scope.id, 'changed')];
    const stale = [...(await staleInstitutions(ctx, changed)), ...(await enteredMeanwhile(ctx, fresh))];
    if (stale.length > 0) return { stale };
    let done = 0;
    for (const verdict of ['new', 'changed'] as const) {
      const [write, tellFacts] =
        verdict === 'new' ? [addInstitutions, registered] : [changeInstitutions, corrected];
      for (const stretch of await stretchesOf(ctx, scope.id, verdict)) {
        const rows = rowsToWrite(ctx, scope.id, verdict, stretch);
        await write(ctx, rows, actOf(scope));
        await recordFactSet(ctx, tellFacts(scope, rows));
        done += stretch.rows;
        await tell(done);
      }
    }
    return { stale };
  },
  undo: async (ctx, scope) => {
    const [fresh, changed] = [rowsToWrite(ctx, scope.id, 'new'), rowsToWrite(ctx, scope.id, 'changed')];
    const lost = await lostByTakingBack(ctx, fresh, changed);
    if (lost.length > 0) {
      const names = `${lost.slice(0, 5).join('; ')}${lost.length > 5 ? ' и другие' : ''}`;
      return refuse('later-edits', text.refusals.laterEdits(names, lost.length), { norm, details: { lost } });
    }
    await takeInstitutionsBack(ctx, fresh, changed, actOf(scope));
    let records = 0;
    for (const [verdict, rows] of [
      ['new', fresh],
      ['changed', changed],
    ] as const) {
      await recordFactSet(ctx, takenBack(scope, rows));
      for (const stretch of await stretchesOf(ctx, scope.id, verdict)) records += stretch.rows;
    }
    return { records };
  },
};

const actOf = ({ fileName }: ImportScope) => `список «${fileName}»`;

const factsOf = (name: string, data: RawBuilder<unknown>, rows: RawBuilder<unknown>): FactSet => ({
  ...{ name, subjectKind: institutionSubject('').kind, norm },
  rows: sql`select s.line as number, s.id::text as subject, ${data} as data from (${rows}) s`,
});

const lineOf = ({ fileName }: ImportScope) => sql`${text.file(fileName)}::text || s.line`;

/** «Внесена в реестр», with the line of the file. */
const registered = (scope: ImportScope, rows: RawBuilder<unknown>): FactSet =>
  factsOf(
    'institution.registered',
    sql`jsonb_build_object('name', coalesce(s.v ->> 'shortName', s.parts ->> 'shortName'),
      'kind', coalesce(s.v ->> 'kind', s.parts ->> 'kind'), 'act', ${lineOf(scope)})`,
    rows,
  );

/** «Исправлены сведения»: what was and what is, field by field. */
const corrected = (scope: ImportScope, rows: RawBuilder<unknown>): FactSet =>
  factsOf(
    'institution.corrected',
    sql`(select jsonb_build_object('changed', jsonb_agg(f.key), 'before', jsonb_object_agg(f.key, f.value -> 0),
        'after', jsonb_object_agg(f.key, f.value -> 1), 'act', ${lineOf(scope)}) from jsonb_each(s.d) f)`,
    rows,
  );

const takenBack = (scope: ImportScope, rows: RawBuilder<unknown>): FactSet =>
  factsOf('institution.list-undone', sql`jsonb_build_object('act', ${actOf(scope)}::text)`, rows);
