// The card of an institution: facts, former names, whom it succeeded and who succeeded it.
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDate } from '../../../platform/language/index.ts';
import {
  ActionButton,
  AsideBlock,
  Badge,
  Facts,
  Flash,
  LinkButton,
  MoreMenu,
  PlainTable,
  Section,
} from '../../../ui/index.ts';
import { type InstitutionSection, institutionSections } from '../card-parts.ts';
import { mergeDuplicate, partableUntil, partDuplicate } from '../duplicate.commands.ts';
import { correctInstitution, editContacts } from '../institution.commands.ts';
import { branchesOf, type Institution, institution } from '../institution.queries.ts';
import {
  institutionKinds,
  programmeKinds,
  settlementKinds,
  institutionText as text,
} from '../institution.text.ts';
import { successionCommands } from '../succession.commands.ts';
import { type NamePeriod, namesOf, type Succession, successionsOf } from '../succession.queries.ts';
import { changePath } from './change.tsx';
import { InstitutionTabs } from './tabs.tsx';

interface Shown {
  readonly card: Institution;
  readonly parent: Institution | null;
  readonly original: Institution | null;
  readonly branches: readonly { id: string; shortName: string }[];
  readonly names: readonly NamePeriod[];
  readonly successions: readonly Succession[];
  readonly sections: readonly InstitutionSection[];
}

/** Renamings are told by the names; the others lead to another institution or to the end. */
const isLink = (each: Succession): boolean => each.kind !== 'rename';

export const institutionPage = page<Shown>({
  path: '/institutions/:id',
  ru: text.one,
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const card = await institution(ctx, id);
    if (!card) return null;
    return {
      card,
      parent: card.parentId ? await institution(ctx, card.parentId) : null,
      original: card.duplicateOf ? await institution(ctx, card.duplicateOf) : null,
      branches: await branchesOf(ctx, id),
      names: await namesOf(ctx, id),
      successions: await successionsOf(ctx, id),
      sections: await institutionSections(ctx, id),
    };
  },
  posts: [
    post(partDuplicate, { next: (output) => `/institutions/${output.id}`, done: 'Объединение отменено' }),
  ],
  view: (view, { card, names, successions, sections, ...links }) => ({
    title: card.shortName,
    crumbs: [[text.title, '/institutions']],
    badge: <Badge tone={card.state === 'active' ? 'done' : 'draft'} text={text.states[card.state]} />,
    lead: card.fullName,
    actions: card.state === 'active' ? <Actions view={view} card={card} /> : null,
    aside: successions.some(isLink) ? (
      <Successions view={view} id={card.id} successions={successions.filter(isLink)} />
    ) : undefined,
    body: (
      <>
        <InstitutionTabs view={view} id={card.id} current="card" />
        {links.original ? <DuplicateNote view={view} card={card} original={links.original} /> : null}
        <Section title="Реквизиты и контакты">
          <CardFacts view={view} card={card} {...links} />
        </Section>
        {sections.map((section) => (
          <Section title={section.title}>{section.body(view)}</Section>
        ))}
        <Section title="Наименования">
          <Names names={names} />
        </Section>
      </>
    ),
  }),
});

/** The record gave way to another one; within the term the methodist can take it back. */
function DuplicateNote({
  view,
  card,
  original,
}: {
  view: PageView;
  card: Institution;
  original: Institution;
}) {
  const until = partableUntil(view, card);
  return (
    <>
      <Flash
        kind="info"
        text={
          <>
            Это двойник, осталась запись{' '}
            <a href={view.url(`/institutions/${original.id}`)}>{original.shortName}</a>. Отменить объединение
            можно до {formatDate(until)}
          </>
        }
      />
      {!refusalOf(view, partDuplicate, card) && view.today <= until ? (
        <ActionButton
          text={partDuplicate.ru}
          action={view.self}
          hidden={{ _command: partDuplicate.name }}
          guard={{ idempotencyKey: view.formKey }}
          confirm="Организация снова появится в списках, её записи вернутся к ней."
        />
      ) : null}
    </>
  );
}

