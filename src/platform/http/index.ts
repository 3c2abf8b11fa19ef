// Front door of HTTP for rooms that own routes outside the territories.
export type { FlashNote, Framing, GlobalRoute, KnownCaller } from './routes.ts';
