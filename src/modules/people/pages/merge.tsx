// Duplicates: the pairs that look like one person, and the preview of putting two records together.
import { page, post } from '../../../kernel/page.ts';
import { rule } from '../../../kernel/policy.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { EmptyState, Field, type FieldDescriptor, FormPage, PlainTable } from '../../../ui/index.ts';
import { type LikelyPair, likelyPairs } from '../merge/duplicates.queries.ts';
import { mergePeople } from '../merge/merge.commands.ts';
import { mergeText as words } from '../merge/merge.text.ts';
import { placedPerson } from '../person.commands.ts';
import { mergesPeople } from '../person.policy.ts';
import type { Person } from '../person.queries.ts';
import { personText as text, units } from '../person.text.ts';
import { placeNames, postsOf } from '../post.queries.ts';
import { personChoice } from './choices.ts';

export const duplicatesPage = page<LikelyPair[]>({
  path: '/people/duplicates',
  ru: words.title,
  ability: mergesPeople,
  load: (ctx) => likelyPairs(ctx),
  view: (view, pairs) => ({
    title: words.title,
    crumbs: [[text.title, '/people']],
    lead: words.lead,
    body:
      pairs.length === 0 ? (
        <EmptyState title={words.empty} text={words.emptyText} />
      ) : (
        <PlainTable
          caption={words.title}
          rows={pairs}
          rowKey={(pair) => `${pair.a}-${pair.b}`}
          rowHref={(pair) => view.url(`/people/${pair.b}/merge?keptId=${pair.a}`)}
          columns={[
            { key: 'a', title: 'Запись', cell: (pair) => named(pair.nameA, pair.birthA), wrap: true },
            { key: 'b', title: 'Похожая запись', cell: (pair) => named(pair.nameB, pair.birthB), wrap: true },
            { key: 'why', title: 'Почему', cell: (pair) => words.reasons[pair.reason], wrap: true },
          ]}
        />
      ),
  }),
});

const named = (name: string, birth: string | null) => (birth ? `${name}, ${formatDate(birth)}` : name);

interface Side {
  readonly person: Person;
  readonly posts: string;
}

interface Shown {
  readonly merged: Side;
  readonly kept: Side | null;
  readonly choice: Pick<FieldDescriptor, 'widget' | 'options' | 'source'>;
}

export const mergePage = page<Shown>({
  path: '/people/:id/merge',
  onlyForm: true,
  ru: mergePeople.ru,
  ability: rule<void>('merges-people', { text: words.keepers }, (ctx) => !mergesPeople.check(ctx, undefined)),
  load: async (ctx, { id = '' }, query) => {
    const sideOf = async (personId: string): Promise<Side | null> => {
      const placed = await placedPerson(ctx, personId);
      if (!placed) return null;
      const posts = await postsOf(ctx, personId);
      const placeOf = await placeNames(ctx, posts, units);
      return {
        person: placed.person,
        posts: posts.map((each) => `${each.title}, ${placeOf(each)}`).join('; '),
      };
    };
    const merged = await sideOf(id);
    const keptId = query.get('keptId') ?? '';
    return (
      merged && {
        merged,
        kept: keptId && keptId !== id ? await sideOf(keptId) : null,
        choice: await personChoice(ctx, id),
      }
    );
  },
  shows: ({ merged }) => ({ kind: 'people.person', id: merged.person.id }),
  posts: [
    post(mergePeople, {
      next: (output) => `/people/${output.keptId}`,
      done: ({ moved, stayed }) => words.done(moved, stayed),
    }),
  ],
  view: (view, { merged, kept, choice }) => ({
    title: mergePeople.ru,
    crumbs: [
      [text.title, '/people'],
      [merged.person.shortName, `/people/${merged.person.id}`],
    ],
    lead: words.mergeLead,
    body: (
      <FormPage
        action={view.self}
        submit={mergePeople.ru}
        guard={{ idempotencyKey: view.formKey }}
        hidden={{ _command: mergePeople.name, ...(kept ? { keptId: kept.person.id } : {}) }}
        errors={view.form?.refusal.fields}
        cancel={{ text: 'Не объединять', href: view.url(`/people/${merged.person.id}`) }}
      >
        {kept ? (
          <PlainTable
            caption={words.merge}
            rows={linesOf(merged, kept)}
            rowKey={(line) => line.label}
            columns={[
              { key: 'label', title: 'Сведения', cell: (line) => line.label },
              { key: 'kept', title: 'Останется', cell: (line) => line.kept, wrap: true },
              { key: 'merged', title: 'Войдёт в неё', cell: (line) => line.merged, wrap: true },
            ]}
          />
        ) : (
          <Field
            name="keptId"
            label={words.kept}
            required
            {...choice}
            error={view.form?.refusal.fields.keptId}
          />
        )}
      </FormPage>
    ),
  }),
});

/** Both records line by line: who decides sees what would be put together. */
function linesOf(merged: Side, kept: Side) {
  const line = (label: string, of: (side: Side) => string) => ({ label, kept: of(kept), merged: of(merged) });
  return [
    line('Имя', ({ person }) => person.fullName),
    line(text.fields.birthDate, ({ person }) => (person.birthDate ? formatDate(person.birthDate) : '')),
    line(text.fields.email, ({ person }) => person.email),
    line(text.fields.phone, ({ person }) => person.phone),
    line('Должности', ({ posts }) => posts),
    line('Вход в систему', ({ person }) => (person.accountId ? 'есть' : 'нет')),
  ];
}
