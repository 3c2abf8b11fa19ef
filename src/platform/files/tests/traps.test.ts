// Uploads: every good kind is taken for what it is, every trap is refused with a sentence (issue, section H).
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../kernel/refusal.ts';
import { inspectUpload, MAX_FILE_BYTES, SIGNATURE_TYPE } from '../inspect.ts';
import { optionalUploadSchema, uploadOf, uploadSchema } from '../upload.ts';
import { samples, signatureDer, traps } from './samples.ts';

const look = async (name: string, bytes: Uint8Array, options = {}) => {
  const found = await inspectUpload(uploadOf(name, bytes), options);
  return isRefusal(found) ? found.refusal : found.name;
};

describe('принимается то, чем файл является на самом деле', () => {
  test.each(Object.entries(samples))('%s', async (kind, bytes) => {
    expect(await look(`план.${kind}`, bytes)).toBe(`план.${kind}`);
  });

  test('имя получает расширение по содержанию', async () => {
    expect(await look('заявка.pdf', samples.png)).toBe('заявка.png');
    expect(await look('заявка', samples.docx)).toBe('заявка.docx');
  });
});

describe('ловушки не принимаются', () => {
  const expected: Record<keyof typeof traps, string> = {
    exe: 'file-type',
    html: 'file-type',
    svg: 'file-type',
    zip: 'file-type',
    oldDoc: 'file-type',
    docm: 'file-macros',
    xlsm: 'file-macros',
    docxWithMacro: 'file-macros',
    docxWithProgram: 'file-macros',
    odtWithMacro: 'file-macros',
    bomb: 'file-bomb',
    manyParts: 'file-bomb',
    torn: 'file-broken',
  };
  test.each(Object.entries(traps))('%s под именем документа', async (kind, bytes) => {
    expect(await look('план.docx', bytes)).toBe(expected[kind as keyof typeof traps]);
  });

  test('пустой файл и файл больше предела', async () => {
    expect(await look('план.pdf', new Uint8Array(0))).toBe('file-empty');
    const huge = new Uint8Array(100 * 1024 * 1024);
    huge.set(samples.pdf);
    const answer = await inspectUpload(uploadOf('план.pdf', huge));
    expect(isRefusal(answer) && answer.text.replaceAll('\u00a0', ' ')).toBe(
      'Файл больше допустимого: 100 МБ, а можно до 25 МБ. Уменьшите качество скана или разделите файл на части.',
    );
    expect(await look('план.pdf', huge.subarray(0, MAX_FILE_BYTES))).toBe('план.pdf');
  });

  test('в скан берут только PDF, JPG, PNG', async () => {
    const types = ['application/pdf', 'image/jpeg', 'image/png'];
    expect(await look('скан.docx', samples.docx, { types })).toBe('file-type');
    expect(await look('скан.pdf', samples.pdf, { types })).toBe('скан.pdf');
  });
});

describe('файл электронной подписи (решение 6.17)', () => {
  test('двоичный, в Base64 и в рамке PEM', async () => {
    const base64 = Buffer.from(signatureDer).toString('base64');
    const pem = `-----BEGIN CMS-----\n${base64.replace(/(.{64})/g, '$1\n')}\n-----END CMS-----`;
    for (const bytes of [signatureDer, Buffer.from(base64), Buffer.from(pem)]) {
      const found = await inspectUpload(uploadOf('приказ.pdf.p7s', new Uint8Array(bytes)), {
        signature: true,
      });
      expect(isRefusal(found) ? found : [found.name, found.type]).toEqual(['приказ.pdf.sig', SIGNATURE_TYPE]);
    }
  });

  test('другой файл подписью не считается', async () => {
    expect(await look('приказ.sig', samples.pdf, { signature: true })).toBe('file-not-signature');
    expect(await look('приказ.sig', new TextEncoder().encode('A'.repeat(300)), { signature: true })).toBe(
      'file-not-signature',
    );
  });
});

describe('имена', () => {
  test.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\Мария\\план.docx', 'план.pdf'],
    ['план\u0000\u0007\r\n.pdf', 'план.pdf'],
    ['договор\u202efdp.exe', 'договорfdp.pdf'],
    ['<b>"план"?*.pdf', '_b__план___.pdf'],
    ['.htaccess', 'файл.pdf'],
    ['con.pdf', '_con.pdf'],
    ['   ', 'файл.pdf'],
    [`${'я'.repeat(400)}.pdf`, `${'я'.repeat(120)}.pdf`],
  ])('%j', async (given, safe) => {
    expect(await look(given, samples.pdf)).toBe(safe);
  });
});

describe('поле формы', () => {
  test('пустое поле браузера — не файл', () => {
    const empty = new File([], '');
    expect(uploadSchema.safeParse(empty).success).toBe(false);
    expect(uploadSchema.safeParse(undefined).error?.issues[0]?.message).toBe('Выберите файл.');
    expect(optionalUploadSchema.safeParse(empty)).toMatchObject({ success: true, data: undefined });
  });

  test('файл из JSON', async () => {
    const parsed = uploadSchema.parse({
      name: 'план.pdf',
      base64: Buffer.from(samples.pdf).toString('base64'),
    });
    expect([parsed.name, new Uint8Array(await parsed.arrayBuffer())]).toEqual(['план.pdf', samples.pdf]);
  });
});
