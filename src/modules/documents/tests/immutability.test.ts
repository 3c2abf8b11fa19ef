// What was issued stays as issued, whatever the application's login tries; the snapshot, the PDF and the row agree.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeIn } from '../../../platform/db/transaction.ts';
import { hashOf } from '../../../platform/papers/index.ts';
import { acknowledgeCommand, askAcquaintanceCommand, registerCommand } from '../document.commands.ts';
import { changeAudience, draftDocument, linkSubjects } from '../document.drafts.ts';
import { issuedFile, verifyDocument } from '../document.integrity.ts';
import { oneDocument } from '../document.queries.ts';
import { documentsModule } from '../module.ts';
import { inTerritory, kstovo, openWorld, orderPaper, type Who, type World } from './world.ts';

let world: World;
let clerk: Who;
let id: string;
const subject = { kind: 'recognition.site', id: '0199a000-0000-7000-8000-000000000001' };

beforeAll(async () => {
  world = await openWorld();
  clerk = { personId: world.people.clerk, roles: [inTerritory('authority-clerk')] };
  id = (
    await world.as(clerk, (ctx) =>
      draftDocument(ctx, { kind: 'order', title: 'О назначении', paper: orderPaper(), subjects: [subject] }),
    )
  ).id;
  await world.does(clerk, registerCommand, { documentId: id, number: '5', date: '2026-09-15' });
});

/** Straight to the tables, past every command. */
const attack = (statement: string) =>
  writeIn(
    world.db.app,
    kstovo.id,
    (db) => sql.raw(statement.replace('$id', `'${id}'`)).execute(db),
    () => true,
  ).then(
    () => 'done',
    (error: { constraint?: string; message: string }) => error.constraint ?? error.message,
  );

describe('зарегистрированный документ', () => {
  test.each([
    `update documents.documents set title = 'Другое' where id = $id`,
    `update documents.documents set number = '6' where id = $id`,
    `update documents.documents set date = '2026-09-16' where id = $id`,
    `update documents.documents set paper = '{}' where id = $id`,
    `update documents.documents set paper_hash = 'x', pdf_hash = 'x' where id = $id`,
    `update documents.documents set signer_post = 'Кто-то' where id = $id`,
    `update documents.documents set state = 'draft', number = null, serial = null, date = null, year = null,
       paper_hash = null, pdf_hash = null, registered_at = null where id = $id`,
    `delete from documents.documents where id = $id`,
    `delete from documents.subjects where document_id = $id`,
    `update documents.subjects set subject_title = 'Другая' where document_id = $id`,
  ])('%s', async (statement) => {
    expect(await attack(statement)).toBe('registered_document_is_immutable');
  });

  test('регистрация без номера, даты или хеша невозможна', async () => {
    const draft = await world.as(clerk, (ctx) =>
      draftDocument(ctx, { kind: 'order', title: 'Проект', paper: orderPaper(), subjects: [] }),
    );
    expect(await attack(`update documents.documents set state = 'registered' where id = '${draft.id}'`)).toBe(
      'document_is_registered_iff_numbered_dated_and_hashed',
    );
    expect(await attack(`update documents.documents set number = '9' where id = '${draft.id}'`)).toBe(
      'draft_has_no_requisites',
    );
  });

  test('отмена без причины невозможна, с причиной — единственное изменение', async () => {
    expect(
      await attack(
        `update documents.documents set state = 'cancelled', cancelled_at = '2026-10-01' where id = $id`,
      ),
    ).toBe('document_is_cancelled_iff_with_a_reason');
  });

  test('связь можно добавить позже, круг читателей изменить, текст при этом прежний', async () => {
    const before = await world.as(clerk, (ctx) => oneDocument(ctx, id));
    await world.as(clerk, async (ctx) => {
      await linkSubjects(ctx, id, [
        { ...subject, id: '0199a000-0000-7000-8000-000000000002', title: 'Вторая' },
      ]);
      await changeAudience(ctx, id, 'public');
    });
    const after = await world.as(clerk, (ctx) => oneDocument(ctx, id));
    expect(after?.subjects).toHaveLength(2);
    expect([after?.audience, after?.paperHash]).toEqual(['public', before?.paperHash]);
  });

  test('отметка об ознакомлении не снимается', async () => {
    await world.does(clerk, askAcquaintanceCommand, { documentId: id, personId: world.people.director });
    await world.does({ personId: world.people.director, roles: [] }, acknowledgeCommand, { documentId: id });
    expect(
      await attack(`update documents.acquaintances set acknowledged_at = null where document_id = $id`),
    ).toBe('acquaintance_stays');
    expect(await attack(`delete from documents.acquaintances where document_id = $id`)).toBe(
      'acquaintance_stays',
    );
  });
});

describe('копия', () => {
  test('хеш снимка и файла — те, что в строке; подменённый файл виден', async () => {
    const look = () =>
      world.as(clerk, async (ctx) => {
        const document = await oneDocument(ctx, id);
        if (!document) throw new Error('the document is gone');
        return {
          document,
          file: await issuedFile(ctx, document),
          verdict: await verifyDocument(ctx, document),
        };
      });
    const { document, file, verdict } = await look();
    expect(hashOf(document.paper)).toBe(document.paperHash);
    expect(file?.sha256).toBe(document.pdfHash);
    expect(verdict).toEqual({ paper: true, kept: true, redrawn: true });
    const path = join(world.filesFolder, '1', file?.id ?? '');
    const pdf = readFileSync(path);
    writeFileSync(path, Buffer.concat([pdf, Buffer.from('%')]));
    expect((await look()).verdict).toEqual({ paper: true, kept: false, redrawn: true });
    writeFileSync(path, pdf);
  });

  test('истины базы держатся', async () => {
    for (const invariant of documentsModule.invariants ?? []) {
      const { rows } = await world.db.owner
        .query(`set app.territories = '{1,6}'; ${invariant.sql}`)
        .then((answer) => (Array.isArray(answer) ? answer[1] : answer));
      expect([invariant.name, rows]).toEqual([invariant.name, []]);
    }
  });
});
