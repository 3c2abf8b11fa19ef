// Порядок 880, пп. 1.1 и 1.4: organisations of any type and kind; renamed, merged, closed with history preserved.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import {
  granted,
  holder,
  kstovo,
  nobody,
  openTwoTerritories,
  openWorld,
  refused,
  type World,
  within,
  yeniseysky,
} from '../../territories/tests/world.ts';
import { correctInstitution, editContacts, registerInstitution } from '../institution.commands.ts';
import { institution, institutionsList, nameOn } from '../institution.queries.ts';
import { type InstitutionKind, institutionKinds } from '../institution.text.ts';
import { institutionsModule } from '../module.ts';
import {
  closeInstitution,
  mergeInstitution,
  renameInstitution,
  reregisterInstitution,
  splitInstitution,
} from '../succession.commands.ts';
import { institutionChain, institutionInnChain, namesOf } from '../succession.queries.ts';
import { inventedInn } from './numbers.ts';

const methodist = holder('methodist');
let world: World;
let serial = 0;

const register = async (name: string, parts: Record<string, unknown> = {}): Promise<string> => {
  serial += 1;
  const input = {
    kind: 'school',
    shortName: name,
    fullName: `Школа ${name}`,
    inn: inventedInn(serial),
    ...parts,
  };
  return granted<{ id: string }>(
    await world.command(methodist, registerInstitution, { openedOn: '2001-09-01', ...input }),
  ).id;
};
const one = (id: string) => world.read(methodist, (ctx) => institution(ctx, id));
const chain = (id: string) => world.read(methodist, (ctx) => institutionInnChain(ctx, id));
const act = 'постановление администрации от 20.03.2026 № 118';

beforeAll(async () => {
  world = await openWorld([institutionsModule]);
  await openTwoTerritories(world);
});

describe('000 §1.4: организации любого типа и вида', () => {
  test('[ORG-03] каждый тип вносится в реестр методистом', async () => {
    const kinds = Object.keys(institutionKinds) as InstitutionKind[];
    const kept: (string | undefined)[] = [];
    for (const kind of kinds) kept.push((await one(await register(`Тип ${kind}`, { kind })))?.kind);
    expect(kept).toEqual(kinds);
    proves('ORG-03', 'Institution of any type can be registered');
  });

  test('без роли методиста — отказ с пунктом', async () => {
    const answer = await world.command(nobody, registerInstitution, {
      kind: 'school',
      shortName: 'А',
      fullName: 'А',
    });
    expect(isRefusal(answer) && [answer.refusal, answer.kind, answer.norm]).toEqual([
      'keeps-institutions',
      'forbidden',
      'institutions-register',
    ]);
  });

  test('номера проверяются по контрольным цифрам, поля названы', async () => {
    const answer = await world.command(methodist, registerInstitution, {
      kind: 'school',
      shortName: 'Школа',
      fullName: 'Школа',
      inn: '7707083894',
      ogrn: '1027700132196',
      oktmo: '79605402',
      kpp: '12',
    });
    expect(isRefusal(answer) && Object.keys(answer.fields).sort()).toEqual(['inn', 'kpp', 'ogrn', 'oktmo']);
  });

  test('второй действующей записи с тем же ИНН нет; филиал отличается КПП', async () => {
    const inn = inventedInn(900);
    await register('Головная', { inn });
    const twin = { kind: 'school', shortName: 'Двойник', fullName: 'Двойник', inn };
    expect(refused(await world.command(methodist, registerInstitution, twin))).toBe('already-registered');
    const branch = await world.command(methodist, registerInstitution, { ...twin, kpp: '525001002' });
    expect(isRefusal(branch)).toBe(false);
  });
});

describe('изменения по документу, история сохраняется', () => {
  test('[ORG-03] переименование: прежнее имя остаётся на свои даты', async () => {
    const id = await register('МБОУ «СШ № 12»');
    const input = { id, shortName: 'МБОУ «Лицей № 12»', fullName: 'Лицей № 12', on: '2026-03-20', act };
    granted(await world.command(methodist, renameInstitution, input));
    const names = await world.read(methodist, (ctx) => namesOf(ctx, id));
    expect(names.map((name) => [name.shortName, name.startsOn, name.endsOn])).toEqual([
      ['МБОУ «Лицей № 12»', '2026-03-20', null],
      ['МБОУ «СШ № 12»', '2001-09-01', '2026-03-20'],
    ]);
    const on = (date: string) => world.read(methodist, async (ctx) => (await nameOn(ctx, id, date))?.short);
    expect([await on('2026-03-19'), await on('2026-03-20')]).toEqual(['МБОУ «СШ № 12»', 'МБОУ «Лицей № 12»']);
    expect(await world.factsOf(id)).toEqual(['institution.registered', 'institution.renamed']);
    expect(refused(await world.command(methodist, renameInstitution, input))).toBe('same-name');
    proves('ORG-03', 'Institution can be renamed with history preserved');
  });

  test('будущей датой и раньше нынешнего имени не переименовать', async () => {
    const id = await register('Школа дат');
    const rename = (on: string) =>
      world.command(methodist, renameInstitution, { id, shortName: 'Новая', fullName: 'Новая', on, act });
    expect(refused(await rename('2026-04-02'))).toBe('date-in-future');
    expect(refused(await rename('2001-09-01'))).toBe('before-name');
  });

  test('[ORG-03] присоединение: прежняя закрыта, преемник известен, ИНН видны с обеих сторон', async () => {
    const small = await register('Малая школа');
    const large = await register('Большая школа');
    granted(
      await world.command(methodist, mergeInstitution, { id: small, intoId: large, on: '2026-03-20', act }),
    );
    const closed = await one(small);
    expect([closed?.state, closed?.closedOn]).toEqual(['closed', '2026-03-20']);
    expect((await chain(small)).sort()).toEqual((await chain(large)).sort());
    expect(await chain(large)).toHaveLength(2);
    const again = await world.command(methodist, mergeInstitution, {
      id: small,
      intoId: large,
      on: '2026-03-21',
      act,
    });
    expect(refused(again)).toBe('institution-closed');
    const into = await world.command(methodist, mergeInstitution, {
      id: large,
      intoId: small,
      on: '2026-03-21',
      act,
    });
    expect(refused(into)).toBe('wrong-successor');
    proves('ORG-03', 'Institution can be merged with history preserved');
  });

  test('[ORG-03] закрытие: дата, документ, дальше не меняется', async () => {
    const id = await register('Закрытая школа');
    granted(await world.command(methodist, closeInstitution, { id, on: '2026-03-31', act }));
    const card = await one(id);
    expect([card?.state, card?.closedOn]).toEqual(['closed', '2026-03-31']);
    const { version = 0 } = card ?? {};
    const late = await world.command(methodist, editContacts, { id, version, phone: '1' });
    expect(refused(late)).toBe('institution-closed');
    expect(await world.factsOf(id)).toEqual(['institution.registered', 'institution.closed']);
    proves('ORG-03', 'Institution can be closed with history preserved');
  });
});

