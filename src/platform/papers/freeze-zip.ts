// Takes the moment out of a DOCX: the dates inside and the dates of the archive's entries.
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

const NEVER = '2000-01-01T00:00:00Z';

export function freezeZip(packed: Uint8Array): Uint8Array {
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(unzipSync(packed))) {
    entries[name] = name === 'docProps/core.xml' ? freezeDates(content) : content;
  }
  // The archive writes local time, so a local date gives the same bytes in every time zone.
  return zipSync(entries, { mtime: new Date(2000, 0, 1), level: 6 });
}

function freezeDates(core: Uint8Array): Uint8Array {
  return strToU8(strFromU8(core).replace(/>\d{4}-\d\d-\d\dT[^<]*</g, `>${NEVER}<`));
}
