// Two records of one institution: one stays, the links go over and come back within thirty days; branches, codes.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { addPersonWithPost } from '../../people/person.commands.ts';
import {
  granted,
  holder,
  openTwoTerritories,
  openWorld,
  refused,
  type World,
} from '../../territories/tests/world.ts';
import { mergeDuplicate, partDuplicate } from '../duplicate.commands.ts';
import { correctInstitution, registerInstitution } from '../institution.commands.ts';
import { branchesOf, institution, institutionsList } from '../institution.queries.ts';
import { institutionsModule } from '../module.ts';
import { splitInstitution } from '../succession.commands.ts';
import { inventedInn } from './numbers.ts';

const methodist = holder('methodist');
let world: World;

const register = async (name: string, parts: Record<string, unknown> = {}): Promise<string> =>
  granted<{ id: string }>(
    await world.command(methodist, registerInstitution, {
      kind: 'school',
      shortName: name,
      fullName: name,
      openedOn: '2001-09-01',
      ...parts,
    }),
  ).id;
const one = (id: string) => world.read(methodist, (ctx) => institution(ctx, id));

beforeAll(async () => {
  world = await openWorld([institutionsModule]);
  await openTwoTerritories(world);
});

describe('двойники', () => {
  let kept = '';
  let twin = '';
  let postId = '';
  const whereWorks = async () =>
    (await world.db.owner.query('select institution_id from people.posts where id = $1', [postId])).rows[0]
      ?.institution_id;

  test('связи переходят к оставшейся записи, двойник уходит из списка', async () => {
    kept = await register('СОШ № 5', { regionCode: '101005' });
    twin = await register('Средняя школа № 5');
    granted(
      await world.command(methodist, addPersonWithPost, {
        surname: 'Зуева',
        given: 'Анна',
        patronymic: 'Игоревна',
        gender: 'female',
        place: 'institution',
        institutionId: twin,
        position: 'учитель',
        detail: 'химии',
        startsOn: '2020-09-01',
      }),
    );
    postId = (await world.db.owner.query('select id from people.posts where institution_id = $1', [twin]))
      .rows[0].id;
    const merged = granted<{ moved: number; stayed: number }>(
      await world.command(methodist, mergeDuplicate, { id: twin, duplicateOf: kept }),
    );
    expect([merged.moved, merged.stayed]).toEqual([1, 0]);
    expect(await whereWorks()).toBe(kept);
    const record = await one(twin);
    expect([record?.state, record?.duplicateOf]).toEqual(['duplicate', kept]);
    const { rows } = await world.read(methodist, (ctx) => institutionsList(ctx, { q: '№ 5' }));
    expect(rows.map((row) => row.id)).toEqual([kept]);
    expect(await world.factsOf(twin)).toEqual(['institution.registered', 'institution.duplicate-merged']);
  });

  test('отмена возвращает и запись, и связи', async () => {
    granted(await world.command(methodist, partDuplicate, { id: twin }));
    expect([(await one(twin))?.state, await whereWorks()]).toEqual(['active', twin]);
    expect(refused(await world.command(methodist, partDuplicate, { id: twin }))).toBe('not-duplicate');
  });

  test('что есть у обеих, остаётся у двойника; через 30 дней не отменить', async () => {
    await world.db.owner.query(
      `insert into people.posts (territory_id, id, person_id, institution_id, position, detail, starts_on)
       select territory_id, gen_random_uuid(), person_id, $2, position, detail, starts_on from people.posts where id = $1`,
      [postId, kept],
    );
    const merged = granted<{ moved: number; stayed: number }>(
      await world.command(methodist, mergeDuplicate, { id: twin, duplicateOf: kept }),
    );
    expect([merged.moved, merged.stayed]).toEqual([0, 1]);
    world.state.at = new Date('2026-05-02T09:00:00Z');
    expect(refused(await world.command(methodist, partDuplicate, { id: twin }))).toBe('part-too-late');
    world.state.at = new Date('2026-05-01T09:00:00Z');
    granted(await world.command(methodist, partDuplicate, { id: twin }));
    world.state.at = new Date('2026-04-01T09:00:00Z');
  });

  test('себя, закрытую и неизвестную не выбрать', async () => {
    const merge = (duplicateOf: string) =>
      world.command(methodist, mergeDuplicate, { id: twin, duplicateOf });
    expect(refused(await merge(twin))).toBe('wrong-original');
    expect(refused(await merge('018f0000-0000-7000-8000-000000000000'))).toBe('wrong-original');
  });
});

describe('принадлежность', () => {
  test('филиал показан у головной; филиала филиала нет', async () => {
    const head = await register('Головная школа');
    const branch = await register('Филиал в Ляписях', {
      parentId: head,
      programmes: ['primary', 'preschool'],
    });
    expect(await world.read(methodist, (ctx) => branchesOf(ctx, head))).toEqual([
      { id: branch, shortName: 'Филиал в Ляписях' },
    ]);
    expect((await one(branch))?.programmes).toEqual(['primary', 'preschool']);
    const answer = await world.command(methodist, registerInstitution, {
      kind: 'school',
      shortName: 'Филиал филиала',
      fullName: 'Филиал филиала',
      parentId: branch,
    });
    expect(refused(answer)).toBe('wrong-parent');
  });

  test('код региона у одной действующей; коды и сайт проверяются', async () => {
    const other = await register('Другая школа');
    const correct = { id: other, version: 1, kind: 'school' };
    expect(
      refused(await world.command(methodist, correctInstitution, { ...correct, regionCode: '101005' })),
    ).toBe('code-taken');
    const answer = await world.command(methodist, correctInstitution, {
      ...correct,
      areaCode: '10 / 11',
      site: 'сайт',
    });
    expect(isRefusal(answer) && Object.keys(answer.fields).sort()).toEqual(['areaCode', 'site']);
    granted(
      await world.command(methodist, correctInstitution, {
        ...correct,
        regionCode: '101 006',
        areaCode: '10',
        municipalityCode: '10',
        settlement: 'rural',
        founder: 'Исполнительный комитет района',
        site: 'school6.example.ru',
      }),
    );
    const { regionCode, settlement, founder, version } = (await one(other)) ?? {};
    expect([regionCode, settlement, founder, version]).toEqual([
      '101006',
      'rural',
      'Исполнительный комитет района',
      2,
    ]);
  });

  test('[ORG-03] разделение сохраняет историю', async () => {
    const id = await register('Комплекс', { inn: inventedInn(777) });
    const parts = [
      { shortName: 'Детский сад комплекса', fullName: 'Детский сад комплекса', inn: inventedInn(778) },
    ];
    const act = 'постановление администрации от 20.03.2026 № 118';
    const { ids } = granted<{ ids: string[] }>(
      await world.command(methodist, splitInstitution, { id, parts, closes: false, on: '2026-03-20', act }),
    );
    expect(await world.factsOf(ids[0] ?? '')).toEqual(['institution.succeeded']);
    expect(await world.brokenInvariants()).toEqual([]);
    proves('ORG-03', 'Institution can be divided with history preserved');
  });
});
