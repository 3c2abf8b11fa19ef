// What may be done with a material: steps of its life, files of a draft, another reviewer.
import { addDays } from '../../../../kernel/clock.ts';
import type { AnyCommand } from '../../../../kernel/command.ts';
import { canAdvance } from '../../../../kernel/lifecycle.ts';
import type { PageView } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { ActionButton, Fields, LinkButton, MoreMenu } from '../../../../ui/index.ts';
import { keepsFund } from '../../library.policy.ts';
import {
  approveMaterial,
  outdateMaterial,
  placeMaterial,
  restoreMaterial,
  reviseMaterial,
  sendBackMaterial,
  withdrawMaterial,
} from '../fund.commands.ts';
import { attachFile, detachFile, refuseFrozen, saveMaterial } from '../material.commands.ts';
import { materialLifecycle } from '../material.lifecycle.ts';
import type { Material } from '../material.queries.ts';
import { materialText as text } from '../material.text.ts';
import { reassignReview, submitMaterial } from '../review.commands.ts';
import type { MaterialReview } from '../review.queries.ts';
import { fieldsFor } from './fields.ts';

interface PartProps {
  readonly view: PageView;
  readonly found: Material;
}

type Step = keyof typeof materialLifecycle.transitions;

/** A button of one step: absent when the state or the right does not allow it. */
function StepButton(
  props: PartProps & { command: AnyCommand; step: Step; look?: 'primary' | 'danger'; confirm?: string },
) {
  const { view, found, command, step } = props;
  if (!canAdvance(materialLifecycle, found.state, step) || refusalOf(view, command, found)) return null;
  const form = view.form?.command === command.name ? view.form : null;
  const fields = fieldsFor(view, command.input);
  return (
    <ActionButton
      text={command.ru}
      look={props.look}
      action={view.url(`/library/materials/${found.id}`)}
      guard={{ idempotencyKey: `${view.formKey}-${command.name}` }}
      hidden={{ _command: command.name, id: found.id, version: String(found.version) }}
      confirm={props.confirm}
      open={form !== null}
    >
      {fields.length > 0 ? (
        <Fields fields={fields} values={form?.values ?? {}} errors={form?.refusal.fields} />
      ) : null}
    </ActionButton>
  );
}

export function MaterialActions({ view, found }: PartProps) {
  const path = (way: string) => view.url(`/library/materials/${found.id}/${way}`);
  const writes = !refuseFrozen(found) && !refusalOf(view, saveMaterial, found);
  const all = { view, found };
  return (
    <>
      {writes ? (
        <LinkButton text={submitMaterial.ru} href={path('submit')} look="primary" icon="send" />
      ) : null}
      {writes ? <LinkButton text="Изменить сведения" href={path('edit')} icon="pencil" /> : null}
      <StepButton
        {...all}
        command={approveMaterial}
        step="approve"
        look="primary"
        confirm={text.confirm.approve}
      />
      {found.state === 'reviewed' ? <StepButton {...all} command={sendBackMaterial} step="sendBack" /> : null}
      <StepButton {...all} command={placeMaterial} step="place" look="primary" confirm={text.confirm.place} />
      <StepButton
        {...all}
        command={restoreMaterial}
        step={found.state === 'withdrawn' ? 'reopen' : 'restore'}
      />
      {['approved', 'fund', 'outdated'].includes(found.state) ? (
        <StepButton {...all} command={reviseMaterial} step="revise" />
      ) : null}
      {!keepsFund.check(view, undefined) && canAdvance(materialLifecycle, found.state, 'withdraw') ? (
        <MoreMenu>
          <StepButton {...all} command={outdateMaterial} step="outdate" confirm={text.confirm.outdate} />
          <StepButton
            {...all}
            command={withdrawMaterial}
            step="withdraw"
            look="danger"
            confirm={text.confirm.withdraw}
          />
        </MoreMenu>
      ) : null}
    </>
  );
}

export function AttachFile({ view, found }: PartProps) {
  if (refuseFrozen(found) || refusalOf(view, attachFile, found)) return null;
  return (
    <LinkButton
      text={attachFile.ru}
      href={view.url(`/library/materials/${found.id}/file`)}
      small
      icon="upload"
    />
  );
}

export function DetachFile({ view, found, fileId }: PartProps & { fileId: string }) {
  if (refuseFrozen(found) || refusalOf(view, detachFile, found)) return null;
  return (
    <ActionButton
      text={detachFile.ru}
      small
      look="quiet"
      icon="x"
      action={view.url(`/library/materials/${found.id}`)}
      guard={{ idempotencyKey: `${view.formKey}-${fileId}` }}
      hidden={{ _command: detachFile.name, id: found.id, version: String(found.version), fileId }}
      confirm="В прежних редакциях файл останется."
    />
  );
}

/** «ждём рецензию», and for the service the way to name another reviewer. */
export function Reassign({ view, found, review }: PartProps & { review: MaterialReview }) {
  const asked = { review, found, reviewerId: review.reviewerId };
  if (found.state !== 'review' || refusalOf(view, reassignReview, asked)) return <>ждём рецензию</>;
  const returned =
    view.form?.command === reassignReview.name && view.form.values.reviewId === review.id ? view.form : null;
  return (
    <>
      ждём рецензию{' '}
      <ActionButton
        text={reassignReview.ru}
        small
        action={view.url(`/library/materials/${found.id}`)}
        guard={{ idempotencyKey: `${view.formKey}-${review.id}` }}
        hidden={{ _command: reassignReview.name, reviewId: review.id }}
        open={returned !== null}
      >
        <Fields
          fields={fieldsFor(view, reassignReview.input)}
          values={returned?.values ?? { dueOn: addDays(view.today, 7) }}
          errors={returned?.refusal.fields}
        />
      </ActionButton>
    </>
  );
}
