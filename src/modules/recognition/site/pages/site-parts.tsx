// What the pages of sites and packages share: guards of forms, a refused form coming back, badges, people.
import type { AnyCommand } from '../../../../kernel/command.ts';
import type { PageView } from '../../../../kernel/page.ts';
import { formatDate, formatDateShort } from '../../../../platform/language/index.ts';
import { Badge, type FieldErrors, type FormValues, type Tone } from '../../../../ui/index.ts';
import type { NormChip } from '../../../regulations/index.ts';
import type { PackageState } from '../../package/package.lifecycle.ts';
import { packageLifecycle } from '../../package/package.lifecycle.ts';
import { type SitePlanState, sitePlanLifecycle } from '../../site-plan/site-plan.lifecycle.ts';
import type { SiteCard, SiteState } from '../site.queries.ts';
import { siteStates, siteStateText } from '../site.text.ts';

/** Several forms stand on one page: each its own key. */
export const guardOf = (view: PageView, form: string, version?: number) => ({
  idempotencyKey: `${view.formKey}-${form}`,
  ...(version === undefined ? {} : { version }),
});

/** Values and errors of a refused form of this command, null when another one or none came back. */
export function returned(
  view: PageView,
  command: Pick<AnyCommand, 'name'>,
  own: Readonly<Record<string, string>> = {},
): { values: FormValues; errors: FieldErrors } | null {
  const { form } = view;
  const isOwn =
    form?.command === command.name &&
    Object.entries(own).every(([name, value]) => String(form.values[name] ?? '') === value);
  return form && isOwn ? { values: { ...form.values }, errors: { ...form.refusal.fields } } : null;
}

const siteTones: Record<SiteState, Tone> = {
  'in-force': 'done',
  'awaiting-order': 'waiting',
  coming: 'going',
  expired: 'draft',
  terminated: 'trouble',
  drafted: 'draft',
};
/** `brief` leaves the day to a column of its own. */
export const SiteBadge = ({ site, brief }: { site: SiteCard; brief?: boolean }) => (
  <Badge tone={siteTones[site.state]} text={brief ? siteStates[site.state] : siteStateText(site)} />
);

const packageTones: Record<PackageState, Tone> = {
  prepared: 'draft',
  transferred: 'waiting',
  received: 'going',
  ordered: 'done',
};
export const PackageBadge = ({ state }: { state: PackageState }) => (
  <Badge tone={packageTones[state]} text={packageLifecycle.states[state]} />
);

const planTones: Record<SitePlanState, Tone> = { draft: 'draft', agreed: 'waiting', approved: 'done' };
export const PlanBadge = ({ state }: { state: SitePlanState }) => (
  <Badge tone={planTones[state]} text={sitePlanLifecycle.states[state]} />
);

/** «№ 112 от 1 октября 2026 г.», or that the order is still a draft. */
export const orderText = (order: { number: string | null; date: string | null }): string =>
  order.number && order.date ? `№ ${order.number} от ${formatDate(order.date)}` : 'проект';

/** «№ 112 от 01.10.2026», for tables. */
export const briefOrder = (order: { number: string | null; date: string | null }): string =>
  order.number && order.date ? `№\u00a0${order.number} от ${formatDateShort(order.date)}` : 'проект';

/** The sign of a clause as the components of the design system take it. */
export const clauseOf = (view: PageView, chip: NormChip) => ({
  number: chip.label,
  href: chip.path ? view.url(chip.path) : undefined,
  summary: chip.summary ?? undefined,
});

export const peopleSource = (view: PageView): string => `/api/v1${view.url('/people/pick')}`;
