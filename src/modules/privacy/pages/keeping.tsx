// Personal data of the service: texts of consents with their versions, and people whose term of keeping has passed.
import { page, post } from '../../../kernel/page.ts';
import { formatDate } from '../../../platform/language/index.ts';
import {
  ActionButton,
  type FieldDescriptor,
  Fields,
  LinkButton,
  PlainTable,
  Section,
} from '../../../ui/index.ts';
import { type ConsentText, consentTexts, publishText } from '../consent.commands.ts';
import { keepsPrivacy } from '../privacy.policy.ts';
import { type Expired, expiredPeople } from '../privacy.queries.ts';
import { consentKinds, privacyText as text } from '../privacy.text.ts';

interface Shown {
  readonly texts: readonly ConsentText[];
  readonly expired: readonly Expired[];
}

const textFields: FieldDescriptor[] = [
  {
    name: 'kind',
    label: text.fields.kind,
    widget: 'radio',
    required: true,
    options: Object.entries(consentKinds).map(([value, label]) => ({ value, label })),
  },
  { name: 'body', label: text.fields.body, widget: 'textarea', required: true },
  { name: 'startsOn', label: text.fields.startsOn, widget: 'date', required: true, width: 'short' },
];

export const keepingPage = page<Shown>({
  path: '/privacy',
  ru: text.title,
  ability: keepsPrivacy,
  load: async (ctx) => ({ texts: await consentTexts(ctx), expired: await expiredPeople(ctx) }),
  posts: [post(publishText, { next: () => '/privacy', done: 'Новая редакция текста введена' })],
  view: (view, { texts, expired }) => ({
    title: text.title,
    lead: text.textsLead,
    actions: <LinkButton text={text.log.title} href={view.url('/privacy/views')} icon="eye" />,
    body: (
      <>
        <Section
          title={text.texts}
          actions={
            <ActionButton
              text={publishText.ru}
              action={view.self}
              small
              icon="plus"
              open={view.form !== null}
              guard={{ idempotencyKey: view.formKey }}
              hidden={{ _command: publishText.name }}
            >
              <Fields
                fields={textFields}
                values={view.form?.values ?? { startsOn: view.today }}
                errors={view.form?.refusal.fields}
              />
            </ActionButton>
          }
        >
          <PlainTable
            caption={text.texts}
            rows={[...texts]}
            rowKey={(each) => `${each.kind}-${each.version}`}
            empty={text.textsNone}
            columns={[
              { key: 'kind', title: text.fields.kind, cell: (each) => consentKinds[each.kind], wrap: true },
              { key: 'version', title: text.fields.version, cell: (each) => each.version, numeric: true },
              { key: 'from', title: text.fields.startsOn, cell: (each) => formatDate(each.startsOn) },
              { key: 'body', title: text.fields.body, cell: (each) => each.body, wrap: true },
            ]}
          />
        </Section>
        <Section title={text.retention}>
          <p class="o-hint">{text.retentionLead}</p>
          <PlainTable
            caption={text.retention}
            rows={[...expired]}
            rowKey={(each) => each.id}
            rowHref={(each) => view.url(`/privacy/people/${each.id}`)}
            empty={text.retentionNone}
            columns={[
              { key: 'name', title: 'Человек', cell: (each) => each.name },
              { key: 'last', title: 'Последний день работы', cell: (each) => formatDate(each.lastDay) },
            ]}
          />
        </Section>
      </>
    ),
  }),
});
