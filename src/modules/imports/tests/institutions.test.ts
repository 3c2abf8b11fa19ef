// A list of organisations from a region's file: traps of real files imitated with invented names (decision 23).
import { beforeAll, describe, expect, test } from 'vitest';
import { institutionsList } from '../../institutions/index.ts';
import { inventedInn } from '../../institutions/tests/numbers.ts';
import { granted, refused } from '../../territories/tests/world.ts';
import { applyImport, fixRows } from '../import.commands.ts';
import { type Loading, methodist, openLoading } from './loading.ts';

let load: Loading;
const inn = inventedInn(41);

/** № that runs nowhere, short names met twice, straight quotes doubled, a Latin «C», a total row, wrong numbers. */
const list = [
  'Перечень организаций Ивового района;;;;;;;',
  '№;Код;Полное название ОО;Короткое название ОО;уровень образовательной программы;АТЕ;is_urban;ИНН',
  `1;101001;"Муниципальное общеобразовательное учреждение ""Ивовская средняя школа № 1""";"МОУ ""Ивовская СШ № 1""";3;10;1;${inn}`,
  '2;101002;Муниципальное учреждение Заречная основная школа; МБОУ  Заречная ООШ ;2;10;0;',
  '7;101003;Муниципальное учреждение Заречная основная школа деревни Луки;МБОУ Заречная ООШ;2;10;0;',
  '8;101004;Муниципальный детский сад «Ромашка»;Дeтский сад «Ромашка»;дошкольное;10;0;',
  '9;101005;Школа с ошибками;Школа с ошибками;9;10;2;7707083894',
  '9;101003;Совсем другая школа;Другая школа;2;10;0;',
  '2;101002;Муниципальное учреждение Заречная основная школа; МБОУ  Заречная ООШ ;2;10;0;',
  'Всего;5;;;;;;',
].join('\r\n');

const cp1251 = (text: string) =>
  Uint8Array.from(text, (sign) => {
    const code = sign.charCodeAt(0);
    if (code < 128) return code;
    const at = [
      ...new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 128 }, (_, n) => n + 128)),
    ].indexOf(sign);
    return at + 128;
  });

beforeAll(async () => {
  load = await openLoading();
});

const verdicts = async (id: string) =>
  Object.fromEntries((await load.rows(id)).map(({ line, verdict }) => [line, verdict]));

