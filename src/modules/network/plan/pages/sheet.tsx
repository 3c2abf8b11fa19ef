// «Лист ознакомления»: every service of the network, who acknowledged the plan and when, whom to telephone.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { download, page } from '../../../../kernel/page.ts';
import { notFound, type Refusal } from '../../../../kernel/refusal.ts';
import { formatMoment } from '../../../../platform/language/index.ts';
import { sheetAnswer } from '../../../../platform/sheets/index.ts';
import { Badge, LinkButton, PlainTable, PrintButton, ProgressBar, Section } from '../../../../ui/index.ts';
import { networkPolicy } from '../../network.policy.ts';
import { ownNetwork } from '../../network.queries.ts';
import { networkText } from '../../network.text.ts';
import { centrePlanPath } from '../publication.look.ts';
import { sheetIsTheCentres } from '../publication.policy.ts';
import { type Publication, publicationsIn, type SheetRow, sheetOf } from '../publication.queries.ts';
import { publicationText as text } from '../publication.text.ts';
import { acknowledgedAt, CentrePlanTabs, planCrumbs } from './plan-parts.tsx';

interface Shown {
  readonly publication: Publication;
  readonly rows: readonly SheetRow[];
}

async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown | Refusal> {
  const own = await ownNetwork(ctx);
  if (!own) return notFound(networkText.alone);
  if (!own.seesAll) return sheetIsTheCentres;
  const editions = await publicationsIn(ctx, own.network.id);
  const publication = editions.find(({ id }) => id === query.get('edition')) ?? editions[0];
  if (!publication) return notFound(text.none);
  return { publication, rows: await sheetOf(ctx, own, publication) };
}

const serviceOf = ({ territory }: SheetRow) => territory.service.fullName;
const phoneOf = ({ territory }: SheetRow) => territory.service.phone || text.noPhone;

export const sheetPage = page<Shown>({
  path: `${centrePlanPath}/sheet`,
  ru: text.sheet,
  ability: networkPolicy.rules.view,
  load: (ctx, _params, query) => load(ctx, query),
  view: (view, { publication, rows }) => {
    const done = rows.filter((row) => row.acknowledgement).length;
    return {
      title: text.sheet,
      crumbs: [...planCrumbs, [text.title, centrePlanPath]],
      badge: <Badge tone="going" text={text.edition(publication.edition, publication.publishedOn)} />,
      lead: text.sheetLead,
      wide: true,
      actions: (
        <>
          <LinkButton
            text="XLSX"
            icon="download"
            download
            href={view.url(`${centrePlanPath}/sheet.xlsx?edition=${publication.id}`)}
          />
          <PrintButton />
        </>
      ),
      body: (
        <>
          <CentrePlanTabs view={view} current="sheet" />
          <ProgressBar label={text.counted(done, rows.length)} done={done} total={rows.length} />
          <Section title={publication.title}>
            <PlainTable
              caption={text.sheet}
              rows={[...rows]}
              rowKey={(row) => row.territory.slug}
              columns={[
                {
                  key: 'service',
                  title: text.fields.service,
                  wrap: true,
                  cell: (row) => (
                    <>
                      <strong>{row.territory.name}</strong>{' '}
                      {row.isHost ? <Badge tone="done" text={text.host} /> : null}
                      <br />
                      <small>{serviceOf(row)}</small>
                    </>
                  ),
                },
                {
                  key: 'state',
                  title: text.fields.state,
                  cell: (row) =>
                    row.acknowledgement ? (
                      <Badge tone="done" text={text.acknowledge.toLocaleLowerCase('ru')} />
                    ) : (
                      <Badge tone="waiting" text={text.notYet} />
                    ),
                },
                {
                  key: 'who',
                  title: text.fields.who,
                  wrap: true,
                  cell: (row) =>
                    row.acknowledgement ? (
                      <>
                        {row.acknowledgement.name} <small>{row.acknowledgement.post}</small>
                      </>
                    ) : null,
                },
                {
                  key: 'when',
                  title: text.fields.when,
                  cell: (row) => (row.acknowledgement ? acknowledgedAt(view, row.acknowledgement) : null),
                },
                { key: 'phone', title: text.fields.phone, cell: phoneOf },
              ]}
            />
          </Section>
        </>
      ),
    };
  },
});

export const sheetDownload = download({
  path: `${centrePlanPath}/sheet.xlsx`,
  ru: `${text.sheet} в XLSX`,
  ability: networkPolicy.rules.view,
  load: async (ctx, _params, query) => {
    const shown = await load(ctx, query);
    if ('refusal' in shown) return shown;
    return sheetAnswer<SheetRow>(
      query.get('format'),
      text.sheet,
      [
        { title: networkText.fields.territory, value: (row) => row.territory.name, width: 26 },
        { title: text.fields.service, value: serviceOf, width: 50 },
        {
          title: text.fields.state,
          value: (row) => (row.acknowledgement ? text.acknowledge.toLocaleLowerCase('ru') : text.notYet),
          width: 18,
        },
        { title: text.fields.who, value: (row) => row.acknowledgement?.name ?? '', width: 24 },
        { title: text.fields.post, value: (row) => row.acknowledgement?.post ?? '', width: 30 },
        {
          title: text.fields.when,
          value: (row) =>
            row.acknowledgement ? formatMoment(row.acknowledgement.at, ctx.territory.zone) : '',
          width: 20,
        },
        { title: text.fields.phone, value: phoneOf, width: 22 },
      ],
      shown.rows,
    );
  },
});
