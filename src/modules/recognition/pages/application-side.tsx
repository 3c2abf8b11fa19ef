// The side column of an application's card: when it came, what the authority said, documents, history.
import type { PageView } from '../../../kernel/page.ts';
import { formatMoment } from '../../../platform/language/index.ts';
import { AsideBlock, HistoryList } from '../../../ui/index.ts';
import { chipFor, VersionBlock } from '../../regulations/index.ts';
import type { Shown } from './application-content.tsx';
import { cardPages as words } from './pages.text.ts';

export function Side({ view, shown }: { view: PageView; shown: Shown }) {
  const { application } = shown;
  const clauseOf = (norm: string | null) => {
    if (!norm) return undefined;
    const chip = chipFor(shown.version, norm);
    return chip.path ? { number: chip.label, href: view.url(chip.path) } : undefined;
  };
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
      <AsideBlock title={words.documents}>
        {shown.documents.length === 0 ? <p class="o-none">Документов пока нет.</p> : null}
        <ul class="o-plain">
          {shown.documents.map((document) => (
            <li>
              <a href={view.url(document.path)}>
                {document.title}
                {document.number ? ` № ${document.number}` : ''}
              </a>
            </li>
          ))}
        </ul>
      </AsideBlock>
      <AsideBlock title={words.history}>
        <HistoryList
          zone={view.territory.zone}
          entries={shown.history.map((line) => ({
            at: line.at,
            text: `${line.who}: ${line.text}`,
            clause: clauseOf(line.norm),
          }))}
        />
      </AsideBlock>
    </>
  );
}
