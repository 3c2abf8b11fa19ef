// Lists of staff: a person known by name and birth date, a post by institution and position; written through their room.
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { refuse } from '../../kernel/refusal.ts';
import { wordKey } from '../../platform/sheets/index.ts';
import { type Institution, institution, institutionsBySigns, isInn } from '../institutions/index.ts';
import {
  type KnownPerson,
  peopleInUse,
  personNames,
  postTitle,
  refusePlacing,
  staffBySigns,
  staffVersions,
  takeStaffBack,
} from '../people/index.ts';
import { differenceOf } from './difference.ts';
import { importText as text } from './import.text.ts';
import type { FieldValue, ImportScope, Judged, ListKind, ReadValues, Values } from './list-kind.ts';
import { answerOf, extraFields, withExtras } from './staff-extras/index.ts';
import { takeClaimsBack, writeClaims } from './staff-extras/written.ts';
import { formerSign, genderOf, nameParts, readPost, staffFields } from './staff-fields.ts';
import { described, formerKey, formerName, meantBy, nameOf, postMeant, word } from './staff-match.ts';
import { keepOutcomes, outcomesOf, type StaffParts, staffRowsOf } from './staff-rows.ts';
import { writtenParts } from './written-rows.ts';

/** Institutions by the words of the column: a code, an ИНН or a short name; null where the words fit none or several. */
async function placesFor(
  ctx: ReadCtx,
  scope: ImportScope,
  rows: readonly ReadValues[],
): Promise<(values: Values) => string | null | undefined> {
  const own: Institution | null = scope.institutionId ? await institution(ctx, scope.institutionId) : null;
  const words = [...new Set(rows.flatMap(({ values }) => word(values, 'institution') ?? []))];
  const { found, keyOf } = await institutionsBySigns(
    ctx,
    words.map((each) => ({ regionCode: each, inn: isInn(each) ? each : null, shortName: each })),
  );
  return (values) => {
    const said = word(values, 'institution');
    if (said === null) return own?.id;
    const fits = found.filter(
      (each) => each.regionCode === said || each.inn === said || each.shortKey === keyOf.get(said),
    );
    if (own && (fits.length === 0 || fits.some(({ id }) => id === own.id)))
      return fits.length === 0 ? null : own.id;
    return fits.length === 1 && !own ? fits[0]?.id : null;
  };
}

const personKeys = ['surname', 'given', 'patronymic', 'birthDate', 'email', 'phone'];
const postKeys = [
  'position',
  'detail',
  'positionText',
  'subjects',
  'employment',
  'load',
  'hoursPerWeek',
  'startsOn',
];
const only = (values: Values, keys: readonly string[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([key]) => keys.includes(key)));

function judgeRow(
  ctx: ReadCtx,
  row: ReadValues,
  known: readonly KnownPerson[],
  institutionId: string,
): Judged {
  const meant = meantBy(row, known, institutionId);
  if ('doubtful' in meant)
    return { verdict: 'suspicious', candidates: meant.doubtful.map(described), notes: [meant.note] };
  const { person } = meant;
  const parts: StaffParts = { institutionId, personId: null, postId: null, personVersion: 0, postVersion: 0 };
  const forbidden = refusePlacing(ctx, institutionId, word(row.values, 'position') ?? '');
  const notMine: Judged = { verdict: 'fault', faults: [{ field: 'position', text: forbidden?.text ?? '' }] };
  if (!person) return forbidden ? notMine : { verdict: 'new', parts: { ...parts } };
  const post = postMeant(person.posts, row.values, institutionId);
  if (!post && forbidden) return notMine;
  // The first day is told by the order, not by a list: it only fills what is not known.
  const said = only(row.values, post ? postKeys.filter((key) => key !== 'startsOn') : postKeys);
  const sameName = wordKey(nameOf(row.values)) === wordKey(nameOf({ ...person } as unknown as Values));
  const personSaid = only(row.values, sameName ? ['birthDate', 'email', 'phone'] : personKeys);
  const nothing = Object.fromEntries(Object.keys(said).map((key) => [key, null as FieldValue]));
  const difference = { ...differenceOf(personSaid, person), ...differenceOf(said, post ?? nothing) };
  const found = { ...parts, personId: person.id, postId: post?.id ?? null };
  const others = person.posts.filter(({ institutionId: place }) => place === institutionId);
  const notes =
    post || others.length === 0
      ? []
      : [`Новая должность; прежняя остаётся: ${others.map((each) => postTitle(each)).join('; ')}`];
  return {
    verdict: Object.keys(difference).length > 0 ? 'changed' : 'same',
    difference,
    notes,
    targetId: person.id,
    parts: { ...found, personVersion: person.version, postVersion: post?.version ?? 0 },
  };
}

