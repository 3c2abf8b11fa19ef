// Forms from schemas: what is drawn, what is understood, what is said when it is wrong.
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type FieldDescriptor, fieldsOf, parseForm } from '../index.ts';

const application = z.object({
  kind: z
    .enum(['opening', 'continuation'])
    .meta({ label: 'Вид заявки', options: { opening: 'открытие', continuation: 'продолжение' } }),
  theme: z
    .string()
    .min(1)
    .max(200)
    .meta({ label: 'Тема площадки', ask: 'Укажите тему площадки.', group: 'О площадке' }),
  goal: z.string().max(2000).optional().meta({ label: 'Цель', hint: 'Одним-двумя предложениями' }),
  startsOn: z.iso.date().meta({ label: 'Начало работы' }),
  orderedAt: z.date().optional().meta({ label: 'Дата приказа' }),
  hours: z.number().min(1).max(72).optional().meta({ label: 'Часов в год' }),
  rate: z.int().nullable().meta({ label: 'Ставок' }),
  level: z
    .union([z.literal(1), z.literal(2)])
    .optional()
    .meta({ label: 'Уровень', widget: 'select' }),
  agreed: z.literal(true).meta({ label: 'Согласие методического совета получено' }),
  open: z.boolean().meta({ label: 'Занятия открытые' }),
  directions: z
    .array(z.enum(['fgos', 'vospitanie', 'odarennye', 'inclusion', 'digital']))
    .min(1)
    .meta({ label: 'Направления' }),
  head: z
    .object({ name: z.string().meta({ label: 'Фамилия, имя, отчество' }) })
    .meta({ label: 'Руководитель' }),
  plan: z
    .array(
      z.object({
        title: z.string().min(3).max(100).meta({ label: 'Мероприятие' }),
        due: z.iso.date().meta({ label: 'Срок' }),
      }),
    )
    .max(2)
    .meta({ label: 'План работы' }),
  campaignId: z.uuid().optional().meta({ widget: 'none' }),
});

const filled = {
  kind: 'opening',
  theme: '  Наставничество\u0007 молодых педагогов ',
  startsOn: '2026-09-01',
  agreed: 'true',
  rate: '',
  'directions[]': ['fgos', 'digital'],
  'head.name': 'Соколова Мария Ильинична',
  'plan[0].title': 'Семинар',
  'plan[0].due': '2026-10-12',
  'plan[1].title': '',
  'plan[1].due': '',
};

function formOf(values: Record<string, string | string[]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values))
    for (const one of [value].flat()) form.append(name, one);
  return form;
}

function errorsOf(values: Record<string, string | string[]>) {
  const parsed = parseForm(application, formOf(values));
  return parsed.ok ? {} : parsed.errors;
}

