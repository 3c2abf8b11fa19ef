// Addresses of the built browser files. The server bundle has them baked in by tools/build.mjs;
// code run from source uses the copies without a hash that the same build writes.
export interface Assets {
  css: string;
  js: string;
  icons: string;
  favicon: string;
  /** Fonts of the first screen, named so that the browser asks for them at once. */
  preload: readonly string[];
}

declare const OPORA_ASSETS: Assets | undefined;

export const assets: Assets =
  typeof OPORA_ASSETS === 'undefined'
    ? {
        css: '/assets/app.css',
        js: '/assets/app.js',
        icons: '/assets/icons.svg',
        favicon: '/assets/favicon.svg',
        preload: [],
      }
    : OPORA_ASSETS;
