// The small signs that mean the same everywhere: state, clause, term, figure, message, progress.
import { describeTerm, formatNumber } from './format.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';
import type { Clause, Content, State, Tone } from './types.ts';
import { uiText } from './ui.text.ts';

export function Badge({ tone, text, title }: State & { title?: string | undefined }) {
  return (
    <span class={`o-badge o-tone-${tone}`} title={title}>
      {text}
    </span>
  );
}

/** «п. 5.2 Порядка»; a number that is not a number («настройка службы») is shown as it is. */
export function ClauseChip({ number, act, href, summary }: Clause) {
  const label = /^[\dIVX]/.test(number) ? uiText.clause(number) : number;
  const words = act ? `${label} ${act}` : label;
  if (!href)
    return (
      <span class="o-clause" title={summary}>
        {words}
      </span>
    );
  return (
    <a class="o-clause" href={href} title={summary ?? uiText.clauseHint}>
      {words}
    </a>
  );
}

export interface TermProps {
  at: Date | string;
  now: Date;
  /** IANA name, for instance Europe/Moscow. */
  zone: string;
  /** «МСК», shown when the person may be in another zone. */
  zoneText?: string | undefined;
  /** Word before the date; «до» unless told otherwise. */
  prefix?: string | undefined;
  /** A term already kept is only a date: no countdown, no lateness. */
  met?: boolean | undefined;
}

/** «до 30 мая, сб, 23:59 (МСК) — осталось 12 дней» */
export function Term({ at, now, zone, zoneText, prefix = uiText.until, met }: TermProps) {
  const words = describeTerm(at, now, zone, zoneText);
  const iso = typeof at === 'string' ? at : at.toISOString();
  return (
    <span class={words.late && !met ? 'o-term o-late' : 'o-term'}>
      {prefix ? `${prefix} ` : ''}
      <time datetime={iso}>{words.when}</time>
      {met ? null : (
        <span
          class="o-left"
          data-controller="countdown"
          data-countdown-at-value={iso}
          data-countdown-now-value={now.toISOString()}
          data-countdown-zone-value={zone}
        >
          {' — '}
          <span data-countdown-target="left">{words.left}</span>
        </span>
      )}
    </span>
  );
}

export interface StatProps {
  value: number | string;
  label: string;
  /** Second line: what the figure is measured against. */
  note?: string | undefined;
  href?: string | undefined;
  tone?: Tone | undefined;
}

export function Stat({ value, label, note, href, tone }: StatProps) {
  const shown = typeof value === 'number' ? formatNumber(value) : value;
  const body = (
    <>
      <span class="o-stat-value">{shown}</span>
      <span class="o-stat-label">{label}</span>
      {note ? <span class="o-stat-note">{note}</span> : null}
    </>
  );
  const className = `o-stat${tone ? ` o-edge-${tone}` : ''}`;
  return href ? (
    <a class={className} href={href}>
      {body}
    </a>
  ) : (
    <div class={className}>{body}</div>
  );
}

export function StatRow({ children }: { children?: Content }) {
  return <div class="o-stats">{children}</div>;
}

export interface FlashMessage {
  kind: 'done' | 'info' | 'warning' | 'trouble';
  text: Content;
  clause?: Clause | undefined;
}

const flashIcons: Record<FlashMessage['kind'], IconName> = {
  done: 'circle-check',
  info: 'info-circle',
  warning: 'alert-triangle',
  trouble: 'alert-triangle',
};

/** A message about what has just happened or what the person must know; errors are announced at once. */
export function Flash({ kind, text, clause }: FlashMessage) {
  return (
    <div class={`o-flash o-flash-${kind}`} role={kind === 'trouble' ? 'alert' : 'status'}>
      <Icon name={flashIcons[kind]} />
      <div>
        {text} {clause ? <ClauseChip {...clause} /> : null}
      </div>
    </div>
  );
}

export interface ProgressBarProps {
  label: string;
  done: number;
  total: number;
  /** True while the work goes on: says that the page can be left. */
  running?: boolean | undefined;
}

export function ProgressBar({ label, done, total, running }: ProgressBarProps) {
  return (
    <div class="o-progress">
      <div class="o-progress-head">
        <span>{label}</span>
        <span>
          {formatNumber(done)} {uiText.of} {formatNumber(total)}
        </span>
      </div>
      <progress value={String(done)} max={String(Math.max(total, 1))} aria-label={label} />
      {running ? <p class="o-hint">{uiText.canLeave}</p> : null}
    </div>
  );
}
