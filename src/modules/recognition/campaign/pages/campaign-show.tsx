import { otherYear, type ReadCtx, scopesOf } from '../../../../kernel/ctx.ts';
import { isPast } from '../../../../kernel/deadline.ts';
import { page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import { AsideBlock, HistoryList, Term } from '../../../../ui/index.ts';
import { institutionsList } from '../../../institutions/index.ts';
import { historyOf } from '../../../people/index.ts';
import { chipFor, termsOf, versionById } from '../../../regulations/index.ts';
import { proposeAgenda } from '../../application/application.agenda.ts';
import { applicationFilter, applicationsPage, countsByState } from '../../application/application.queries.ts';
import { dailySentences } from '../../notices/recognition.notices.text.ts';
import { campaignPages as words } from '../../pages/pages.text.ts';
import {
  cancelCampaign,
  closeCampaign,
  openCampaign,
  permitLate,
  prepareCampaign,
} from '../campaign.commands.ts';
import { campaignLifecycle } from '../campaign.lifecycle.ts';
import { preparesCampaign } from '../campaign.policy.ts';
import { allCampaigns, applicationDeadlineOf, expertCouncil } from '../campaign.queries.ts';
import { campaignSentences } from '../campaign.text.ts';
import { CampaignActions, CampaignBody } from './campaign-parts.tsx';
import type { ShownCampaign } from './campaign-steps.ts';

async function load(ctx: ReadCtx, id: string | null): Promise<ShownCampaign | null> {
  const all = (await allCampaigns(ctx)).filter(
    (each) => each.state !== 'planned' || !preparesCampaign.check(ctx, each),
  );
  const running = all.filter((each) => each.state !== 'cancelled');
  const campaign = id
    ? (all.find((each) => each.id === id) ?? null)
    : (running.find((each) => each.year === otherYear(ctx)) ?? running[0] ?? null);
  if (id && !campaign) return null;
  const own = scopesOf(ctx, ['institution-head', 'institution-operator'], 'institution');
  const mine =
    campaign && own.length > 0
      ? (await applicationsPage(ctx, applicationFilter.parse({ campaignId: campaign.id, limit: 50 }))).filter(
          (row) => own.includes(row.institutionId),
        )
      : [];
  const runs = campaign && !refusalOf(ctx, permitLate, campaign);
  const found = runs ? await institutionsList(ctx, { limit: 200 } as never) : null;
  return {
    terms: await termsOf(ctx),
    council: await expertCouncil(ctx),
    campaign,
    others: all.filter((each) => each.id !== campaign?.id),
    version: campaign ? await versionById(ctx, campaign.regulationVersionId) : null,
    counts: campaign ? await countsByState(ctx, campaign.id) : new Map(),
    mine,
    organisations: (found?.rows ?? []).map((row) => ({ value: row.id, label: row.shortName })),
    history: campaign
      ? await historyOf(
          ctx,
          { kind: campaignLifecycle.name, id: campaign.id },
          { ...campaignSentences, ...dailySentences },
        )
      : [],
  };
}

const campaignPageAt = (path: string) =>
  page<ShownCampaign>({
    path,
    ru: words.title,
    ability: signedIn,
    load: (ctx, { id }) => load(ctx, id ?? null),
    posts: [
      post(prepareCampaign, { next: () => '/recognition', done: words.prepared }),
      post(openCampaign, { next: () => '/recognition', done: words.opened }),
      post(closeCampaign, { next: () => '/recognition', done: words.closed }),
      post(cancelCampaign, { next: () => '/recognition', done: words.cancelled }),
      post(permitLate, { next: () => '/recognition#late', done: words.lateDone }),
      post(proposeAgenda, {
        next: () => '/councils',
        done: (output) => words.agendaDone(output.proposed, output.waiting),
      }),
    ],
    view: (view, shown) => {
      const { campaign, version, history, others } = shown;
      const deadline = campaign && applicationDeadlineOf(view, campaign);
      const clauseOf = (norm: string | null) => {
        const chip = norm ? chipFor(version, norm) : null;
        return chip?.path ? { number: chip.label, href: view.url(chip.path) } : undefined;
      };
      return {
        title: campaign?.title ?? words.title,
        lead: campaign ? words.lead(shown.terms, campaign.year) : undefined,
        actions: <CampaignActions view={view} shown={shown} />,
        aside: campaign ? (
          <>
            {deadline && campaign.state === 'open' ? (
              <AsideBlock title="Приём заявок">
                <Term
                  at={deadline.lastMoment}
                  now={view.now}
                  zone={view.territory.zone}
                  met={isPast(deadline, view.now)}
                />
              </AsideBlock>
            ) : null}
            <AsideBlock title="Сроки отбора">
              <ul class="o-plain">
                <li>Заявки: до {formatDate(campaign.applicationsUntil)}</li>
                <li>Экспертиза: до {formatDate(campaign.expertiseUntil)}</li>
                <li>Приказ: до {formatDate(campaign.orderUntil)}</li>
              </ul>
            </AsideBlock>
            {version ? (
              <AsideBlock title={words.regulation}>
                <a href={view.url(`/regulations/${version.slug}?version=${version.number}`)}>
                  {version.title}, редакция {version.number}
                </a>
              </AsideBlock>
            ) : null}
            {others.length > 0 ? (
              <AsideBlock title={words.otherYears}>
                <ul class="o-plain">
                  {others.map((each) => (
                    <li>
                      <a href={view.url(`/recognition/campaigns/${each.id}`)}>{each.title}</a>
                    </li>
                  ))}
                </ul>
              </AsideBlock>
            ) : null}
            <AsideBlock title={words.history}>
              <HistoryList
                zone={view.territory.zone}
                entries={history.map((line) => ({
                  at: line.at,
                  text: `${line.who}: ${line.text}`,
                  clause: clauseOf(line.norm),
                }))}
              />
            </AsideBlock>
          </>
        ) : undefined,
        body: <CampaignBody view={view} shown={shown} />,
      };
    },
  });

export const campaignPage = campaignPageAt('/recognition');
export const campaignOfYearPage = campaignPageAt('/recognition/campaigns/:id');
