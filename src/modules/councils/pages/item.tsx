// One question: for the council its materials and course, for its institution the extract once the minutes are signed.
import { page, post } from '../../../kernel/page.ts';
import { formatDate, upperFirst } from '../../../platform/language/index.ts';
import { EmptyState, Facts, LinkButton, Section } from '../../../ui/index.ts';
import { documentsOf, filesOf } from '../../documents/index.ts';
import { originOf } from '../agenda.offers.ts';
import { mayView, seesCouncils } from '../body.policy.ts';
import { bodyChoices } from '../body.queries.ts';
import { outcomeWords, tallyWords } from '../councils.text.ts';
import { itemPage } from '../item.queries.ts';
import { attachMaterial, detachMaterial, materialPurpose } from '../material.commands.ts';
import { prepareProposal, proposalPath } from '../proposal/proposal.commands.ts';
import { proposalsOfItem } from '../proposal/proposal.queries.ts';
import { GroundsList } from './grounds.tsx';
import { Appeals } from './item-appeals.tsx';
import { Materials } from './item-materials.tsx';
import { ItemBadge } from './parts.tsx';

export const itemCardPage = page({
  path: '/councils/items/:id',
  ru: 'Вопрос совета',
  ability: seesCouncils,
  load: async (ctx, params) => {
    const found = await itemPage(ctx, params.id ?? '');
    if (!found) return null;
    return {
      files:
        mayView(ctx, found.item) && !found.extractOnly
          ? await filesOf(ctx, { kind: 'councils.item', id: found.item.id }, materialPurpose)
          : [],
      proposals: await proposalsOfItem(ctx, found.item.id),
      bodies: found.sheet ? await bodyChoices(ctx, '', 100) : [],
      ...found,
      documents: await documentsOf(ctx, { kind: 'councils.item', id: found.item.id }),
    };
  },
  posts: [
    post(attachMaterial, { next: ({ id }) => `/councils/items/${id}`, done: 'Материал приложен' }),
    post(detachMaterial, { next: ({ id }) => `/councils/items/${id}`, done: 'Материал убран' }),

    post(prepareProposal, {
      next: ({ id }) => proposalPath(id),
      done: 'Обращение подготовлено: проверьте и направьте',
    }),
  ],
  view: (view, { item, sheet, extractOnly, documents, files, proposals, bodies }) => {
    const { decision } = item;
    const crumbs: [string, string][] = extractOnly
      ? []
      : [
          ['Советы и объединения', '/councils'],
          ...(sheet
            ? ([[sheet.body.shortName, `/councils/bodies/${sheet.body.id}`]] as [string, string][])
            : []),
          ...(sheet
            ? ([
                [
                  `Заседание ${formatDate(sheet.session.plannedOn)}`,
                  `/councils/sessions/${sheet.session.id}?item=${item.id}`,
                ],
              ] as [string, string][])
            : []),
        ];
    return {
      title: item.title,
      crumbs,
      badge: <ItemBadge state={item.state} />,
      lead: item.speaker ? `Докладчик: ${item.speaker}` : undefined,
      body: (
        <>
          {mayView(view, item) ? null : (
            <EmptyState
              title="Вы взяли отвод по этому вопросу"
              text="Материалы и ход обсуждения для Вас закрыты; решение Вы увидите в подписанном протоколе."
              icon="lock"
            />
          )}
          {item.materialsPath ? (
            <LinkButton
              text={upperFirst(originOf(item.subjectKind) ?? 'материалы вопроса')}
              href={view.url(item.materialsPath)}
              icon="files"
            />
          ) : null}
          <Materials
            view={view}
            item={item}
            files={files}
            institutionId={sheet?.session.institutionId ?? null}
          />
          {decision ? (
            <Section title="Решение">
              <Facts
                facts={[
                  { label: 'Решили', value: outcomeWords(item, decision.outcome) },
                  {
                    label: 'Голосовали',
                    value: decision.outcome === 'postpone' ? '' : tallyWords(decision.tally),
                  },
                  { label: 'Текст', value: decision.text, wide: true },
                  ...(decision.reason ? [{ label: 'Обоснование', value: decision.reason, wide: true }] : []),
                ]}
              />
              {mayView(view, item) ? (
                <GroundsList
                  view={view}
                  grounds={
                    extractOnly
                      ? decision.grounds.map(({ title }) => ({ title, path: null }))
                      : decision.grounds
                  }
                />
              ) : null}
            </Section>
          ) : (
            <Facts facts={[{ label: 'Проект решения', value: item.proposedDecision, wide: true }]} />
          )}
          <Appeals view={view} item={item} sheet={sheet} proposals={proposals} bodies={bodies} />
          {documents.length > 0 ? (
            <Section title="Документы">
              <ul class="o-people">
                {documents.map((document) => (
                  <li>
                    <a href={view.url(document.path)}>{document.title}</a>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
        </>
      ),
    };
  },
});
