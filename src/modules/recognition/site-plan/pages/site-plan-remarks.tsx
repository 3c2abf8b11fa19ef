// The block of remarks on the page of a plan: what the co-head said, what the head answered, forms for both.
import type { PageView } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { formatMoment } from '../../../../platform/language/index.ts';
import { ActionButton, Badge, Field, PlainTable, Section, type Tone } from '../../../../ui/index.ts';
import { guardOf, returned } from '../../site/pages/site-parts.tsx';
import { answerRemark, makeRemark, withdrawRemark } from '../remark.commands.ts';
import type { Remark } from '../remark.queries.ts';
import { type RemarkState, remarkKinds, remarkStates, remarkText as text } from '../remark.text.ts';
import type { SitePlan } from '../site-plan.queries.ts';

const tones: Record<RemarkState, Tone> = {
  open: 'waiting',
  taken: 'done',
  declined: 'going',
  withdrawn: 'draft',
};

interface RemarksProps {
  readonly view: PageView;
  readonly plan: SitePlan;
  readonly remarks: readonly Remark[];
  readonly names: ReadonlyMap<string, string>;
}

export function Remarks({ view, plan, remarks, names }: RemarksProps) {
  const makes = plan.state === 'draft' && !refusalOf(view, makeRemark, plan);
  if (remarks.length === 0 && plan.state !== 'draft') return null;
  return (
    <Section title={text.title} actions={makes ? <NewRemark view={view} plan={plan} /> : null}>
      <p class="o-hint">{text.lead}</p>
      <PlainTable
        caption={text.title}
        rows={[...remarks]}
        rowKey={(row) => row.id}
        empty={text.noneToMake}
        columns={[
          { key: 'kind', title: text.kind, cell: (row) => remarkKinds[row.kind] },
          { key: 'about', title: text.about, wrap: true, cell: (row) => row.about || text.wholePlan },
          { key: 'body', title: text.body, wrap: true, cell: (row) => row.body },
          {
            key: 'who',
            title: text.who,
            wrap: true,
            cell: (row) =>
              `${names.get(row.madeById) ?? ''}, ${formatMoment(row.madeAt, view.territory.zone)}`,
          },
          {
            key: 'state',
            title: text.state,
            wrap: true,
            cell: (row) => (
              <>
                <Badge tone={tones[row.state]} text={remarkStates[row.state]} />{' '}
                {row.answer ? <small>{row.answer}</small> : null}
                <RemarkActions view={view} plan={plan} remark={row} />
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

function NewRemark({ view, plan }: { view: PageView; plan: SitePlan }) {
  const back = returned(view, makeRemark);
  const lines = plan.lines.map(({ title }) => ({ value: title, label: title }));
  return (
    <ActionButton
      text={makeRemark.ru}
      icon="pencil"
      action={view.self}
      guard={guardOf(view, 'remark')}
      hidden={{ _command: makeRemark.name, id: plan.id }}
      open={back !== null}
    >
      <Field
        name="kind"
        label={text.kind}
        widget="select"
        required
        options={Object.entries(remarkKinds).map(([value, label]) => ({ value, label }))}
        value={back?.values.kind ?? 'remark'}
      />
      <Field
        name="about"
        label={text.about}
        widget="select"
        options={[{ value: '', label: text.wholePlan }, ...lines]}
        value={back?.values.about}
      />
      <Field
        name="body"
        label={text.body}
        widget="textarea"
        required
        maxLength={2000}
        value={back?.values.body}
        error={back?.errors.body}
      />
    </ActionButton>
  );
}

function RemarkActions({ view, plan, remark }: { view: PageView; plan: SitePlan; remark: Remark }) {
  if (remark.state !== 'open') return null;
  const record = { remark, plan, siteId: plan.siteId, institutionId: plan.institutionId };
  const hidden = (name: string) => ({ _command: name, remarkId: remark.id });
  const back = returned(view, answerRemark, { remarkId: remark.id });
  return (
    <div class="o-buttons">
      {refusalOf(view, answerRemark, record) ? null : (
        <ActionButton
          small
          text={answerRemark.ru}
          action={view.self}
          guard={guardOf(view, `answer-${remark.id}`, remark.version)}
          hidden={hidden(answerRemark.name)}
          open={back !== null}
        >
          <Field
            name="state"
            label={text.state}
            widget="select"
            required
            options={[
              { value: 'taken', label: remarkStates.taken },
              { value: 'declined', label: remarkStates.declined },
            ]}
            value={back?.values.state ?? 'taken'}
          />
          <Field
            name="answer"
            label={text.answer}
            widget="textarea"
            maxLength={2000}
            value={back?.values.answer}
            error={back?.errors.answer}
          />
        </ActionButton>
      )}
      {refusalOf(view, withdrawRemark, record) ? null : (
        <ActionButton
          small
          look="quiet"
          text={withdrawRemark.ru}
          action={view.self}
          guard={guardOf(view, `withdraw-${remark.id}`, remark.version)}
          hidden={hidden(withdrawRemark.name)}
        />
      )}
    </div>
  );
}
