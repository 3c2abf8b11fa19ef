// The demonstration's fund: some books, journals and discs, two of them at readers, one late, one asked for.
import { addDays } from '../../../kernel/clock.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { guessMapping, readRow } from './intake.rows.ts';
import { writeItem } from './item.commands.ts';

const head = [
  'Название',
  'Авторы',
  'Вид',
  'Год',
  'Предмет',
  'Город',
  'Издательство',
  'Страниц',
  'Экземпляров',
  'Место хранения',
];
const rows = [
  [
    'Урок, который помнят',
    'Ладова И. И.; Мелков А. А.',
    'методическая литература',
    '2023',
    'Педагогика',
    'Москва',
    'Учебная книга',
    '184',
    '2',
    'Шкаф 1, полка 2',
  ],
  [
    'Оценивание для обучения',
    'Сорокина Е. В.',
    'методическая литература',
    '2024',
    'Педагогика',
    'Казань',
    'Методист-пресс',
    '96',
    '3',
    'Шкаф 1, полка 2',
  ],
  [
    'Математика без тревоги',
    'Гусев П. П.',
    'методическая литература',
    '2022',
    'Математика',
    'Москва',
    'Учебная книга',
    '210',
    '1',
    'Шкаф 1, полка 3',
  ],
  [
    'Начальное образование',
    '',
    'периодическое издание',
    '2025',
    'Начальные классы',
    'Москва',
    '',
    '',
    '6',
    'Шкаф 2, полка 1',
  ],
  [
    'Опыт школьного музея',
    'Тихонова Л. С.',
    'материалы опыта педагогов',
    '2025',
    'Воспитательная работа',
    '',
    '',
    '32',
    '1',
    'Папка 4',
  ],
  [
    'О ведении школьной документации',
    '',
    'инструктивный документ',
    '2025',
    'Управление',
    '',
    '',
    '12',
    '2',
    'Папка 1',
  ],
  ['Опыты по физике, 7–9 классы', '', 'диск', '2019', 'Физика', '', '', '', '1', 'Шкаф 3'],
] as const;

/** Fills the catalogue and lends two copies to the given readers. */
export async function loadFundDemo(ctx: WriteCtx, keeper: string, readers: readonly string[]): Promise<void> {
  const mapping = guessMapping(head);
  const items: string[] = [];
  for (const [index, cells] of rows.entries()) {
    const { item, copies } = readRow([...cells], mapping, index);
    if (!item) continue;
    const written = await writeItem(ctx, item, { ...copies, source: 'приобретено службой' });
    if (isRefusal(written)) throw new Error(written.text);
    items.push(written.id);
  }
  const copies = await ctx.db
    .selectFrom('library.copies')
    .select(['id', 'item_id'])
    .where('territory_id', '=', ctx.territory.id)
    .orderBy('serial')
    .execute();
  for (const [index, reader] of readers.slice(0, 2).entries()) {
    const copy = copies.find((each) => each.item_id === items[index]);
    if (!copy) continue;
    await ctx.db
      .insertInto('library.loans')
      .values({
        ...{ territory_id: ctx.territory.id, id: newId(ctx.now), copy_id: copy.id, person_id: reader },
        ...{ given_on: addDays(ctx.today, -35), due_on: addDays(ctx.today, index === 0 ? -5 : 10) },
        given_by_person_id: keeper,
      })
      .execute();
  }
  const [asked, reader] = [items[2], readers[0]];
  if (asked && reader)
    await ctx.db
      .insertInto('library.requests')
      .values({
        ...{ territory_id: ctx.territory.id, id: newId(ctx.now), item_id: asked, person_id: reader },
        ...{ asked_on: addDays(ctx.today, -1), note: 'к педсовету', state: 'asked' },
      })
      .execute();
  await ctx.db
    .insertInto('library.intakes')
    .values({
      ...{ territory_id: ctx.territory.id, id: newId(ctx.now), name: 'Список к приёмке.xlsx' },
      rows: JSON.stringify([
        head,
        [
          'Диалог на уроке',
          'Рябова Н. Н.',
          'методическая литература',
          '2025',
          'Педагогика',
          'Москва',
          '',
          '128',
          '2',
          'Шкаф 1',
        ],
      ]),
      ...{ mapping: JSON.stringify(mapping), made_on: ctx.today, made_by_person_id: keeper },
    })
    .execute();
}
