// 002 §5.1, 003 §4.3: structure and staff approved by an act; 002 §5.2, 003 §4.1, §4.4: requirements at an appointment.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { done } from '../../../../tests/setup/played-world.ts';
import { proves } from '../../../../tests/setup/proof.ts';

let house: TestHouse;
let head: Visitor;
let authority: Visitor;
beforeAll(async () => {
  house = await openTestHouse();
  head = await house.signIn('yeniseysky-imc');
  authority = await house.signIn('yeniseysky-head');
});
afterAll(() => house.close());

const rows = async <T extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  (await house.db.owner.query<T>(text, values)).rows;
const here = "territory_id = (select id from territories.territories where slug = 'severo-yeniseysky')";
const seatTitled = async (words: string, slug = 'severo-yeniseysky') => {
  const [row] = await rows<{ id: string }>(
    `select distinct l.seat_id::text as id from centre.seat_lines l
       join territories.territories t on t.id = l.territory_id
      where t.slug = $1 and trim(l.position || ' ' || l.detail) like $2`,
    [slug, `%${words}%`],
  );
  if (!row) throw new Error(`no seat ${words}`);
  return row.id;
};
const pageOf = async (path: string, who: Visitor) => {
  const answer = await house.get(`/${who.territory}${path}`, who);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.text()).replaceAll('\u00a0', ' ');
};
const refusal = async (who: Visitor, name: string, input: unknown) => {
  const answer = await house.command(who.territory, name, input, who);
  const body = (await answer.json()) as { ok: boolean; refusal?: string; error?: { refusal?: string } };
  return JSON.stringify(body);
};
const versionOf = async (id: string) => {
  const [row] = await rows<{ version: number }>('select version from centre.versions where id = $1', [id]);
  return row?.version ?? 0;
};
const act = { actIssuer: 'Руководитель РУО', actNumber: '61', actDate: '2026-04-01', startsOn: '2026-05-01' };

describe('Структура и штаты', () => {
  test('[ORG-04] новую редакцию готовит руководитель, утверждает акт с согласованием, прежняя остаётся', async () => {
    const { id } = await done(house, head, 'centre.structure.draft', {
      grounds: 'Число педагогов выросло, открыта медиатека.',
    });
    const again = await refusal(head, 'centre.structure.draft', { grounds: 'Ещё одна редакция.' });
    expect(again).toContain('structure-in-work');
    await done(house, head, 'centre.structure.unit', { versionId: id, name: 'Медиатека', tasks: '' });
    const [unit] = await rows<{ id: string }>(
      "select id::text as id from centre.units where version_id = $1 and name = 'Медиатека'",
      [id],
    );
    await done(house, head, 'centre.structure.seat', {
      ...{ versionId: id, unitId: unit?.id, position: 'методист', detail: 'по медиатеке и учебникам' },
      ...{ rates: 1.5, requirementKey: 'methodist' },
    });
    const step = async () => ({ id, version: await versionOf(id) });
    expect(await refusal(head, 'centre.structure.approve', { ...(await step()), ...act })).toContain(
      'approves-structure',
    );
    await done(house, head, 'centre.structure.propose', await step());
    expect(
      await refusal(head, 'centre.structure.unit', { versionId: id, name: 'Ещё отдел', tasks: '' }),
    ).toContain('structure-is-not-edited');
    expect(await pageOf('', authority)).toContain('Утвердить структуру службы');
    await done(house, authority, 'centre.structure.return', {
      ...(await step()),
      reason: 'Уточните число ставок',
    });
    await done(house, head, 'centre.structure.propose', await step());
    const { documentId } = await done<{ documentId: string }>(
      house,
      authority,
      'centre.structure.draft-order',
      await step(),
    );
    expect(await pageOf(`/documents/${documentId}`, authority)).toContain(
      'Об утверждении структуры и штатов',
    );
    const bare = await refusal(authority, 'centre.structure.approve', { ...(await step()), ...act });
    expect(bare).toContain('structure-not-agreed');
    await done(house, authority, 'centre.structure.approve', {
      ...(await step()),
      ...act,
      ...{ agreedWith: 'Администрация района', agreedBy: 'письмо № 01-20/7', agreedOn: '2026-03-30' },
    });
    const list = await pageOf('/centre/versions', head);
    expect([list.includes('Редакция № 3'), list.includes('Редакция № 1'), list.includes('№ 61 от')]).toEqual([
      ...[true, true, true],
    ]);
    const [former] = await rows<{ ends: string }>(
      `select ends_on::text as ends from centre.versions where ${here} and number = 2`,
    );
    expect(former?.ends).toBe('2026-05-01');
    const [first] = await rows<{ id: string }>(
      `select id::text as id from centre.versions where ${here} and number = 2`,
    );
    const compared = await pageOf(`/centre/compare?from=${first?.id}&to=${id}`, head);
    expect([compared.includes('Новые отделы: Медиатека'), compared.includes('добавлена')]).toEqual([
      true,
      true,
    ]);
    proves('ORG-04', 'Редакция структуры с утвердившим актом, историей прежних');
  });

  test('[ORG-04] на любую дату видны отделы, ставки, вакансии и сколько педагогов приходится на ставку', async () => {
    const before = await pageOf('/centre?on=2026-04-15', head);
    const after = await pageOf('/centre?on=2026-05-15', head);
    expect([before.includes('Медиатека'), after.includes('Медиатека')]).toEqual([false, true]);
    const table = async (on: string) => {
      const answer = await house.get(`/api/v1/severo-yeniseysky/centre/structure?on=${on}`, head);
      const { result } = (await answer.json()) as {
        result: { units: unknown[]; rates: number; vacant: number; teachers: number };
      };
      return result;
    };
    const [was, now] = [await table('2026-04-15'), await table('2026-05-15')];
    const [counted] = await rows<{ teachers: number }>(
      `select count(distinct person_id)::int as teachers from people.posts where ${here} and institution_id is not null
         and position in ('учитель', 'воспитатель', 'педагог-психолог', 'педагог дополнительного образования', 'методист')
         and starts_on <= '2026-05-15' and (ends_on is null or ends_on > '2026-05-15')`,
    );
    expect([was.units.length, now.units.length, now.rates - was.rates, now.vacant - was.vacant]).toEqual([
      ...[2, 3, 1.5, 1.5],
    ]);
    expect(now.teachers).toBe(counted?.teachers);
    expect(after).toContain('ставка на педагогов');
    const sheet = await house.get(
      '/severo-yeniseysky/centre/structure.xlsx?format=csv-utf8&on=2026-05-15',
      head,
    );
    expect(await sheet.text()).toContain('Медиатека');
    const [version] = await rows<{ id: string }>(
      `select id::text as id from centre.versions where ${here} and number = 3`,
    );
    for (const kind of ['pdf', 'docx']) {
      const file = await house.get(`/severo-yeniseysky/centre/versions/${version?.id}/${kind}`, head);
      expect([kind, file.status, (await file.arrayBuffer()).byteLength > 4000]).toEqual([kind, 200, true]);
    }
    proves('ORG-04', 'Видны число единиц и отношение к числу педагогов');
  });

  test('утверждённую редакцию не меняет и сама база', async () => {
    await expect(
      house.db.owner.query(
        `update centre.seat_lines set rates = 9 where ${here} and version_id in (select id from centre.versions where state = 'approved')`,
      ),
    ).rejects.toMatchObject({ constraint: 'structure_changes_while_it_is_edited' });
  });
});

