// Buttons that do something: enabled, visible with a reason why not, or asking once before an official act.
import { FieldScope, scopeOf } from './form/field-scope.ts';
import { isGated, isWayGated } from './form/form-gate.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';
import { ClauseChip } from './signs.tsx';
import type { Clause, Content, FormGuard } from './types.ts';
import { guardNames } from './types.ts';
import { uiText } from './ui.text.ts';

export function GuardFields({ guard }: { guard?: FormGuard | undefined }) {
  const values: [string, string | number | undefined][] = [
    [guardNames.csrf, guard?.csrf],
    [guardNames.idempotencyKey, guard?.idempotencyKey],
    [guardNames.version, guard?.version],
  ];
  return (
    <>
      {values.map(([name, value]) =>
        value === undefined ? null : <input type="hidden" name={name} value={String(value)} />,
      )}
    </>
  );
}

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';

const lookClass: Record<ButtonLook, string> = {
  primary: 'btn btn-primary',
  plain: 'btn',
  quiet: 'btn btn-ghost-primary',
  danger: 'btn btn-outline-danger',
};

export interface ActionButtonProps {
  text: string;
  /** Address the command is posted to. */
  action: string;
  guard?: FormGuard | undefined;
  /** Further hidden fields of the command. */
  hidden?: Record<string, string> | undefined;
  look?: ButtonLook | undefined;
  icon?: IconName | undefined;
  small?: boolean | undefined;
  /** Why the act cannot be done now; the button stays visible and says it. */
  disabled?: { reason: string; clause?: Clause | undefined } | undefined;
  /** Consequence in words; with it the act is asked once more before it is done. */
  confirm?: Content | undefined;
  /** Shows the panel at once: the page answers a refused act with its errors. */
  open?: boolean | undefined;
  /** A field of the panel takes a file. */
  multipart?: boolean | undefined;
  /** Fields the act needs (a reason, a date); with them the panel opens first. */
  children?: Content;
}

export function ActionButton(props: ActionButtonProps) {
  const { text, look = 'plain', icon, small, disabled } = props;
  if (isGated(props.hidden)) return null;
  const className = `${lookClass[look]}${small ? ' btn-sm' : ''}`;
  const face = (
    <>
      {icon ? <Icon name={icon} /> : null}
      <span>{text}</span>
    </>
  );
  if (disabled) return <DisabledAction className={className} face={face} {...disabled} />;
  if (props.confirm || props.children) return <AskedAction {...props} className={className} face={face} />;
  return (
    <form class="o-action" method="post" action={props.action} data-controller="submit-once">
      <ActionHidden {...props} />
      <button type="submit" class={className}>
        {face}
      </button>
    </form>
  );
}

function ActionHidden({ guard, hidden }: ActionButtonProps) {
  return (
    <>
      <GuardFields guard={guard} />
      {Object.entries(hidden ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** Reachable by keyboard, so that the reason can be heard as well as seen. */
function DisabledAction(props: {
  className: string;
  face: Content;
  reason: string;
  clause?: Clause | undefined;
}) {
  return (
    <span class="o-action o-action-off">
      <button type="button" class={`${props.className} o-off`} aria-disabled="true">
        {props.face}
      </button>
      <span class="o-reason">
        {props.reason} {props.clause ? <ClauseChip {...props.clause} /> : null}
      </span>
    </span>
  );
}

/** Without scripts a panel that unfolds; with them the same panel in a modal dialog. */
function AskedAction(props: ActionButtonProps & { className: string; face: Content }) {
  return (
    <details class="o-action o-ask" data-controller="confirm" open={props.open}>
      <summary class={props.className} data-confirm-target="opener">
        {props.face}
      </summary>
      <div class="o-ask-panel" data-confirm-target="panel">
        <form
          method="post"
          action={props.action}
          enctype={props.multipart ? 'multipart/form-data' : undefined}
          data-controller="submit-once"
        >
          <ActionHidden {...props} />
          <h2 class="o-ask-title">{props.text}</h2>
          {props.confirm ? <div class="o-ask-text">{props.confirm}</div> : null}
          <FieldScope.Provider value={scopeOf(props.hidden ?? {})}>{props.children}</FieldScope.Provider>
          <div class="o-buttons">
            <button type="submit" class={props.look === 'danger' ? 'btn btn-danger' : 'btn btn-primary'}>
              {props.text}
            </button>
            <button type="button" class="btn o-js" data-action="confirm#close">
              {uiText.cancel}
            </button>
          </div>
        </form>
      </div>
    </details>
  );
}

export interface LinkButtonProps {
  text: string;
  href: string;
  look?: ButtonLook | undefined;
  icon?: IconName | undefined;
  small?: boolean | undefined;
  /** True for files: the browser loads it itself. */
  download?: boolean | undefined;
}

export function LinkButton({ text, href, look = 'plain', icon, small, download }: LinkButtonProps) {
  if (isWayGated(href)) return null;
  return (
    <a
      class={`${lookClass[look]}${small ? ' btn-sm' : ''}`}
      href={href}
      data-turbo={download ? 'false' : undefined}
    >
      {icon ? <Icon name={icon} /> : null}
      <span>{text}</span>
    </a>
  );
}

/** A link within text to a page that holds a form; behind the wall of a ceased service `otherwise` stands in its place. */
export function FormLink(props: {
  href: string;
  class?: string | undefined;
  label?: string | undefined;
  otherwise?: Content | undefined;
  children?: Content;
}) {
  if (isWayGated(props.href)) return <>{props.otherwise ?? null}</>;
  return (
    <a class={props.class} href={props.href} aria-label={props.label}>
      {props.children}
    </a>
  );
}

/** A folded list of further actions: works without scripts, closes on Esc and outside click with them. */
export function Menu(props: {
  label: Content;
  className?: string | undefined;
  name?: string | undefined;
  children?: Content;
}) {
  return (
    <details class="o-menu" data-controller="disclosure">
      <summary class={props.className ?? 'btn'} aria-label={props.name}>
        {props.label}
        <Icon name="chevron-down" />
      </summary>
      <div class="o-menu-panel">{props.children}</div>
    </details>
  );
}

export function MoreMenu({ children }: { children?: Content }) {
  return <Menu label={uiText.more}>{children}</Menu>;
}

export function CopyButton({
  text,
  label = uiText.copyForChat,
  small,
}: {
  text: string;
  label?: string | undefined;
  small?: boolean | undefined;
}) {
  return (
    <span class="o-js" data-controller="copy-text" data-copy-text-text-value={text}>
      <button
        type="button"
        class={small ? 'btn btn-sm btn-ghost-primary' : 'btn'}
        data-action="copy-text#copy"
      >
        <Icon name="copy" />
        <span data-copy-text-target="label" aria-live="polite">
          {label}
        </span>
      </button>
    </span>
  );
}

/** Shown with scripts only; without them the browser's own menu prints the page. */
export function PrintButton({ label = uiText.print }: { label?: string | undefined }) {
  return (
    <button type="button" class="btn o-js" data-controller="print" data-action="print#print">
      <Icon name="printer" />
      <span>{label}</span>
    </button>
  );
}
