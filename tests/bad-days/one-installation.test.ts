// One installation through all its worst days in turn: killed in a mail run, in an order, in a stream of commands; its disk full.
import { afterAll, beforeAll, describe, test } from 'vitest';
import { openPostOffice, type PostOffice } from '../../src/platform/mail/tests/post-office.ts';
import { diskFilled } from './full-disk.ts';
import { killedInApproval } from './killed-approval.ts';
import { killedInCells } from './killed-cells.ts';
import { killedInClosing } from './killed-closing.ts';
import { killedInImport, twoWriteOneList } from './killed-import.ts';
import { killedInMail } from './killed-mail.ts';
import { killedInOrder } from './killed-order.ts';
import { killedInStream } from './killed-stream.ts';
import { isBuilt, mortalOpora } from './mortal-opora.ts';

let office: PostOffice;
const opora = mortalOpora(() => ({ SMTP_URL: office.url, MAIL_FROM: 'Опора <opora@kstovo.test>' }));

beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

describe.skipIf(!isBuilt)('Процесс убит (kill -9) посреди работы', () => {
  test('рассылки: ни одно письмо не потеряно, повторённое — то же самое, с тем же Message-ID', async () => {
    await killedInMail(opora, office);
  });

  test('приказа, дающего статусы: или весь приказ со всеми площадками, или от него ни следа', async () => {
    await killedInOrder(opora);
  });

  test('утверждения плана: или весь план с редакцией, или от него ни следа; утверждён дважды — один раз', async () => {
    await killedInApproval(opora);
  });

  test('набора плана: сохранённая ячейка цела, несохранённая набирается снова и записана один раз', async () => {
    await killedInCells(opora);
  });

  test('закрытия службы: или она закрыта с актом, записью и уведомлениями, или от закрытия ни следа', async () => {
    await killedInClosing(opora);
  });

  test('записи списка: ни одной строки не осталось, «Записать» ещё раз доводит до конца', async () => {
    await killedInImport(opora);
  });

  test('двое записывают один список разом: записан однажды, второй возвращён на проверку', async () => {
    await twoWriteOneList(opora);
  });

  test('потока команд: отвеченное цело, повтор с тем же ключом ничего не удваивает', async () => {
    await killedInStream(opora);
  });
});

describe.skipIf(!isBuilt)('Кончилось место на диске базы', () => {
  test.skipIf(!opora.hasOwnDisk)(
    'страница говорит об этом, половины записи нет, место появилось — работает сама',
    async () => {
      await diskFilled(opora);
    },
    240_000,
  );
});
