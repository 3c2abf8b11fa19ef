// The card of a material: what it is, its files, the next step, reviews, editions, history.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import {
  formatDate,
  formatDateShort,
  formatFileSize,
  upperFirst,
} from '../../../../platform/language/index.ts';
import {
  AsideBlock,
  Facts,
  Flash,
  formatDay,
  HistoryList,
  LinkButton,
  PlainTable,
  Section,
} from '../../../../ui/index.ts';
import { type FileEntry, filesOf } from '../../../documents/index.ts';
import { type HistoryLine, historyOf, personNames } from '../../../people/index.ts';
import { usesFund } from '../../library.policy.ts';
import {
  approveMaterial,
  outdateMaterial,
  placeMaterial,
  restoreMaterial,
  reviseMaterial,
  sendBackMaterial,
  withdrawMaterial,
} from '../fund.commands.ts';
import { detachFile, materialSubject } from '../material.commands.ts';
import { descriptionOf } from '../material.description.ts';
import { seesWork } from '../material.policy.ts';
import { type Edition, editionsOf, type Material, material } from '../material.queries.ts';
import {
  carriers,
  materialKinds,
  materialSentences,
  materialText as text,
  verdicts,
} from '../material.text.ts';
import { reassignReview } from '../review.commands.ts';
import { type MaterialReview, reviewsOf } from '../review.queries.ts';
import { AttachFile, DetachFile, MaterialActions, Reassign } from './actions.tsx';
import { MaterialBadge, shortNames, wholeName } from './signs.tsx';

interface Shown {
  readonly found: Material;
  readonly files: ReadonlyMap<string, FileEntry>;
  /** Empty for readers: they see the edition of the fund and nothing of the work. */
  readonly editions: readonly Edition[];
  readonly reviews: readonly MaterialReview[];
  readonly history: readonly HistoryLine[];
  readonly approvedBy: string;
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const found = await material(ctx, id);
  if (!found) return null;
  const works = seesWork(ctx, found);
  const names = found.approvedBy ? await personNames(ctx, [found.approvedBy]) : new Map<string, string>();
  return {
    found,
    files: new Map((await filesOf(ctx, materialSubject(id))).map((file) => [file.id, file])),
    editions: works ? await editionsOf(ctx, id) : [],
    reviews: works ? await reviewsOf(ctx, id) : [],
    history: works ? await historyOf(ctx, materialSubject(id), materialSentences) : [],
    approvedBy: names.get(found.approvedBy ?? '') ?? '',
  };
}

const back = (output: { id: string }) => `/library/materials/${output.id}`;
const { done } = text;

export const materialPage = page<Shown>({
  path: '/library/materials/:id',
  ru: text.one,
  ability: usesFund,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(detachFile, { next: back, done: done.detached }),
    post(reassignReview, { next: back, done: done.reassigned }),
    post(approveMaterial, { next: back, done: done.approved }),
    post(sendBackMaterial, { next: back, done: done.sentBack }),
    post(placeMaterial, { next: back, done: done.placed }),
    post(reviseMaterial, { next: back, done: done.revised }),
    post(outdateMaterial, { next: back, done: done.outdated }),
    post(withdrawMaterial, { next: back, done: done.withdrawn }),
    post(restoreMaterial, { next: back, done: done.restored }),
  ],
  view: (view, shown) => {
    const { found, editions } = shown;
    const edition = found.shown;
    const works = editions.length > 0;
    const { fundEdition, state } = found;
    return {
      title: edition.title,
      crumbs: [[text.title, '/library']],
      badge: works ? <MaterialBadge state={state} /> : undefined,
      lead: [upperFirst(materialKinds[edition.kind]), edition.audience].filter(Boolean).join('. '),
      actions: <MaterialActions view={view} found={found} />,
      aside: works ? <Aside view={view} shown={shown} /> : undefined,
      body: (
        <>
          {works && found.reason && ['returned', 'outdated', 'withdrawn'].includes(state) ? (
            <Flash kind={state === 'returned' ? 'warning' : 'info'} text={found.reason} />
          ) : null}
          {works && fundEdition !== null && fundEdition !== found.edition ? (
            <Flash kind="info" text={text.earlier(fundEdition)} />
          ) : null}
          <Section title="О материале">
            <Facts facts={factsOf(edition)} />
          </Section>
          <Files view={view} shown={shown} />
          {works ? <Reviews view={view} shown={shown} /> : null}
          {works ? <Editions view={view} shown={shown} /> : null}
        </>
      ),
    };
  },
});

