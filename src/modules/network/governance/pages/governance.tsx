// «Управление центром»: the three roles, their holders today, what each may do as the rules themselves answer, and advice.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { notFound, type Refusal, refuse } from '../../../../kernel/refusal.ts';
import { formatDateShort } from '../../../../platform/language/index.ts';
import {
  ActionButton,
  Badge,
  ClauseChip,
  Field,
  PlainTable,
  Section,
  type Tone,
} from '../../../../ui/index.ts';
import { peopleWithRole, personNames, type RoleHolder, roleName } from '../../../people/index.ts';
import { approvePlan, type Plan, planChangePolicy, planOfYear } from '../../../planning/index.ts';
import { chipFor, currentVersion, type NormChip } from '../../../regulations/index.ts';
import { assignmentPolicy } from '../../assignment/assignment.policy.ts';
import { networkPolicy } from '../../network.policy.ts';
import { ownNetwork } from '../../network.queries.ts';
import { networkText } from '../../network.text.ts';
import { NetworkTabs } from '../../pages/network-tabs.tsx';
import { publicationPolicy } from '../../plan/publication.policy.ts';
import { answerAdvice, giveAdvice, governancePath } from '../advice.commands.ts';
import { type Advice, adviceOf } from '../advice.queries.ts';
import { centreRoles, governancePolicy } from '../governance.policy.ts';
import { governanceText as text } from '../governance.text.ts';

type CentreRole = keyof typeof centreRoles;
const order: readonly CentreRole[] = ['advise', 'approve', 'execute'];

interface Shown {
  readonly holders: readonly RoleHolder[];
  readonly plan: Plan | null;
  readonly advice: readonly Advice[];
  readonly names: ReadonlyMap<string, string>;
  readonly chip: NormChip;
}

async function load(ctx: ReadCtx): Promise<Shown | Refusal> {
  const own = await ownNetwork(ctx);
  if (!own) return notFound(networkText.alone);
  if (own.network.hostTerritoryId !== ctx.territory.id)
    return refuse('not-the-centre', text.refusals.notHost, { kind: 'forbidden', norm: 'network-governance' });
  if (!own.seesAll)
    return refuse('not-the-centre', text.refusals.reader, { kind: 'forbidden', norm: 'network-governance' });
  const plan = await planOfYear(ctx, ctx.schoolYear);
  const advice = plan ? await adviceOf(ctx, plan.id) : [];
  const norm = 'network-governance';
  return {
    holders: await peopleWithRole(ctx, Object.values(centreRoles), { kind: 'territory' }),
    plan,
    advice,
    names: await personNames(
      ctx,
      advice.flatMap(({ givenById }) => givenById ?? []),
    ),
    chip: chipFor(await currentVersion(ctx, norm), norm),
  };
}

/** What a role may, asked of the rules that guard the acts: the table cannot say otherwise than the house does. */
function rightsOf(view: PageView, kind: string): Record<keyof typeof text.acts, boolean> {
  const as: ReadCtx = {
    ...view,
    actor: { ...view.actor, tokenScopes: null, roles: [{ kind, scope: { kind: 'territory' } }] },
  };
  const approver = 'authority-head' as const;
  const plan = { state: 'on-approval' as const, approver };
  const change = { source: 'ministry' as const, plan: { catalogue: { correctionApprover: approver } } };
  return {
    advise: !governancePolicy.rules.advise.check(as, undefined),
    approvePlan: !approvePlan.ability.check(as, plan as never),
    approveChange: !planChangePolicy.rules.decide.check(as, change),
    publish: !publicationPolicy.rules.publish.check(as, undefined),
    assign: !assignmentPolicy.rules.give.check(as, { executorId: null }),
    answer: !governancePolicy.rules.answer.check(as, undefined),
  };
}