/** The former surname of «Иванова (Петрова) Мария» apart from the present name. */
function withoutFormer(values: Values): Values {
  const key = formerSign.test(word(values, 'fullName') ?? '') ? 'fullName' : 'surname';
  const found = formerSign.exec(word(values, key) ?? '');
  if (!found) return values;
  const rest = (word(values, key) ?? '').replace(formerSign, ' ').replace(/\s+/g, ' ').trim();
  return { ...values, [key]: rest, formerSurname: word(values, 'formerSurname') ?? found[1] ?? null };
}

/** Takes the full name apart and the post into position, subjects and the rest. */
function finish(said: Values) {
  const values = withoutFormer(said);
  const faults = [];
  const full = word(values, 'fullName');
  const parts = full ? nameParts(full) : null;
  if (full && !parts)
    faults.push({
      field: 'fullName',
      text: `Нужны фамилия и имя полностью, а в файле «${full}». Допишите имя и отчество.`,
    });
  const { fullName: _, position, ...rest } = values;
  const post = typeof position === 'string' ? readPost(position) : null;
  const subjects =
    (rest.subjects as readonly string[] | null | undefined) ?? (post?.subjects.length ? post.subjects : null);
  const named = { ...rest, ...(parts ?? {}) } as Values;
  if (!full && 'surname' in values && !(word(named, 'surname') && word(named, 'given')))
    faults.push({ field: word(named, 'surname') ? 'given' : 'surname', text: 'Нужны фамилия и имя.' });
  const written = post && {
    ...{ position: post.position, detail: post.detail, positionText: post.positionText },
    ...(subjects ? { subjects } : {}),
  };
  const notes = post?.positionText
    ? [`Должности «${post.positionText}» нет в официальном перечне: записана как есть`]
    : [];
  return { values: { ...named, ...(written ?? {}) } as Values, faults, notes };
}

export const staffKind: ListKind = {
  key: 'staff',
  ru: 'Сотрудники',
  lead: 'Педагоги и другие работники: имена, должности, предметы, образование, категория, стаж, курсы, награды.',
  count: ['человек', 'человека', 'человек'],
  perInstitution: true,
  fields: [...staffFields, ...extraFields],
  needs: [['fullName', 'surname'], ['position']],
  finish,
  identities: (values) => {
    if (!word(values, 'surname')) return [];
    const keys = ['birthDate', 'institution', 'position', 'detail', 'positionText'].map(
      (key) => word(values, key) ?? '',
    );
    return [[wordKey(nameOf(values)), ...keys].join('|').toLowerCase()];
  },
  judge: async (ctx, scope, rows) => {
    const placeOf = await placesFor(ctx, scope, rows);
    const signs = rows.flatMap(({ values }) =>
      [nameOf(values), formerName(values)].filter(Boolean).map((name) => ({
        name,
        birthDate: word(values, 'birthDate'),
        institutionId: placeOf(values) ?? null,
      })),
    );
    const known = await staffBySigns(ctx, signs);
    const byName = Map.groupBy(known, (each) => wordKey(nameOf({ ...each } as unknown as Values)));
    const byBirth = Map.groupBy(known, ({ birthDate }) => birthDate ?? '');
    const judged = new Map(
      rows.map((row): [number, Judged] => {
        const place = placeOf(row.values);
        if (!place) return [row.line, noPlace(row.values)];
        const alike = new Set([
          ...(byName.get(wordKey(nameOf(row.values))) ?? []),
          ...(byName.get(formerKey(row.values) ?? '—') ?? []),
          ...(byBirth.get(word(row.values, 'birthDate') ?? '—') ?? []),
        ]);
        return [row.line, judgeRow(ctx, row, [...alike], place)];
      }),
    );
    const placed = rows.flatMap((row) => {
      const verdict = judged.get(row.line);
      return verdict ? [{ ...row, judged: verdict }] : [];
    });
    return withExtras(ctx, placed, scope.listedOn ?? ctx.today);
  },
  write: async (ctx, scope, tell) => {
    const stale = await staleRows(ctx, scope);
    if (stale.length > 0) return { stale };
    let done = 0;
    const added = new Map<string, string>();
    for await (const part of writtenParts<StaffParts>(ctx, scope.id)) {
      await staffRowsOf(ctx, part, added, (line) => text.file(scope.fileName) + line, genderOf);
      done += part.length;
      await tell(done);
    }
    await writeClaims(ctx, scope, `список «${scope.fileName}»`);
    await keepOutcomes(ctx, scope.id);
    return { stale };
  },
  undo: async (ctx, scope) => {
    const outcomes = await outcomesOf(ctx, scope.id);
    const act = `список «${scope.fileName}»`;
    const claimed = await takeClaimsBack(ctx, scope.id, act);
    const lost = claimed.length > 0 ? claimed : await lostPeople(ctx, outcomes);
    if (lost.length > 0) {
      const names = [...(await personNames(ctx, lost)).values()].sort((a, b) => a.localeCompare(b, 'ru'));
      const shown = `${names.slice(0, 5).join('; ')}${names.length > 5 ? ' и другие' : ''}`;
      return refuse('later-edits', text.refusals.laterEdits(shown, names.length), { details: { lost } });
    }
    await takeStaffBack(ctx, outcomes, act);
    return { records: outcomes.length };
  },
};

