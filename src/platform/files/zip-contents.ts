// Looks inside DOCX, XLSX, ODT and ODS before they are kept: no macros, no programs, no bombs. Unpacks one small part at most.
import { strFromU8, type UnzipFileInfo, unzipSync } from 'fflate';
import { fileText } from './file.text.ts';

const MOST_PARTS = 5_000;
const MOST_UNPACKED = 300 * 1024 * 1024;
/** XML packs well, yet hardly so; small parts are not worth the doubt. */
const MOST_RATIO = 150;
const RATIO_MATTERS_FROM = 4 * 1024 * 1024;
const MOST_TYPES_PART = 512 * 1024;

const TYPES_PART = '[Content_Types].xml';
const ACTIVE_PARTS = /(^|\/)(vbaProject|vbaData|activeX)|^(Basic|Scripts)\/./i;
const PROGRAMS = /\.(exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|msi|jar|lnk)$/i;

export interface ArchiveFault {
  readonly name: string;
  readonly text: string;
}

const active: ArchiveFault = { name: 'file-macros', text: fileText.macros };
const bomb: ArchiveFault = { name: 'file-bomb', text: fileText.bomb };
const broken: ArchiveFault = { name: 'file-broken', text: fileText.broken };

/** null when the package may be kept. */
export function archiveFault(bytes: Uint8Array): ArchiveFault | null {
  const parts: UnzipFileInfo[] = [];
  let unpacked: Record<string, Uint8Array>;
  try {
    unpacked = unzipSync(bytes, {
      filter: (part) => {
        parts.push(part);
        return part.name === TYPES_PART && part.originalSize <= MOST_TYPES_PART;
      },
    });
  } catch {
    return broken;
  }
  if (parts.length === 0) return broken;
  if (isBomb(parts)) return bomb;
  const types = unpacked[TYPES_PART];
  // Some writers declare a default type for parts they do not have: only a named part counts.
  if (types && /<Override[^>]*(macroEnabled|vbaProject)/i.test(strFromU8(types))) return active;
  return parts.some(({ name }) => ACTIVE_PARTS.test(name) || PROGRAMS.test(name)) ? active : null;
}

function isBomb(parts: readonly UnzipFileInfo[]): boolean {
  if (parts.length > MOST_PARTS) return true;
  const whole = parts.reduce((sum, part) => sum + part.originalSize, 0);
  if (whole > MOST_UNPACKED) return true;
  return parts.some(
    (part) =>
      part.originalSize > RATIO_MATTERS_FROM && part.originalSize / Math.max(part.size, 1) > MOST_RATIO,
  );
}
