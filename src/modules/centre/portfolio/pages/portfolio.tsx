// One direction: who holds it and did before, which work comes by it; the head assigns and releases.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import { AsideBlock, type Clause, Facts, HistoryList, PlainTable, Section } from '../../../../ui/index.ts';
import { type HistoryLine, historyOf } from '../../../people/index.ts';
import { centreStaff } from '../../centre.staff.ts';
import { centreText } from '../../centre.text.ts';
import { Act, ClauseSign, clausesOfDirections } from '../../pages/parts.tsx';
import {
  assignPortfolio,
  changePortfolio,
  closePortfolio,
  editContacts,
  portfolioSentences,
  releasePortfolio,
} from '../portfolio.commands.ts';
import { type Holder, holders, type Portfolio, portfolio } from '../portfolio.queries.ts';
import { portfolioText as text, topics } from '../portfolio.text.ts';

interface Shown {
  readonly found: Portfolio;
  readonly all: readonly Holder[];
  readonly staff: readonly { readonly value: string; readonly label: string }[];
  readonly history: readonly HistoryLine[];
  readonly clause: Clause & { path: string | null };
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const found = await portfolio(ctx, id);
  if (!found) return null;
  const assigns = !assignPortfolio.ability.check(ctx, found);
  return {
    found,
    all: await holders(ctx, { portfolioId: id }),
    staff: assigns ? await centreStaff(ctx, ctx.today) : [],
    history: assigns ? await historyOf(ctx, { kind: 'centre.portfolio', id }, portfolioSentences) : [],
    clause: (await clausesOfDirections(ctx))(found.clause),
  };
}

const here = (output: { portfolioId: string }) => `/centre/portfolios/${output.portfolioId}`;

export const portfolioPage = page<Shown>({
  path: '/centre/portfolios/:id',
  ru: text.one,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(assignPortfolio, { next: here, done: 'Направление поручено' }),
    post(releasePortfolio, { next: here, done: 'Поручение снято' }),
    post(closePortfolio, { next: () => '/centre/who', done: 'Направление убрано из каталога' }),
    post(changePortfolio, {
      next: (output) => `/centre/portfolios/${output.id}`,
      done: 'Направление изменено',
    }),
    post(editContacts, {
      next: (_, params) => `/centre/portfolios/${params.id}`,
      done: 'Контакты сохранены',
    }),
  ],
  view: (view, shown) => {
    const { found, all, staff, history, clause } = shown;
    const now = all.filter(
      (each) => each.startsOn <= view.today && (each.endsOn === null || each.endsOn > view.today),
    );
    const rest = all.filter((each) => !now.includes(each));
    const assigns = !refusalOf(view, assignPortfolio, found);
    return {
      title: found.name,
      crumbs: [
        [centreText.title, '/centre/who'],
        [text.title, '/centre/who'],
      ],
      lead: <ClauseSign view={view} clause={clause} />,
      actions: assigns ? (
        <>
          <Act
            view={view}
            command={assignPortfolio}
            hidden={{ portfolioId: found.id }}
            values={{ startsOn: view.today }}
            known={{ personId: { options: [...staff] } }}
            look="primary"
            icon="plus"
          />
          <Act
            view={view}
            command={changePortfolio}
            hidden={{ id: found.id, version: String(found.version) }}
            values={{ ...found }}
            icon="pencil"
          />
          {now.length === 0 ? (
            <Act
              view={view}
              command={closePortfolio}
              hidden={{ id: found.id, version: String(found.version) }}
              look="danger"
              confirm="Направление исчезнет из каталога и «Кто за что отвечает»; его история останется."
            />
          ) : null}
        </>
      ) : null,
      aside: (
        <>
          <AsideBlock title={text.fields.topics}>
            <p>
              {found.topics.length === 0
                ? 'Дела по этому направлению сами не приходят.'
                : found.topics.map((each) => topics[each]).join('; ')}
            </p>
          </AsideBlock>
          {history.length > 0 ? (
            <AsideBlock title="История">
              <HistoryList
                zone={view.territory.zone}
                entries={history.map((each) => ({ at: each.at, text: `${each.who}: ${each.text}` }))}
              />
            </AsideBlock>
          ) : null}
        </>
      ),
      body: (
        <>
          {now.map((each) => (
            <HolderSection view={view} holder={each} />
          ))}
          {now.length === 0 ? (
            <Section title={text.holders}>
              <p class="o-none">Сейчас направление {text.nobody}.</p>
            </Section>
          ) : null}
          {rest.length > 0 ? (
            <Section title={text.history}>
              <PlainTable<Holder>
                caption={text.history}
                rows={rest}
                rowKey={(row) => row.id}
                columns={[
                  { key: 'name', title: 'Кто', cell: (row) => row.name },
                  { key: 'from', title: 'С', cell: (row) => formatDate(row.startsOn) },
                  { key: 'to', title: 'До', cell: (row) => (row.endsOn ? formatDate(row.endsOn) : '') },
                  { key: 'act', title: text.fields.act, cell: (row) => row.act, wrap: true },
                ]}
              />
            </Section>
          ) : null}
        </>
      ),
    };
  },
});

function HolderSection({ view, holder }: { view: PageView; holder: Holder }) {
  const { personId } = holder;
  return (
    <Section
      title={holder.name}
      actions={
        <>
          {refusalOf(view, editContacts, { personId }) ? null : (
            <Act
              view={view}
              command={editContacts}
              hidden={{ personId }}
              values={{ ...holder }}
              text={text.fields.contacts}
              small
            />
          )}
          {refusalOf(view, releasePortfolio, holder) ? null : (
            <Act
              view={view}
              command={releasePortfolio}
              hidden={{ id: holder.id }}
              values={{ on: view.today }}
              small
            />
          )}
        </>
      }
    >
      <Facts
        facts={[
          {
            label: 'Поручено',
            value: `с ${formatDate(holder.startsOn)}${holder.endsOn ? ` до ${formatDate(holder.endsOn)}` : ''}`,
          },
          { label: text.fields.act, value: holder.act },
          { label: text.fields.phone, value: holder.phone },
          {
            label: text.fields.email,
            value: holder.email && <a href={`mailto:${holder.email}`}>{holder.email}</a>,
          },
          { label: text.fields.room, value: holder.room },
          { label: text.fields.hours, value: holder.hours },
        ]}
      />
    </Section>
  );
}
