// Front door of recognition.
export { seesApplicationFiles } from './application.attachments.ts';
export { applicationLifecycle } from './application.lifecycle.ts';
export { type DemoWorld, loadRecognitionDemo } from './demo.ts';
export { recognitionModule } from './module.ts';