describe('список организаций', () => {
  let first = '';

  test('столбцы узнаны, каждая строка объяснена', async () => {
    first = granted<{ id: string }>(await load.keeper.read('institutions', 'список.csv', cp1251(list))).id;
    const record = await load.one(first);
    expect([record.format, record.headerLine]).toEqual(['csv', 2]);
    expect(record.mapping).toEqual([
      '',
      'regionCode',
      'fullName',
      'shortName',
      'programmes',
      'areaCode',
      'settlement',
      'inn',
    ]);
    expect(await verdicts(first)).toEqual({
      1: 'skipped',
      2: 'skipped',
      3: 'new',
      4: 'new',
      5: 'new',
      6: 'new',
      7: 'fault',
      8: 'fault',
      9: 'skipped',
      10: 'skipped',
    });
    const rows = await load.rows(first);
    const at = (line: number) => rows.find((row) => row.line === line);
    expect(at(3)?.values).toEqual({
      regionCode: '101001',
      shortName: 'МОУ «Ивовская СШ № 1»',
      fullName: 'Муниципальное общеобразовательное учреждение «Ивовская средняя школа № 1»',
      inn,
      programmes: ['primary', 'basic', 'secondary'],
      areaCode: '10',
      settlement: 'urban',
    });
    expect(at(6)?.notes).toEqual([
      'Краткое наименование: латинские буквы заменены русскими (Детский сад «Ромашка»)',
    ]);
    expect(at(7)?.faults.map(({ field }) => field)).toEqual(['inn', 'programmes', 'settlement']);
    expect(at(7)?.faults[0]?.text).toBe(
      'Проверьте ИНН: не сходится контрольная цифра или число цифр (нужно 10 или 12).',
    );
    expect(at(8)?.faults).toEqual([
      {
        field: '',
        text: 'Та же запись уже есть в строке 5, но с другими сведениями. Оставьте одну из строк: другую пропустите.',
      },
    ]);
    expect([at(9)?.notes, at(10)?.notes]).toEqual([['Полный повтор строки 4'], ['итоговая строка']]);
  });

  test('красные строки правятся на месте', async () => {
    granted(
      await load.keeper.command(fixRows, {
        id: first,
        fixes: [
          { line: 7, field: 'programmes', text: '3' },
          { line: 7, field: 'settlement', text: 'село' },
          { line: 7, field: 'inn', text: '7707083893' },
          { line: 8, field: 'regionCode', text: '101006' },
        ],
      }),
    );
    expect((await load.one(first)).counts).toEqual({ new: 6, skipped: 4 });
  });

  test('записывается целиком, по событию на строку; второй раз тот же файл ничего не меняет', async () => {
    const written = await load.keeper.write(first);
    expect([written.state, written.note]).toEqual(['applied', '']);
    const { rows, total } = await load.world.read(methodist, (ctx) => institutionsList(ctx));
    expect([total, rows.map((row) => row.regionCode).sort()]).toEqual([
      6,
      ['101001', '101002', '101003', '101004', '101005', '101006'],
    ]);
    expect(rows.find((row) => row.regionCode === '101004')?.kind).toBe('kindergarten');
    const id = rows.find((row) => row.regionCode === '101001')?.id ?? '';
    expect(await load.world.factsOf(id)).toEqual(['institution.registered']);
    const again = granted<{ id: string }>(
      await load.keeper.read('institutions', 'список.csv', cp1251(list)),
    ).id;
    const record = await load.one(again);
    expect(record.counts).toEqual({ same: 4, fault: 2, skipped: 4 });
    expect(refused(await load.keeper.command(applyImport, { id: again }))).toBe('nothing-to-write');
    expect(await load.world.brokenInvariants()).toEqual([]);
  });

  test('изменения видны по полям; прежнее имя остаётся в истории; отмена возвращает всё', async () => {
    load.world.state.at = new Date('2026-04-02T09:00:00Z');
    const next =
      'Код;Краткое наименование;Телефон\n101001;МОУ «Ивовский лицей»;8 (83145) 2-10-10\n101009;Новая школа;';
    const { id } = granted<{ id: string }>(await load.keeper.read('institutions', 'год.csv', next));
    const [, changed] = await load.rows(id);
    expect(changed?.difference).toEqual({
      shortName: ['МОУ «Ивовская СШ № 1»', 'МОУ «Ивовский лицей»'],
      phone: ['', '8 (83145) 2-10-10'],
    });
    await load.keeper.write(id);
    const named = (code: string) =>
      load.world.read(
        methodist,
        async (ctx) => (await institutionsList(ctx, { q: code, state: 'all' })).rows[0],
      );
    expect((await named('101001'))?.shortName).toBe('МОУ «Ивовский лицей»');
    expect(await load.world.brokenInvariants()).toEqual([]);
    granted(await load.keeper.undo(id));
    const back = await named('101001');
    expect([back?.shortName, back?.phone, await named('101009')]).toEqual([
      'МОУ «Ивовская СШ № 1»',
      '',
      undefined,
    ]);
    expect((await load.one(id)).state).toBe('undone');
    expect(await load.world.brokenInvariants()).toEqual([]);
  });

  test('отмена отказана, где пропала бы правка: организация названа', async () => {
    await load.world.db.owner.query(
      `update institutions.institutions set version = version + 1 where region_code = '101002'`,
    );
    const answer = await load.keeper.undo(first);
    expect(refused(answer)).toBe('later-edits');
    expect((answer as { text: string }).text).toContain('МБОУ Заречная ООШ');
  });

  test('двое сразу: вторая загрузка видит сделанное первой и возвращается на проверку', async () => {
    const sheet = 'Код;Краткое наименование\n101020;Школа двоих';
    const one = granted<{ id: string }>(await load.keeper.read('institutions', 'а.csv', sheet)).id;
    const two = granted<{ id: string }>(await load.keeper.read('institutions', 'б.csv', sheet)).id;
    expect((await load.keeper.write(one)).state).toBe('applied');
    const second = await load.keeper.write(two);
    expect([second.state, second.note, second.counts]).toEqual([
      'ready',
      'Пока вы проверяли список, другой человек изменил записи (строк: 1). Строки проверены заново: посмотрите их и запишите ещё раз.',
      { same: 1, skipped: 1 },
    ]);
  });

  test('совпало только имя — под вопросом, пока человек не решит', async () => {
    const { id } = granted<{ id: string }>(
      await load.keeper.read(
        'institutions',
        'без кодов.csv',
        'Название;Полное название;Телефон\nШкола двоих;Иная школа двоих;8 (000) 1\nСовсем новая школа;;',
      ),
    );
    const [, doubtful, fresh] = await load.rows(id);
    expect([doubtful?.verdict, fresh?.verdict]).toEqual(['suspicious', 'new']);
    granted(await load.keeper.fix(id, 2, '_choice', doubtful?.candidates[0]?.id ?? ''));
    expect((await load.rows(id))[1]?.difference).toEqual({
      fullName: ['Школа двоих', 'Иная школа двоих'],
      phone: ['', '8 (000) 1'],
    });
  });
});
