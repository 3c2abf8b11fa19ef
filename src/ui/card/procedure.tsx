// The line of a procedure: steps with dates, where we are, who holds the ball, what is late.
import { describeTerm, formatDay } from '../format.ts';
import { Icon } from '../icon.tsx';
import { ClauseChip } from '../signs.tsx';
import type { Clause, Content } from '../types.ts';
import { uiText } from '../ui.text.ts';

export interface ProcedureStep {
  text: string;
  state: 'done' | 'now' | 'next' | 'late' | 'skipped';
  href?: string | undefined;
  /** When it was done or is due. */
  at?: Date | string | undefined;
  /** «приказ № 118», «12 заявок» */
  note?: Content | undefined;
  /** Who must act now. */
  ballAt?: string | undefined;
  clause?: Clause | undefined;
}

export interface ProcedureLineProps {
  /** Name of the procedure, for those who hear it. */
  label: string;
  steps: ProcedureStep[];
  now: Date;
  zone: string;
}

export function ProcedureLine({ label, steps, now, zone }: ProcedureLineProps) {
  return (
    <nav class="o-procedure" aria-label={label}>
      <ol>
        {steps.map((step, index) => (
          <li
            class={`o-stage o-stage-${step.state}`}
            aria-current={step.state === 'now' ? 'step' : undefined}
          >
            <span class="o-stage-mark">
              {step.state === 'done' ? (
                <Icon name="check" />
              ) : step.state === 'late' ? (
                <Icon name="alert-triangle" />
              ) : (
                String(index + 1)
              )}
            </span>
            <span class="o-stage-body">
              {step.href ? (
                <a class="o-stage-name" href={step.href}>
                  {step.text}
                </a>
              ) : (
                <span class="o-stage-name">{step.text}</span>
              )}
              <StageDate step={step} now={now} zone={zone} />
              {step.note ? <span class="o-stage-note">{step.note}</span> : null}
              {step.ballAt && (step.state === 'now' || step.state === 'late') ? (
                <span class="o-stage-ball">
                  {uiText.ballAt} {step.ballAt}
                </span>
              ) : null}
              {step.clause ? <ClauseChip {...step.clause} /> : null}
            </span>
          </li>
        ))}
      </ol>
      <p class="o-procedure-today">
        <Icon name="calendar" /> {uiText.today}: {formatDay(now, zone)}
      </p>
    </nav>
  );
}

function StageDate({ step, now, zone }: { step: ProcedureStep; now: Date; zone: string }) {
  const word = uiText.stepState[step.state];
  if (!step.at || step.state === 'skipped') return <span class="o-stage-date">{word}</span>;
  if (step.state === 'done')
    return (
      <span class="o-stage-date">
        {word} {formatDay(step.at, zone, false)}
      </span>
    );
  const term = describeTerm(step.at, now, zone);
  return (
    <span class="o-stage-date">
      {uiText.until} {formatDay(step.at, zone, false)}
      <span class={term.late ? 'o-late' : 'o-left'}> — {term.left}</span>
    </span>
  );
}
