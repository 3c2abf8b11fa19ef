// Papers of a campaign: the order on holding the selection and the register of applications, drawn by one click.
import { page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { ActionButton, PlainTable, Section } from '../../../../ui/index.ts';
import { type DocumentSummary, documentsOf } from '../../../documents/index.ts';
import { campaignLifecycle } from '../../campaign/campaign.lifecycle.ts';
import { campaignById } from '../../campaign/campaign.queries.ts';
import type { Campaign } from '../../campaign/campaign.schema.ts';
import { packageWords as words } from '../../site/pages/site-pages.text.ts';
import { guardOf, orderText } from '../../site/pages/site-parts.tsx';
import { draftCallOrder, draftRegister } from '../package.campaign.ts';

interface Shown {
  readonly campaign: Campaign;
  readonly documents: DocumentSummary[];
}

export const campaignPapersPage = page<Shown>({
  path: '/recognition/campaigns/:id/papers',
  ru: words.campaignPapers,
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const campaign = await campaignById(ctx, id);
    if (!campaign) return null;
    const refusal = refusalOf(ctx, draftRegister, campaign);
    if (refusal) return refusal;
    return { campaign, documents: await documentsOf(ctx, { kind: campaignLifecycle.name, id }) };
  },
  posts: [
    post(draftCallOrder, { next: (output) => `/documents/${output.documentId}`, done: words.drawn }),
    post(draftRegister, { next: (output) => `/documents/${output.documentId}`, done: words.drawn }),
  ],
  view: (view, { campaign, documents }) => ({
    title: words.campaignPapers,
    crumbs: [[campaign.title, `/recognition/campaigns/${campaign.id}`]],
    lead: words.campaignPapersLead,
    actions: (
      <>
        {[draftCallOrder, draftRegister].map((each) => (
          <ActionButton
            text={each.ru}
            action={view.self}
            icon="file-text"
            guard={guardOf(view, each.name)}
            hidden={{ _command: each.name, id: campaign.id }}
          />
        ))}
      </>
    ),
    body: (
      <Section title={words.documents}>
        <PlainTable
          caption={words.documents}
          rows={documents}
          rowKey={(document) => document.id}
          rowHref={(document) => view.url(document.path)}
          empty="Бумаг пока нет."
          columns={[
            { key: 'title', title: words.document, cell: (document) => document.title, wrap: true },
            { key: 'number', title: 'Номер и дата', cell: (document) => orderText(document) },
          ]}
        />
      </Section>
    ),
  }),
});
