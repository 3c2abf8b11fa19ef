// Terms of a regulation: how this territory calls its bodies and documents, and the form of one term.
import { page, post } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { LinkButton, PlainTable } from '../../../ui/index.ts';
import { writeTerm } from '../commands/settings.ts';
import { versionById } from '../queries/versions.ts';
import { mayDraft } from '../regulation.policy.ts';
import { type TermKey, termKeys, termsFrom } from '../terms.ts';
import type { RegulationVersion } from '../version.ts';
import { type Card, cardOf } from './card.queries.ts';
import { CommandForm, cardCrumb, registerCrumb } from './parts.tsx';
import { words } from './words.text.ts';

const text = words.terms;

interface Shown extends Card {
  readonly named: RegulationVersion;
}

async function namedOf(ctx: Parameters<typeof cardOf>[0], slug: string): Promise<Shown | null> {
  const card = await cardOf(ctx, slug, null);
  if (!card) return null;
  return { ...card, named: card.draft ? await versionById(ctx, card.draft.id) : card.version };
}

export const termsPage = page<Shown>({
  path: '/regulations/:slug/terms',
  ru: text.title,
  ability: signedIn,
  load: (ctx, { slug = '' }) => namedOf(ctx, slug),
  view: (view, { record, named }) => {
    const terms = termsFrom(named.terms);
    const may = mayDraft.check(view, undefined) === null && record.state !== 'repealed';
    const base = `/regulations/${record.slug}/terms`;
    return {
      title: text.title,
      crumbs: [registerCrumb, cardCrumb(record)],
      lead: text.lead,
      body: (
        <PlainTable
          caption={text.title}
          rows={[...termKeys]}
          rowKey={(key) => key}
          columns={[
            { key: 'term', title: text.columns.term, wrap: true, cell: (key) => terms.of(key) },
            { key: 'genitive', title: 'Кого? чего?', wrap: true, cell: (key) => terms.of(key, 'genitive') },
            {
              key: 'instrumental',
              title: 'Кем? чем?',
              wrap: true,
              cell: (key) => terms.of(key, 'instrumental'),
            },
            { key: 'short', title: text.columns.short, cell: (key) => named.terms[key]?.short ?? '' },
            {
              key: 'own',
              title: text.columns.own,
              cell: (key) => (named.terms[key] ? text.own : text.common),
            },
            ...(may
              ? [
                  {
                    key: 'change',
                    title: words.settings.change,
                    cell: (key: TermKey) => (
                      <LinkButton
                        text={words.settings.change}
                        href={view.url(`${base}/${key}`)}
                        icon="pencil"
                        small
                      />
                    ),
                  },
                ]
              : []),
          ]}
        />
      ),
    };
  },
});

export const termPage = page<Shown & { key: TermKey }>({
  path: '/regulations/:slug/terms/:key',
  onlyForm: true,
  ru: 'Термин',
  ability: mayDraft,
  load: async (ctx, { slug = '', key: asked = '' }) => {
    const key = termKeys.find((each) => each === asked);
    const shown = key ? await namedOf(ctx, slug) : null;
    return key && shown ? { ...shown, key } : null;
  },
  posts: [post(writeTerm, { next: (output) => `/regulations/${output.slug}/terms`, done: text.done })],
  view: (view, { record, named, draft, key }) => {
    const own = named.terms[key];
    return {
      title: termsFrom(named.terms).of(key),
      crumbs: [registerCrumb, cardCrumb(record), [text.title, `/regulations/${record.slug}/terms`]],
      lead: 'Заполните все шесть падежей: слова встанут в приказы и письма. Пустая форма возвращает общее слово.',
      body: (
        <CommandForm
          view={view}
          command={writeTerm}
          cancel={view.url(`/regulations/${record.slug}/terms`)}
          values={{
            version: draft?.version ?? null,
            key,
            short: own?.short ?? '',
            singular: own ?? {},
            plural: own?.plural ?? {},
          }}
        />
      ),
    };
  },
});
