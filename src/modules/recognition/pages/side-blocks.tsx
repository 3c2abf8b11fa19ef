// Blocks of the side column that cards of recognition share: documents of a record, its history with clauses.
import type { PageView } from '../../../kernel/page.ts';
import { AsideBlock, HistoryList } from '../../../ui/index.ts';
import type { DocumentSummary } from '../../documents/index.ts';
import type { HistoryLine } from '../../people/index.ts';
import type { RegulationVersion } from '../../regulations/index.ts';
import { chipOf } from '../site-report/pages/site-report-parts.tsx';

interface DocumentsProps {
  readonly view: PageView;
  readonly title: string;
  readonly none: string;
  readonly documents: readonly DocumentSummary[];
}

export function DocumentsBlock({ view, title, none, documents }: DocumentsProps) {
  return (
    <AsideBlock title={title}>
      {documents.length === 0 ? <p class="o-none">{none}</p> : null}
      <ul class="o-plain">
        {documents.map((document) => (
          <li>
            <a href={view.url(document.path)}>
              {document.title}
              {document.number ? ` № ${document.number}` : ''}
            </a>
          </li>
        ))}
      </ul>
    </AsideBlock>
  );
}

interface HistoryProps {
  readonly view: PageView;
  readonly title: string;
  /** The version under which the record was considered: its clauses stand beside the lines. */
  readonly version: RegulationVersion | null;
  readonly lines: readonly HistoryLine[];
}

export function HistoryBlock({ view, title, version, lines }: HistoryProps) {
  return (
    <AsideBlock title={title}>
      <HistoryList
        zone={view.territory.zone}
        entries={lines.map((line) => ({
          at: line.at,
          text: `${line.who}: ${line.text}`,
          clause: line.norm ? chipOf(view, version, line.norm) : undefined,
        }))}
      />
    </AsideBlock>
  );
}
