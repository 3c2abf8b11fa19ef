// A district's list of three thousand with every trap, in the three formats people have: the same faults, each explained.
import { beforeAll, describe, expect, test } from 'vitest';
import { registerInstitution } from '../../institutions/institution.commands.ts';
import { granted } from '../../territories/tests/world.ts';
import { acceptUnread } from '../import.commands.ts';
import { districtFiles, expectedFaults, expectedMapping, expectedQuestions } from './district-list.ts';
import { type Loading, openLoading } from './loading.ts';

let load: Loading;
const places = Array.from({ length: 12 }, (_, at) => `МБОУ «Средняя школа № ${at + 1}»`);
const files = districtFiles(places);
const people = async () =>
  (await load.world.db.owner.query('select count(*)::int as n from people.persons')).rows[0].n as number;

beforeAll(async () => {
  load = await openLoading();
  for (const name of places)
    granted(
      await load.keeper.command(registerInstitution, { kind: 'school', shortName: name, fullName: name }),
    );
});

describe.each(['csv', 'xls', 'xlsx'] as const)('список района, %s', (format) => {
  test('столбцы узнаны, каждая ошибка названа, лишних нет', async () => {
    const { id } = granted<{ id: string }>(await load.keeper.read('staff', `Район.${format}`, files[format]));
    const record = await load.one(id);
    expect([record.format, record.listedOn, record.mapping]).toEqual([format, '2025-09-01', expectedMapping]);
    const rows = await load.rows(id);
    const told = rows
      .filter(({ verdict }) => verdict === 'fault')
      .map(({ line, faults }) => [line, faults[0]?.field, faults[0]?.text]);
    expect(told).toEqual(expectedFaults);
    const asked = rows
      .filter(({ verdict }) => verdict === 'suspicious')
      .map(({ line, faults }) => [line, faults[0]?.text]);
    expect(asked).toEqual(expectedQuestions);
    expect(record.counts).toEqual({ new: 2983, fault: 13, suspicious: 3, skipped: 8 });
  });
});

test('записан, второй раз ничего не меняет, отменён весь', async () => {
  const { id } = granted<{ id: string }>(await load.keeper.read('staff', 'Район.xlsx', files.xlsx));
  granted(await load.keeper.command(acceptUnread, { id }));
  expect((await load.keeper.write(id)).state).toBe('applied');
  expect(await people()).toBe(2946);
  const again = granted<{ id: string }>(await load.keeper.read('staff', 'Район.csv', files.csv)).id;
  expect((await load.one(again)).counts).toEqual({ same: 2986, fault: 13, skipped: 8 });
  expect(await load.world.brokenInvariants()).toEqual([]);
  granted(await load.keeper.undo(id));
  expect(await people()).toBe(0);
});
