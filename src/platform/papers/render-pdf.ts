// A paper as PDF: Typst runs inside this process, one compiler for its whole life.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { composeSheet } from './compose.ts';
import type { Paper } from './model.ts';
import { PAPER_TEXT } from './paper.text.ts';
import { drawQr } from './qr-picture.ts';
import { TYPST_TEMPLATE } from './typst-template.ts';

const FONTS = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];

let compiler: NodeCompiler | null = null;

/** The same paper gives the same bytes, so a stored hash can be checked by drawing again. */
export async function renderPdf(paper: Paper): Promise<Uint8Array> {
  const sheet = composeSheet(paper);
  const qr = sheet.foot?.qr;
  const foot = sheet.foot && {
    ...sheet.foot,
    qr: qr ? { svg: drawQr(qr.text).svg, alt: PAPER_TEXT.qrAlt, caption: qr.caption } : null,
  };
  const typst = openCompiler();
  try {
    // Straight to PDF: a compiled document handed to JavaScript outlives its use by megabytes.
    return typst.pdf(
      { mainFileContent: TYPST_TEMPLATE, inputs: { sheet: JSON.stringify({ ...sheet, foot }) } },
      { creationTimestamp: 0 },
    );
  } catch (problem) {
    throw new Error(`Typst could not draw "${paper.template.name}"`, { cause: problem });
  } finally {
    typst.evictCache(0);
    // Native memory is given back between turns of the event loop, so a long series has to yield.
    await nextTurn();
  }
}

function openCompiler(): NodeCompiler {
  compiler ??= NodeCompiler.create({ workspace: tmpdir(), fontArgs: [{ fontBlobs: readFonts() }] });
  return compiler;
}

function readFonts(): Buffer[] {
  const { resolve } = createRequire(import.meta.url);
  return FONTS.map((face) =>
    readFileSync(resolve(`@expo-google-fonts/pt-serif/${face}/PTSerif_${face}.ttf`)),
  );
}