function Roles({ view, shown }: { view: PageView; shown: Shown }) {
  const rights = Object.fromEntries(order.map((role) => [role, rightsOf(view, centreRoles[role])])) as Record<
    CentreRole,
    ReturnType<typeof rightsOf>
  >;
  const acts = Object.keys(text.acts) as (keyof typeof text.acts)[];
  const namesOf = (role: CentreRole) =>
    shown.holders
      .filter(({ kind }) => kind === centreRoles[role])
      .map(({ name }) => name)
      .join(', ') || text.nobody;
  return (
    <>
      <Section title={text.title}>
        <PlainTable
          caption={text.title}
          rows={[...order]}
          rowKey={(role) => role}
          columns={[
            {
              key: 'verb',
              title: 'Роль',
              wrap: true,
              cell: (role) => (
                <>
                  <strong>{text.roles[role].verb}</strong>
                  <br />
                  <small>{roleName(centreRoles[role])}</small>
                </>
              ),
            },
            { key: 'who', title: text.holders, wrap: true, cell: namesOf },
            { key: 'what', title: 'За что', wrap: true, cell: (role) => text.roles[role].what },
          ]}
        />
      </Section>
      <Section title={text.rights}>
        <PlainTable
          caption={text.rights}
          rows={acts}
          rowKey={(act) => act}
          columns={[
            { key: 'act', title: text.right, wrap: true, cell: (act) => text.acts[act] },
            ...order.map((role) => ({
              key: role,
              title: text.roles[role].verb,
              cell: (act: keyof typeof text.acts) =>
                rights[role][act] ? <Badge tone="done" text={text.yes} /> : text.no,
            })),
          ]}
        />
      </Section>
    </>
  );
}

const tones: Readonly<Record<Advice['state'], Tone>> = {
  given: 'waiting',
  accepted: 'done',
  declined: 'draft',
};

function Answer({ view, advice }: { view: PageView; advice: Advice }) {
  if (advice.state !== 'given' || refusalOf(view, answerAdvice, advice)) return <>{advice.answer}</>;
  const back =
    view.form?.command === answerAdvice.name && view.form.values.id === advice.id ? view.form : null;
  const button = (decision: 'accept' | 'decline') => (
    <ActionButton
      text={text[decision]}
      small
      look={decision === 'accept' ? 'primary' : 'plain'}
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-${decision}-${advice.id}`, version: advice.version }}
      hidden={{ _command: answerAdvice.name, id: advice.id, decision }}
      open={back?.values.decision === decision}
    >
      <Field
        name="answer"
        label={text.answer}
        hint={text.answerHint}
        widget="textarea"
        value={back?.values.answer}
        error={back?.refusal.fields.answer}
      />
    </ActionButton>
  );
  return (
    <div class="o-buttons">
      {button('accept')}
      {button('decline')}
    </div>
  );
}

function GiveAdvice({ view, plan }: { view: PageView; plan: Plan | null }) {
  if (!plan || refusalOf(view, giveAdvice, plan)) return null;
  const back = view.form?.command === giveAdvice.name ? view.form : null;
  return (
    <ActionButton
      text={text.give}
      look="primary"
      icon="message"
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-advice` }}
      hidden={{ _command: giveAdvice.name, planId: plan.id }}
      open={back !== null}
    >
      <Field
        name="words"
        label={text.words}
        widget="textarea"
        required
        value={back?.values.words}
        error={back?.refusal.fields.words}
      />
    </ActionButton>
  );
}

export const governancePage = page<Shown>({
  path: governancePath,
  ru: text.title,
  ability: networkPolicy.rules.view,
  load: (ctx) => load(ctx),
  posts: [
    post(giveAdvice, { next: () => governancePath, done: text.given }),
    post(answerAdvice, { next: () => governancePath, done: text.answered }),
  ],
  view: (view, shown) => {
    const { chip, advice, names } = shown;
    return {
      title: text.title,
      crumbs: [[networkText.title, '/network']],
      lead: (
        <>
          {text.lead}{' '}
          <ClauseChip
            number={chip.label}
            href={chip.path ? view.url(chip.path) : undefined}
            summary={chip.summary ?? undefined}
          />
        </>
      ),
      actions: <GiveAdvice view={view} plan={shown.plan} />,
      wide: true,
      body: (
        <>
          <NetworkTabs view={view} current="governance" isCentre />
          <Roles view={view} shown={shown} />
          <Section title={text.advice}>
            <PlainTable
              caption={text.advice}
              rows={[...advice]}
              rowKey={(row) => row.id}
              empty={shown.plan ? text.adviceNone : text.refusals.noPlan}
              columns={[
                { key: 'on', title: text.fields.on, cell: (row) => formatDateShort(row.givenOn) },
                {
                  key: 'who',
                  title: text.fields.who,
                  cell: (row) => (row.givenById ? (names.get(row.givenById) ?? '') : ''),
                },
                { key: 'words', title: text.fields.words, wrap: true, cell: (row) => row.words },
                {
                  key: 'state',
                  title: text.fields.state,
                  cell: (row) => <Badge tone={tones[row.state]} text={text.states[row.state]} />,
                },
                {
                  key: 'answer',
                  title: text.fields.answer,
                  wrap: true,
                  cell: (row) => <Answer view={view} advice={row} />,
                },
              ]}
            />
          </Section>
        </>
      ),
    };
  },
});
