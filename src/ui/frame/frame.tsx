// The frame around every page: signed-in, public and narrow.
import { raw } from 'hono/html';
import { MoreMenu } from '../action.tsx';
import { assets } from '../assets.ts';
import { Badge, Flash, type FlashMessage } from '../signs.tsx';
import type { Content, Link, State } from '../types.ts';
import { uiText } from '../ui.text.ts';
import type { ViewMode } from '../view-mode.ts';
import { SideNav } from './nav.tsx';
import { type Chrome, TopBar } from './topbar.tsx';

interface ShellProps {
  title: string;
  suffix?: string | undefined;
  view?: ViewMode | undefined;
  description?: string | undefined;
  /** Class of the body: decides the layout and how it prints. */
  kind: 'o-app' | 'o-public' | 'o-narrow';
  children?: Content;
}

function Shell({ title, suffix, view = 'light', description, kind, children }: ShellProps) {
  const fullTitle = suffix ? `${title} — ${suffix}` : title;
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang="ru" data-view={view} data-bs-theme={view === 'dark' ? 'dark' : 'light'}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{fullTitle}</title>
          {description ? <meta name="description" content={description} /> : null}
          {description ? <meta property="og:title" content={title} /> : null}
          {description ? <meta property="og:description" content={description} /> : null}
          <meta name="turbo-cache-control" content="no-preview" />
          <meta name="turbo-prefetch" content="false" />
          <link rel="icon" href={assets.favicon} type="image/svg+xml" />
          {assets.preload.map((href) => (
            <link rel="preload" href={href} as="font" type="font/woff2" crossorigin="anonymous" />
          ))}
          <link rel="stylesheet" href={assets.css} data-turbo-track="reload" />
          <script type="module" src={assets.js} data-turbo-track="reload" />
        </head>
        <body class={kind}>
          <a class="o-skip" href="#content">
            {uiText.skip}
          </a>
          {children}
        </body>
      </html>
    </>
  );
}

export interface FrameProps {
  chrome: Chrome;
  title: string;
  badge?: State | undefined;
  /** One line: what this is and what it wants from the person. */
  help?: Content | undefined;
  crumbs?: Link[] | undefined;
  /** The main action or two: ActionButton, LinkButton. */
  actions?: Content | undefined;
  /** What the «Ещё» menu holds. */
  more?: Content | undefined;
  flash?: FlashMessage[] | undefined;
  /** Side column: terms, responsible people, history. */
  aside?: Content | undefined;
  children?: Content;
}

export function Frame(props: FrameProps) {
  const { chrome } = props;
  return (
    <Shell title={props.title} suffix={chrome.centre} view={chrome.view} kind="o-app">
      <TopBar chrome={chrome} />
      <div class="o-body">
        <SideNav sections={chrome.nav} />
        <main id="content" class="o-main" tabindex={-1}>
          <p class="o-print-head">{chrome.centre}</p>
          <Crumbs links={props.crumbs} />
          <PageHead {...props} />
          <FlashList messages={props.flash} />
          <div class={props.aside ? 'o-columns' : 'o-column'}>
            <div class="o-content">{props.children}</div>
            {props.aside ? <aside class="o-aside">{props.aside}</aside> : null}
          </div>
        </main>
      </div>
    </Shell>
  );
}

export function PageHead(props: Pick<FrameProps, 'title' | 'badge' | 'help' | 'actions' | 'more'>) {
  return (
    <header class="o-pagehead">
      <div class="o-pagehead-row">
        <h1>
          {props.title} {props.badge ? <Badge {...props.badge} /> : null}
        </h1>
        {props.actions || props.more ? (
          <div class="o-pagehead-actions">
            {props.actions}
            {props.more ? <MoreMenu>{props.more}</MoreMenu> : null}
          </div>
        ) : null}
      </div>
      {props.help ? <p class="o-help">{props.help}</p> : null}
    </header>
  );
}

export function Crumbs({ links }: { links?: Link[] | undefined }) {
  if (!links?.length) return null;
  return (
    <nav class="o-crumbs" aria-label={uiText.crumbs}>
      <ol>
        {links.map((link) => (
          <li>
            <a href={link.href}>{link.text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

export function FlashList({ messages }: { messages?: FlashMessage[] | undefined }) {
  return messages?.length ? (
    <div class="o-flashes">
      {messages.map((message) => (
        <Flash {...message} />
      ))}
    </div>
  ) : null;
}

export interface PublicFrameProps {
  centre: string;
  title: string;
  /** One or two sentences for search engines and messengers. */
  description: string;
  homeHref?: string | undefined;
  links?: Link[] | undefined;
  signInHref?: string | undefined;
  help?: Content | undefined;
  badge?: State | undefined;
  crumbs?: Link[] | undefined;
  flash?: FlashMessage[] | undefined;
  view?: ViewMode | undefined;
  footer?: Content | undefined;
  children?: Content;
}

export function PublicFrame(props: PublicFrameProps) {
  return (
    <Shell
      title={props.title}
      suffix={props.centre}
      view={props.view}
      description={props.description}
      kind="o-public"
    >
      <header class="o-publicbar">
        <a class="o-brand" href={props.homeHref ?? '/'}>
          <strong>{props.centre}</strong>
        </a>
        <nav class="o-publicbar-links" aria-label={uiText.mainNav}>
          {props.links?.map((link) => (
            <a href={link.href}>{link.text}</a>
          ))}
          {props.signInHref ? <a href={props.signInHref}>{uiText.signIn}</a> : null}
        </nav>
      </header>
      <main id="content" class="o-main" tabindex={-1}>
        <p class="o-print-head">{props.centre}</p>
        <Crumbs links={props.crumbs} />
        <PageHead title={props.title} badge={props.badge} help={props.help} />
        <FlashList messages={props.flash} />
        {props.children}
      </main>
      <footer class="o-footer">{props.footer ?? `${uiText.product} · ${props.centre}`}</footer>
    </Shell>
  );
}

export interface NarrowFrameProps {
  title: string;
  centre?: string | undefined;
  help?: Content | undefined;
  flash?: FlashMessage[] | undefined;
  view?: ViewMode | undefined;
  homeHref?: string | undefined;
  /** Room for a list beside or two columns of cards. */
  wide?: boolean | undefined;
  children?: Content;
}

/** Sign-in and error pages: one block in the middle, nothing else to look at. */
export function NarrowFrame(props: NarrowFrameProps) {
  return (
    <Shell title={props.title} suffix={props.centre ?? uiText.product} view={props.view} kind="o-narrow">
      <main id="content" class={props.wide ? 'o-narrow-block o-wide' : 'o-narrow-block'} tabindex={-1}>
        <a class="o-brand" href={props.homeHref ?? '/'}>
          <span class="o-mark" aria-hidden="true" />
          <strong>{uiText.product}</strong>
          {props.centre ? <span>{props.centre}</span> : null}
        </a>
        <PageHead title={props.title} help={props.help} />
        <FlashList messages={props.flash} />
        {props.children}
      </main>
    </Shell>
  );
}
