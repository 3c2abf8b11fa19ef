// A status as the network sees it: whom it serves and with what, who leads it, whom to ask; own ones with their history.
import { addDays } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { page } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { AsideBlock, Badge, Facts, HistoryList, LinkButton } from '../../../ui/index.ts';
import { type HistoryLine, historyOf } from '../../people/index.ts';
import { siteKind } from '../../recognition/index.ts';
import { networkPolicy } from '../network.policy.ts';
import {
  type Member,
  type NetworkSite,
  networkMembers,
  ownNetwork,
  readableSites,
  stateOf,
  subjectOf,
} from '../network.queries.ts';
import { networkSentences, networkText as text } from '../network.text.ts';
import { openToMembers } from '../sharing.commands.ts';
import { stateTones } from './map.tsx';

interface Shown {
  readonly site: NetworkSite;
  readonly member: Member;
  /** How the own territory opened and closed it. */
  readonly history: HistoryLine[];
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const own = await ownNetwork(ctx);
  const site = own ? (await readableSites(ctx, own)).find(({ siteId }) => siteId === id) : undefined;
  if (!own || !site) return null;
  const member = (await networkMembers(ctx, own)).find(({ territory }) => territory.id === site.territoryId);
  if (!member) return null;
  const lines = member.isOwn ? await historyOf(ctx, { kind: siteKind, id }, networkSentences) : [];
  return { site, member, history: lines };
}

const orderOf = (site: NetworkSite): string | undefined =>
  site.orderNumber && site.orderDate ? `№ ${site.orderNumber} от ${formatDate(site.orderDate)}` : undefined;

export const statusPage = page<Shown>({
  path: '/network/statuses/:id',
  ru: text.card,
  ability: networkPolicy.rules.view,
  load: (ctx, { id = '' }) => load(ctx, id),
  view: (view, { site, member, history }) => {
    const { fields } = text;
    const { service } = member.territory;
    const state = stateOf(site, view.today);
    return {
      title: `${site.institution}: ${site.theme}`,
      crumbs: [
        [text.title, '/network'],
        [text.map, '/network/map'],
      ],
      badge: <Badge tone={stateTones[state]} text={text.siteStates[state]} />,
      lead: `${site.statusName}, ${member.territory.name}`,
      actions:
        member.isOwn && !refusalOf(view, openToMembers, []) ? (
          <LinkButton text={text.sharing} href={view.url('/network/sharing')} icon="eye" />
        ) : null,
      body: (
        <Facts
          facts={[
            { label: fields.subject, value: subjectOf(site) },
            { label: fields.scope, value: text.scopes[site.scope] },
            { label: fields.services, value: site.services, wide: true },
            { label: fields.head, value: site.headName },
            { label: fields.order, value: orderOf(site) },
            { label: fields.startsOn, value: formatDate(site.startsOn) },
            { label: fields.until, value: formatDate(addDays(site.endsOn, -1)) },
            { label: fields.audience, value: text.audiences[site.audience] },
            ...(site.reason ? [{ label: fields.reason, value: site.reason, wide: true }] : []),
          ]}
        />
      ),
      aside: (
        <>
          <AsideBlock title={fields.service}>
            <p>{service.fullName}</p>
            {member.card?.headName ? <p>{`${member.card.headName}, ${member.card.headPost}`}</p> : null}
            <p>{[service.phone, service.email].filter(Boolean).join(', ') || text.noContacts}</p>
          </AsideBlock>
          {member.isOwn ? (
            <AsideBlock title={text.history}>
              <HistoryList entries={history} zone={view.territory.zone} />
            </AsideBlock>
          ) : null}
        </>
      ),
    };
  },
});
