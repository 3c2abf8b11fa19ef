// Acts of a case of early termination: raised, explained by the site, put before the council, dropped; papers attached.
import { endOfDay } from '../../../../kernel/clock.ts';
import { canAdvance } from '../../../../kernel/lifecycle.ts';
import type { PageView } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { ActionButton, Field, FormPage, Section, Term } from '../../../../ui/index.ts';
import type { ItemOfSubject } from '../../../councils/index.ts';
import type { FileEntry } from '../../../documents/index.ts';
import type { HistoryLine } from '../../../people/index.ts';
import { norms, type RegulationVersion } from '../../../regulations/index.ts';
import { chipOf, Paragraphs } from '../../site-report/pages/site-report-parts.tsx';
import {
  attachToTermination,
  dropTermination,
  explainTermination,
  putTerminationOnAgenda,
  raiseTermination,
} from '../termination.commands.ts';
import { terminationLifecycle } from '../termination.lifecycle.ts';
import { terminationPages as words } from '../termination.pages.text.ts';
import type { Termination } from '../termination.queries.ts';
import { terminationText } from '../termination.text.ts';
import { CaseFiles } from './termination-parts.tsx';

export interface Shown {
  readonly found: Termination;
  readonly version: RegulationVersion | null;
  readonly files: FileEntry[];
  readonly items: ItemOfSubject[];
  readonly history: HistoryLine[];
}

const guarded = (view: PageView, found: Termination, name: string) => ({
  action: view.self,
  guard: { idempotencyKey: `${view.formKey}-${name}`, version: found.version },
  hidden: { _command: name, id: found.id },
  open: view.form?.command === name,
});

const faultOf = (view: PageView, name: string, field: string) =>
  view.form?.command === name ? view.form.refusal.fields[field] : undefined;

function Raise({ view, shown: { found, files, version } }: { view: PageView; shown: Shown }) {
  const lacksEvidence = found.ground === 'law' && !files.some((file) => file.purpose === 'evidence');
  return (
    <ActionButton
      {...guarded(view, found, raiseTermination.name)}
      text={raiseTermination.ru}
      look="primary"
      confirm={words.confirmRaise}
      disabled={
        lacksEvidence
          ? {
              reason: terminationText.evidenceNeeded,
              clause: chipOf(view, version, norms.earlyTerminationGrounds.slug),
            }
          : undefined
      }
    >
      <Field
        name="explainUntil"
        label={words.awaitUntil}
        hint={words.awaitHint}
        widget="date"
        min={view.today}
        error={faultOf(view, raiseTermination.name, 'explainUntil')}
      />
    </ActionButton>
  );
}

function ToAgenda({ view, shown: { found, version } }: { view: PageView; shown: Shown }) {
  const awaited = !found.explainedAt && found.explainUntil !== null && view.today <= found.explainUntil;
  return (
    <ActionButton
      {...guarded(view, found, putTerminationOnAgenda.name)}
      text={putTerminationOnAgenda.ru}
      look="primary"
      confirm={words.confirmAgenda}
      disabled={
        awaited
          ? {
              reason: terminationText.awaitExplanation(found.explainUntil ?? ''),
              clause: chipOf(view, version, norms.earlyTerminationProcedure.slug),
            }
          : undefined
      }
    />
  );
}

export function Actions({ view, shown }: { view: PageView; shown: Shown }) {
  const { found } = shown;
  const can = (transition: 'raise' | 'put-on-agenda' | 'drop') =>
    canAdvance(terminationLifecycle, found.state, transition);
  return (
    <>
      {can('raise') && !refusalOf(view, raiseTermination, found) ? <Raise view={view} shown={shown} /> : null}
      {can('put-on-agenda') && !refusalOf(view, putTerminationOnAgenda, found) ? (
        <ToAgenda view={view} shown={shown} />
      ) : null}
      {can('drop') && !refusalOf(view, dropTermination, found) ? (
        <ActionButton {...guarded(view, found, dropTermination.name)} text={dropTermination.ru} look="danger">
          <Field
            name="reason"
            label={words.reason}
            widget="textarea"
            required
            maxLength={5000}
            error={faultOf(view, dropTermination.name, 'reason')}
          />
        </ActionButton>
      ) : null}
    </>
  );
}

export function Explanation({ view, shown: { found } }: { view: PageView; shown: Shown }) {
  const open = found.state === 'raised' || found.state === 'on-agenda';
  const mayExplain = open && !refusalOf(view, explainTermination, found);
  const back = view.form?.command === explainTermination.name ? view.form : null;
  return (
    <Section title={words.explanation}>
      {found.explainUntil && open ? (
        <p>
          <Term
            at={endOfDay(found.explainUntil, view.territory.zone)}
            now={view.now}
            zone={view.territory.zone}
            met={found.explainedAt !== null}
          />
        </p>
      ) : null}
      {found.explanation && !mayExplain ? <Paragraphs text={found.explanation} /> : null}
      {found.explanation || mayExplain ? null : <p class="o-none">{words.explanationNone}</p>}
      {mayExplain ? (
        <FormPage
          action={view.self}
          submit={explainTermination.ru}
          guard={{ idempotencyKey: `${view.formKey}-explain`, version: found.version }}
          hidden={{ _command: explainTermination.name, id: found.id }}
          errors={{ ...back?.refusal.fields }}
        >
          <Field
            name="explanation"
            label={words.explanation}
            hint={words.explanationHint}
            widget="textarea"
            required
            maxLength={5000}
            value={back?.values.explanation ?? found.explanation ?? ''}
            error={back?.refusal.fields.explanation}
          />
        </FormPage>
      ) : null}
    </Section>
  );
}

export function Documents({ view, shown: { found, files } }: { view: PageView; shown: Shown }) {
  const open = ['prepared', 'raised', 'on-agenda'].includes(found.state);
  return (
    <Section title={words.files}>
      <CaseFiles view={view} files={files} />
      {open && !refusalOf(view, attachToTermination, found) ? (
        <FormPage
          action={view.self}
          submit={attachToTermination.ru}
          multipart
          guard={{ idempotencyKey: `${view.formKey}-file` }}
          hidden={{ _command: attachToTermination.name, id: found.id }}
        >
          <Field
            name="file"
            label={words.file}
            widget="file"
            required
            accept=".pdf,.docx,.odt,.jpg,.jpeg,.png"
            maxMegabytes={25}
            error={faultOf(view, attachToTermination.name, 'file')}
          />
        </FormPage>
      ) : null}
    </Section>
  );
}
