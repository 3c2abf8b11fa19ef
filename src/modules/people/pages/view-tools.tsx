// Keeping the filter in force under a name, and letting a kept one go.
import type { PageView } from '../../../kernel/page.ts';
import { ActionButton, Field } from '../../../ui/index.ts';
import { staffText as text } from '../staff/staff.text.ts';
import { removeView, type SavedView, saveView, type ViewedList } from '../staff/view.commands.ts';

export function ViewTools({
  view,
  list,
  views,
}: {
  view: PageView;
  list: ViewedList;
  views: readonly SavedView[];
}) {
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
