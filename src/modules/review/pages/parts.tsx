// What pages of the expertise share: signs of sheets, the choice of body and year, a button with its own key.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { PageView } from '../../../kernel/page.ts';
import { ActionButton, Badge, type ButtonLook, type Content, Tabs, type Tone } from '../../../ui/index.ts';
import { body } from '../../councils/index.ts';
import { visibleCampaigns } from '../queries/reviews.ts';
import type { ReviewState, SheetState } from '../review.lifecycle.ts';
import { reviewLifecycle } from '../review.lifecycle.ts';
import { bodiesSatIn, watchesAnyExpertise } from '../review.policy.ts';
import { reviewText } from '../review.text.ts';
import { pageText as words } from './pages.text.ts';

export type SheetSign = SheetState | 'none';

export const sheetTones: Record<SheetSign, Tone> = {
  none: 'waiting',
  draft: 'going',
  submitted: 'done',
  reopened: 'going',
};
const reviewTones: Record<ReviewState, Tone> = { open: 'going', completed: 'done', withdrawn: 'draft' };

export const SheetBadge = ({ state }: { state: SheetSign }) => (
  <Badge tone={sheetTones[state]} text={words.states[state]} />
);
export const ReviewBadge = ({ state }: { state: ReviewState }) => (
  <Badge tone={reviewTones[state]} text={reviewLifecycle.states[state]} />
);

export interface Campaign {
  readonly bodyId: string;
  readonly year: number;
  readonly bodies: readonly { readonly value: string; readonly label: string }[];
  readonly years: readonly number[];
}

/** The body and year asked for, or the latest one the actor sees; null when there is nothing yet. */
export async function campaignOf(ctx: ReadCtx, query: URLSearchParams): Promise<Campaign | null> {
  const all = await visibleCampaigns(ctx);
  const ofBody = all.filter((each) => !query.get('body') || each.bodyId === query.get('body'));
  const chosen = ofBody.find((each) => String(each.year) === query.get('year')) ?? ofBody[0];
  if (!chosen) return null;
  const bodies: { value: string; label: string }[] = [];
  for (const id of new Set(all.map((each) => each.bodyId))) {
    bodies.push({ value: id, label: (await body(ctx, id))?.name ?? '' });
  }
  const years = [...new Set(all.filter((each) => each.bodyId === chosen.bodyId).map((each) => each.year))];
  return { bodyId: chosen.bodyId, year: chosen.year, bodies, years };
}

export const campaignPath = (page: string, campaign: Pick<Campaign, 'bodyId' | 'year'>): string =>
  `${page}?body=${campaign.bodyId}&year=${campaign.year}`;

/** Filters of a page that shows one campaign; with one body and one year there is nothing to choose. */
export const campaignFilters = ({ bodies, years }: Campaign) => [
  ...(bodies.length > 1
    ? [{ name: 'body', label: words.assignments.body, kind: 'select' as const, options: [...bodies] }]
    : []),
  ...(years.length > 1
    ? [
        {
          name: 'year',
          label: words.assignments.year,
          kind: 'select' as const,
          options: years.map((year) => ({ value: String(year), label: String(year) })),
        },
      ]
    : []),
];

interface ActProps {
  readonly view: PageView;
  readonly command: { readonly name: string; readonly ru: string };
  readonly hidden: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly look?: ButtonLook;
  readonly small?: boolean;
  readonly confirm?: Content;
  readonly children?: Content;
}

/** A button of a command; the same command may stand on a page several times, so the key carries the hidden values. */
export function Act({ view, command, hidden, text, children, ...rest }: ActProps) {
  const isRefused =
    view.form?.command === command.name &&
    Object.entries(hidden).every(([name, value]) => String(view.form?.values[name]) === value);
  return (
    <ActionButton
      text={text ?? command.ru}
      action={view.self}
      hidden={{
        _command: command.name,
        _key: [view.formKey, command.name, ...Object.values(hidden)].join('-'),
        ...hidden,
      }}
      open={isRefused && children ? true : undefined}
      {...rest}
    >
      {children}
    </ActionButton>
  );
}

/** Error of a field of this command's refused form, for the panel it came from. */
export const errorOf = (
  view: PageView,
  command: { readonly name: string },
  field: string,
): string | undefined => (view.form?.command === command.name ? view.form.refusal.fields[field] : undefined);

interface TabsProps {
  readonly view: PageView;
  readonly current: 'mine' | 'assignments' | 'ranking';
  readonly campaign: Pick<Campaign, 'bodyId' | 'year'> | null;
}

/** The three rooms of the expertise, each for whoever has a right to it. */
export function ReviewTabs({ view, current, campaign }: TabsProps) {
  const to = (path: string) => view.url(campaign ? campaignPath(path, campaign) : path);
  const tabs = [
    ...(bodiesSatIn(view).length > 0
      ? [{ text: words.mine.title, href: view.url('/review'), current: current === 'mine' }]
      : []),
    ...(watchesAnyExpertise.check(view, undefined) === null
      ? [
          {
            text: words.assignments.title,
            href: to('/review/assignments'),
            current: current === 'assignments',
          },
        ]
      : []),
    { text: words.ranking.title, href: to('/review/ranking'), current: current === 'ranking' },
  ];
  return <Tabs label={reviewText.module} tabs={tabs} />;
}
