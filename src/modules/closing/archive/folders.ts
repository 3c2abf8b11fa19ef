// Where a file lies in the archive: its case, the year, its paper; without a case the room that keeps it.

import { plainStem } from '../../../platform/files/index.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import type { ArchivedFile } from '../../documents/index.ts';
import { closingText as text } from '../closing.text.ts';

/** Programs that unpack archives stop at 260 signs of a whole path. */
const longestFolder = 60;

const folder = (name: string): string =>
  [...plainStem(name.replaceAll(/[\\/]/g, '-'))].slice(0, longestFolder).join('').trim();

/** «Дело 01-05 Приказы/2026/№ 12 от 01.04.2026 Об итогах» or «Без дела/Планирование/2026». */
export function folderOf(file: ArchivedFile, rooms: ReadonlyMap<string, string>): string {
  const year = file.date?.slice(0, 4) ?? String(file.uploadedAt.getUTCFullYear());
  const [room = ''] = file.subjectKind.split('.');
  const top = file.officeIndex
    ? folder(`${text.officeFile} ${file.officeIndex} ${file.officeTitle}`)
    : `${text.noOfficeFile}/${folder(rooms.get(room) ?? room)}`;
  return [top, year, ...(file.title ? [folder(`${requisitesOf(file)} ${file.title}`)] : [])].join('/');
}

/** «№ 12 от 01.04.2026» */
export const requisitesOf = ({ number, date }: Pick<ArchivedFile, 'number' | 'date'>): string =>
  [number && `№ ${number}`, date && `от ${formatDateShort(date)}`].filter(Boolean).join(' ');
