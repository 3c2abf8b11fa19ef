// The way in: sign-in card, named people of the demonstration, the travelling clock.
import { GuardFields } from '../action.tsx';
import { Field } from '../form/field.tsx';
import type { FieldErrors } from '../form/field-types.ts';
import { ErrorSummary } from '../form/form.tsx';
import { Icon } from '../icon.tsx';
import type { Content, FormGuard } from '../types.ts';
import { uiText } from '../ui.text.ts';

export interface LoginCardProps {
  action: string;
  guard?: FormGuard | undefined;
  /** Where to go after; sent as `next`. */
  next?: string | undefined;
  login?: string | undefined;
  errors?: FieldErrors | undefined;
  forgotHref?: string | undefined;
  /** Stands before the button: «запомнить меня». */
  choices?: Content | undefined;
  /** Further ways to sign in: buttons of outside providers. */
  children?: Content;
}

export function LoginCard(props: LoginCardProps) {
  return (
    <form class="card o-login" method="post" action={props.action} data-controller="submit-once" novalidate>
      <GuardFields guard={props.guard} />
      {props.next ? <input type="hidden" name="next" value={props.next} /> : null}
      <ErrorSummary errors={props.errors} />
      <Field
        name="login"
        label={uiText.login}
        widget="text"
        value={props.login}
        error={props.errors?.login}
        autocomplete="username"
      />
      <Field
        name="password"
        label={uiText.password}
        widget="password"
        error={props.errors?.password}
        autocomplete="current-password"
      />
      {props.choices}
      <div class="o-buttons">
        <button type="submit" class="btn btn-primary">
          {uiText.signIn}
        </button>
        {props.forgotHref ? <a href={props.forgotHref}>{uiText.forgot}</a> : null}
      </div>
      {props.children}
    </form>
  );
}

export interface DemoPerson {
  /** Posted as `login`. */
  login: string;
  name: string;
  role: string;
  /** What this person does in the story. */
  note?: string | undefined;
}

export interface DemoPeopleProps {
  action: string;
  guard?: FormGuard | undefined;
  next?: string | undefined;
  /** `others` are folded under the people of the story. */
  groups: { title: string; people: DemoPerson[]; others?: DemoPerson[] | undefined }[];
}

/** One plain form, one button a person, so that a script can post it as well. */
export function DemoPeople({ action, guard, next, groups }: DemoPeopleProps) {
  return (
    <form class="o-demo" method="post" action={action}>
      <GuardFields guard={guard} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
      {groups.map((group) => (
        <section class="card o-section">
          <h2>{group.title}</h2>
          <DemoButtons people={group.people} />
          {group.others?.length ? (
            <details>
              <summary class="btn btn-sm btn-ghost-primary">
                {uiText.otherDemoPeople(group.others.length)}
                <Icon name="chevron-down" />
              </summary>
              <DemoButtons people={group.others} />
            </details>
          ) : null}
        </section>
      ))}
    </form>
  );
}

const DemoButtons = ({ people }: { people: DemoPerson[] }) => (
  <ul>
    {people.map((person) => (
      <li>
        <button type="submit" name="login" value={person.login}>
          <strong>{person.name}</strong>
          <span>{person.role}</span>
          {person.note ? <small>{person.note}</small> : null}
        </button>
      </li>
    ))}
  </ul>
);

export interface ClockBarProps {
  action: string;
  guard?: FormGuard | undefined;
  /** «1 апреля 2026 г., ср, 09:00» */
  nowText: string;
  /** Day of the demonstration as 'YYYY-MM-DD': travel goes forward only. */
  today: string;
  /** Ready moments of the story, posted as `to`. */
  stops?: { to: string; text: string }[] | undefined;
}

export function ClockBar({ action, guard, nowText, today, stops }: ClockBarProps) {
  return (
    <details class="o-menu o-clock" data-controller="disclosure">
      <summary class="o-tool" aria-label={`${uiText.demoClock}: ${nowText}`}>
        <Icon name="clock" />
        <span>{nowText}</span>
        <Icon name="chevron-down" />
      </summary>
      <div class="o-menu-panel">
        <p class="o-menu-title">{uiText.demoClock}</p>
        <form method="post" action={action} class="o-clock-form" data-turbo="false">
          <GuardFields guard={guard} />
          <label for="clock-to">{uiText.clockTo}</label>
          <div class="o-buttons">
            <input id="clock-to" type="date" name="to" min={today} value={today} class="form-control" />
            <button type="submit" class="btn btn-primary">
              {uiText.clockGo}
            </button>
          </div>
          <p class="o-hint">{uiText.clockHint}</p>
        </form>
        {stops?.length ? (
          <form method="post" action={action} data-turbo="false">
            <GuardFields guard={guard} />
            {stops.map((stop) => (
              <button type="submit" name="to" value={stop.to}>
                {stop.text}
              </button>
            ))}
          </form>
        ) : null}
      </div>
    </details>
  );
}
