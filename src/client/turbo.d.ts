// Turbo ships no types; this is what we use of it.
declare module '@hotwired/turbo' {
  export const config: { drive: { progressBarDelay: number } };
  export function visit(url: string, options?: { action: 'replace' }): void;
}
