// Keeping the filter in force under a name, and letting a kept one go: the same for every list.
import { type PagePost, type PageView, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { ActionButton, Field } from '../../../ui/index.ts';
import { staffText as text } from '../staff/staff.text.ts';
import { removeView, type SavedView, saveView, type ViewedList } from '../staff/view.commands.ts';

const withView = (query: string, id: string) => `${query}${query ? '&' : ''}view=${id}`;

/** What the page of a list posts to keep a filter and to let it go. */
export const viewPosts = (path: string): readonly PagePost[] => [
  post(saveView, { next: ({ id, query }) => `${path}?${withView(query, id)}`, done: text.viewSaved }),
  post(removeView, { next: () => path, done: text.viewRemoved }),
];

/** Kept filters as links above the list. */
export const viewLinks = (view: PageView, path: string, saved: readonly SavedView[]) =>
  saved.map(({ id, name, query }) => ({
    text: name,
    href: view.url(`${path}?${withView(query, id)}`),
    current: view.query.get('view') === id,
  }));

export function ViewTools({
  view,
  list,
  views,
}: {
  view: PageView;
  list: ViewedList;
  views: readonly SavedView[];
}) {
  if (refusalOf(view, saveView, undefined)) return null;
  const current = views.find((each) => each.id === view.query.get('view'));
  const failed = view.form?.command === saveView.name ? view.form : null;
  return (
    <>
      <ActionButton
        text={saveView.ru}
        action={view.self}
        icon="star"
        look="quiet"
        open={failed !== null}
        guard={{ idempotencyKey: `${view.formKey}-view` }}
        hidden={{ _command: saveView.name, list, query: view.query.toString() }}
      >
        <Field
          name="name"
          label={text.viewName}
          widget="text"
          required
          value={String(failed?.values.name ?? '')}
          error={failed?.refusal.fields.name ?? (failed ? failed.refusal.text : undefined)}
        />
      </ActionButton>
      {current ? (
        <ActionButton
          text={removeView.ru}
          action={view.self}
          look="quiet"
          guard={{ idempotencyKey: `${view.formKey}-gone` }}
          hidden={{ _command: removeView.name, id: current.id }}
        />
      ) : null}
    </>
  );
}
