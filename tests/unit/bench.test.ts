// The measuring tool reads the server's log and its own numbers honestly.
import { describe, expect, test } from 'vitest';
import { linesOf, withPart } from '../../tools/bench-measure.ts';
import { parseLog, percentile } from '../../tools/bench-statements.ts';

const log = `2026-04-01 06:00:00.000 UTC [11] LOG:  statement: begin transaction isolation level repeatable read read only; set local app.territories = '{7}'
2026-04-01 06:00:00.001 UTC [11] LOG:  execute <unnamed>: select a
\tfrom b where c = $1 and d = $2 and e = any($3)
2026-04-01 06:00:00.001 UTC [12] LOG:  execute <unnamed>: select other
2026-04-01 06:00:00.001 UTC [12] LOG:  statement: begin; set local app.territories = '{7}'; set local app.territory = '7'
2026-04-01 06:00:00.001 UTC [12] LOG:  execute <unnamed>: insert into somewhere
2026-04-01 06:00:00.001 UTC [12] LOG:  statement: commit
2026-04-01 06:00:00.001 UTC [11] DETAIL:  Parameters: $1 = 'О''Нил, $2 = ''x''', $2 = NULL, $3 = '{"1","2"}'
2026-04-01 06:00:00.002 UTC [11] ERROR:  something else
\tof two lines
2026-04-01 06:00:00.002 UTC [11] LOG:  duration: 0.1 ms
2026-04-01 06:00:00.003 UTC [11] LOG:  statement: rollback
`;

describe('Журнал сервера', () => {
  test('даёт читающие запросы по соединениям, со строками и значениями', () => {
    expect(parseLog(log)).toEqual([
      {
        sql: "begin transaction isolation level repeatable read read only; set local app.territories = '{7}'",
        values: [],
      },
      {
        sql: 'select a\nfrom b where c = $1 and d = $2 and e = any($3)',
        values: ["О'Нил, $2 = 'x'", null, '{"1","2"}'],
      },
      { sql: 'rollback', values: [] },
      { sql: 'select other', values: [] },
    ]);
  });
});

describe('Середина и хвост', () => {
  test('берутся из измерений, а не между ними', () => {
    const values = [5, 1, 4, 2, 3];
    expect([percentile(values, 50), percentile(values, 95), percentile([7], 95)]).toEqual([3, 5, 7]);
  });
});

describe('Отчёт', () => {
  const line = { page: 'Список', queries: 3, median: 10, p95: 20, rawMedian: 4, rawP95: 10 };

  test('рост считается от той же страницы наименьшего размера, предел — от её SQL', () => {
    expect(
      linesOf([
        { ...line, size: 10 },
        { ...line, size: 1000, median: 12 },
      ]).split('\n'),
    ).toEqual([
      '| Список | 10 | 3 | 4,0 | 10,0 | 2,5 | 20,0 | 2,0 | 11,0 ✓ | — |',
      '| Список | 1\u00a0000 | 3 | 4,0 | 12,0 | 3,0 | 20,0 | 2,0 | 11,0 ✗ | 1,20 |',
    ]);
  });

  test('часть, которую не измеряли, остаётся как была', () => {
    const first = withPart(withPart('# Измерения', 'a', 'один'), 'b', 'два');
    expect(withPart(first, 'a', 'три')).toBe(
      '# Измерения\n\n<!-- a -->\n\nтри\n\n<!-- /a -->\n\n<!-- b -->\n\nдва\n\n<!-- /b -->\n',
    );
  });
});
