// The real list of a region's organisations, where it is at hand: every fault explained, a second time nothing changes.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { realFile } from '../../../../tests/setup/real-files.ts';
import { institutionsList } from '../../institutions/index.ts';
import { granted } from '../../territories/tests/world.ts';
import { methodist, openLoading } from './loading.ts';

const file = realFile('tatarstan_schools.csv');

describe.skipIf(!file)('настоящий перечень региона', () => {
  test('1354 организации записаны, повтор ничего не меняет', async () => {
    const load = await openLoading();
    const bytes = readFileSync(file ?? '');
    const read = async () =>
      granted<{ id: string }>(await load.keeper.read('institutions', 'перечень.csv', bytes)).id;
    const id = await read();
    const record = await load.one(id);
    expect(record.mapping).toEqual([
      ...[
        '',
        'regionCode',
        'fullName',
        'shortName',
        'programmes',
        'areaCode',
        'municipalityCode',
        'settlement',
      ],
    ]);
    const rows = await load.rows(id);
    const stopped = rows.filter(({ verdict }) => verdict === 'fault' || verdict === 'suspicious');
    expect(stopped).toEqual([]);
    expect(record.counts).toEqual({ new: 1354, skipped: 1 });
    const written = await load.keeper.write(id);
    expect(written.state).toBe('applied');
    const { total } = await load.world.read(methodist, (ctx) => institutionsList(ctx));
    expect(total).toBe(1354);
    const again = await load.one(await read());
    expect([again.counts.same, again.counts.new, again.counts.changed]).toEqual([
      total,
      undefined,
      undefined,
    ]);
    expect(await load.world.brokenInvariants()).toEqual([]);
  });
});
