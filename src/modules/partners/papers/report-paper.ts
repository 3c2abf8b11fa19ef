// The report on work with partners, as it is printed and signed.
import { formatDate, formatNumber } from '../../../platform/language/index.ts';
import { type Block, PAPER_MODEL_VERSION, type Paper } from '../../../platform/papers/index.ts';
import { partnerText, workKinds } from '../partner.text.ts';
import type { Report, ReportLine } from '../report.queries.ts';

const text = partnerText.report;

function table(title: string, first: string, lines: readonly ReportLine[], report: Report): Block[] {
  const numbers = (line: ReportLine) => [
    ...report.forms.map((form) => formatNumber(line.byForm[form] ?? 0)),
    formatNumber(line.works),
    formatNumber(line.participants),
  ];
  const titles = [...report.forms.map((form) => workKinds[form]), text.all, text.participants];
  return [
    { kind: 'heading', text: title, level: 2 },
    {
      kind: 'table',
      columns: [{ title: first, width: 3 }, ...titles.map((each) => ({ title: each, width: 1 }))],
      rows: lines.map((line) => [line.title, ...numbers(line)]),
      total: [text.total, ...numbers(report.total)],
    },
  ];
}

export function reportPaper(report: Report, serviceName: string, today: string): Paper {
  const nothing: Block[] = [{ kind: 'paragraph', text: text.none }];
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: 'partners-report', version: 1 },
    title: text.title,
    language: 'ru',
    page: { orientation: 'landscape', binding: 'normal' },
    blocks: [
      {
        kind: 'document-kind',
        text: 'ОТЧЁТ',
        subtitle: 'о взаимодействии с партнёрами',
      },
      {
        kind: 'facts',
        rows: [
          { name: 'Служба', value: serviceName },
          { name: 'Период', value: `с ${formatDate(report.from)} по ${formatDate(report.to)}` },
          { name: 'Составлен', value: formatDate(today) },
        ],
      },
      ...(report.byPartner.length === 0
        ? nothing
        : [
            ...table(text.byPartner, partnerText.work.partner, report.byPartner, report),
            ...table(text.byKind, partnerText.fields.kind, report.byKind, report),
          ]),
      ...(report.silent.length === 0
        ? []
        : [
            {
              kind: 'paragraph' as const,
              text: `${text.silent(report.silent.length)} ${report.silent.map(({ name }) => name).join('; ')}.`,
            },
          ]),
    ],
  };
}
