// «Календарь в телефон»: an address shown once, switched on by its hash; the reader's addresses and taking them back.
import { randomBytes } from 'node:crypto';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download, type PageView, page, post } from '../../../kernel/page.ts';
import { everyone, signedIn } from '../../../kernel/policy.ts';
import { formatMoment } from '../../../platform/language/index.ts';
import { ActionButton, Badge, Fields, FormPage, fieldsOf, PlainTable, Section } from '../../../ui/index.ts';
import { bodyChoices } from '../../councils/index.ts';
import { calendarText as text } from '../calendar.text.ts';
import { feedAddress } from '../feed.address.ts';
import { openFeed, revokeFeed } from '../feed.commands.ts';
import { eventsOf, type Feed, feedBySecret, feedsOf, isStillHere, secretShape } from '../feed.queries.ts';
import { writeIcs } from '../ics.ts';

const path = '/calendar/phone';

interface Shown {
  readonly feeds: readonly Feed[];
  readonly bodies: readonly { id: string; name: string }[];
  /** Fresh for every look: it means nothing until it is switched on. */
  readonly secret: string;
}

async function load(ctx: ReadCtx): Promise<Shown> {
  return {
    feeds: ctx.actor.personId ? await feedsOf(ctx, ctx.actor.personId) : [],
    bodies: await bodyChoices(ctx, '', 200),
    secret: randomBytes(32).toString('base64url'),
  };
}

function OpenForm({ view, shown }: { view: PageView; shown: Shown }) {
  const back = view.form?.command === openFeed.name ? view.form : null;
  const typed = String(back?.values.secret ?? '');
  const secret = secretShape.test(typed) ? typed : shown.secret;
  const fields = fieldsOf(openFeed.input).filter(
    ({ name }) => name !== 'secret' && (name !== 'bodyId' || shown.bodies.length > 0),
  );
  return (
    <Section title={text.switchOn}>
      <ol>
        {text.phoneHow.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <FormPage
        action={view.self}
        submit={openFeed.ru}
        guard={{ idempotencyKey: `${view.formKey}-open` }}
        hidden={{ _command: openFeed.name, secret }}
        errors={back?.refusal.fields}
        fields={fields}
      >
        <Fields
          fields={fields}
          options={{ bodyId: shown.bodies.map(({ id, name }) => ({ value: id, label: name })) }}
          values={back?.values ?? { scope: 'person' }}
          errors={back?.refusal.fields}
        />
        <div class="o-field">
          <label for="feed-address">{text.address}</label>
          <input
            id="feed-address"
            class="form-control"
            type="text"
            readonly
            value={feedAddress(view.territory.slug, secret)}
          />
        </div>
      </FormPage>
    </Section>
  );
}

export const phonePage = page<Shown>({
  path,
  ru: text.phone,
  ability: signedIn,
  load: (ctx) => load(ctx),
  posts: [
    post(openFeed, { next: () => path, done: text.switchedOn }),
    post(revokeFeed, { next: () => path, done: text.revoked }),
  ],
  view: (view, shown) => ({
    title: text.phone,
    crumbs: [[text.title, '/calendar']],
    lead: text.phoneLead,
    body: (
      <>
        <OpenForm view={view} shown={shown} />
        <Section title={text.mine}>
          <PlainTable
            caption={text.mine}
            rows={[...shown.feeds]}
            rowKey={(feed) => feed.id}
            empty={text.mineNone}
            columns={[
              { key: 'title', title: text.scope, wrap: true, cell: (feed) => feed.title },
              {
                key: 'opened',
                title: text.openedAt,
                cell: (feed) => formatMoment(feed.openedAt, view.territory.zone),
              },
              {
                key: 'state',
                title: text.state,
                cell: (feed) =>
                  feed.revokedAt ? (
                    <Badge tone="draft" text={text.off} />
                  ) : (
                    <Badge tone="done" text={text.on} />
                  ),
              },
              {
                key: 'revoke',
                title: text.revoke,
                cell: (feed) =>
                  feed.revokedAt ? null : (
                    <ActionButton
                      text={text.revoke}
                      small
                      look="quiet"
                      action={view.self}
                      guard={{ idempotencyKey: `${view.formKey}-${feed.id}` }}
                      hidden={{ _command: revokeFeed.name, id: feed.id }}
                      confirm={text.revokeConfirm}
                    />
                  ),
              },
            ]}
          />
        </Section>
      </>
    ),
  }),
});

/** Asked by telephones, without an account: the secret in the address is the whole right. */
export const feedFile = download({
  path: '/calendar/feed/:secret/opora.ics',
  ru: 'Календарь по адресу с ключом',
  ability: everyone,
  serves: 'page',
  load: async (ctx, { secret = '' }) => {
    const feed = await feedBySecret(ctx, secret);
    if (!feed || !(await isStillHere(ctx, feed.ownerId))) return null;
    const calendar = writeIcs({
      name: `${ctx.territory.name}: ${feed.title}`,
      zone: ctx.territory.zone,
      stamp: ctx.now,
      events: await eventsOf(ctx, feed),
    });
    return {
      name: 'opora.ics',
      type: 'text/calendar; charset=utf-8',
      body: new TextEncoder().encode(calendar),
    };
  },
});