describe('[OMP-13] запрет не обойти сменой записи: цепочка правопреемства', () => {
  test('перерегистрация с тем же и с другим ИНН', async () => {
    const [first, second] = [inventedInn(501), inventedInn(502)];
    const a = await register('Школа А', { inn: first });
    const own = { shortName: 'Школа Б', fullName: 'Школа Б' };
    const same = { id: a, ...own, inn: first, on: '2026-03-01', act };
    const b = granted<{ id: string }>(await world.command(methodist, reregisterInstitution, same)).id;
    const other = { id: b, shortName: 'Школа В', fullName: 'Школа В', inn: second, on: '2026-03-20', act };
    const c = granted<{ id: string }>(await world.command(methodist, reregisterInstitution, other)).id;
    expect((await chain(c)).sort()).toEqual([first, second].sort());
    expect((await chain(a)).sort()).toEqual([first, second].sort());
    const ids = await world.read(methodist, (ctx) => institutionChain(ctx, c));
    expect([...ids.ids].sort()).toEqual([a, b, c].sort());
  });

  test('закрыть и внести заново с тем же ИНН — та же организация', async () => {
    const inn = inventedInn(503);
    const old = await register('Старая запись', { inn });
    granted(await world.command(methodist, closeInstitution, { id: old, on: '2026-03-01', act }));
    const fresh = await register('Новая запись', { inn, openedOn: '2026-03-02' });
    const { ids } = await world.read(methodist, (ctx) => institutionChain(ctx, fresh));
    expect([...ids].sort()).toEqual([old, fresh].sort());
  });

  test('разделение: части помнят прежнюю; выделение её не закрывает', async () => {
    const id = await register('Комплекс');
    const parts = [1, 2].map((n) => ({
      shortName: `Часть ${n}`,
      fullName: `Часть ${n}`,
      inn: inventedInn(510 + n),
    }));
    const split = { id, parts, closes: false, on: '2026-03-10', act };
    const { ids } = granted<{ ids: string[] }>(await world.command(methodist, splitInstitution, split));
    expect((await one(id))?.state).toBe('active');
    expect(await chain(ids[0] ?? '')).toHaveLength(3);
    const divide = {
      ...split,
      parts: parts.map((part, n) => ({ ...part, inn: inventedInn(520 + n) })),
      closes: true,
    };
    granted(await world.command(methodist, splitInstitution, { ...divide, on: '2026-03-11' }));
    expect((await one(id))?.state).toBe('closed');
    expect(await chain(ids[0] ?? '')).toHaveLength(5);
  });
});

describe('сведения и права', () => {
  test('ответственный меняет контакты своей организации и только их', async () => {
    const id = await register('Своя школа');
    const other = await register('Чужая школа');
    const operator = within('institution-operator', id);
    granted(await world.command(operator, editContacts, { id, version: 1, phone: '8 (83145) 0-00-01' }));
    expect((await one(id))?.phone).toBe('8 (83145) 0-00-01');
    expect(refused(await world.command(operator, editContacts, { id: other, version: 1 }))).toBe(
      'works-in-institution',
    );
    const correct = { id, version: 2, kind: 'school' };
    expect(refused(await world.command(operator, correctInstitution, correct))).toBe('keeps-institutions');
  });

  test('устаревшая запись не затирает чужую правку', async () => {
    const id = await register('Школа правок');
    granted(await world.command(methodist, editContacts, { id, version: 1, phone: '1' }));
    const late = await world.command(methodist, editContacts, { id, version: 1, phone: '2' });
    expect(isRefusal(late) && [late.refusal, late.details]).toEqual([
      'stale-write',
      { current: { phone: '1' }, yours: { phone: '2' } },
    ]);
  });

  test('организация другой территории не видна и не меняется', async () => {
    const id = await register('Только Кстово');
    world.state.territory = yeniseysky;
    expect(await one(id)).toBeNull();
    expect(refused(await world.command(methodist, editContacts, { id, version: 1 }))).toBe('not-found');
    expect((await world.read(methodist, (ctx) => institutionsList(ctx))).total).toBe(0);
    world.state.territory = kstovo;
  });

  test('истины модуля держатся', async () => {
    expect(await world.brokenInvariants()).toEqual([]);
  });
});
