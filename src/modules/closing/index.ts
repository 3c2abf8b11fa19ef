// Front door of reorganisation and closing.
export { useArchiveOf } from './archive/archive.ts';
export { loadClosingDemo } from './demo.ts';
export { closingModule } from './module.ts';
