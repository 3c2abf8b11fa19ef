// Switches the look at once and remembers it in a cookie, so that the server draws the next page right.
import { Controller } from '@hotwired/stimulus';
import { viewCookie, viewModeOf } from '../../ui/view-mode.ts';

export class ViewMode extends Controller<HTMLElement> {
  choose(event: Event) {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button) return;
    event.preventDefault();
    const mode = viewModeOf(button.value);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is absent from the browsers our users have
    document.cookie = `${viewCookie}=${mode}; path=/; max-age=31536000; samesite=lax`;
    document.documentElement.dataset.view = mode;
    document.documentElement.dataset.bsTheme = mode === 'dark' ? 'dark' : 'light';
    for (const other of this.element.querySelectorAll('button')) {
      if (other === button) other.setAttribute('aria-current', 'true');
      else other.removeAttribute('aria-current');
    }
  }
}
