// Personal data: consents with the text of their day, who looked, the own copy, the end of keeping; through the whole house.
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { proves } from '../../../../tests/setup/proof.ts';
import { samples } from '../../../platform/files/tests/samples.ts';

let house: TestHouse;
let admin: Visitor;
let teacher: Visitor;
let head: Visitor;
let stranger: Visitor;
let teacherId = '';
const body = 'Я даю согласие методической службе на обработку моих персональных данных для ведения реестра.';

beforeAll(async () => {
  house = await openTestHouse();
  [admin, teacher] = [await house.signIn('kstovo-admin'), await house.signIn('kstovo-teacher')];
  [head, stranger] = [await house.signIn('kstovo-school-1'), await house.signIn('kstovo-school-3')];
  const { rows } = await house.db.owner.query<{ id: string }>(
    `select m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id
      where a.login = 'kstovo-teacher'`,
  );
  teacherId = rows[0]?.id ?? '';
});
afterAll(() => house.close());

const command = async (who: Visitor, name: string, input: unknown) => {
  const answer = await house.command('kstovo', name, input, who);
  return (await answer.json()) as { ok: boolean; result?: { id: string }; error?: { name: string } };
};
const card = (path = '') => `/kstovo/privacy/people/${teacherId}${path}`;

describe('согласие', () => {
  test('без введённого текста не записать; редакция — та, что действовала в день согласия', async () => {
    const give = { personId: teacherId, kind: 'processing', givenOn: '2026-03-01' };
    expect((await command(teacher, 'privacy.consents.give', give)).ok).toBe(false);
    expect(
      (await command(head, 'privacy.texts.publish', { kind: 'processing', body, startsOn: '2026-01-01' })).ok,
    ).toBe(false);
    for (const startsOn of ['2026-01-01', '2026-03-15'])
      expect((await command(admin, 'privacy.texts.publish', { kind: 'processing', body, startsOn })).ok).toBe(
        true,
      );
    const given = await command(teacher, 'privacy.consents.give', give);
    expect(given.ok).toBe(true);
    const { rows } = await house.db.owner.query('select text_version from privacy.consents');
    expect(rows).toEqual([{ text_version: 1 }]);
    expect((await command(teacher, 'privacy.consents.give', give)).error?.name).toBe('consent-given-already');
    expect(
      (await command(stranger, 'privacy.consents.withdraw', { id: given.result?.id, on: '2026-03-20' })).ok,
    ).toBe(false);
    const withdrawn = await command(teacher, 'privacy.consents.withdraw', {
      id: given.result?.id,
      on: '2026-03-20',
    });
    expect(withdrawn.ok).toBe(true);
    await expect(
      house.db.app.query(`set app.territory = '1'; update privacy.consent_texts set body = 'другой'`),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('подписанный лист', () => {
  test('лист открывают из карточки человек и администратор; другим ни ссылки, ни файла', async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ kind: 'processing', givenOn: '2026-03-21', way: 'paper' }))
      form.set(name, value);
    form.set('_command', 'privacy.consents.give');
    form.set('personId', teacherId);
    form.set('file', new File([samples.pdf], 'согласие.pdf', { type: 'application/pdf' }));
    const given = await house.form(card(), form, admin);
    expect([given.status, given.headers.get('location')]).toEqual([303, card()]);
    const { rows } = await house.db.owner.query<{ id: string }>(
      `select id from documents.files where subject_kind = 'privacy.consent'`,
    );
    const file = `/kstovo/files/${rows[0]?.id}`;
    for (const who of [admin, teacher]) {
      for (const path of [card(), `/kstovo/people/${teacherId}`])
        expect([path, (await (await house.get(path, who)).text()).includes(`href="${file}"`)]).toEqual([
          path,
          true,
        ]);
      expect((await house.get(file, who)).status).toBe(200);
    }
    expect(await (await house.get(`/kstovo/people/${teacherId}`, head)).text()).not.toContain(file);
    expect((await house.get(file, head)).status).toBe(404);
  });
});

describe('кто смотрел', () => {
  test('просмотр карточки с личными сведениями виден человеку и администратору, больше никому', async () => {
    expect((await house.get(`/kstovo/people/${teacherId}`, head)).status).toBe(200);
    const mine = await (await house.get(card(), teacher)).text();
    expect(mine).toContain('Вершинина Алла Константиновна');
    proves('ORG-13', 'Просмотр личных сведений записан');
    expect((await house.get(card(), admin)).status).toBe(200);
    for (const who of [head, stranger]) expect((await house.get(card(), who)).status).toBe(403);
    const before = await house.db.owner.query('select count(*) from journal.views');
    const page = await (await house.get(`/kstovo/people/${teacherId}`, stranger)).text();
    expect(page).toContain('скрыто');
    expect(page).not.toContain('kstovo-teacher@opora.example');
    const after = await house.db.owner.query('select count(*) from journal.views');
    expect(after.rows).toEqual(before.rows);
    proves('ORG-13', 'Личные сведения вне поручения закрыты');
  });
});

describe('копия и обезличивание', () => {
  test('копия содержит всё, что указывает на человека, и выдаётся только ему и администратору', async () => {
    for (const kind of ['json', 'xlsx', 'pdf']) {
      expect((await house.get(card(`/copy.${kind}`), stranger)).status).toBe(403);
      expect((await house.get(card(`/copy.${kind}`), teacher)).status).toBe(200);
    }
    const copy = (await (await house.get(card('/copy.json'), teacher)).json()) as {
      person: string;
      kept: { table: string; rows: unknown[] }[];
    };
    expect(copy.person).toBe('Одинцова Екатерина Максимовна');
    const tables = copy.kept.map((each) => each.table);
    expect(tables).toEqual(
      expect.arrayContaining(['people.persons', 'people.posts', 'privacy.consents', 'journal.views']),
    );
  });

  test('копия для чтения говорит словами, без имён полей и внутренних номеров', async () => {
    const answer = await house.get(card('/copy.pdf'), teacher);
    const pdf = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
    const { text } = await extractText(pdf, { mergePages: true });
    for (const said of ['КОПИЯ СВЕДЕНИЙ О ЧЕЛОВЕКЕ', 'Одинцова', 'Фамилия', 'Должности', 'женский'])
      expect([said, text.includes(said)]).toEqual([said, true]);
    expect(text).not.toMatch(
      /[a-z]+_(id|on|at|kind)|[0-9a-f]{8}-[0-9a-f]{4}|«[a-z]+»|(application|assignment|collection|council)\.[a-z-]+|г\.\./,
    );
  });

  test('работающего и того, кто может войти, не обезличить; после — ни имени, ни прежних имён, ни значений в журнале', async () => {
    expect((await command(admin, 'privacy.anonymise', { personId: teacherId })).error?.name).toBe(
      'still-works',
    );
    const { rows } = await house.db.owner.query<{ id: string; post: string }>(
      `select p.id, t.id as post from people.persons p join people.posts t on t.territory_id = p.territory_id
         and t.person_id = p.id
        where p.territory_id = 1 and p.account_id is null and t.position = 'учитель' order by p.id limit 1`,
    );
    const [gone] = rows;
    const rename = {
      id: gone?.id,
      version: 1,
      surname: 'Иная',
      given: 'Анна',
      patronymic: null,
      from: '2026-03-01',
    };
    expect((await command(admin, 'people.rename', rename)).ok).toBe(true);
    expect((await command(admin, 'people.posts.end', { id: gone?.post, on: '2026-03-31' })).ok).toBe(true);
    expect((await command(head, 'privacy.anonymise', { personId: gone?.id })).error?.name).toBe(
      'keeps-privacy',
    );
    expect((await command(admin, 'privacy.anonymise', { personId: gone?.id })).ok).toBe(true);
    const left = await house.db.owner.query(
      `select (select surname from people.persons where id = $1) as surname,
              (select count(*) from people.previous_names where person_id = $1) as names,
              (select count(*) from journal.personal_values where person_id = $1
                 and (before <> 'null' or after <> 'null')) as kept`,
      [gone?.id],
    );
    expect(left.rows).toEqual([{ surname: 'Обезличено', names: 0, kept: 0 }]);
    expect((await house.get(`/kstovo/people/${gone?.id}`, admin)).status).toBe(404);
  });
});
