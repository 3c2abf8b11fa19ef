// The sign a record of any room carries: the version of the regulation it was considered under, one press away (REG-01).
import type { PageView } from '../../../kernel/page.ts';
import { AsideBlock } from '../../../ui/index.ts';
import { pinnedVersion } from '../citation.ts';
import type { RegulationVersion } from '../version.ts';
import { shorten } from './parts.tsx';

interface VersionBlockProps {
  view: PageView;
  /** «По какой редакции рассмотрена» */
  title: string;
  versions: readonly { readonly version: RegulationVersion; readonly note?: string }[];
}

export function VersionBlock({ view, title, versions }: VersionBlockProps) {
  if (versions.length === 0) return null;
  return (
    <AsideBlock title={title}>
      <ul class="o-people">
        {versions.map(({ version, note }) => {
          const { title: whole, requisites, path } = pinnedVersion(version);
          return (
            <li>
              <a href={view.url(path)}>{shorten(whole, 90)}</a>
              <small>{[requisites, note].filter(Boolean).join('; ')}</small>
            </li>
          );
        })}
      </ul>
    </AsideBlock>
  );
}
