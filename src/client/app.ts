// The browser's part: Turbo for quick navigation, Stimulus for small habits. Pages work without any of it.

import { Application, type ControllerConstructor } from '@hotwired/stimulus';
import * as Turbo from '@hotwired/turbo';
import { AutoSubmit } from './controllers/auto-submit.ts';
import { Confirm } from './controllers/confirm.ts';
import { CopyText } from './controllers/copy-text.ts';
import { Countdown } from './controllers/countdown.ts';
import { Disclosure } from './controllers/disclosure.ts';
import { Focus } from './controllers/focus.ts';
import { Palette } from './controllers/palette.ts';
import { Print } from './controllers/print.ts';
import { SubmitOnce } from './controllers/submit-once.ts';
import { ViewMode } from './controllers/view-mode.ts';
import { forgetAllDrafts } from './drafts.ts';

const application = Application.start();
application.register('auto-submit', AutoSubmit);
application.register('confirm', Confirm);
application.register('copy-text', CopyText);
application.register('countdown', Countdown);
application.register('disclosure', Disclosure);
application.register('focus', Focus);
application.register('palette', Palette);
application.register('print', Print);
application.register('submit-once', SubmitOnce);
application.register('view-mode', ViewMode);

/** Loaded when a page has such an element, once. */
const lazy: Record<string, () => Promise<ControllerConstructor>> = {
  'answer-grid': async () => (await import('./controllers/answer-grid.ts')).AnswerGrid,
  autosave: async () => (await import('./controllers/autosave.ts')).Autosave,
  bulk: async () => (await import('./controllers/bulk.ts')).Bulk,
  dirty: async () => (await import('./controllers/dirty.ts')).Dirty,
  'file-drop': async () => (await import('./controllers/file-drop.ts')).FileDrop,
  'month-drag': async () => (await import('./controllers/month-drag.ts')).MonthDrag,
  'plan-grid': async () => (await import('./controllers/plan-grid.ts')).PlanGrid,
  'live-part': async () => (await import('./controllers/live-part.ts')).LivePart,
  picker: async () => (await import('./controllers/picker.ts')).Picker,
  refresh: async () => (await import('./controllers/refresh.ts')).Refresh,
  rows: async () => (await import('./controllers/rows.ts')).Rows,
  'table-keys': async () => (await import('./controllers/table-keys.ts')).TableKeys,
};

const asked = new Set<string>();

function loadNeeded() {
  for (const [name, load] of Object.entries(lazy)) {
    if (asked.has(name) || !document.querySelector(`[data-controller~="${name}"]`)) continue;
    asked.add(name);
    load().then(
      (controller) => application.register(name, controller),
      () => asked.delete(name),
    );
  }
}

document.documentElement.dataset.js = 'on';
document.addEventListener('turbo:load', loadNeeded);
document.addEventListener('turbo:render', loadNeeded);
document.addEventListener('turbo:frame-load', loadNeeded);
document.addEventListener('submit', (event) => {
  if (event.target instanceof HTMLFormElement && event.target.dataset.signOut !== undefined)
    forgetAllDrafts();
});
loadNeeded();

Turbo.config.drive.progressBarDelay = 300;
