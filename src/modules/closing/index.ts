// Front door of reorganisation and closing.
export { loadClosingDemo } from './demo.ts';
export { closingModule } from './module.ts';
