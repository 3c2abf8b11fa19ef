// Types of what the TypeScript tools take from prepare.mjs, which must stay plain JavaScript.
export const root: string;
export const node: string;
export function buildIfStale(parts: { report: (line: string) => void }): Promise<void>;
