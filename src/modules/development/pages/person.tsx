// Somebody's development: what was learned and when, what is due; the person sees the own, others as far as they answer for it.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { page } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { LinkButton, PlainTable, Section } from '../../../ui/index.ts';
import { type Person, person, postsOfPeople } from '../../people/index.ts';
import { developmentPolicy, keepsDevelopment, seesDevelopment } from '../development.policy.ts';
import { belongingOf, recordsPage, type TrainingRecord } from '../record.queries.ts';
import { recordText as text } from '../record.text.ts';
import { recordColumns } from './records.tsx';

interface Shown {
  readonly who: Person;
  readonly post: string;
  readonly records: readonly TrainingRecord[];
  readonly keeps: boolean;
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const who = isId(id) ? await person(ctx, id) : null;
  if (!who || who.anonymisedAt) return null;
  const belonging = await belongingOf(ctx, { personId: id, institutionId: null });
  if (developmentPolicy.rules.view.check(ctx, belonging)) return null;
  const posts = (await postsOfPeople(ctx, [id], ctx.today)).get(id) ?? [];
  return {
    who,
    post: posts.map((post) => post.title).join('; '),
    records: (await recordsPage(ctx, { personId: id, limit: 200 })).rows,
    keeps: keepsDevelopment.check(ctx, belonging) === null,
  };
}

export const personDevelopmentPage = page<Shown>({
  path: '/development/people/:id',
  ru: 'Профессиональное развитие человека',
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  shows: ({ who }) => ({ kind: 'people.person', id: who.id }),
  view: (view, { who, post, records, keeps }) => ({
    title: who.fullName,
    crumbs: seesDevelopment.check(view, undefined) ? [] : [[text.registerTitle, '/development/records']],
    lead: post,
    actions: keeps ? (
      <LinkButton
        text={text.newTitle}
        href={view.url(`/development/records/new?personId=${who.id}`)}
        look="primary"
        icon="plus"
      />
    ) : null,
    wide: true,
    body: (
      <Section title={text.title}>
        <PlainTable
          caption={text.title}
          rows={[...records]}
          rowKey={(row) => row.id}
          rowHref={(row) => view.url(`/development/records/${row.id}`)}
          columns={recordColumns
            .filter(({ key }) => key !== 'name')
            .toSorted((a, b) => Number(b.key === 'title') - Number(a.key === 'title'))}
          empty="Обучение ещё не внесено."
        />
      </Section>
    ),
  }),
});
