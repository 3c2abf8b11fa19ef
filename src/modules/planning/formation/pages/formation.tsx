// The formation as a procedure: a step a screen, each saved when confirmed; the last step shows what the order will do.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import { Badge, type Tab, Tabs, type Tone } from '../../../../ui/index.ts';
import { schoolYearText } from '../../../documents/index.ts';
import { personNames } from '../../../people/index.ts';
import {
  confirmBodies,
  confirmDirections,
  confirmLines,
  confirmMechanisms,
  confirmMembers,
} from '../formation.commands.ts';
import { type FormationState, formationLifecycle } from '../formation.lifecycle.ts';
import { orderFormation, reopenFormation } from '../formation.order.ts';
import { formation } from '../formation.queries.ts';
import { openSteps, type Step, steps } from '../formation.schema.ts';
import { formationText as text } from '../formation.text.ts';
import { MembersStep } from './members-step.tsx';
import { OrderStep } from './order-step.tsx';
import type { Shown } from './shown.ts';
import { BodiesStep, DirectionsStep, LinesStep, MechanismsStep } from './steps.tsx';

export const tones: Readonly<Record<FormationState, Tone>> = {
  draft: 'draft',
  ordered: 'waiting',
  'in-force': 'done',
  cancelled: 'trouble',
};

async function load(ctx: ReadCtx, id: string, query: URLSearchParams): Promise<Shown | null> {
  const record = await formation(ctx, id);
  if (!record) return null;
  const asked = steps.find((step) => step === query.get('step'));
  const { bodies } = record.draft;
  const waiting = bodies.find((body) => body.fate === 'keep' && !body.confirmed) ?? bodies[0];
  const bodyId = bodies.find((body) => body.bodyId === query.get('body'))?.bodyId ?? waiting?.bodyId ?? null;
  return {
    record,
    step: asked ?? (record.state === 'draft' ? (openSteps(record.draft)[0] ?? 'order') : 'order'),
    bodyId,
    names: await personNames(
      ctx,
      bodies.flatMap((body) => body.members.map((each) => each.personId)),
    ),
  };
}

export const formationPath = (id: string, step?: Step) =>
  `/planning/formations/${id}${step ? `?step=${step}` : ''}`;

function StepTabs({ view, shown }: { view: PageView; shown: Shown }) {
  const open = new Set<Step>(openSteps(shown.record.draft));
  const tabs: Tab[] = steps.map((step, index) => ({
    text: `${index + 1}. ${text.steps[step]}${step === 'order' || open.has(step) ? '' : ' ✓'}`,
    href: view.url(formationPath(shown.record.id, step)),
    current: step === shown.step,
  }));
  return <Tabs label="Шаги" tabs={tabs} />;
}

function StepBody({ view, shown }: { view: PageView; shown: Shown }) {
  switch (shown.step) {
    case 'bodies':
      return <BodiesStep view={view} shown={shown} />;
    case 'members':
      return <MembersStep view={view} shown={shown} />;
    case 'directions':
      return <DirectionsStep view={view} shown={shown} />;
    case 'lines':
      return <LinesStep view={view} shown={shown} />;
    case 'mechanisms':
      return <MechanismsStep view={view} shown={shown} />;
    default:
      return <OrderStep view={view} shown={shown} />;
  }
}

const after = (step: Step) => (output: { id: string }) => formationPath(output.id, step);

export const formationPage = page<Shown>({
  path: '/planning/formations/:id',
  ru: text.title,
  ability: signedIn,
  load: (ctx, { id = '' }, query) => load(ctx, id, query),
  posts: [
    post(confirmBodies, { next: after('members'), done: text.saved }),
    post(confirmMembers, { next: (output) => formationPath(output.id), done: text.saved }),
    post(confirmDirections, { next: after('lines'), done: text.saved }),
    post(confirmLines, { next: after('mechanisms'), done: text.saved }),
    post(confirmMechanisms, { next: after('order'), done: text.saved }),
    post(orderFormation, { next: ({ documentId }) => `/documents/${documentId}`, done: text.ordered }),
    post(reopenFormation, { next: after('order'), done: text.reopened }),
  ],
  view: (view, shown) => ({
    title: `${text.title}: ${schoolYearText(shown.record.schoolYear)}`,
    badge: <Badge tone={tones[shown.record.state]} text={formationLifecycle.states[shown.record.state]} />,
    lead: `${text.hints[shown.step]} Сохранено ${formatDate(shown.record.savedOn)}`,
    crumbs: [
      ['План', '/planning'],
      [text.title, '/planning/formations'],
    ],
    wide: true,
    body: (
      <>
        <StepTabs view={view} shown={shown} />
        <StepBody view={view} shown={shown} />
      </>
    ),
  }),
});