describe('fieldsOf', () => {
  const fields = fieldsOf(application);
  const field = (name: string) => fields.find((one) => one.name === name) as FieldDescriptor;

  test('keeps the order, flattens parts, leaves out what is not asked', () => {
    expect(fields.map((one) => `${one.name}: ${one.widget}`)).toEqual([
      'kind: radio',
      'theme: text',
      'goal: textarea',
      'startsOn: date',
      'orderedAt: date',
      'hours: number',
      'rate: number',
      'level: select',
      'agreed: checkbox',
      'open: checkbox',
      'directions: checkboxes',
      'head.name: text',
      'plan: table',
    ]);
  });

  test('takes words, limits and choices from the schema', () => {
    expect(field('theme')).toMatchObject({ label: 'Тема площадки', required: true, maxLength: 200 });
    expect(field('theme').group).toBe('О площадке');
    expect(field('goal')).toMatchObject({ required: false, hint: 'Одним-двумя предложениями' });
    expect(field('hours')).toMatchObject({ min: 1, max: 72 });
    expect(field('rate').max).toBeUndefined();
    expect(field('kind').options).toEqual([
      { value: 'opening', label: 'открытие' },
      { value: 'continuation', label: 'продолжение' },
    ]);
    expect(field('head.name').group).toBe('Руководитель');
    expect(field('plan').columns?.map((column) => column.widget)).toEqual(['text', 'date']);
  });

  test('a checkbox is required only when it must be on; a nullable number is not', () => {
    expect([field('agreed').required, field('open').required, field('rate').required]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('parseForm', () => {
  test('makes typed input of strings', () => {
    const parsed = parseForm(application, formOf({ ...filled, hours: '1\u00a0,5', open: 'on' }));
    expect(parsed).toMatchObject({ ok: true });
    expect(parsed.ok && parsed.value).toEqual({
      kind: 'opening',
      theme: 'Наставничество молодых педагогов',
      startsOn: '2026-09-01',
      hours: 1.5,
      rate: null,
      agreed: true,
      open: true,
      directions: ['fgos', 'digital'],
      head: { name: 'Соколова Мария Ильинична' },
      plan: [{ title: 'Семинар', due: '2026-10-12' }],
    });
  });

  test('reads a body already gathered into an object', () => {
    const parsed = parseForm(application, { ...filled, 'directions[]': 'fgos', orderedAt: '01.09.2026' });
    expect(parsed.ok && parsed.value.directions).toEqual(['fgos']);
    expect(parsed.ok && parsed.value.open).toBe(false);
    expect(parsed.ok && parsed.value.orderedAt?.toISOString()).toBe('2026-09-01T00:00:00.000Z');
  });

  test('says for each empty field what to do', () => {
    expect(errorsOf({})).toEqual({
      kind: 'Выберите: «Вид заявки».',
      theme: 'Укажите тему площадки.',
      startsOn: 'Укажите дату: «Начало работы».',
      agreed: 'Отметьте: «Согласие методического совета получено».',
      directions: 'Отметьте не меньше чем 1\u00a0вариант.',
      'head.name': 'Заполните поле «Фамилия, имя, отчество».',
    });
  });

  test('says what is wrong and how to mend it', () => {
    const errors = errorsOf({
      ...filled,
      theme: 'я'.repeat(245),
      kind: 'closing',
      startsOn: 'завтра',
      hours: 'много',
      rate: '1,5',
      'plan[0].title': 'С',
      'plan[3].title': 'Мастер-класс',
      'plan[3].due': '2026-13-45',
    });
    expect(errors).toEqual({
      theme: 'Слишком длинно: не больше 200\u00a0знаков, сейчас 245. Сократите текст.',
      kind: 'Выберите один из предложенных вариантов.',
      startsOn: 'Введите дату в виде 30.05.2026.',
      hours: 'Введите число, например 12 или 1,5.',
      rate: 'Введите целое число, без дробной части.',
      'plan[0].title': 'Слишком коротко: не меньше 3\u00a0знаков, сейчас 1\u00a0знак. Напишите подробнее.',
      'plan[1].due': 'Введите дату в виде 30.05.2026.',
    });
  });

  test('counts rows and bounds of numbers', () => {
    const rows = Object.fromEntries(
      [0, 1, 2].flatMap((row) => [
        [`plan[${row}].title`, 'Семинар'],
        [`plan[${row}].due`, '2026-10-12'],
      ]),
    );
    expect(errorsOf({ ...filled, ...rows, hours: '100' })).toEqual({
      plan: 'Слишком много строк: оставьте не больше 2\u00a0строк.',
      hours: 'Введите число не больше 72.',
    });
  });

  test("keeps the schema's own words and gives back what was typed", () => {
    const schema = z
      .object({ from: z.iso.date(), to: z.iso.date() })
      .refine(({ from, to }) => from < to, { path: ['to'], message: 'Окончание должно быть позже начала.' });
    const parsed = parseForm(schema, { from: '2026-09-01', to: '2026-08-01' });
    expect(parsed).toEqual({
      ok: false,
      errors: { to: 'Окончание должно быть позже начала.' },
      values: { from: '2026-09-01', to: '2026-08-01' },
    });
  });

  test('finds the id of a picker by its words; the words alone are refused', () => {
    const schema = z.object({ school: z.uuid().meta({ label: 'Организация', widget: 'picker' }) });
    const id = '0197a3c0-0000-7000-8000-000000000001';
    const pickers = { school: [{ value: id, label: 'МБОУ СШ № 3' }] };
    expect(parseForm(schema, { 'school@text': 'МБОУ СШ № 3', school: '' }, { pickers })).toMatchObject({
      value: { school: id },
    });
    expect(parseForm(schema, { 'school@text': 'Школа', school: '' }, { pickers })).toMatchObject({
      errors: { school: 'Выберите запись из списка.' },
    });
    expect(parseForm(schema, { 'school@text': '', school: id }, { pickers })).toMatchObject({
      errors: { school: 'Выберите: «Организация».' },
    });
  });

  test('hostile names and texts change nothing but their own field', () => {
    const schema = z.object({ a: z.string().optional() });
    const parsed = parseForm(schema, {
      '__proto__[x]': '1',
      'constructor.prototype.x': '1',
      'a[0][0][0][0][0][0][0]': '1',
      'rows[99999999]': '1',
      'b.toString': '1',
      a: 'счёт\u202efdp.exe\u0000 \ud800',
    });
    expect(parsed).toMatchObject({ ok: true, value: { a: 'счётfdp.exe' } });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    expect(parseForm(schema, { 'a.toString': '1' })).toMatchObject({ ok: true, value: {} });
  });
});
