// «Сеть»: the centre and its members as a tree — services, heads, how to reach them, and how much there is.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { countOf } from '../../../platform/language/index.ts';
import {
  Badge,
  ClauseChip,
  EmptyState,
  LinkButton,
  PrintButton,
  Section,
  Stat,
  StatRow,
} from '../../../ui/index.ts';
import { chipFor, currentVersion, type NormChip } from '../../regulations/index.ts';
import { networkPolicy } from '../network.policy.ts';
import { type Member, networkMembers, type OwnNetwork, ownNetwork } from '../network.queries.ts';
import { networkText as text } from '../network.text.ts';
import { openToMembers } from '../sharing.commands.ts';
import { NetworkTabs } from './network-tabs.tsx';

interface Shown {
  readonly own: OwnNetwork;
  readonly members: Member[];
  readonly chip: NormChip;
}

async function load(ctx: ReadCtx): Promise<Shown | { own: null }> {
  const own = await ownNetwork(ctx);
  if (!own) return { own: null };
  const norm = 'network-membership';
  return {
    own,
    members: await networkMembers(ctx, own),
    chip: chipFor(await currentVersion(ctx, norm), norm),
  };
}

/** Sums over what is open to the reader, and over how many territories they are. */
function Figures({ members, own }: { members: readonly Member[]; own: OwnNetwork }) {
  const open = members.flatMap(({ card }) => (card && card.institutions !== null ? [card] : []));
  const note = text.sumNote(open.length, members.length);
  const sum = (of: (card: (typeof open)[number]) => number | null) =>
    open.reduce((total, card) => total + (of(card) ?? 0), 0);
  return (
    <StatRow>
      <Stat value={sum((card) => card.institutions)} label={text.sumInstitutions} note={note} />
      <Stat value={sum((card) => card.teachers)} label={text.sumTeachers} note={note} />
      <Stat
        value={members.reduce((total, member) => total + member.sites, 0)}
        label={own.seesAll ? text.sumSites : text.sumSeen}
      />
    </StatRow>
  );
}

function Contacts({ member }: { member: Member }) {
  const { phone, email, site } = member.territory.service;
  if (!phone && !email && !site) return <>{text.noContacts}</>;
  return (
    <>
      {phone ? <span>{phone}</span> : null}
      {email ? <a href={`mailto:${email}`}>{email}</a> : null}
      {site ? <span>{site}</span> : null}
    </>
  );
}

/** Nothing seen of another member is nothing open, not nothing there. */
const statusWords = ({ sites, isOwn }: Member, seesAll: boolean): string =>
  sites > 0 || isOwn || seesAll ? countOf(sites, ...text.statuses) : text.noneOpen;

function Counts({ member, view, seesAll }: { member: Member; view: PageView; seesAll: boolean }) {
  const { card, sites, territory } = member;
  const statuses = statusWords(member, seesAll);
  return (
    <ul class="o-node-counts">
      {card && card.institutions !== null && card.teachers !== null ? (
        <>
          <li>{countOf(card.institutions, ...text.institutions)}</li>
          <li>
            {countOf(card.teachers, ...text.teachers)} <small>{text.countedOn(card.countedOn)}</small>
          </li>
        </>
      ) : (
        <li class="o-none">{text.closedFigures}</li>
      )}
      <li>
        {sites > 0 ? <a href={view.url(`/network/map?territory=${territory.slug}`)}>{statuses}</a> : statuses}
      </li>
    </ul>
  );
}

function Node({ member, view, seesAll }: { member: Member; view: PageView; seesAll: boolean }) {
  const { territory, card, isHost, isOwn } = member;
  return (
    <div class={`card o-node${isOwn ? ' o-edge-going' : ''}`}>
      <h3>
        {territory.name} {isHost ? <Badge tone="done" text={text.host} /> : null}{' '}
        {isOwn ? <Badge tone="going" text={text.own} /> : null}
      </h3>
      <p>{territory.service.fullName}</p>
      <dl class="o-node-facts">
        <div>
          <dt>{text.head}</dt>
          <dd>
            {card?.headName ? (
              <>
                {card.headName} <small>{card.headPost}</small>
              </>
            ) : (
              <span class="o-none">{text.noHead}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{text.contacts}</dt>
          <dd class="o-node-contacts">
            <Contacts member={member} />
          </dd>
        </div>
      </dl>
      <Counts member={member} view={view} seesAll={seesAll} />
    </div>
  );
}

interface TreeProps {
  readonly members: readonly Member[];
  readonly view: PageView;
  readonly seesAll: boolean;
}

function Tree({ members, view, seesAll }: TreeProps) {
  const [host, ...rest] = members;
  if (!host) return null;
  return (
    <ul class="o-tree">
      <li>
        <Node member={host} view={view} seesAll={seesAll} />
        <ul>
          {rest.map((member) => (
            <li>
              <Node member={member} view={view} seesAll={seesAll} />
            </li>
          ))}
        </ul>
      </li>
    </ul>
  );
}

export const treePage = page<Shown | { own: null }>({
  path: '/network',
  ru: text.title,
  ability: networkPolicy.rules.view,
  load: (ctx) => load(ctx),
  view: (view, shown) => {
    if (!shown.own)
      return {
        title: text.title,
        body: <EmptyState title={text.alone} text={text.aloneHint} icon="map-pin" />,
      };
    const { own, members, chip } = shown;
    const supervisor = members[0]?.territory.service.supervisor;
    return {
      title: own.network.name,
      lead: (
        <>
          {text.lead(countOf(members.length, ...text.territories))}{' '}
          {own.seesAll ? text.seesAll : text.seesOwn}{' '}
          <ClauseChip
            number={chip.label}
            href={chip.path ? view.url(chip.path) : undefined}
            summary={chip.summary ?? undefined}
          />
        </>
      ),
      actions: (
        <>
          {refusalOf(view, openToMembers, []) ? null : (
            <LinkButton text={text.sharing} href={view.url('/network/sharing')} icon="eye" />
          )}
          <PrintButton />
        </>
      ),
      wide: true,
      body: (
        <>
          <NetworkTabs view={view} current="tree" isCentre={own.seesAll} />
          <Figures members={members} own={own} />
          <Section title={text.tree}>
            {supervisor ? <p class="o-hint">{text.leads(supervisor)}</p> : null}
            <Tree members={members} view={view} seesAll={own.seesAll} />
          </Section>
        </>
      ),
    };
  },
});
