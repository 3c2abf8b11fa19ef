// 003 §4.5: the methodical council of Kurchaloy on the demonstration, from the card of the body to the signed minutes.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { sendForm } from '../../../../tests/setup/page-form.ts';
import { done } from '../../../../tests/setup/played-world.ts';
import { proves } from '../../../../tests/setup/proof.ts';

let house: TestHouse;
let head: Visitor;
let secretary: Visitor;
let member: Visitor;
let bodyId: string;
let sessionId: string;
let itemId: string;
const person: Record<string, string> = {};

const one = async <T extends object>(sql: string, values: unknown[] = []): Promise<T> => {
  const { rows } = await house.db.owner.query<T>(sql, values);
  if (!rows[0]) throw new Error(`Nothing found: ${sql}`);
  return rows[0];
};
const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');
const read = async (path: string, who: Visitor) => {
  const answer = await house.get(`/kurchaloy${path}`, who);
  expect([path, answer.status]).toEqual([path, 200]);
  return words(await answer.text());
};
const refused = async (name: string, input: unknown, who: Visitor) =>
  ((await (await house.command('kurchaloy', name, input, who)).json()) as { error: { name: string } }).error
    .name;
const material = {
  name: 'Справка.pdf',
  base64: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF').toString('base64'),
};

beforeAll(async () => {
  house = await openTestHouse();
  head = await house.signIn('kurchaloy-oms');
  secretary = await house.signIn('kurchaloy-methodist');
  member = await house.signIn('kurchaloy-school');
  const { rows } = await house.db.owner.query<{ login: string; id: string }>(
    `select a.login, m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id
      where a.login like 'kurchaloy-%'`,
  );
  for (const { login, id } of rows) person[login] = id;
  const council = await one<{ id: string }>(
    `select b.id from councils.bodies b join territories.territories t on t.id = b.territory_id
      where t.slug = 'kurchaloy' and b.kind = 'methodical-council'`,
  );
  bodyId = council.id;
});
afterAll(() => house?.close());