describe('Требования при назначении', () => {
  const order = { actIssuer: 'руководитель РУО', actNumber: '12-к', actDate: '2026-04-01' };

  test('[ORG-05] назначение руководителя сверяет каждое требование с записью и показывает итог', async () => {
    const seatId = await seatTitled('заведующий');
    const [person] = await rows<{ id: string; name: string }>(
      `select p.id::text as id, p.surname as name from people.persons p
         join qualification.categories c on c.territory_id = p.territory_id and c.person_id = p.id and c.kind = 'highest'
         join qualification.educations e on e.territory_id = p.territory_id and e.person_id = p.id
           and e.level in ('bachelor', 'higher', 'highest')
        where p.${here} and c.granted_on > '2023-09-01' limit 1`,
    );
    const shown = await pageOf(`/centre/seats/${seatId}/appoint?personId=${person?.id}`, authority);
    expect([
      shown.includes('высшее образование'),
      shown.includes('высшая квалификационная категория'),
      shown.includes('соответствует'),
      shown.includes('п. 5.2'),
    ]).toEqual([true, true, true, true]);
    const denied = await refusal(head, 'centre.seat.appoint', {
      ...{ seatId, personId: person?.id, ...order, startsOn: '2026-04-02', load: 1, employment: 'main' },
    });
    expect(denied).toContain('appoints-to-the-service');
    const { id } = await done(house, authority, 'centre.seat.appoint', {
      ...{ seatId, personId: person?.id, ...order, startsOn: '2026-04-02', load: 0.5 },
      employment: 'inner-part-time',
    });
    const [kept] = await rows<{
      checks: { kind: string; outcome: string; clause: string; record: string }[];
    }>('select checks from centre.appointments where id = $1', [id]);
    expect(kept?.checks.map(({ kind, outcome, clause }) => [kind, outcome, clause])).toEqual([
      ['higher', 'met', 'п. 5.2'],
      ['highest', 'met', 'п. 5.2'],
    ]);
    house.at('2026-04-02');
    expect(await pageOf(`/centre/seats/${seatId}`, head)).toContain(person?.name);
    proves('ORG-05', 'Назначение сверяет каждое требование с записью человека и показывает итог');
  });

  test('[ORG-07] несоответствие отмечено при назначении и не мешает ему (решение 30)', async () => {
    house.at('2026-04-03');
    const oms = await house.signIn('kurchaloy-head');
    const seatId = await seatTitled('профориентационной', 'kurchaloy');
    const [person] = await rows<{ id: string }>(
      `select p.id::text as id from people.persons p join territories.territories t on t.id = p.territory_id
        where t.slug = 'kurchaloy' and exists (select from qualification.educations e
          where e.territory_id = p.territory_id and e.person_id = p.id)
        and not exists (select from qualification.educations e where e.territory_id = p.territory_id
          and e.person_id = p.id and e.level <> 'vocational') limit 1`,
    );
    const shown = await pageOf(`/centre/seats/${seatId}/appoint?personId=${person?.id}`, oms);
    expect([shown.includes('не соответствует'), shown.includes('Назначить можно')]).toEqual([true, true]);
    const { id } = await done(house, oms, 'centre.seat.appoint', {
      ...{ seatId, personId: person?.id, ...order, startsOn: '2026-04-03', load: 0.5, employment: 'main' },
      note: 'направлен на переподготовку',
    });
    const [kept] = await rows<{ outcome: string; note: string }>(
      "select checks -> 0 ->> 'outcome' as outcome, note from centre.appointments where id = $1",
      [id],
    );
    expect(kept).toEqual({ outcome: 'unmet', note: 'направлен на переподготовку' });
    expect(await pageOf('/centre', oms)).toContain('не соответствует');
    const set = await refusal(oms, 'centre.requirements.set', {});
    expect(set).toContain('invalid');
    proves('ORG-07', 'Должность несёт набор требований, несоответствие отмечается при назначении');
  });
});
