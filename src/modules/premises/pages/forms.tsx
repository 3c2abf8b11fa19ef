// Forms of the inventory: a new record, one put right.
import type { z } from 'zod';
import type { AnyCommand } from '../../../kernel/command.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { Fields, FormPage, fieldsOf } from '../../../ui/index.ts';
import { addAsset, editAsset } from '../asset/asset.commands.ts';
import { type Asset, asset } from '../asset/asset.queries.ts';
import { keepsPremises } from '../premises.policy.ts';
import { premisesText as text } from '../premises.text.ts';

interface AssetFormProps {
  readonly view: PageView;
  readonly command: Pick<AnyCommand, 'name' | 'ru'> & { readonly input: z.ZodType };
  readonly values: object;
  readonly hidden?: Record<string, string>;
  readonly cancel: string;
}

function AssetForm({ view, command, values, hidden, cancel }: AssetFormProps) {
  const fields = fieldsOf(command.input).filter(({ widget }) => widget !== 'hidden');
  const errors = view.form?.refusal.fields;
  return (
    <FormPage
      action={view.self}
      submit={command.ru}
      guard={{ idempotencyKey: view.formKey }}
      hidden={{ _command: command.name, ...hidden }}
      errors={view.form && Object.keys(errors ?? {}).length === 0 ? { '': view.form.refusal.text } : errors}
      fields={fields}
      cancel={{ text: 'Не сохранять', href: view.url(cancel) }}
    >
      <Fields fields={fields} values={view.form?.values ?? { ...values }} errors={errors} />
    </FormPage>
  );
}

const toCard = ({ id }: { id: string }) => `/premises/${id}`;

export const assetNewPage = page<object>({
  path: '/premises/new',
  ru: text.newTitle,
  ability: keepsPremises,
  load: async () => ({}),
  posts: [post(addAsset, { next: toCard, done: text.done.added })],
  view: (view) => ({
    title: text.newTitle,
    crumbs: [[text.title, '/premises']],
    lead: 'Обязательны вид, наименование и день постановки на учёт. Ответственного назначают в карточке.',
    body: (
      <AssetForm
        view={view}
        command={addAsset}
        values={{ startsOn: view.today, kind: 'room', isBookable: true }}
        cancel="/premises"
      />
    ),
  }),
});

export const assetEditPage = page<Asset>({
  path: '/premises/:id/edit',
  ru: text.editTitle,
  ability: keepsPremises,
  load: async (ctx, { id = '' }) => {
    const found = await asset(ctx, id);
    return found?.endsOn ? refuse('written-off', text.refusals.writtenOff) : found;
  },
  posts: [post(editAsset, { next: toCard, done: text.done.saved })],
  view: (view, found) => ({
    title: text.editTitle,
    crumbs: [
      [text.title, '/premises'],
      [found.name, `/premises/${found.id}`],
    ],
    body: (
      <AssetForm
        view={view}
        command={editAsset}
        values={found}
        hidden={{ id: found.id, version: String(found.version) }}
        cancel={`/premises/${found.id}`}
      />
    ),
  }),
});
