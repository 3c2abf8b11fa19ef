// One icon of the shared sprite; decoration only, so the words beside it carry the meaning.
import { assets } from './assets.ts';
import type { IconName } from './icon-names.ts';

export function Icon({ name, label }: { name: IconName; label?: string | undefined }) {
  return (
    <svg
      class="o-icon"
      width="20"
      height="20"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : 'true'}
      focusable="false"
    >
      <use href={`${assets.icons}#${name}`} />
    </svg>
  );
}
