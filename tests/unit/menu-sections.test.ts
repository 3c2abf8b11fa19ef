// The menu in sections: what stands where, and no heading over nothing.
import { expect, test } from 'vitest';
import { menuSections } from '../../src/main/menu-sections.ts';

const entry = (label: string, order: number) => ({ label, path: `/${order}`, icon: 'home', order });

test('разделы меню стоят под заголовками своей сотни', () => {
  const sections = menuSections([
    entry('Сегодня', 0),
    entry('Документы', 65),
    entry('Люди', 610),
    entry('Положения', 800),
    entry('Роли', 930),
  ]);
  expect(sections.map(({ title, entries }) => [title, entries.map(({ label }) => label)])).toEqual([
    [undefined, ['Сегодня', 'Документы']],
    ['Организации и кадры', ['Люди']],
    ['Служба', ['Положения', 'Роли']],
  ]);
});

test('над пустым разделом заголовка нет', () => {
  expect(menuSections([entry('Сегодня', 0), entry('Роли', 930)]).map(({ title }) => title)).toEqual([
    undefined,
    'Служба',
  ]);
});
