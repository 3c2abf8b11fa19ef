// Conformity to the post: the institution's own schedule, thirty days to acquaint, the commission's protocol, five years.
import { beforeAll, describe, expect, test } from 'vitest';
import { insertInstitutions } from '../../institutions/index.ts';
import { inventedInn } from '../../institutions/tests/numbers.ts';
import { insertStaff, peopleModule } from '../../people/index.ts';
import {
  holder,
  openTwoTerritories,
  openWorld,
  type Who,
  type World,
  within,
} from '../../territories/tests/world.ts';
import * as commands from '../conformity.commands.ts';
import { conformityDownloads } from '../conformity.paper.ts';
import { conformityFilter, conformityList, oneConformity } from '../conformity.queries.ts';
import { qualificationModule } from '../module.ts';
import { heldBy } from '../record.queries.ts';

let world: World;
let schools: string[] = [];
let [personId, otherId] = ['', ''];
const methodist = holder('methodist');

const place = (shortName: string, serial: number) => ({
  ...{
    kind: 'school' as const,
    shortName,
    fullName: shortName,
    inn: inventedInn(serial),
    kpp: null,
    ogrn: null,
  },
  ...{ oktmo: null, address: '', phone: '', email: '', site: '', openedOn: '2001-09-01', act: '' },
});
const teacher = (surname: string, institutionId: string) => ({
  name: { surname, given: 'Анна', patronymic: 'Ивановна', gender: 'female' as const },
  ...{ institutionId, position: 'учитель', detail: '' },
});

beforeAll(async () => {
  world = await openWorld([qualificationModule, peopleModule]);
  await openTwoTerritories(world);
  schools = (await world.write(methodist, (ctx) =>
    insertInstitutions(ctx, [place('СОШ № 1', 1), place('СОШ № 2', 2)]),
  )) as unknown as string[];
  const staff = [teacher('Егорова', schools[0] ?? ''), teacher('Жукова', schools[1] ?? '')];
  [personId = '', otherId = ''] = (await world.write(methodist, (ctx) =>
    insertStaff(ctx, staff),
  )) as string[];
});

const at = (day: string) => {
  world.state.at = new Date(`${day}T09:00:00Z`);
};
const operator = (): Who => within('institution-operator', schools[0] ?? '');
const planned = (parts: object = {}) => ({
  ...{ personId, position: 'учитель', plannedOn: '2026-05-14', commission: 'приказ от 12.01.2026 № 3' },
  ...parts,
});
const listed = async (who: Who) =>
  (await world.read(who, (ctx) => conformityList(ctx, conformityFilter.parse({ year: 2026 })))).map((row) => [
    row.name.replace('\u00a0', ' '),
    row.informBy,
    row.state,
  ]);

describe('график аттестации организации', () => {
  let id = '';

  test('оператор вносит своего; второй раз, в прошлое и чужого — нет', async () => {
    id = ((await world.command(operator(), commands.planConformity, planned())) as { id: string }).id;
    const again = (parts: object = {}) => world.command(operator(), commands.planConformity, planned(parts));
    expect(await again()).toMatchObject({ refusal: 'planned-already' });
    expect(await again({ plannedOn: '2026-03-31' })).toMatchObject({ refusal: 'past-day' });
    expect(await again({ position: 'воспитатель' })).toMatchObject({ refusal: 'no-such-post' });
    expect(await again({ personId: otherId })).toMatchObject({ kind: 'forbidden' });
    await world.command(
      methodist,
      commands.planConformity,
      planned({ personId: otherId, plannedOn: '2026-06-01' }),
    );
    expect(await listed(operator())).toEqual([['Егорова А.И.', '2026-04-14', 'planned']]);
    expect(await listed(methodist)).toHaveLength(2);
    expect(await listed({ roles: [], personId: otherId })).toEqual([
      ['Жукова А.И.', '2026-05-02', 'planned'],
    ]);
  });

  test('знакомят не позже чем за тридцать дней; решение комиссии стоит в карточке пять лет', async () => {
    const inform = { id, version: 1, informedOn: '2026-04-15' };
    at('2026-04-20');
    expect(await world.command(operator(), commands.informConformity, inform)).toMatchObject({
      refusal: 'informed-too-late',
    });
    await world.command(operator(), commands.informConformity, { ...inform, informedOn: '2026-04-13' });
    at('2026-05-15');
    const decision = {
      id,
      version: 2,
      result: 'conforms',
      decidedOn: '2026-05-14',
      protocol: 'от 14.05.2026 № 3',
    };
    expect(
      await world.command(
        within('institution-operator', schools[1] ?? ''),
        commands.decideConformity,
        decision,
      ),
    ).toMatchObject({ kind: 'not-found' });
    await world.command(operator(), commands.decideConformity, decision);
    const held = await world.read(methodist, (ctx) => heldBy(ctx, personId, ctx.today));
    expect(held.categories).toMatchObject([
      {
        kind: 'conformity',
        position: 'учитель',
        validUntil: '2031-05-14',
        document: 'протокол от 14.05.2026 № 3',
      },
    ]);
    expect(await world.factsOf(id)).toEqual([
      'conformity.planned',
      'conformity.informed',
      'conformity.confirmed',
    ]);
    expect(await world.read(methodist, (ctx) => oneConformity(ctx, id))).toMatchObject({ state: 'conforms' });
  });

  test('график печатается: PDF, DOCX и XLSX', async () => {
    const starts: string[] = [];
    for (const file of conformityDownloads) {
      const answer = await world.read(operator(), (ctx) =>
        file.load(ctx, {}, new URLSearchParams({ institutionId: schools[0] ?? '', year: '2026' })),
      );
      if (!answer || !('body' in answer)) throw new Error(file.path);
      starts.push(Buffer.from(answer.body as Uint8Array).toString('latin1', 0, 2));
    }
    expect(starts).toEqual(['%P', 'PK', 'PK']);
  });
});
