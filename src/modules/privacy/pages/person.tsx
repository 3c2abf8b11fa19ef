// «Мои данные»: consents, who looked, the copy of everything kept; for the person and the administrator.
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDate, formatMoment } from '../../../platform/language/index.ts';
import {
  ActionButton,
  Field,
  type FieldDescriptor,
  Fields,
  LinkButton,
  PlainTable,
  Section,
} from '../../../ui/index.ts';
import { type PlacedPerson, placedPerson } from '../../people/index.ts';
import { anonymise } from '../anonymise.commands.ts';
import { type Consent, consentsOf, giveConsent, withdrawConsent } from '../consent.commands.ts';
import { ownCopyText } from '../own-copy.text.ts';
import { privacyPolicy } from '../privacy.policy.ts';
import { type View, viewsOf } from '../privacy.queries.ts';
import { consentKinds, consentWays, privacyText as text } from '../privacy.text.ts';
import { SignedSheet } from './signed-sheet.tsx';

interface Shown extends PlacedPerson {
  readonly consents: readonly Consent[];
  readonly views: readonly View[];
}

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

const consentFields: FieldDescriptor[] = [
  {
    name: 'kind',
    label: text.fields.kind,
    widget: 'radio',
    required: true,
    options: optionsOf(consentKinds),
  },
  { name: 'givenOn', label: text.fields.givenOn, widget: 'date', required: true, width: 'short' },
  { name: 'way', label: text.fields.way, widget: 'radio', required: true, options: optionsOf(consentWays) },
  { name: 'file', label: text.fields.file, widget: 'file', accept: '.pdf,.jpg,.jpeg,.png', maxMegabytes: 25 },
];

const back = (output: { personId: string }) => `/privacy/people/${output.personId}`;

export const privacyPersonPage = page<Shown>({
  path: '/privacy/people/:id',
  ru: text.mine,
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const placed = await placedPerson(ctx, id);
    if (!placed) return null;
    const complaint = privacyPolicy.rules.see.check(ctx, placed);
    if (complaint) return complaint;
    return { ...placed, consents: await consentsOf(ctx, id), views: await viewsOf(ctx, id) };
  },
  shows: ({ person }) => ({ kind: 'people.person', id: person.id }),
  posts: [
    post(giveConsent, { next: back, done: 'Согласие записано' }),
    post(withdrawConsent, { next: back, done: 'Согласие отозвано' }),
    post(anonymise, { next: () => '/privacy', done: 'Человек обезличен' }),
  ],
  view: (view, shown) => {
    const { person, consents, views } = shown;
    const copy = (kind: string) => view.url(`/privacy/people/${person.id}/copy.${kind}`);
    const failed = view.form?.command === giveConsent.name ? view.form : null;
    return {
      title: view.actor.personId === person.id ? text.mine : person.fullName,
      crumbs: [[person.shortName, `/people/${person.id}`]],
      lead: text.lead,
      actions: (
        <>
          <LinkButton text={text.copyXlsx} href={copy('xlsx')} icon="download" download />
          <LinkButton text={ownCopyText.pdf} href={copy('pdf')} icon="printer" download />
          <LinkButton text={text.copyJson} href={copy('json')} look="quiet" download />
          {refusalOf(view, anonymise, shown) ? null : (
            <ActionButton
              text={anonymise.ru}
              action={view.self}
              look="danger"
              guard={{ idempotencyKey: `${view.formKey}-anonymise` }}
              hidden={{ _command: anonymise.name, personId: person.id }}
              confirm={text.anonymiseAsk}
            />
          )}
        </>
      ),
      body: (
        <>
          {view.form && view.form.command !== giveConsent.name ? (
            <p class="alert alert-danger">{view.form.refusal.text}</p>
          ) : null}
          <Section
            title={text.consents}
            actions={
              <ActionButton
                text={giveConsent.ru}
                action={view.self}
                small
                icon="plus"
                open={failed !== null}
                guard={{ idempotencyKey: `${view.formKey}-give` }}
                hidden={{ _command: giveConsent.name, personId: person.id }}
              >
                <Fields
                  fields={consentFields}
                  values={failed?.values ?? { way: 'paper', givenOn: view.today }}
                  errors={failed?.refusal.fields}
                />
              </ActionButton>
            }
          >
            <PlainTable
              caption={text.consents}
              rows={[...consents]}
              rowKey={(each) => each.id}
              empty={text.consentsNone}
              columns={[
                { key: 'kind', title: text.fields.kind, cell: (each) => consentKinds[each.kind], wrap: true },
                {
                  key: 'version',
                  title: text.fields.version,
                  cell: (each) => each.textVersion,
                  numeric: true,
                },
                { key: 'given', title: text.fields.givenOn, cell: (each) => formatDate(each.givenOn) },
                { key: 'way', title: text.fields.way, cell: (each) => consentWays[each.way] },
                {
                  key: 'file',
                  title: text.fields.file,
                  cell: (each) => <SignedSheet view={view} consent={each} />,
                },
                {
                  key: 'withdrawn',
                  title: text.fields.withdrawnOn,
                  cell: (each) =>
                    each.withdrawnOn ? (
                      formatDate(each.withdrawnOn)
                    ) : (
                      <ActionButton
                        text={withdrawConsent.ru}
                        action={view.self}
                        small
                        look="quiet"
                        guard={{ idempotencyKey: `${view.formKey}-${each.id}` }}
                        hidden={{ _command: withdrawConsent.name, id: each.id }}
                        confirm={text.withdrawAsk}
                      >
                        <Field
                          name="on"
                          label={text.fields.withdrawnOn}
                          widget="date"
                          required
                          width="short"
                          value={view.today}
                        />
                      </ActionButton>
                    ),
                },
              ]}
            />
          </Section>
          <Section title={text.views}>
            <PlainTable
              caption={text.views}
              rows={[...views]}
              rowKey={(each) => `${each.at.toISOString()}-${each.personId}`}
              empty={text.viewsNone}
              columns={[
                { key: 'at', title: 'Когда', cell: (each) => formatMoment(each.at, view.territory.zone) },
                { key: 'who', title: 'Кто', cell: (each) => each.name || 'служебный вход', wrap: true },
              ]}
            />
          </Section>
        </>
      ),
    };
  },
});
