// The top bar: where I am, which year, search, notices, who I am.
import { GuardFields, Menu } from '../action.tsx';
import { Icon } from '../icon.tsx';
import type { Content, FormGuard, Link } from '../types.ts';
import { uiText } from '../ui.text.ts';
import { type ViewMode, viewModes } from '../view-mode.ts';
import type { NavSection } from './nav.tsx';

export interface ChromeChoice {
  value: string;
  text: string;
  current?: boolean | undefined;
}

/** What is the same on every page of one person; the web layer makes it once a request. */
export interface Chrome {
  centre: string;
  homeHref: string;
  nav: NavSection[];
  guard: FormGuard;
  view?: ViewMode | undefined;
  /** Posted as `year` to `action`. */
  year?:
    | {
        current: string;
        /** Another year than today's is looked at: said by a sign. */
        past?: boolean | undefined;
        choices: ChromeChoice[];
        action: string;
      }
    | undefined;
  /** `href` is the search page (GET, `q`), `commandsHref` answers the palette with JSON. */
  search?: { href: string; commandsHref: string } | undefined;
  notices?: { href: string; unread: number } | undefined;
  user?: ChromeUser | undefined;
  /** Posted as `view`; without it the look is switched by scripts alone. */
  viewAction?: string | undefined;
  /** ClockBar of the demonstration. */
  clock?: Content | undefined;
}

export interface ChromeUser {
  name: string;
  role: string;
  /** Other roles of the same person, posted as `role` to `roleAction`. */
  roles?: ChromeChoice[] | undefined;
  roleAction?: string | undefined;
  links?: Link[] | undefined;
  signOutAction: string;
}

export function TopBar({ chrome }: { chrome: Chrome }) {
  return (
    <header class="o-topbar">
      <a class="o-nav-open" href="#menu">
        <Icon name="menu-2" />
        <span>{uiText.menu}</span>
      </a>
      <a class="o-brand" href={chrome.homeHref}>
        <span class="o-mark" aria-hidden="true" />
        <strong>{uiText.product}</strong>
        <span>{chrome.centre}</span>
      </a>
      {chrome.clock ? <div class="o-clock-slot">{chrome.clock}</div> : null}
      <div class="o-topbar-tools">
        {chrome.year ? <YearSwitch guard={chrome.guard} year={chrome.year} /> : null}
        {chrome.search ? <SearchLink search={chrome.search} /> : null}
        {chrome.notices ? <NoticesLink notices={chrome.notices} /> : null}
        {chrome.user ? <UserMenu chrome={chrome} user={chrome.user} /> : null}
      </div>
    </header>
  );
}

interface ChoicesProps {
  action: string;
  name: string;
  guard: FormGuard;
  choices: ChromeChoice[];
}

function Choices({ action, name, guard, choices }: ChoicesProps) {
  return (
    <form method="post" action={action}>
      <GuardFields guard={guard} />
      {choices.map((choice) => (
        <button
          type="submit"
          name={name}
          value={choice.value}
          aria-current={choice.current ? 'true' : undefined}
        >
          {choice.text}
        </button>
      ))}
    </form>
  );
}

function YearSwitch({ guard, year }: { guard: FormGuard; year: NonNullable<Chrome['year']> }) {
  return (
    <Menu
      className={year.past ? 'o-tool o-tool-other' : 'o-tool'}
      label={year.current}
      name={`${uiText.year}: ${year.current}`}
    >
      <p class="o-menu-title">{uiText.year}</p>
      <Choices action={year.action} name="year" guard={guard} choices={year.choices} />
    </Menu>
  );
}

function SearchLink({ search }: { search: NonNullable<Chrome['search']> }) {
  return (
    <a
      class="o-tool"
      href={search.href}
      data-controller="palette"
      data-action="palette#open"
      data-palette-href-value={search.commandsHref}
    >
      <Icon name="search" />
      <span class="o-tool-word">{uiText.search}</span> <kbd>{uiText.searchKeys}</kbd>
    </a>
  );
}

function NoticesLink({ notices }: { notices: NonNullable<Chrome['notices']> }) {
  const name = notices.unread ? uiText.noticesUnread(notices.unread) : uiText.notices;
  return (
    <a class="o-tool" href={notices.href} aria-label={name} title={name}>
      <Icon name="bell" />
      {notices.unread ? <span class="o-count">{String(notices.unread)}</span> : null}
    </a>
  );
}

function UserMenu({ chrome, user }: { chrome: Chrome; user: ChromeUser }) {
  const face = (
    <>
      <Icon name="user" />
      <span class="o-user">
        <span>{user.name}</span> <small>{user.role}</small>
      </span>
    </>
  );
  return (
    <Menu className="o-tool" label={face}>
      {user.roles?.length && user.roleAction ? (
        <>
          <p class="o-menu-title">{uiText.actAs}</p>
          <Choices action={user.roleAction} name="role" guard={chrome.guard} choices={user.roles} />
        </>
      ) : null}
      <p class="o-menu-title">{uiText.view}</p>
      <ViewSwitch chrome={chrome} />
      <hr />
      {user.links?.map((link) => (
        <a href={link.href}>{link.text}</a>
      ))}
      <form method="post" action={user.signOutAction} data-turbo="false" data-sign-out="">
        <GuardFields guard={chrome.guard} />
        <button type="submit">{uiText.signOut}</button>
      </form>
    </Menu>
  );
}

function ViewSwitch({ chrome }: { chrome: Chrome }) {
  const now = chrome.view ?? 'light';
  return (
    <form
      method="post"
      action={chrome.viewAction ?? '/view'}
      data-controller="view-mode"
      data-action="click->view-mode#choose"
    >
      <GuardFields guard={chrome.guard} />
      {viewModes.map((mode) => (
        <button type="submit" name="view" value={mode} aria-current={mode === now ? 'true' : undefined}>
          {uiText.views[mode]}
        </button>
      ))}
    </form>
  );
}
