// Rows of a sheet as the clipboard carries them: tabs between cells, lines between rows, quotes around cells that hold either.

export function rowsOf(raw: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const end = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < raw.length; at += 1) {
    const letter = raw[at] ?? '';
    if (quoted && letter === '"' && raw[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (!quoted && letter === '\t') end();
    else if (!quoted && letter === '\n') {
      end();
      rows.push([]);
    } else if (letter !== '\r') cell += letter;
  }
  end();
  return rows.filter((cells) => cells.some((each) => each.trim() !== ''));
}

const quotedCell = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const textOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(quotedCell).join('\t')).join('\n');
