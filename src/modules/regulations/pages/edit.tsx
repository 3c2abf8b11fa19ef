// Forms of the drafting desk: one clause, a pasted text, the approval block.
import { page, post } from '../../../kernel/page.ts';
import { ActionButton } from '../../../ui/index.ts';
import { clauseKeyOf } from '../citation.ts';
import { pasteClauses, removeClause, writeClause } from '../commands/clauses.ts';
import { writeApproval } from '../commands/regulations.ts';
import { versionById } from '../queries/versions.ts';
import { mayDraft } from '../regulation.policy.ts';
import type { Clause } from '../version.ts';
import { type Card, cardOf } from './card.queries.ts';
import { CommandForm, cardCrumb, registerCrumb, Warnings } from './parts.tsx';
import { words } from './words.text.ts';

const text = words.draft;

const crumbsOf = ({ record }: Card) =>
  [registerCrumb, cardCrumb(record), [text.title, `/regulations/${record.slug}/draft`]] as const;

export const clauseFormPage = page<{ card: Card; clause: Clause | null }>({
  path: '/regulations/:slug/draft/clause',
  onlyForm: true,
  ru: text.addClause,
  ability: mayDraft,
  load: async (ctx, { slug = '' }, query) => {
    const card = await cardOf(ctx, slug, null);
    if (!card) return null;
    const source = card.draft ? await versionById(ctx, card.draft.id) : card.version;
    const key = clauseKeyOf(query.get('key') ?? '');
    return { card, clause: source.clauses.find((each) => each.key === key) ?? null };
  },
  posts: [
    post(writeClause, { next: (output) => `/regulations/${output.slug}/draft`, done: 'Пункт сохранён.' }),
  ],
  view: (view, { card, clause }) => ({
    title: clause ? `Пункт ${clause.printed || clause.key}` : text.addClause,
    crumbs: crumbsOf(card),
    actions: clause ? (
      <ActionButton
        text={removeClause.ru}
        action={view.self}
        look="danger"
        confirm="Пункт исчезнет из новой редакции; в опубликованных он останется."
        guard={{ idempotencyKey: view.formKey }}
        hidden={{
          _command: removeClause.name,
          key: clause.key,
          version: String(card.draft?.version ?? ''),
        }}
      />
    ) : null,
    lead: 'Номер сохраняется как напечатан; отметьте, какие правила системы следят за пунктом.',
    body: (
      <CommandForm
        view={view}
        command={writeClause}
        cancel={view.url(`/regulations/${card.record.slug}/draft`)}
        values={{ version: card.draft?.version ?? null, was: clause?.key ?? null, ...clause }}
      />
    ),
  }),
});

export const pastePage = page<Card>({
  path: '/regulations/:slug/draft/paste',
  onlyForm: true,
  ru: text.paste,
  ability: mayDraft,
  load: (ctx, { slug = '' }) => cardOf(ctx, slug, null),
  posts: [
    post(pasteClauses, {
      next: (output) => `/regulations/${output.slug}/draft`,
      done: (output) => `Текст разобран, пунктов: ${output.added}.`,
    }),
  ],
  view: (view, card) => ({
    title: text.paste,
    crumbs: crumbsOf(card),
    lead: 'Каждая строка с номером станет пунктом, тире и буквы — строками перечня. Разобранное можно поправить.',
    body: (
      <CommandForm
        view={view}
        command={pasteClauses}
        cancel={view.url(`/regulations/${card.record.slug}/draft`)}
        values={{ version: card.draft?.version ?? null }}
      />
    ),
  }),
});

export const approvalPage = page<Card>({
  path: '/regulations/:slug/approval',
  onlyForm: true,
  ru: words.card.editApproval,
  ability: mayDraft,
  load: (ctx, { slug = '' }) => cardOf(ctx, slug, null),
  posts: [
    post(writeApproval, {
      next: (output) => `/regulations/${output.slug}`,
      done: 'Гриф утверждения сохранён.',
    }),
  ],
  view: (view, card) => ({
    title: words.card.approval,
    crumbs: [registerCrumb, cardCrumb(card.record)],
    lead: 'Три части печатаются на документе. О датах не по порядку система предупредит, но сохранит их.',
    body: (
      <>
        <Warnings texts={card.warnings} />
        <CommandForm
          view={view}
          command={writeApproval}
          cancel={view.url(`/regulations/${card.record.slug}`)}
          values={Object.fromEntries(card.blocks.map((block) => [block.kind, block]))}
        />
      </>
    ),
  }),
});
