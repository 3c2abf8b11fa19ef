// Legal support: the head's list of what to look through, to cite anew and to have approved.
import { page } from '../../../kernel/page.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { Badge, EmptyState, PlainTable, PrintButton, type Tone } from '../../../ui/index.ts';
import { ClauseSign, clauseOf } from '../../centre/index.ts';
import { norms } from '../../regulations/index.ts';
import { type Matter, mattersOf } from '../legal/legal.queries.ts';
import { seesNomenclature } from '../nomenclature.policy.ts';
import { type MatterKind, matterKinds, nomenclatureText as text } from '../nomenclature.text.ts';
import { Ways } from './parts.tsx';

const tones: Readonly<Record<MatterKind, Tone>> = {
  expiring: 'waiting',
  'old-law': 'trouble',
  approval: 'trouble',
  missing: 'trouble',
};

interface Shown {
  readonly matters: readonly Matter[];
  readonly clause: Awaited<ReturnType<typeof clauseOf>>;
}

export const legalPage = page<Shown>({
  path: '/nomenclature/legal',
  ru: text.legalTitle,
  ability: seesNomenclature,
  load: async (ctx) => ({
    matters: await mattersOf(ctx),
    clause: await clauseOf(ctx, norms.legalSupport.slug),
  }),
  view: (view, { matters, clause }) => ({
    title: text.legalTitle,
    crumbs: [[text.slotsTitle, '/nomenclature']],
    lead: (
      <>
        {text.legalLead} <ClauseSign view={view} clause={clause} />
      </>
    ),
    actions: <PrintButton />,
    wide: true,
    body: (
      <>
        <Ways view={view} current="legal" />
        {matters.length === 0 ? (
          <EmptyState title={text.legalNone} text={text.legalNoneText} icon="file-text" />
        ) : (
          <PlainTable
            caption={text.legalTitle}
            rows={[...matters]}
            rowKey={(row) => `${row.kind}-${row.path}-${row.detail}-${row.title}`}
            rowHref={(row) => view.url(row.path)}
            columns={[
              { key: 'what', title: text.what, wrap: true, cell: (row) => row.title },
              {
                key: 'kind',
                title: text.matter,
                wrap: true,
                cell: (row) => <Badge tone={tones[row.kind]} text={matterKinds[row.kind]} />,
              },
              { key: 'detail', title: text.detail, wrap: true, cell: (row) => row.detail },
              {
                key: 'due',
                title: text.byDay,
                cell: (row) => (row.dueOn ? formatDateShort(row.dueOn) : ''),
              },
            ]}
          />
        )}
      </>
    ),
  }),
});
