// Control digits against known right numbers (domain-facts E3).
import { describe, expect, test } from 'vitest';
import { generateInstitutions } from '../demo.ts';
import { isInn, isOgrn, isOktmo } from '../identifiers.ts';

describe('контрольные цифры', () => {
  test.each(['7707083893', '500100732259'])('ИНН %s верен', (inn) => expect(isInn(inn)).toBe(true));
  test.each(['7707083894', '500100732258', '500100732249', '770708389', '', '77070838931'])(
    'ИНН %s неверен',
    (inn) => expect(isInn(inn)).toBe(false),
  );
  test.each(['1027700132195', '304500116000157'])('ОГРН %s верен', (ogrn) => expect(isOgrn(ogrn)).toBe(true));
  test.each(['1027700132194', '304500116000158', '10277001321'])('ОГРН %s неверен', (ogrn) =>
    expect(isOgrn(ogrn)).toBe(false),
  );
  test.each(['79605402101', '45000000', '46000000'])(
    'ОКТМО %s: одна контрольная цифра из десяти',
    (oktmo) => {
      const body = oktmo.slice(0, -1);
      expect([...'0123456789'].filter((digit) => isOktmo(body + digit))).toHaveLength(1);
    },
  );

  test('выдуманные организации одинаковы при одном зерне и проходят проверку', () => {
    const list = generateInstitutions(3000, 7);
    expect(list).toEqual(generateInstitutions(3000, 7));
    expect(list.every((each) => isInn(each.inn ?? '') && isOgrn(each.ogrn ?? ''))).toBe(true);
    expect(new Set(list.map((each) => each.inn)).size).toBe(3000);
  });
});
