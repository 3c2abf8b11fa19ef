// One assignment: to the centre what every territory answered with its evidence; to a member its own charge and next step.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { download, type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { fileKey, fileStore } from '../../../../platform/files/index.ts';
import { formatDate, formatDateShort } from '../../../../platform/language/index.ts';
import {
  ActionButton,
  Badge,
  Facts,
  Field,
  Fields,
  FormPage,
  fieldsOf,
  type Option,
  PlainTable,
  Section,
} from '../../../../ui/index.ts';
import { peopleWithRole } from '../../../people/index.ts';
import { type TerritoryCard, territoryCards } from '../../../territories/index.ts';
import { networkPolicy } from '../../network.policy.ts';
import { type OwnNetwork, ownNetwork } from '../../network.queries.ts';
import { networkText } from '../../network.text.ts';
import { reportAssignment, takeAssignment, withdrawAssignment } from '../assignment.commands.ts';
import { chargePath } from '../assignment.look.ts';
import { type Charge, chargesIn, givenAssignment } from '../assignment.queries.ts';
import { assignmentText as text } from '../assignment.text.ts';
import { chargeTones } from './board.tsx';

interface Shown {
  readonly own: OwnNetwork;
  readonly charges: readonly Charge[];
  readonly cards: ReadonlyMap<number, TerritoryCard>;
  /** Version of the centre's own record; null in a member's territory. */
  readonly given: { readonly version: number } | null;
  readonly executors: readonly Option[];
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const own = await ownNetwork(ctx);
  if (!own) return null;
  const all = (await chargesIn(ctx, own.network.id, own.seesAll)).filter((each) => each.id === id);
  const charges = own.seesAll ? all : all.filter((each) => each.memberId === ctx.territory.id);
  if (charges.length === 0) return null;
  const cards = await territoryCards(
    ctx.db,
    charges.map(({ memberId }) => memberId),
  );
  const staff = await peopleWithRole(ctx, ['centre-head', 'methodist', 'specialist'], { kind: 'territory' });
  return {
    own,
    charges,
    cards: new Map(cards.map((card) => [card.id, card])),
    given: await givenAssignment(ctx, id),
    executors: [...new Map(staff.map((each) => [each.personId, each.name]))].map(([value, label]) => ({
      value,
      label: label.replaceAll('\u00a0', ' '),
    })),
  };
}

function Evidence({ view, charge, slug }: { view: PageView; charge: Charge; slug: string }) {
  const { answer } = charge;
  if (!answer?.doneOn) return null;
  return (
    <>
      {answer.evidence}{' '}
      {answer.fileId ? (
        <a href={view.url(`${chargePath(charge.id)}/evidence/${slug}`)} data-turbo="false">
          {answer.fileName ?? text.evidenceFile}
        </a>
      ) : null}
    </>
  );
}

function Answers({ view, shown }: { view: PageView; shown: Shown }) {
  const card = (charge: Charge) => shown.cards.get(charge.memberId);
  return (
    <Section title={text.board}>
      <PlainTable
        caption={text.board}
        rows={[...shown.charges]}
        rowKey={(charge) => String(charge.memberId)}
        columns={[
          {
            key: 'territory',
            title: text.fields.territory,
            wrap: true,
            cell: (charge) => (
              <>
                {card(charge)?.name}
                <br />
                <small>{card(charge)?.service.phone}</small>
              </>
            ),
          },
          {
            key: 'state',
            title: text.fields.state,
            cell: ({ standing }) => <Badge tone={chargeTones[standing]} text={text.states[standing]} />,
          },
          { key: 'executor', title: text.fields.executor, cell: (charge) => charge.answer?.executor ?? '' },
          {
            key: 'done',
            title: text.fields.doneOn,
            cell: (charge) => (charge.answer?.doneOn ? formatDateShort(charge.answer.doneOn) : ''),
          },
          {
            key: 'outcome',
            title: text.fields.outcome,
            wrap: true,
            cell: (charge) => (
              <>
                {charge.answer?.outcome}{' '}
                {charge.answer?.lateReason ? <small>{charge.answer.lateReason}</small> : null}
              </>
            ),
          },
          {
            key: 'evidence',
            title: text.fields.evidence,
            wrap: true,
            cell: (charge) => <Evidence view={view} charge={charge} slug={card(charge)?.slug ?? ''} />,
          },
        ]}
      />
    </Section>
  );
}

type Step = typeof takeAssignment | typeof reportAssignment;