function CardFacts(props: { view: PageView } & Pick<Shown, 'card' | 'parent' | 'branches'>) {
  const { view, card, parent, branches } = props;
  const link = (id: string, name: string) => <a href={view.url(`/institutions/${id}`)}>{name}</a>;
  const { fields } = text;
  return (
    <Facts
      facts={[
        { label: fields.kind, value: institutionKinds[card.kind] },
        { label: fields.inn, value: card.inn },
        { label: fields.ogrn, value: card.ogrn },
        { label: fields.kpp, value: card.kpp },
        { label: fields.oktmo, value: card.oktmo },
        { label: fields.openedOn, value: card.openedOn && formatDate(card.openedOn) },
        ...(card.closedOn ? [{ label: 'Деятельность прекращена', value: formatDate(card.closedOn) }] : []),
        { label: fields.phone, value: card.phone },
        { label: fields.email, value: card.email && <a href={`mailto:${card.email}`}>{card.email}</a> },
        { label: fields.site, value: card.site && <a href={siteHref(card.site)}>{card.site}</a> },
        { label: fields.founder, value: card.founder },
        { label: fields.programmes, value: card.programmes.map((each) => programmeKinds[each]).join('; ') },
        { label: fields.regionCode, value: card.regionCode },
        {
          label: 'АТЕ и МСУ',
          value: [card.areaCode, card.municipalityCode].filter(Boolean).join(' и '),
        },
        { label: fields.settlement, value: card.settlement && settlementKinds[card.settlement] },
        ...(parent ? [{ label: fields.parentId, value: link(parent.id, parent.shortName) }] : []),
        ...(branches.length > 0
          ? [
              {
                label: fields.branches,
                value: branches.map((each, index) => (
                  <>
                    {index > 0 ? '; ' : ''}
                    {link(each.id, each.shortName)}
                  </>
                )),
              },
            ]
          : []),
        { label: fields.address, value: card.address, wide: true },
      ]}
    />
  );
}

const siteHref = (site: string) => (/^https?:\/\//i.test(site) ? site : `https://${site}`);

function Actions({ view, card }: { view: PageView; card: Institution }) {
  const path = (way: string) => view.url(`/institutions/${card.id}/${way}`);
  const mayCorrect = !refusalOf(view, correctInstitution, card);
  const changes = [...successionCommands, mergeDuplicate].filter((each) => !refusalOf(view, each, card));
  return (
    <>
      {mayCorrect ? <LinkButton text={correctInstitution.ru} href={path('correct')} icon="pencil" /> : null}
      {!mayCorrect && !refusalOf(view, editContacts, card) ? (
        <LinkButton text={editContacts.ru} href={path('contacts')} icon="pencil" />
      ) : null}
      {changes.length > 0 ? (
        <MoreMenu>
          {changes.map((each) => (
            <a href={path(changePath(each))}>{each.ru}</a>
          ))}
        </MoreMenu>
      ) : null}
    </>
  );
}

const periodWords = ({ startsOn, endsOn }: NamePeriod) =>
  `с ${formatDate(startsOn)}${endsOn ? ` до ${formatDate(endsOn)}` : ''}`;

function Names({ names }: { names: readonly NamePeriod[] }) {
  return (
    <PlainTable
      caption="Наименования по времени"
      rows={[...names]}
      rowKey={(name) => name.startsOn}
      columns={[
        {
          key: 'name',
          title: 'Наименование',
          cell: (name) => (
            <>
              {name.shortName}
              <br />
              <small class="o-hint">{name.fullName}</small>
            </>
          ),
          wrap: true,
        },
        { key: 'period', title: 'Когда', cell: periodWords, wrap: true },
        { key: 'act', title: text.fields.act, cell: (name) => name.act, wrap: true },
      ]}
    />
  );
}

function Successions(props: { view: PageView; id: string; successions: readonly Succession[] }) {
  const { view, id } = props;
  const link = (other: string, name: string) => <a href={view.url(`/institutions/${other}`)}>{name}</a>;
  return (
    <AsideBlock title="Правопреемство">
      <ul class="o-people">
        {props.successions.map((each) => (
          <li>
            {each.successorId === id
              ? link(each.predecessorId, `предшественник: ${each.predecessorName}`)
              : each.successorId
                ? link(each.successorId, `преемник: ${each.successorName}`)
                : text.successions[each.kind]}
            <small>
              {each.successorId ? `${text.successions[each.kind]}, ` : ''}
              {formatDate(each.onDate)}, {each.act}
            </small>
          </li>
        ))}
      </ul>
    </AsideBlock>
  );
}