const factsOf = (edition: Edition) => [
  { label: text.fields.authors, value: edition.authors.map(wholeName).join(', '), wide: true },
  { label: text.fields.annotation, value: edition.annotation, wide: true },
  { label: text.fields.subjects, value: edition.subjects.join(', ') },
  { label: text.fields.carrier, value: carriers[edition.carrier] },
  { label: text.fields.description, value: descriptionOf(edition), wide: true },
];

interface PartProps {
  readonly view: PageView;
  readonly shown: Shown;
}

function Files({ view, shown }: PartProps) {
  const { found, files } = shown;
  const own = found.shown.fileIds.flatMap((id) => files.get(id) ?? []);
  return (
    <Section title={text.fields.files} actions={<AttachFile view={view} found={found} />}>
      {own.length === 0 ? <p class="o-none">{text.noFiles}</p> : null}
      <ul class="o-files">
        {own.map((file) => (
          <li>
            <a href={view.url(file.path)} data-turbo="false">
              {file.name}
            </a>{' '}
            <small>{formatFileSize(file.size)}</small>{' '}
            <DetachFile view={view} found={found} fileId={file.id} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Reviews({ view, shown }: PartProps) {
  const { found, reviews } = shown;
  return (
    <Section
      title={text.conclusions}
      actions={
        reviews.length > 0 ? (
          <LinkButton
            text={text.agreement}
            href={view.url(`/library/materials/${found.id}/agreement.pdf`)}
            icon="printer"
            small
            download
          />
        ) : null
      }
    >
      <PlainTable
        caption={text.conclusions}
        rows={[...reviews]}
        rowKey={(row) => row.id}
        rowHref={(row) => view.url(`/library/reviews/${row.id}`)}
        empty={text.noReviews}
        columns={[
          { key: 'reviewer', title: text.fields.reviewer, cell: (row) => row.reviewer },
          { key: 'edition', title: text.fields.edition, cell: (row) => String(row.edition), numeric: true },
          { key: 'due', title: text.fields.due, cell: (row) => formatDateShort(row.dueOn) },
          {
            key: 'verdict',
            title: text.fields.verdict,
            cell: (row) =>
              row.verdict ? (
                verdicts[row.verdict]
              ) : row.endedOn ? (
                `заменён: ${row.endedWhy}`
              ) : (
                <Reassign view={view} found={found} review={row} />
              ),
            wrap: true,
          },
          { key: 'remarks', title: text.fields.remarks, cell: (row) => row.remarks, wrap: true },
          {
            key: 'given',
            title: text.fields.given,
            cell: (row) => (row.givenOn ? formatDateShort(row.givenOn) : ''),
          },
        ]}
      />
    </Section>
  );
}

function Editions({ view, shown }: PartProps) {
  const { found, editions, files } = shown;
  return (
    <Section
      title={text.editions}
      actions={
        editions.length > 1 ? (
          <LinkButton
            text={text.compare}
            href={view.url(`/library/materials/${found.id}/compare`)}
            small
            icon="columns"
          />
        ) : null
      }
    >
      <PlainTable
        caption={text.editions}
        rows={[...editions]}
        rowKey={(row) => String(row.number)}
        columns={[
          { key: 'number', title: '№', cell: (row) => String(row.number), numeric: true },
          { key: 'made', title: 'Когда', cell: (row) => formatDay(row.madeAt, view.territory.zone) },
          { key: 'change', title: text.fields.change, cell: (row) => row.change, wrap: true },
          { key: 'authors', title: text.fields.authors, cell: (row) => shortNames(row.authors), wrap: true },
          {
            key: 'files',
            title: text.fields.files,
            cell: (row) =>
              row.fileIds.map((id, index) => {
                const file = files.get(id);
                return file ? (
                  <>
                    {index > 0 ? ', ' : ''}
                    <a href={view.url(file.path)} data-turbo="false">
                      {file.name}
                    </a>
                  </>
                ) : null;
              }),
            wrap: true,
          },
        ]}
      />
    </Section>
  );
}

function Aside({ view, shown }: PartProps) {
  const { found } = shown;
  return (
    <>
      {found.approvedOn ? (
        <AsideBlock title={text.fields.approved}>
          <p>
            {formatDate(found.approvedOn)}, {shown.approvedBy}, редакция {found.approvedEdition}
          </p>
        </AsideBlock>
      ) : null}
      <AsideBlock title="История">
        <HistoryList
          zone={view.territory.zone}
          entries={shown.history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
        />
      </AsideBlock>
    </>
  );
}
