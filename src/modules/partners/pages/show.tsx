import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { Badge, Facts, HistoryList, LinkButton, Section } from '../../../ui/index.ts';
import { type HistoryLine, historyOf } from '../../people/index.ts';
import { endAgreement, prolongAgreement } from '../agreement.commands.ts';
import { closePartner, editPartner, partnerSubject, reopenPartner } from '../partner.commands.ts';
import { seesContacts } from '../partner.policy.ts';
import { type Partner, partner } from '../partner.queries.ts';
import { partnerSentences } from '../partner.sentences.ts';
import { partnerKinds, partnerText as text } from '../partner.text.ts';
import { lastDayOf } from '../words.ts';
import { type WorkPage, worksPage } from '../work.queries.ts';
import { Agreements, CardActions } from './card-acts.tsx';
import { load, type PartnerCard } from './partner-card.ts';
import { CardTabs } from './tabs.tsx';
import { WorkList } from './work-list.tsx';

const crumbs: [string, string][] = [[text.title, '/partners']];
const toCard = (output: { id: string }) => `/partners/${output.id}`;
const toPartner = (output: { partnerId: string }) => `/partners/${output.partnerId}`;

const headOf = (view: PageView, { found }: Pick<PartnerCard, 'found'>) => ({
  title: found.shortName,
  crumbs,
  lead: partnerKinds[found.kind],
  badge: (
    <Badge
      tone={found.endsOn ? 'draft' : 'done'}
      text={found.endsOn ? text.states.closed : text.states.active}
    />
  ),
  ...(view.today < found.startsOn
    ? { lead: `${partnerKinds[found.kind]}, с ${formatDate(found.startsOn)}` }
    : {}),
});

export const partnerPage = page<PartnerCard>({
  path: '/partners/:id',
  ru: text.one,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(closePartner, { next: toCard, done: text.done.closed }),
    post(reopenPartner, { next: toCard, done: text.done.reopened }),
    post(prolongAgreement, { next: toPartner, done: text.done.prolonged }),
    post(endAgreement, { next: toPartner, done: text.done.ended }),
  ],
  view: (view, card) => ({
    ...headOf(view, card),
    actions: <CardActions view={view} found={card.found} />,
    body: (
      <>
        <CardTabs view={view} id={card.found.id} current="card" works={card.works} />
        <Section title={text.sections.requisites}>
          <PartnerFacts view={view} card={card} />
        </Section>
        <Agreements view={view} card={card} />
        {card.sections.map((section) => (
          <Section title={section.title}>{section.body(view)}</Section>
        ))}
      </>
    ),
  }),
});

function PartnerFacts({ view, card: { found, responsible } }: { view: PageView; card: PartnerCard }) {
  const contact = (value: string) => (seesContacts(view) ? value : <span class="o-none">{text.hidden}</span>);
  const last = lastDayOf(found.endsOn);
  const site = found.site && !/^https?:/i.test(found.site) ? `https://${found.site}` : found.site;
  return (
    <Facts
      facts={[
        { label: text.fields.name, value: found.name, wide: true },
        { label: text.fields.inn, value: found.inn },
        { label: text.fields.ogrn, value: found.ogrn },
        { label: text.fields.kpp, value: found.kpp },
        { label: text.fields.contact, value: contact(found.contact), wide: true },
        { label: text.fields.phone, value: contact(found.phone) },
        { label: text.fields.email, value: contact(found.email) },
        { label: text.fields.site, value: site ? <a href={site}>{found.site}</a> : '' },
        { label: text.fields.address, value: found.address, wide: true },
        {
          label: text.fields.responsibleId,
          value: found.responsibleId ? (
            <a href={view.url(`/people/${found.responsibleId}`)}>{responsible}</a>
          ) : (
            ''
          ),
        },
        { label: text.fields.startsOn, value: formatDate(found.startsOn) },
        ...(last
          ? [
              { label: text.fields.on, value: formatDate(last) },
              { label: text.fields.closing, value: found.closing },
            ]
          : []),
      ]}
    />
  );
}

export const partnerWorkPage = page<{ found: Partner; page: WorkPage }>({
  path: '/partners/:id/work',
  ru: text.work.title,
  ability: signedIn,
  load: async (ctx, { id = '' }, query) => {
    const found = await partner(ctx, id);
    const after = query.get('after') ?? '';
    return found && { found, page: await worksPage(ctx, { partnerId: id, after }) };
  },
  view: (view, { found, page: works }) => ({
    ...headOf(view, { found }),
    actions:
      refusalOf(view, editPartner, found) || found.endsOn ? null : (
        <LinkButton
          text={text.work.newTitle}
          href={view.url(`/partners/${found.id}/work/new`)}
          look="primary"
          icon="plus"
        />
      ),
    wide: true,
    body: (
      <>
        <CardTabs view={view} id={found.id} current="work" works={works.total} />
        <WorkList
          view={view}
          found={works}
          path={`/partners/${found.id}/work`}
          sheet={`/partners/work.xlsx?partnerId=${found.id}`}
          ofOne
        />
      </>
    ),
  }),
});

export const partnerHistoryPage = page<{ found: Partner; works: number; lines: readonly HistoryLine[] }>({
  path: '/partners/:id/history',
  ru: text.tabs.history,
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const found = await partner(ctx, id);
    return (
      found && {
        found,
        works: (await worksPage(ctx, { partnerId: id, limit: 1 })).total,
        lines: await historyOf(ctx, partnerSubject(id), partnerSentences),
      }
    );
  },
  view: (view, { found, works, lines }) => ({
    ...headOf(view, { found }),
    body: (
      <>
        <CardTabs view={view} id={found.id} current="history" works={works} />
        <Section title={text.tabs.history}>
          <HistoryList
            zone={view.territory.zone}
            entries={lines.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
          />
        </Section>
      </>
    ),
  }),
});
