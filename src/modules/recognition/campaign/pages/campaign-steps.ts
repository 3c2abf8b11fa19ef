import { isPast } from '../../../../kernel/deadline.ts';
import type { PageView } from '../../../../kernel/page.ts';
import type { ProcedureStep } from '../../../../ui/index.ts';
import type { HistoryLine } from '../../../people/index.ts';
import { chipFor, type RegulationVersion, type Terms } from '../../../regulations/index.ts';
import type { ApplicationState } from '../../application/application.lifecycle.ts';
import type { ApplicationRow } from '../../application/application.queries.ts';
import { campaignPages as words } from '../../pages/pages.text.ts';
import type { Council } from '../campaign.policy.ts';
import { applicationDeadlineOf, expertiseDeadlineOf, orderDeadlineOf } from '../campaign.queries.ts';
import type { Campaign } from '../campaign.schema.ts';

export interface ShownCampaign {
  readonly terms: Terms;
  readonly council: Council;
  readonly campaign: Campaign | null;
  readonly others: Campaign[];
  readonly version: RegulationVersion | null;
  readonly counts: ReadonlyMap<ApplicationState, number>;
  readonly mine: ApplicationRow[];
  readonly organisations: { value: string; label: string }[];
  readonly history: HistoryLine[];
}

export const total = (counts: ShownCampaign['counts'], ...states: ApplicationState[]) =>
  states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);

/** Steps follow from dates and counts; nothing of it is stored. */
export function stepsOf(view: PageView, shown: ShownCampaign): ProcedureStep[] {
  const { campaign, counts, version } = shown;
  if (!campaign) return [];
  const clause = (norm: string) => {
    const chip = chipFor(version, norm);
    return { number: chip.label, href: chip.path ? view.url(chip.path) : undefined };
  };
  const applications = applicationDeadlineOf(view, campaign);
  const expertise = expertiseDeadlineOf(view, campaign);
  const order = orderDeadlineOf(view, campaign);
  const isOpen = campaign.state === 'open';
  const inExpertise = total(counts, 'admitted');
  const considered = total(counts, 'proposed', 'not-proposed');
  const decided = total(counts, 'recognised', 'rejected');
  const state = (isDone: boolean, isNow: boolean, isLate: boolean) =>
    isDone ? 'done' : isLate ? 'late' : isNow ? 'now' : 'next';
  const isClosedForApplications = isPast(applications, view.now);
  const allConsidered = isClosedForApplications && inExpertise === 0 && considered + decided > 0;
  return [
    {
      text: words.steps.call,
      state: isOpen || campaign.state === 'closed' ? 'done' : 'now',
      at: campaign.openedAt ?? undefined,
      ballAt: 'секретаря совета',
    },
    {
      text: words.steps.applications,
      state: state(isClosedForApplications, isOpen, false),
      at: applications.lastMoment,
      note: words.applicationsCount(
        [...counts.values()].reduce((a, b) => a + b, 0) - total(counts, 'draft', 'withdrawn'),
      ),
      ballAt: 'организаций',
      href: view.url(`/recognition/applications?campaignId=${campaign.id}`),
      clause: clause('application-deadline'),
    },
    {
      text: words.steps.expertise,
      state: state(allConsidered, inExpertise > 0, inExpertise > 0 && isPast(expertise, view.now)),
      at: expertise.lastMoment,
      note: inExpertise > 0 ? words.applicationsCount(inExpertise) : undefined,
      ballAt: 'экспертов совета',
      href: view.url(`/recognition/applications?campaignId=${campaign.id}&state=admitted`),
      clause: clause('expertise-deadline'),
    },
    {
      text: words.steps.council,
      state: state(allConsidered, inExpertise > 0 && isPast(expertise, view.now), false),
      ballAt: 'экспертного совета',
      href: view.url('/councils'),
      clause: clause('council-proposals'),
    },
    {
      text: words.steps.order,
      state: state(
        considered === 0 && decided > 0,
        considered > 0,
        considered > 0 && isPast(order, view.now),
      ),
      at: order.lastMoment,
      ballAt: 'органа управления образованием',
      href: view.url('/recognition/packages'),
      clause: clause('recognition-order-deadline'),
    },
  ];
}
