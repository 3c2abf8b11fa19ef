// What every store of files can do, and the keys it takes.
export interface StoredObject {
  readonly key: string;
  readonly changedAt: Date;
}

export interface FileStore {
  /** Answers only after the content is safe on disk (or in the bucket); a second put under a key replaces the first. */
  readonly put: (
    key: string,
    content: Uint8Array | AsyncIterable<Uint8Array>,
  ) => Promise<{ size: number; sha256: string }>;
  /** null: there is no such content. */
  readonly open: (key: string) => Promise<ReadableStream<Uint8Array> | null>;
  readonly remove: (key: string) => Promise<void>;
  /** Keys that begin so, for backup and for the search of orphans. */
  readonly list: (prefix: string) => AsyncIterable<StoredObject>;
  /** Removes what a killed process left half-written; called once at start. */
  readonly sweep: () => Promise<number>;
}

/** '<territory>/<file id>'. */
export function fileKey(territoryId: number, fileId: string): string {
  const key = `${Math.trunc(territoryId)}/${fileId}`;
  refuseStrangeKey(key);
  return key;
}

/** Keys become paths and addresses, so nothing but a number and a UUID may stand in them. */
export function refuseStrangeKey(key: string): void {
  if (!/^\d{1,10}\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key))
    throw new Error(`Strange file key: ${key}`);
}
