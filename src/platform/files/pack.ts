// Several files in one archive to take away; what is packed already (XLSX, PDF) is only put in.
import { zipSync } from 'fflate';

/** Names may be Russian; two files of one name get numbers. */
export function packZip(files: readonly { readonly name: string; readonly body: Uint8Array }[]): Uint8Array {
  const packed: Record<string, Uint8Array> = {};
  for (const { name, body } of files) {
    let free = name;
    for (let number = 2; free in packed; number += 1) free = name.replace(/(\.[^.]+)?$/, ` (${number})$1`);
    packed[free] = body;
  }
  return zipSync(packed, { level: 0 });
}
