// History of a load in words: what was done; who and when are put before it.
type Data = Readonly<Record<string, unknown>>;

const file = (data: Data) => `список «${data.file}»`;
const counted = (data: Data) => `новых ${data.new ?? 0}, изменённых ${data.changed ?? 0}`;

export const importSentences: Readonly<Record<string, (data: Data) => string>> = {
  'import.read': (data) => `прочитан ${file(data)}`,
  'import.unread': (data) => `${file(data)} не прочитан: ${data.fault}`,
  'import.started': (data) => `начата запись: ${file(data)}`,
  'import.applied': (data) => `записан ${file(data)}: ${counted(data)}`,
  'import.given-back': (data) =>
    `${file(data)} возвращён на проверку: изменились записи (строк ${data.stale})`,
  'import.undone': (data) => `загрузка отменена: ${file(data)}, записей ${data.records}`,
  'import.dropped': (data) => `${file(data)} не записан`,
};
