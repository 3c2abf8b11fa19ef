// Two versions side by side: clauses, settings, terms; a sign and words say what happened to each.
import { page } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { EmptyState, FilterBar, Section } from '../../../ui/index.ts';
import { type Comparison, compareVersions, isSame } from '../compare.ts';
import { normName } from '../norms/names.text.ts';
import { versionById } from '../queries/versions.ts';
import type { RegulationVersion } from '../version.ts';
import { type Card, cardOf } from './card.queries.ts';
import { cardCrumb, Differences, registerCrumb } from './parts.tsx';
import { words } from './words.text.ts';

const text = words.compare;

interface Shown {
  readonly card: Card;
  readonly before: RegulationVersion;
  readonly after: RegulationVersion;
}

export const comparePage = page<Shown>({
  path: '/regulations/:slug/compare',
  ru: text.title,
  ability: signedIn,
  load: async (ctx, { slug = '' }, query) => {
    const card = await cardOf(ctx, slug, null);
    if (!card) return null;
    const numbered = (number: string | null) => card.versions.find((each) => String(each.number) === number);
    const to = numbered(query.get('to')) ?? card.versions[0];
    const from = numbered(query.get('from')) ?? card.versions.find((each) => each.id === to?.parentId) ?? to;
    if (!from || !to) return null;
    return { card, before: await versionById(ctx, from.id), after: await versionById(ctx, to.id) };
  },
  view: (view, { card, before, after }) => {
    const crumbs = [registerCrumb, cardCrumb(card.record)];
    if (card.versions.length < 2)
      return {
        title: text.title,
        crumbs,
        body: <EmptyState title={text.single} text={text.singleHint} icon="book" />,
      };
    const options = card.versions.map(({ number, reason }) => ({
      value: String(number),
      label: `№ ${number} — ${reason}`,
    }));
    return {
      title: `${text.title}: № ${before.number} и № ${after.number}`,
      crumbs,
      lead: `№ ${after.number}: ${after.reason}`,
      wide: true,
      body: (
        <>
          <FilterBar
            path={view.url(`/regulations/${card.record.slug}/compare`)}
            query={{ from: String(before.number), to: String(after.number) }}
            filters={[
              { name: 'from', label: text.columns.before, kind: 'select', options },
              { name: 'to', label: text.columns.after, kind: 'select', options },
            ]}
          />
          <ComparisonSections difference={compareVersions(before, after)} title={text.title} />
        </>
      ),
    };
  },
});

export function ComparisonSections({ difference, title }: { difference: Comparison; title: string }) {
  if (isSame(difference))
    return (
      <Section title={title}>
        <p>{text.none}</p>
      </Section>
    );
  const settings = difference.settings.map((each) => ({
    ...each,
    name: `${normName(each.norm)}: ${each.name.replace(/ — [a-z0-9-]+$/, '')}`,
  }));
  return (
    <>
      {difference.clauses.length > 0 ? (
        <Section title={`${title}: ${text.clauses.toLowerCase()}`}>
          <Differences caption={text.clauses} rows={difference.clauses} clauses />
        </Section>
      ) : null}
      {settings.length > 0 ? (
        <Section title={`${title}: ${text.settings.toLowerCase()}`}>
          <Differences caption={text.settings} rows={settings} />
        </Section>
      ) : null}
      {difference.terms.length > 0 ? (
        <Section title={`${title}: ${text.terms.toLowerCase()}`}>
          <Differences caption={text.terms} rows={difference.terms} />
        </Section>
      ) : null}
    </>
  );
}