describe('Положение об ОМС, п. 4.5: методический совет во главе с начальником ОМС', () => {
  test('[ASC-03] совет возглавляет начальник ОМС; о другом председателе карточка говорит с пунктом', async () => {
    const card = await read(`/councils/bodies/${bodyId}`, head);
    expect(card).toContain('Председатель Исмаилова З.Л.');
    expect(card).not.toContain('Совет возглавляет');
    const other = {
      kind: 'methodical-council',
      name: 'методический совет школ',
      shortName: 'Методсовет школ',
    };
    const { id } = await done(house, head, 'councils.body.create', {
      ...{ ...other, nameGenitive: 'методического совета школ', place: 'ОМС', startsOn: '2026-04-01' },
    });
    await done(house, head, 'councils.membership.set', {
      ...{ bodyId: id, personId: person['kurchaloy-methodist'], role: 'chair', startsOn: '2026-04-01' },
      basis: 'приказ от 01.04.2026 № 40',
    });
    expect(await read(`/councils/bodies/${id}`, head)).toMatch(
      /председатель Совет возглавляет начальник ОМС \(п\. 4\.5 [^)]+\), это Исмаилова З\. ?Л\./,
    );
  });

  test('[ASC-03] повестка с материалами рассылается членам совета, каждый отмечает, что ознакомлен', async () => {
    const planned = { bodyId, plannedOn: '2026-05-14', plannedTime: '11:00', place: 'г. Курчалой, ОМС' };
    const april = await one<{ id: string }>(
      `select id from councils.sessions where body_id = $1 and state = 'summoned'`,
      [bodyId],
    );
    const reason = 'Перенесено на май: апрель занят пробными экзаменами.';
    await done(house, secretary, 'councils.session.cancel', { sessionId: april.id, reason });
    ({ id: sessionId } = await done(house, secretary, 'councils.session.plan', {
      ...planned,
      takeQueue: true,
    }));
    const path = `/kurchaloy/councils/sessions/${sessionId}`;
    const added = await sendForm(house, secretary, path, 'councils.item.add', {
      title: 'О качестве подготовки девятиклассников',
      speaker: 'Гайтукаева М.Х.',
      proposedDecision: 'Провести школу наставников.',
    });
    expect(added.status).toBe(200);
    ({ id: itemId } = await one<{ id: string }>(
      `select id from councils.items where session_id = $1 and title like 'О качестве%'`,
      [sessionId],
    ));
    await done(house, secretary, 'councils.material.attach', { itemId, file: material });
    expect(await refused('councils.session.read', { sessionId }, member)).toBe('agenda-not-sent');
    await sendForm(house, secretary, path, 'councils.session.summon');
    expect(await read('/councils/mine', member)).toContain('14 мая 2026');
    expect(await read(`/councils/sessions/${sessionId}`, member)).toContain(
      'О выполнении решений, принятых ранее',
    );
    expect(await read(`/councils/items/${itemId}`, member)).toContain('Справка.pdf');
    await sendForm(house, member, path, 'councils.session.read');
    expect(await read(`/councils/sessions/${sessionId}`, secretary)).toMatch(
      /Баталов Х\.М\., директор [^—]+ член совета [^—]*:\d\d Эльмурзаева/,
    );
  });

  test('[ASC-03] ход заседания: явка, голосование, решение с ответственным и сроком, протокол подписывают двое', async () => {
    house.at('2026-05-14', '11:00');
    await done(house, secretary, 'councils.session.open', { sessionId });
    const absent = { personId: person['kurchaloy-operator'], absent: true, reason: 'больничный' };
    await done(house, secretary, 'councils.attendance.mark', { sessionId, members: [absent] });
    await done(house, secretary, 'councils.votes.record', { itemId, motion: 'approve' });
    const text = 'Провести школу наставников для учителей математики.';
    await done(house, secretary, 'councils.item.decide', {
      ...{ itemId, outcome: 'approve', text, ownerId: person['kurchaloy-methodist-2'], dueOn: '2026-06-10' },
    });
    house.at('2026-05-14', '13:00');
    await done(house, secretary, 'councils.session.close', { sessionId, postponeRest: true });
    expect(await refused('councils.minutes.sign', { sessionId }, member)).toBe('not-a-signer');
    const half = await done<{ signed: boolean }>(house, secretary, 'councils.minutes.sign', { sessionId });
    const whole = await done<{ signed: boolean; documentId: string }>(house, head, 'councils.minutes.sign', {
      sessionId,
    });
    expect([half.signed, whole.signed]).toEqual([false, true]);
    const { paper } = await one<{ paper: object }>(`select paper from documents.documents where id = $1`, [
      whole.documentId,
    ]);
    const minutes = JSON.stringify(paper).replaceAll('\u00a0', ' ');
    for (const part of [
      'заседания методического совета',
      'Исмаилова З.Л., начальник',
      'О качестве подготовки девятиклассников',
      'Эльмурзаева А.Б. (больничный)',
      `${text} Ответственный: Ахмадов Т.А. Срок: 10 июня 2026`,
      '"name":"З.Л. Исмаилова"',
      '"name":"М.Х. Гайтукаева"',
    ])
      expect(minutes).toContain(part);
    proves('ASC-03', 'Совет с председателем — руководителем службы, повестка, материалы, протокол');
  });

  test('[ASC-03] нерассмотренные вопросы и невыполненное решение ждут следующей повестки', async () => {
    const planned = { bodyId, plannedOn: '2026-06-04', plannedTime: '11:00', place: 'г. Курчалой, ОМС' };
    const next = await done(house, secretary, 'councils.session.plan', { ...planned, takeQueue: true });
    const agenda = await read(`/councils/sessions/${next.id}`, secretary);
    expect(agenda).toContain('О выполнении решений, принятых ранее');
    const decisions = await read('/councils/decisions', head);
    expect(decisions).toContain('Провести школу наставников для учителей математики.');
    expect(decisions).toContain('Ахмадов Т.А.');
  });
});