const noPlace = (values: Values): Judged => {
  const said = word(values, 'institution');
  const fault = said
    ? `Организации «${said}» нет в реестре или их несколько, либо список загружается для другой. Напишите код или краткое наименование, как в реестре.`
    : 'Не сказано, в какой организации человек работает. Выберите организацию при загрузке или добавьте столбец.';
  return { verdict: 'fault', faults: [{ field: 'institution', text: fault }] };
};

/** Lines whose person or post somebody changed after the comparison. */
async function staleRows(ctx: WriteCtx, scope: ImportScope): Promise<number[]> {
  const stale: number[] = [];
  for await (const part of writtenParts<StaffParts>(ctx, scope.id)) {
    const ids = (key: 'personId' | 'postId') => part.flatMap(({ parts }) => parts[key] ?? []);
    const now = await staffVersions(ctx, ids('personId'), ids('postId'));
    for (const { line, parts } of part) {
      const { personId, postId, personVersion, postVersion } = parts;
      if (personId && now.people.get(personId) !== personVersion) stale.push(line);
      else if (postId && now.posts.get(postId) !== postVersion) stale.push(line);
    }
    const fresh = part.filter(({ parts }) => !parts.personId);
    const twins = await staffBySigns(
      ctx,
      fresh.map(({ values }) => ({
        name: nameOf(values),
        birthDate: word(values, 'birthDate'),
        institutionId: null,
      })),
    );
    const keys = new Set(
      twins.map((each) => `${wordKey(nameOf({ ...each } as unknown as Values))} ${each.birthDate ?? ''}`),
    );
    for (const { line, values, choice } of fresh)
      if (
        answerOf(choice) !== 'new' &&
        keys.has(`${wordKey(nameOf(values))} ${word(values, 'birthDate') ?? ''}`)
      )
        stale.push(line);
  }
  return stale;
}

/** People changed or pointed at since the list was written. */
async function lostPeople(
  ctx: WriteCtx,
  outcomes: Awaited<ReturnType<typeof outcomesOf>>,
): Promise<string[]> {
  const now = await staffVersions(
    ctx,
    outcomes.map(({ personId }) => personId),
    outcomes.map(({ postId }) => postId),
  );
  const changed = outcomes.filter(
    ({ person, post, personId, postId, personVersion, postVersion }) =>
      (person !== 'same' && now.people.get(personId) !== personVersion) ||
      (post !== 'same' && now.posts.get(postId) !== postVersion),
  );
  const added = outcomes.flatMap(({ person, personId }) => (person === 'added' ? [personId] : []));
  const addedPosts = outcomes.flatMap(({ post, postId }) => (post === 'added' ? [postId] : []));
  const used = await peopleInUse(ctx, added, addedPosts);
  return [...new Set([...changed.map(({ personId }) => personId), ...used])];
}
