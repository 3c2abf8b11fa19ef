// Columns of the register as a sheet: what the screen shows and what the archive asks for.
import type { SheetColumn } from '../../platform/sheets/index.ts';
import { documentText, kindNames, stateNames } from './document.text.ts';
import type { RegisterRow } from './register.queries.ts';

export const registerColumns: readonly SheetColumn<RegisterRow>[] = [
  { title: 'Вид', value: (row) => kindNames[row.kind], width: 18 },
  { title: 'Номер', value: (row) => row.number, width: 12 },
  { title: 'Дата', value: (row) => row.date, type: 'date', width: 12 },
  { title: 'Заголовок', value: (row) => row.title, width: 60 },
  { title: 'Состояние', value: (row) => stateNames[row.state], width: 18 },
  { title: 'Подписал', value: (row) => row.signer, width: 24 },
  { title: 'Основание', value: (row) => row.basis, width: 40 },
  {
    title: 'Правовые основания',
    value: (row) => (row.citesSuperseded ? documentText.filterLawSuperseded : null),
    width: 36,
  },
  { title: 'Дело', value: (row) => row.officeIndex, width: 10 },
  { title: 'Срок хранения', value: (row) => row.storageTerm, width: 24 },
];
