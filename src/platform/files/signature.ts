// Recognises a detached electronic signature (CMS SignedData): kept beside the document, never checked here (decision 6.17).

/** ASN.1 object identifier of SignedData, 1.2.840.113549.1.7.2. */
const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex');
const LOOK_IN = 32;

const isDer = (bytes: Buffer): boolean =>
  bytes[0] === 0x30 && bytes.subarray(0, LOOK_IN).includes(SIGNED_DATA);

/** True for the binary form, and for the same in Base64 with or without the PEM frame. */
export function isDetachedSignature(bytes: Uint8Array): boolean {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isDer(content)) return true;
  const start = content
    .subarray(0, 200)
    .toString('latin1')
    .replace(/-----BEGIN [A-Z0-9 ]+-----/, '');
  const letters = start.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/=]{48,}/.test(letters)) return false;
  return isDer(Buffer.from(letters.slice(0, 48), 'base64'));
}
