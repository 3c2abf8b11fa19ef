// Where the content of files lives: a folder of this installation or an S3-compatible bucket, chosen by configuration.
import type { FilesConfig } from '../config.ts';
import { openFolderStore } from './folder-store.ts';
import { openS3Store } from './s3-store.ts';
import type { FileStore } from './store-shape.ts';

export const openFileStore = (config: FilesConfig): FileStore =>
  config.kind === 'folder' ? openFolderStore(config.folder) : openS3Store(config);

let current: FileStore | null = null;

/** Set once by the composition root: an installation has one store, as it has one database. */
export function useFileStore(store: FileStore): void {
  current = store;
}

export function fileStore(): FileStore {
  if (!current) throw new Error('The file store is not open: main calls useFileStore before serving');
  return current;
}
