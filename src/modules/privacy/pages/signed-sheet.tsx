// The signed sheet of a consent, where the reader sees the consents: the file answers by the same right.
import type { PageView } from '../../../kernel/page.ts';
import type { Consent } from '../consent.commands.ts';
import { privacyText as text } from '../privacy.text.ts';

export function SignedSheet({ view, consent }: { view: PageView; consent: Consent }) {
  if (!consent.fileId) return <span class="o-none">—</span>;
  return (
    <a href={view.url(`/files/${consent.fileId}`)} data-turbo="false">
      {text.openSheet}
    </a>
  );
}