function StepForm({
  view,
  charge,
  step,
  shown,
}: {
  view: PageView;
  charge: Charge;
  step: Step;
  shown: Shown;
}) {
  const back = view.form?.command === step.name ? view.form : null;
  const isLate = view.today > charge.dueOn;
  const fields = fieldsOf(step.input)
    .filter((field) => field.name !== 'id' && (field.name !== 'lateReason' || isLate))
    .map((field) => (field.name === 'lateReason' ? { ...field, required: true } : field));
  return (
    <Section title={step.ru}>
      <FormPage
        action={view.self}
        submit={step.ru}
        guard={{ idempotencyKey: `${view.formKey}-${step.name}` }}
        hidden={{ _command: step.name, id: charge.id }}
        errors={back?.refusal.fields}
        fields={fields}
        multipart={step === reportAssignment}
      >
        <Fields
          fields={fields}
          options={{ executorId: [...shown.executors] }}
          values={back?.values ?? { executorId: view.actor.personId ?? '' }}
          errors={back?.refusal.fields}
        />
      </FormPage>
    </Section>
  );
}

function OwnStep({ view, charge, shown }: { view: PageView; charge: Charge; shown: Shown }) {
  const rights = { executorId: charge.answer?.executorId ?? null } as never;
  if (charge.state === 'withdrawn' || charge.answer?.doneOn) return null;
  const step: Step = charge.answer ? reportAssignment : takeAssignment;
  const refusal = refusalOf(view, step, rights);
  return refusal ? <p class="o-hint">{refusal.text}</p> : <StepForm {...{ view, charge, step, shown }} />;
}

function Withdraw({ view, shown, id }: { view: PageView; shown: Shown; id: string }) {
  const rights = { executorId: null } as never;
  if (!shown.given || shown.charges[0]?.state === 'withdrawn' || refusalOf(view, withdrawAssignment, rights))
    return null;
  const back = view.form?.command === withdrawAssignment.name ? view.form : null;
  return (
    <ActionButton
      text={text.withdraw}
      look="quiet"
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-withdraw`, version: shown.given.version }}
      hidden={{ _command: withdrawAssignment.name, id }}
      open={back !== null}
    >
      <Field
        name="reason"
        label={text.fields.reason}
        widget="textarea"
        required
        value={back?.values.reason}
        error={back?.refusal.fields.reason}
      />
    </ActionButton>
  );
}

export const assignmentPage = page<Shown>({
  path: '/network/assignments/:id',
  ru: text.one,
  ability: networkPolicy.rules.view,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(takeAssignment, { next: (output) => chargePath(output.id), done: text.taken }),
    post(reportAssignment, { next: (output) => chargePath(output.id), done: text.reported }),
    post(withdrawAssignment, { next: (output) => chargePath(output.id), done: text.withdrawn }),
  ],
  view: (view, shown) => {
    const [first] = shown.charges;
    const mine = shown.charges.find((charge) => charge.memberId === view.territory.id);
    if (!first) throw new Error('An assignment without territories');
    return {
      title: first.title,
      crumbs: [
        [networkText.title, '/network'],
        [text.title, '/network/assignments'],
      ],
      badge: mine ? <Badge tone={chargeTones[mine.standing]} text={text.states[mine.standing]} /> : null,
      wide: shown.own.seesAll,
      actions: <Withdraw view={view} shown={shown} id={first.id} />,
      body: (
        <>
          <Section title={text.one}>
            <Facts
              facts={[
                { label: text.fields.dueOn, value: formatDate(first.dueOn) },
                { label: text.fields.givenOn, value: formatDate(first.givenOn) },
                { label: text.fields.details, value: first.details, wide: true },
                ...(first.state === 'withdrawn'
                  ? [{ label: text.states.withdrawn, value: first.reason, wide: true }]
                  : []),
              ]}
            />
          </Section>
          {shown.own.seesAll || mine?.answer ? <Answers view={view} shown={shown} /> : null}
          {mine ? <OwnStep view={view} charge={mine} shown={shown} /> : null}
        </>
      ),
    };
  },
});

/** The evidence file of a member as the centre, its addressee, opens it; a member opens its own. */
export const evidenceFile = download({
  path: '/network/assignments/:id/evidence/:slug',
  ru: text.evidenceFile,
  ability: networkPolicy.rules.view,
  load: async (ctx, { id = '', slug = '' }) => {
    const own = await ownNetwork(ctx);
    const member = own?.network.members.find((each) => each.slug === slug);
    if (!own || !member) return null;
    const charge = (await chargesIn(ctx, own.network.id, own.seesAll)).find(
      (each) => each.id === id && each.memberId === member.id,
    );
    const { fileId, fileName, fileType } = charge?.answer ?? {};
    if (!fileId || !fileName) return null;
    const body = await fileStore().open(fileKey(member.id, fileId));
    return body ? { name: fileName, type: fileType ?? 'application/octet-stream', body } : null;
  },
});
