// A QR code as one SVG path: small, sharp on paper, and the same every time.
import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

export type QrPicture = { svg: string; path: string; size: number; dark: boolean[][] };

export function drawQr(text: string): QrPicture {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`;
  return { svg, path, size, dark: data };
}

/** The same code as a PNG of one bit a dot, for Word. */
export function qrPng({ dark, size }: QrPicture, scale = 8): Buffer {
  const width = size * scale;
  const stride = Math.ceil(width / 8);
  const pixels = Buffer.alloc((stride + 1) * width, 0xff);
  for (let y = 0; y < width; y += 1) {
    const row = y * (stride + 1);
    pixels[row] = 0;
    for (let x = 0; x < width; x += 1) {
      if (!dark[Math.floor(y / scale)]?.[Math.floor(x / scale)]) continue;
      const at = row + 1 + (x >> 3);
      pixels[at] = (pixels[at] ?? 0) & ~(0x80 >> (x & 7));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(width, 4);
  header[8] = 1;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [pngChunk('IHDR', header), pngChunk('IDAT', deflateSync(pixels)), pngChunk('IEND')];
  return Buffer.concat([signature, ...chunks]);
}

function pngChunk(type: string, content = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(content.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}
