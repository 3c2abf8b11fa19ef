// Figures and submitted sheets on the card of a review, once the reader may see them.
import type { PageView } from '../../../kernel/page.ts';
import { formatNumber } from '../../../platform/language/index.ts';
import { type Fact, Facts, Field, Flash, Section } from '../../../ui/index.ts';
import { draftExpertSheet } from '../commands/papers.ts';
import { reopenSheet } from '../commands/sheets.ts';
import { seesScores } from '../review.policy.ts';
import { nameOf, type ReviewCard } from './card.load.ts';
import { pageText } from './pages.text.ts';
import { Act, errorOf } from './parts.tsx';
import { SheetText } from './sheet-parts.tsx';

const words = pageText.card;
const figure = (value: number | null) => (value === null ? '—' : formatNumber(value));

interface PartProps {
  readonly view: PageView;
  readonly shown: ReviewCard;
}

export function Figures({ shown }: { shown: ReviewCard }) {
  const { review, summary, form } = shown;
  if (!summary) return null;
  const facts: Fact[] = [
    { label: words.assigned, value: pageText.assignments.of(summary.submitted, summary.assigned) },
  ];
  if (seesScores(review)) {
    facts.push(
      { label: words.average, value: `${figure(summary.average)} из ${formatNumber(summary.max)}` },
      { label: words.spread, value: figure(summary.spread) },
    );
    if (summary.standardised !== null)
      facts.push({ label: words.standardised, value: figure(summary.standardised) });
    for (const { key, title } of form.criteria.filter((criterion) => criterion.independent)) {
      facts.push({ label: title, value: figure(summary.independent[key] ?? null) });
    }
    const said = form.conclusions.filter(({ key }) => summary.conclusions[key]);
    facts.push({
      label: words.conclusions,
      value: said.map(({ key, text }) => `${text} — ${summary.conclusions[key]}`).join('; '),
      wide: true,
    });
  }
  return (
    <Section title={words.figures}>
      <Facts facts={facts} />
      {summary.disagreement ? <Flash kind="warning" text={words.disagreement} /> : null}
      {seesScores(review) ? null : <Flash kind="info" text={words.blind} />}
    </Section>
  );
}

export function Sheets({ view, shown }: PartProps) {
  const { review, sheets, form, may } = shown;
  const submitted = sheets.filter((sheet) => sheet.state === 'submitted');
  return (
    <>
      {submitted.length === 0 ? (
        <Section title={words.sheets}>
          <p class="o-none">{seesScores(review) ? words.noSheets : words.blind}</p>
        </Section>
      ) : null}
      {submitted.map((sheet) => (
        <Section
          title={[nameOf(shown, sheet.personId), words.revision(sheet.revision)].filter(Boolean).join(', ')}
          id={`sheet-${sheet.id}`}
          actions={
            <>
              {seesScores(review) ? (
                <Act
                  view={view}
                  command={draftExpertSheet}
                  hidden={{ reviewId: review.id, sheetId: sheet.id }}
                  small
                />
              ) : null}
              {may.reopen && review.state !== 'withdrawn' && sheet.personId !== view.actor.personId ? (
                <Act
                  view={view}
                  command={reopenSheet}
                  hidden={{ reviewId: review.id, personId: sheet.personId }}
                  small
                  look="quiet"
                >
                  <Field
                    name="reason"
                    label="Причина"
                    widget="textarea"
                    required
                    error={errorOf(view, reopenSheet, 'reason')}
                  />
                </Act>
              ) : null}
            </>
          }
        >
          <SheetText form={form} sheet={sheet} />
        </Section>
      ))}
    </>
  );
}
