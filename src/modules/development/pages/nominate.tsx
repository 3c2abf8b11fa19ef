// Proposing people to a course: choose, see what would happen to each, one press proposes exactly those.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { page, post } from '../../../kernel/page.ts';
import {
  ActionButton,
  Field,
  type FieldDescriptor,
  type Option,
  PlainTable,
  Section,
} from '../../../ui/index.ts';
import { institutionNames } from '../../institutions/index.ts';
import { holdersOf } from '../../people/index.ts';
import { course, type ListedCourse } from '../course.queries.ts';
import { keepsSomebody } from '../development.policy.ts';
import { proposeNominations } from '../nomination.commands.ts';
import { type Candidate, candidatesFor } from '../nomination.queries.ts';
import { nominationText as text } from '../nomination.text.ts';
import { courseOptions, personChoice } from './choice.ts';
import { periodWords } from './signs.tsx';

interface Shown {
  readonly course: ListedCourse | null;
  readonly courses: Option[];
  readonly candidates: readonly (Candidate & { institution: string })[];
  readonly ids: readonly string[];
  readonly choice: Pick<FieldDescriptor, 'widget' | 'options' | 'source'>;
}

async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown> {
  const asked = [...new Set([...query.getAll('ids[]'), query.get('personId') ?? ''].filter(isId))].slice(
    0,
    200,
  );
  // The staff list marks posts: their holders are meant, each once.
  const holders = await holdersOf(ctx, asked);
  const ids = [...new Set(asked.map((id) => holders.get(id) ?? id))];
  const found = await course(ctx, query.get('courseId') ?? '');
  const candidates = found ? await candidatesFor(ctx, found, ids) : [];
  const names = await institutionNames(
    ctx,
    candidates.flatMap((each) => each.institutionId ?? []),
  );
  return {
    course: found,
    courses: await courseOptions(ctx, true),
    candidates: candidates.map((each) => ({
      ...each,
      institution: names.get(each.institutionId ?? '')?.short ?? '',
    })),
    ids,
    choice: await personChoice(ctx),
  };
}

export const nominatePage = page<Shown>({
  path: '/development/nominate',
  onlyForm: true,
  ru: text.nominate,
  ability: keepsSomebody,
  load: (ctx, _params, query) => load(ctx, query),
  posts: [
    post(proposeNominations, {
      next: (output) => `/development/nominations?courseId=${output.courseId}`,
      done: (output) =>
        output.left > 0
          ? `Предложено: ${output.proposed}, осталось без места: ${output.left}`
          : `Предложено: ${output.proposed}`,
    }),
  ],
  view: (view, { course: found, courses, candidates, ids, choice }) => {
    const ready = candidates.filter((each) => each.complaint === null);
    const hidden = Object.fromEntries(ready.map((each, index) => [`personIds[${index}]`, each.personId]));
    return {
      title: text.nominate,
      crumbs: [[text.title, '/development/nominations']],
      lead: found
        ? `${found.title}, ${found.provider}, ${periodWords(found.startsOn, found.endsOn, found.terms)}. ${text.preview}`
        : 'Выберите курс и людей: дальше покажем, подойдёт ли курс и хватит ли мест.',
      body: (
        <>
          <Section title="Курс и люди">
            <form method="get" action={view.url('/development/nominate')} class="o-form">
              {ids.map((id) => (
                <input type="hidden" name="ids[]" value={id} />
              ))}
              <Field
                name="courseId"
                label={text.fields.courseId}
                widget="select"
                options={courses}
                value={found?.id}
                required
              />
              <Field
                name="personId"
                label={ids.length > 0 ? 'Добавить человека' : text.fields.personIds}
                {...choice}
              />
              <div class="o-buttons">
                <button type="submit" class="btn">
                  Проверить
                </button>
              </div>
            </form>
          </Section>
          {found ? (
            <Section title="Что произойдёт">
              <PlainTable
                caption={text.nominate}
                rows={[...candidates]}
                rowKey={(row) => row.personId}
                empty={text.nobody}
                columns={[
                  { key: 'name', title: text.fields.person, cell: (row) => row.name, wrap: true },
                  {
                    key: 'institution',
                    title: text.fields.institution,
                    cell: (row) => row.institution,
                    wrap: true,
                  },
                  {
                    key: 'position',
                    title: text.fields.position,
                    cell: (row) => [row.position, row.subject].filter(Boolean).join(', '),
                    wrap: true,
                  },
                  {
                    key: 'what',
                    title: 'Что произойдёт',
                    cell: (row) =>
                      row.complaint ??
                      (row.warning ? `${text.ready}; обратите внимание: ${row.warning}` : text.ready),
                    wrap: true,
                  },
                ]}
              />
              {ready.length > 0 ? (
                <ActionButton
                  text={`${proposeNominations.ru}: ${ready.length}`}
                  look="primary"
                  action={view.self}
                  guard={{ idempotencyKey: view.formKey }}
                  hidden={{ _command: proposeNominations.name, courseId: found.id, ...hidden }}
                />
              ) : null}
            </Section>
          ) : null}
        </>
      ),
    };
  },
});
