// What people are told about files that cannot be taken, and what to do.
import { formatFileSize } from '../language/index.ts';

const kinds = 'PDF, DOCX, XLSX, ODT, ODS, JPG, PNG';

/** Words for what a file turned out to be; other kinds are told by their extension. */
const knownKinds: Readonly<Record<string, string>> = {
  exe: 'программа, а не документ',
  dll: 'программа, а не документ',
  elf: 'программа, а не документ',
  zip: 'архив: приложите файлы из него по одному',
  rar: 'архив: приложите файлы из него по одному',
  '7z': 'архив: приложите файлы из него по одному',
  gz: 'архив: приложите файлы из него по одному',
  cfb: 'документ старого образца (DOC, XLS): откройте его и сохраните как DOCX, XLSX или PDF',
  heic: 'снимок HEIC: сохраните его как JPG',
  rtf: 'документ RTF: откройте его и сохраните как DOCX или PDF',
  pptx: 'презентация: сохраните её как PDF',
};

export const fileText = {
  required: 'Выберите файл.',
  empty: 'Файл пустой (0 байт). Проверьте его на своём компьютере и приложите снова.',
  tooLarge: (size: number, most: number) =>
    `Файл больше допустимого: ${formatFileSize(size)}, а можно до ${formatFileSize(most)}. Уменьшите качество скана или разделите файл на части.`,
  wrongType: (extension: string | undefined) =>
    extension
      ? `Такой файл приложить нельзя: по содержанию это ${knownKinds[extension] ?? `файл ${extension.toUpperCase()}`}. Можно: ${kinds}.`
      : `Такой файл приложить нельзя: по содержанию это не документ и не изображение. Можно: ${kinds}.`,
  onlyTypes: (extensions: readonly string[]) =>
    `Сюда прикладывают только ${extensions.map((each) => each.toUpperCase()).join(', ')}.`,
  macros:
    'В файле есть макросы или вложенные программы, такие файлы не принимаются. Сохраните его как обычный DOCX, XLSX или как PDF.',
  bomb: 'Файл распаковывается до недопустимого размера и не принят. Сохраните документ заново или приложите PDF.',
  broken:
    'Файл повреждён: его содержание не читается. Откройте его на своём компьютере, сохраните заново и приложите.',
  notSignature:
    'Это не файл электронной подписи. Приложите отсоединённую подпись в формате SIG или P7S, которую выдала программа подписания.',
} as const;
