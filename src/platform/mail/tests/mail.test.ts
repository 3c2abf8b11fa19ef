import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/setup/database.ts';
import { type Mail, openMail } from '../index.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

let office: PostOffice;
let pool: Parameters<typeof openMail>[0]['pool'];
let mail: Mail;

const letter = {
  to: 'kanc@school.test',
  subject: 'Срок подачи заявки',
  text: 'Завтра последний день.\n\n— Опора',
};

beforeAll(async () => {
  pool = (await testDatabase('empty')).app;
  office = await openPostOffice();
  mail = openMail({ pool, smtpUrl: office.url, from: 'Опора <opora@kstovo.test>' });
});

beforeEach(async () => {
  await pool.query('delete from auth.letters');
  office.letters.length = 0;
  office.onLetter = null;
});

afterAll(async () => {
  await mail.stop();
  await office.close();
});

const dueNow = () =>
  pool.query(`update auth.letters set next_attempt_at = next_attempt_at - interval '1 day'`);

test('письмо доходит до настоящего сервера с русскими темой и текстом', async () => {
  await mail.send(letter);
  expect(await mail.deliverDue()).toBe(1);
  expect(office.letters).toMatchObject([
    { to: [letter.to], from: 'opora@kstovo.test', subject: letter.subject },
  ]);
  expect(office.letters[0]?.text.trim().replaceAll('\r\n', '\n')).toBe(letter.text);
  expect(office.letters[0]?.raw).toMatch(/^Auto-Submitted: auto-generated/m);
  expect(await mail.deliverDue()).toBe(0);
});

test('после обрыва письмо уходит ещё раз с тем же Message-ID', async () => {
  await mail.send(letter);
  office.onLetter = async () => {
    throw Object.assign(new Error('try again later'), { responseCode: 451 });
  };
  expect(await mail.deliverDue()).toBe(0);
  office.onLetter = null;
  expect(await mail.deliverDue()).toBe(0);
  await dueNow();
  expect(await mail.deliverDue()).toBe(1);
  const [first, second] = office.letters.map((each) => each.messageId);
  expect(first).toBe(second);
  expect(first).toMatch(/^<[\da-f-]{36}@kstovo\.test>$/);
});

test('процесс умер после приёма сервером: письмо отправит другой, получатель узнаёт повтор по Message-ID', async () => {
  await mail.send(letter);
  await mail.deliverDue();
  // What a kill -9 between the server's «250» and our note leaves behind: leased, unsent.
  await pool.query('update auth.letters set sent_at = null');
  const other = openMail({ pool, smtpUrl: office.url, from: 'Опора <opora@kstovo.test>' });
  expect(await other.deliverDue()).toBe(0);
  await dueNow();
  expect(await other.deliverDue()).toBe(1);
  await other.stop();
  expect(new Set(office.letters.map((each) => each.messageId)).size).toBe(1);
  expect(office.letters.length).toBe(2);
});

test('два процесса вместе отправляют каждое письмо по разу', async () => {
  for (let n = 0; n < 12; n += 1) await mail.send({ ...letter, subject: `Письмо ${n}` });
  const other = openMail({ pool, smtpUrl: office.url, from: 'Опора <opora@kstovo.test>' });
  const counts = await Promise.all([mail.deliverDue(), other.deliverDue()]);
  await other.stop();
  expect(counts[0] + counts[1]).toBe(12);
  expect(new Set(office.letters.map((each) => each.messageId)).size).toBe(12);
  expect(office.letters.length).toBe(12);
});

test('отказ навсегда не повторяется и виден с причиной', async () => {
  await mail.send(letter);
  office.onLetter = async () => {
    throw Object.assign(new Error('no such mailbox'), { responseCode: 550 });
  };
  await mail.deliverDue();
  await dueNow();
  await mail.deliverDue();
  expect(office.letters.length).toBe(1);
  expect((await mail.letters())[0]?.failure).toContain('no such mailbox');
});

test('письмо пишется в транзакции вызвавшего: откат забирает его', async () => {
  const { Kysely, PostgresDialect } = await import('kysely');
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const undone = db.transaction().execute(async (transaction) => {
    await mail.send(letter, transaction);
    throw new Error('undo');
  });
  await expect(undone).rejects.toThrow('undo');
  expect(await mail.letters()).toEqual([]);
});

test('повтор с тем же ключом не пишет второго письма', async () => {
  const first = await mail.send({ ...letter, key: 'reminder-1' });
  expect(await mail.send({ ...letter, key: 'reminder-1' })).toBe(first);
  expect((await mail.letters()).length).toBe(1);
});

test('без почтового сервера письма остаются в ящике', async () => {
  const silent = openMail({ pool, smtpUrl: undefined, from: 'Опора <opora@kstovo.test>' });
  await silent.send(letter);
  expect([silent.hasServer, await silent.deliverDue()]).toEqual([false, 0]);
  expect(await silent.letters()).toMatchObject([
    { recipient: letter.to, subject: letter.subject, sentAt: null },
  ]);
});

test('перевод строки в теме не добавляет заголовков', async () => {
  await mail.send({ ...letter, subject: 'Срок\r\nBcc: everyone@evil.test' });
  await mail.deliverDue();
  expect(office.letters[0]?.to).toEqual([letter.to]);
  expect(office.letters[0]?.raw).not.toMatch(/^Bcc:/m);
});
