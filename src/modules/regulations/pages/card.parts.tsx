// Pieces of a regulation's card: approval block as on paper, clauses with what keeps them, versions to compare.
import type { PageView } from '../../../kernel/page.ts';
import { formatDateQuoted, formatDateShort } from '../../../platform/language/index.ts';
import { ClauseChip, formatDay, LinkButton, PlainTable, Section } from '../../../ui/index.ts';
import { clausePath } from '../citation.ts';
import { normName } from '../norms/names.text.ts';
import type { Block, VersionLine } from '../queries/regulations.ts';
import { versionLifecycle } from '../regulation.lifecycle.ts';
import { regulationText } from '../regulation.text.ts';
import type { RegulationVersion } from '../version.ts';
import type { Card } from './card.queries.ts';
import { words } from './words.text.ts';

const text = words.card;

/** One part in words: «Экспертный совет, протокол № 1, «30» августа 2016 г.» */
export function blockWords(block: Block): string {
  const document = [block.document, block.number ? `№ ${block.number}` : ''].filter(Boolean).join(' ');
  const dated = block.dated ? formatDateQuoted(block.dated) : '«___» __________ ____ г.';
  return [block.post, block.body, document, dated].filter(Boolean).join(', ');
}

export function ApprovalBlocks({ blocks }: { blocks: readonly Block[] }) {
  if (blocks.length === 0) return null;
  return (
    <Section title={text.approval}>
      <dl class="o-facts">
        {blocks.map((block) => (
          <div>
            <dt>{regulationText.blocks[block.kind].toUpperCase()}</dt>
            <dd>{blockWords(block)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** The text as it is read: number, words, and what in the product keeps the clause. */
export function ClauseText({
  version,
  href,
}: {
  version: RegulationVersion;
  href: (path: string) => string;
}) {
  return (
    <Section title={text.tabs.text}>
      {version.clauses.length === 0 ? <p class="o-none">{text.noClauses}</p> : null}
      <ol class="o-clauses" aria-label={version.title}>
        {version.clauses.map((clause) => {
          const to = href(clausePath(version, clause.key));
          return (
            <li class={clause.heading ? 'o-clauses-heading' : undefined}>
              <span class="o-clauses-number">{clause.printed}</span>
              {clause.heading ? <h3>{clause.text}</h3> : <a href={to}>{clause.text}</a>}
              <span class="o-clauses-norms">
                {clause.norms.map((norm) => (
                  <ClauseChip number={normName(norm)} href={to} />
                ))}
              </span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

/** «с 01.09.2026 до 01.09.2027» */
export const periodWords = (line: VersionLine): string => {
  if (line.state === 'draft') return versionLifecycle.states.draft;
  const from = line.effectiveFrom
    ? `с ${formatDateShort(line.effectiveFrom)}`
    : 'день начала в тексте не назван';
  return line.effectiveTo ? `${from} до ${formatDateShort(line.effectiveTo)}` : from;
};

export function VersionTable({ view, card }: { view: PageView; card: Card }) {
  const base = `/regulations/${card.record.slug}`;
  return (
    <Section title={text.tabs.versions}>
      <PlainTable
        caption={text.tabs.versions}
        rows={[...card.versions]}
        rowKey={(line) => line.id}
        rowHref={(line) => view.url(`${base}?version=${line.number}`)}
        columns={[
          { key: 'number', title: words.clause.version, cell: (line) => `№ ${line.number}` },
          { key: 'period', title: 'Действует', wrap: true, cell: periodWords },
          { key: 'reason', title: 'Причина', wrap: true, cell: (line) => line.reason },
          {
            key: 'made',
            title: 'Кто и когда',
            wrap: true,
            cell: (line) =>
              [
                line.madeBy ? card.authors.get(line.madeBy) : null,
                formatDay(line.madeAt, view.territory.zone),
              ]
                .filter(Boolean)
                .join(', '),
          },
          {
            key: 'compare',
            title: words.compare.show,
            cell: (line) =>
              line.number > 1 ? (
                <LinkButton
                  text={`с № ${line.number - 1}`}
                  href={view.url(`${base}/compare?from=${line.number - 1}&to=${line.number}`)}
                  small
                />
              ) : null,
          },
        ]}
      />
    </Section>
  );
}
