// The side column of an application's card: when it came, what the authority said, documents, history.
import type { PageView } from '../../../../kernel/page.ts';
import { formatMoment } from '../../../../platform/language/index.ts';
import { AsideBlock } from '../../../../ui/index.ts';
import { VersionBlock } from '../../../regulations/index.ts';
import { cardPages as words } from '../../pages/pages.text.ts';
import { DocumentsBlock, HistoryBlock } from '../../pages/side-blocks.tsx';
import type { Shown } from './application-content.tsx';

export function Side({ view, shown }: { view: PageView; shown: Shown }) {
  const { application } = shown;
  return (
    <>
      {application.submittedAt ? (
        <AsideBlock title={words.submittedAt}>
          <p>{formatMoment(application.submittedAt, view.territory.zone)}</p>
        </AsideBlock>
      ) : null}
      <VersionBlock view={view} title={words.version} versions={[{ version: shown.version }]} />
      {application.departmentReason ? (
        <AsideBlock title={words.department}>
          <p>{application.departmentReason}</p>
        </AsideBlock>
      ) : null}
      <DocumentsBlock
        view={view}
        title={words.documents}
        none={words.noDocuments}
        documents={shown.documents}
      />
      <HistoryBlock view={view} title={words.history} version={shown.version} lines={shown.history} />
    </>
  );
}
