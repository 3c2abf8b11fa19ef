// Forms of changes by document: rename, register anew, join another, divide, close; one page each, made from a table.
import type { AnyCommand } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type AnyPage, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { type FieldDescriptor, Fields, Flash, FormPage } from '../../../ui/index.ts';
import { mergeDuplicate } from '../duplicate.commands.ts';
import { refuseClosed } from '../institution.commands.ts';
import { type Institution, institution } from '../institution.queries.ts';
import { institutionText as text } from '../institution.text.ts';
import {
  closeInstitution,
  mergeInstitution,
  renameInstitution,
  reregisterInstitution,
  splitInstitution,
} from '../succession.commands.ts';
import { institutionChoice } from './choice.ts';
import { actFields, identifierFields, nameFields } from './fields.ts';

interface Change {
  readonly command: AnyCommand;
  readonly lead: string;
  /** Said before the act when it cannot be taken back. */
  readonly consequence?: string;
  readonly fields: readonly FieldDescriptor[];
  /** Values the form starts with. */
  readonly start: (card: Institution) => Record<string, unknown>;
  readonly done: string;
}

const names = ({ shortName, fullName }: Institution) => ({ shortName, fullName });

const changes: readonly Change[] = [
  {
    command: renameInstitution,
    lead: 'Прежнее наименование останется в документах своего времени и в истории.',
    fields: [...nameFields, ...actFields],
    start: names,
    done: 'Организация переименована',
  },
  {
    command: reregisterInstitution,
    lead: 'Для той же организации с новой регистрацией: ИНН может остаться прежним или стать другим.',
    consequence:
      'Прежняя запись будет закрыта, появится новая. Сотрудники и роли перейдут в неё, ограничения прежней организации сохранятся.',
    fields: [...nameFields, ...identifierFields, ...actFields],
    start: (card) => ({ ...names(card), inn: card.inn, kpp: card.kpp, ogrn: card.ogrn }),
    done: 'Организация перерегистрирована',
  },
  {
    command: mergeInstitution,
    lead: 'Для слияния в новую организацию сначала внесите новую, затем присоедините к ней каждую из прежних.',
    consequence: 'Организация будет закрыта, её сотрудники и роли перейдут в организацию-преемника.',
    fields: [{ name: 'intoId', label: text.fields.intoId, widget: 'select', required: true }, ...actFields],
    start: () => ({}),
    done: 'Организация присоединена',
  },
  {
    command: splitInstitution,
    lead: 'Назовите организации, которые выделяются или получаются при разделении.',
    fields: [
      {
        name: 'parts',
        label: text.fields.parts,
        widget: 'table',
        required: true,
        spareRows: 2,
        columns: [...nameFields, ...identifierFields].map((field) => ({
          ...field,
          widget: 'text',
          hint: undefined,
        })),
      },
      {
        name: 'closes',
        label: text.fields.closes,
        widget: 'checkbox',
        hint: 'Отметьте при разделении; при выделении прежняя организация продолжает работу.',
      },
      ...actFields,
    ],
    start: () => ({}),
    done: 'Новые организации внесены',
  },
  {
    command: closeInstitution,
    lead: 'Если у организации есть преемник, выберите присоединение или перерегистрацию.',
    consequence: 'Работа всех сотрудников в этой организации и их роли в ней завершатся в указанный день.',
    fields: actFields,
    start: () => ({}),
    done: 'Деятельность организации прекращена',
  },
  {
    command: mergeDuplicate,
    lead: 'Если одна и та же организация внесена дважды. Для присоединения по документу есть «Присоединить к другой».',
    consequence:
      'Двойник исчезнет из списков, связанные с ним записи перейдут к оставшейся. Отменить можно в течение 30 дней.',
    fields: [
      {
        name: 'duplicateOf',
        label: text.fields.duplicateOf,
        widget: 'select',
        required: true,
        hint: text.hints.duplicateOf,
      },
    ],
    start: () => ({}),
    done: 'Двойник объединён с этой организацией',
  },
];

/** 'institutions.rename' → 'rename': the end of the address. */
export const changePath = (command: Pick<AnyCommand, 'name'>): string => command.name.split('.').at(-1) ?? '';

interface Shown {
  readonly card: Institution;
  readonly fields: FieldDescriptor[];
}

async function fieldsFor(ctx: ReadCtx, change: Change, id: string): Promise<FieldDescriptor[]> {
  const asked = ['intoId', 'duplicateOf'];
  if (!change.fields.some(({ name }) => asked.includes(name))) return [...change.fields];
  const choice = await institutionChoice(ctx);
  const options = choice.options?.filter((option) => option.value !== id);
  return change.fields.map((field) =>
    asked.includes(field.name) ? { ...field, ...choice, options } : field,
  );
}

function changePage(change: Change): AnyPage {
  const { command } = change;
  return page<Shown>({
    path: `/institutions/:id/${changePath(command)}`,
    onlyForm: true,
    ru: command.ru,
    ability: signedIn,
    load: async (ctx, { id = '' }) => {
      const card = await institution(ctx, id);
      if (!card) return null;
      const complaint = refusalOf(ctx, command, card) ?? refuseClosed(card);
      return complaint ?? { card, fields: await fieldsFor(ctx, change, id) };
    },
    posts: [
      post(command, {
        next: (output: { id: string }) => `/institutions/${output.id}`,
        done: change.done,
      }),
    ],
    view: (view, { card, fields }) => ({
      title: command.ru,
      crumbs: [
        [text.title, '/institutions'],
        [card.shortName, `/institutions/${card.id}`],
      ],
      lead: change.lead,
      body: (
        <FormPage
          action={view.self}
          submit={command.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: command.name }}
          errors={view.form?.refusal.fields}
          cancel={{ text: 'Не менять', href: view.url(`/institutions/${card.id}`) }}
        >
          {change.consequence ? <Flash kind="warning" text={change.consequence} /> : null}
          <Fields
            fields={fields}
            values={view.form?.values ?? change.start(card)}
            errors={view.form?.refusal.fields}
          />
        </FormPage>
      ),
    }),
  });
}

export const changePages: readonly AnyPage[] = changes.map(changePage);
