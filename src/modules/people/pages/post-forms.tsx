// Forms over one post: a mistake put right, other terms from a day, a leave; and the form of a vacancy.

import { addDays } from '../../../kernel/clock.ts';
import type { AnyCommand } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type AnyPage, page, post } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { type FieldDescriptor, Fields, FormPage } from '../../../ui/index.ts';
import { institution, institutionText } from '../../institutions/index.ts';
import { placementPolicy } from '../person.policy.ts';
import { person } from '../person.queries.ts';
import { personText as text } from '../person.text.ts';
import { roleGivenBy } from '../positions.ts';
import { grantLeave } from '../post/leave.commands.ts';
import { changeTerms, correctPost } from '../post/terms.commands.ts';
import { openVacancy } from '../post/vacancy.commands.ts';
import { loadPost } from '../post.commands.ts';
import { type Post, placeOf, postsOf } from '../post.queries.ts';
import { detailField, endField, leaveFields, startField, termFields, vacancyFields } from './fields.ts';

interface PostForm {
  readonly way: string;
  readonly command: AnyCommand;
  readonly lead: string;
  readonly done: string;
  readonly fields: readonly FieldDescriptor[];
  readonly hidden: (shown: Post) => Record<string, string>;
  readonly start: (shown: Post, today: string) => Record<string, unknown>;
}

const termsNow = (shown: Post): Record<string, unknown> => ({
  ...shown,
  subjects: shown.subjects.join(', '),
});
const byVersion = (shown: Post) => ({ id: shown.id, version: String(shown.version) });

const forms: readonly PostForm[] = [
  {
    way: 'correct',
    command: correctPost,
    lead: 'Для исправления ошибки в записи. Если условия изменились с какого-то дня, выберите «Изменить условия».',
    done: 'Сведения о должности исправлены',
    fields: [detailField, ...termFields, startField, endField],
    hidden: byVersion,
    start: (shown) => ({ ...termsNow(shown), endsOn: shown.endsOn && addDays(shown.endsOn, -1) }),
  },
  {
    way: 'terms',
    command: changeTerms,
    lead: text.hints.changeTerms,
    done: 'Новые условия записаны',
    fields: [{ ...startField, name: 'from', label: text.fields.from }, ...termFields],
    hidden: byVersion,
    start: (shown, today) => ({ ...termsNow(shown), from: today }),
  },
  {
    way: 'leave',
    command: grantLeave,
    lead: 'Отпуск лежит внутри срока этой должности; в списках «на дату» человек показан отдельно.',
    done: 'Отпуск записан',
    fields: leaveFields,
    hidden: (shown) => ({ postId: shown.id }),
    start: (_shown, today) => ({ startsOn: today }),
  },
];

interface Shown {
  readonly post: Post;
  readonly name: string;
}

async function loadShown(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const found = await loadPost(ctx, { id });
  const whose = found && (await person(ctx, found.personId));
  if (!whose || whose.anonymisedAt) return null;
  const shown = (await postsOf(ctx, whose.id)).find((each) => each.id === id);
  return shown ? { post: shown, name: whose.shortName } : null;
}

function formPage(form: PostForm): AnyPage {
  const { command } = form;
  return page<Shown>({
    path: `/people/posts/:id/${form.way}`,
    onlyForm: true,
    ru: command.ru,
    ability: signedIn,
    load: async (ctx, { id = '' }) => {
      const shown = await loadShown(ctx, id);
      if (!shown) return null;
      const { institutionId, position } = shown.post;
      const gives = command === grantLeave ? null : roleGivenBy(placeOf(shown.post), position);
      return placementPolicy.rules.place.check(ctx, { institutionId, gives }) ?? shown;
    },
    posts: [
      post(command, {
        next: (output: { personId: string }) => `/people/${output.personId}`,
        done: form.done,
      }),
    ],
    view: (view, { post: shown, name }) => ({
      title: `${command.ru}: ${shown.title}`,
      crumbs: [
        [text.title, '/people'],
        [name, `/people/${shown.personId}`],
      ],
      lead: form.lead,
      body: (
        <FormPage
          action={view.self}
          submit={command.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: command.name, ...form.hidden(shown) }}
          errors={view.form?.refusal.fields}
          cancel={{ text: 'Не менять', href: view.url(`/people/${shown.personId}`) }}
        >
          <Fields
            fields={[...form.fields]}
            values={view.form?.values ?? form.start(shown, view.today)}
            errors={view.form?.refusal.fields}
          />
        </FormPage>
      ),
    }),
  });
}

const vacancyPage = page<{ id: string; name: string }>({
  path: '/institutions/:id/vacancy',
  onlyForm: true,
  ru: openVacancy.ru,
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const card = await institution(ctx, id);
    if (card?.state !== 'active') return null;
    return (
      placementPolicy.rules.place.check(ctx, { institutionId: id, gives: null }) ?? {
        id,
        name: card.shortName,
      }
    );
  },
  posts: [
    post(openVacancy, {
      next: (output) => `/institutions/${output.institutionId}/staff`,
      done: 'Вакансия записана',
    }),
  ],
  view: (view, { id, name }) => ({
    title: openVacancy.ru,
    crumbs: [
      [institutionText.title, '/institutions'],
      [name, `/institutions/${id}/staff`],
    ],
    lead: 'Сколько ставок свободно и с какого дня. Когда место занято, закройте вакансию на вкладке «Сотрудники».',
    body: (
      <FormPage
        action={view.self}
        submit={openVacancy.ru}
        guard={{ idempotencyKey: view.formKey }}
        hidden={{ _command: openVacancy.name, institutionId: id }}
        errors={view.form?.refusal.fields}
        cancel={{ text: 'Не записывать', href: view.url(`/institutions/${id}/staff`) }}
      >
        <Fields
          fields={vacancyFields}
          values={view.form?.values ?? { load: '1', startsOn: view.today }}
          errors={view.form?.refusal.fields}
        />
      </FormPage>
    ),
  }),
});

export const postFormPages: readonly AnyPage[] = [...forms.map(formPage), vacancyPage];
