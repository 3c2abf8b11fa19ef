// The card of an application, what it says: remarks, the council's decision with its sheets, content, plan, files.
import type { PageView } from '../../../../kernel/page.ts';
import { upperFirst } from '../../../../platform/language/index.ts';
import { Facts, PlainTable, Section } from '../../../../ui/index.ts';
import { callOutcome, type ItemOfSubject, tallyWords } from '../../../councils/index.ts';
import { type DocumentSummary, type FileEntry, FilesTable } from '../../../documents/index.ts';
import type { HistoryLine } from '../../../people/index.ts';
import { norms, parametersOf, type RegulationVersion } from '../../../regulations/index.ts';
import { applicationPages, cardPages as words } from '../../pages/pages.text.ts';
import type { SiteReport } from '../../site-report/site-report.queries.ts';
import type { Application, PlanLine, Remark, RemarkField } from '../application.schema.ts';
import { kindNames, partNames } from '../application.text.ts';
import { purposeName } from './application-files.tsx';

export interface Shown {
  readonly application: Application;
  readonly version: RegulationVersion;
  readonly plan: readonly PlanLine[];
  readonly remarks: readonly Remark[];
  readonly changed: readonly RemarkField[];
  readonly files: FileEntry[];
  readonly documents: readonly DocumentSummary[];
  /** Decided in signed minutes, the latest first. */
  readonly decided: readonly ItemOfSubject[];
  /** The reader may open the expert sheets themselves. */
  readonly opensSheets: boolean;
  readonly history: HistoryLine[];
  readonly names: ReadonlyMap<string, string>;
  readonly afterSheets: boolean;
  readonly reports: SiteReport[];
}

export function Remarks({ shown }: { shown: Shown }) {
  const open = shown.remarks.filter((remark) => !remark.resolvedAt);
  if (open.length === 0) return null;
  return (
    <Section title={words.remarks}>
      <ul class="o-remarks">
        {open.map((remark) => (
          <li>
            <strong>{partNames[remark.field as RemarkField] ?? remark.field}:</strong> {remark.text}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Content({ shown }: { shown: Shown }) {
  const { application, version, names, changed } = shown;
  const { criteria } = parametersOf(version, norms.siteEligibility);
  const mark = (part: RemarkField, text: string) =>
    changed.includes(part) ? (
      <>
        <mark>{words.changed}</mark> {text}
      </>
    ) : (
      text
    );
  return (
    <>
      <Section title={words.content}>
        <Facts
          facts={[
            {
              label: words.institution,
              value: application.institutionName || application.institutionShortName,
              wide: true,
            },
            { label: words.kind, value: kindNames[application.kind] },
            { label: words.number, value: application.number === null ? null : String(application.number) },
            { label: 'Направление', value: application.direction },
            { label: words.theme, value: mark('theme', application.theme), wide: true },
            { label: 'Цель работы', value: mark('goal', application.goal), wide: true },
            {
              label: 'Краткая характеристика',
              value: mark('characteristic', application.characteristic),
              wide: true,
            },
            { label: 'Актуальность', value: mark('relevance', application.relevance), wide: true },
            { label: words.head, value: mark('people', names.get(application.headPersonId ?? '') ?? '') },
            { label: words.coHead, value: names.get(application.coHeadPersonId ?? '') },
            { label: words.signer, value: names.get(application.signerPersonId ?? '') },
          ]}
        />
      </Section>
      <Section title={upperFirst(partNames.eligibility)}>
        {changed.includes('eligibility') ? <mark>{words.changed}</mark> : null}
        <Facts
          facts={criteria.map((criterion) => {
            const given = application.eligibility.find((each) => each.key === criterion.key);
            const answer = given?.answer === 'yes' ? 'да' : given?.answer === 'no' ? 'нет' : '';
            return {
              label: criterion.text,
              value: [answer, given?.text].filter(Boolean).join(': '),
              wide: true,
            };
          })}
        />
      </Section>
    </>
  );
}

export function Plan({ shown }: { shown: Shown }) {
  return (
    <Section title={words.plan}>
      {shown.changed.includes('plan') ? <mark>{words.changed}</mark> : null}
      <PlainTable
        caption={words.plan}
        rows={shown.plan.map((line, index) => ({ ...line, index }))}
        rowKey={(line) => String(line.index)}
        columns={[
          { key: 'title', title: 'Мероприятие', cell: (line) => line.title, wrap: true },
          { key: 'form', title: 'Форма', cell: (line) => line.form, wrap: true },
          { key: 'term', title: 'Сроки', cell: (line) => line.term },
          { key: 'responsible', title: 'Ответственный', cell: (line) => line.responsible, wrap: true },
          { key: 'result', title: 'Результат', cell: (line) => line.result, wrap: true },
        ]}
      />
    </Section>
  );
}

/** The decision of the signed minutes, naming the expert sheets it rests on (000 §5.6). */
export function Decision({ view, shown }: { view: PageView; shown: Shown }) {
  return (
    <>
      {shown.decided.map((item) => {
        const { decision } = item;
        if (!decision) return null;
        return (
          <Section title={words.council}>
            <Facts
              facts={[
                { label: words.decided, value: callOutcome(decision.outcome) },
                { label: words.voted, value: tallyWords(decision.tally) },
                {
                  label: words.minutes,
                  value: `№ ${item.sessionNumber}, вопрос ${item.position}`,
                },
                { label: words.decisionText, value: decision.text, wide: true },
                ...(decision.reason ? [{ label: words.reason, value: decision.reason, wide: true }] : []),
                ...(decision.grounds.length > 0
                  ? [
                      {
                        label: words.considered,
                        value: (
                          <ul class="o-plain">
                            {decision.grounds.map(({ title, path }) => (
                              <li>
                                {path && shown.opensSheets ? <a href={view.url(path)}>{title}</a> : title}
                              </li>
                            ))}
                          </ul>
                        ),
                        wide: true,
                      },
                    ]
                  : []),
              ]}
            />
          </Section>
        );
      })}
    </>
  );
}

export function Files({ view, shown }: { view: PageView; shown: Shown }) {
  return (
    <Section title={words.files}>
      <FilesTable
        view={view}
        caption={words.files}
        files={shown.files}
        empty={applicationPages.noFiles}
        purposeName={purposeName}
      />
    </Section>
  );
}
