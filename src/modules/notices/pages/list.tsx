// My notices: what happened, what is wanted, a text ready for a chat, and how I want letters.
import { page, post } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import {
  ActionButton,
  CopyButton,
  EmptyState,
  Field,
  FormPage,
  formatDay,
  Section,
  Term,
} from '../../../ui/index.ts';
import { readNotices, setPreferences } from '../notice.commands.ts';
import { myNotices, preferencesOf } from '../notice.queries.ts';
import { noticesText as words } from '../notice.text.ts';

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}:00` }));

export const noticesPage = page({
  path: '/notices',
  ru: words.title,
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const before = query.get('before');
    const notices = await myNotices.run(ctx, before ? { before } : {});
    return { notices: Array.isArray(notices) ? notices : [], wishes: await preferencesOf(ctx) };
  },
  posts: [
    post(readNotices, { next: () => '/notices', done: words.done }),
    post(setPreferences, { next: () => '/notices', done: words.saved }),
  ],
  view: (view, { notices, wishes }) => ({
    title: words.title,
    lead: words.lead,
    actions: notices.some((notice) => !notice.read_at) ? (
      <ActionButton
        text={words.readAll}
        action={view.self}
        hidden={{ _command: readNotices.name, _key: view.formKey }}
      />
    ) : null,
    body: (
      <>
        {notices.length === 0 ? (
          <EmptyState title={words.empty} text={words.emptyHint} icon="bell" />
        ) : (
          <ol class="card o-notices">
            {notices.map((notice) => (
              <li class={notice.read_at ? undefined : 'o-unread'}>
                <time datetime={notice.created_at.toISOString()}>
                  {formatDay(notice.created_at, view.territory.zone)}
                </time>
                <div>
                  <a href={view.url(notice.path)}>{notice.text}</a>{' '}
                  {notice.due ? (
                    // A notice tells of a term; whether it was kept is told by «Сегодня».
                    <Term
                      at={notice.due}
                      now={view.now}
                      zone={view.territory.zone}
                      met={notice.due < view.today}
                    />
                  ) : null}
                </div>
                <div class="o-buttons">
                  <CopyButton text={notice.text} small />
                  {notice.read_at ? null : (
                    <ActionButton
                      text={words.read}
                      small
                      look="quiet"
                      action={view.self}
                      hidden={{
                        _command: readNotices.name,
                        _key: `${view.formKey}-${notice.id}`,
                        id: notice.id,
                      }}
                    />
                  )}
                </div>
              </li>
            ))}
          </ol>
        )}
        {notices.length === 50 ? <a href={`?before=${notices.at(-1)?.id}`}>{words.older}</a> : null}
        <Section title={words.settings} id="settings">
          <FormPage
            action={view.self}
            submit="Сохранить"
            hidden={{ _command: setPreferences.name, _key: `${view.formKey}-settings` }}
            errors={view.form?.command === setPreferences.name ? { ...view.form.refusal.fields } : undefined}
          >
            <Field
              name="letters"
              label={words.letters}
              hint={words.lettersHint}
              widget="radio"
              value={wishes.letters}
              options={Object.entries(words.letterKinds).map(([value, label]) => ({ value, label }))}
            />
            <Field
              name="quietFrom"
              label={words.quietFrom}
              hint={words.quietHint}
              widget="select"
              width="short"
              value={String(wishes.quiet_from)}
              options={hours}
            />
            <Field
              name="quietTo"
              label={words.quietTo}
              widget="select"
              width="short"
              value={String(wishes.quiet_to)}
              options={hours}
            />
            <Field
              name="workingDaysOnly"
              label={words.workingDays}
              widget="checkbox"
              value={wishes.working_days_only}
            />
          </FormPage>
        </Section>
      </>
    ),
  }),
});
