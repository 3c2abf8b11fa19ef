// The development profile on paper: the same facts as the page, for the person's portfolio and for attestation.
import { formatDate, formatDateShort, formatNumber } from '../../../platform/language/index.ts';
import { type Block, PAPER_MODEL_VERSION, type Paper } from '../../../platform/papers/index.ts';
import { initiativeKinds, growthText as text } from '../growth.text.ts';
import { betweenWords, leftWords } from '../growth.years.ts';
import type { Profile } from '../profile.queries.ts';
import { recordStates, recordText } from '../record.text.ts';

const part = (title: string, columns: [string, number][], rows: readonly (readonly string[])[]): Block[] =>
  rows.length === 0
    ? []
    : [
        { kind: 'heading', text: title, level: 2 },
        { kind: 'table', columns: columns.map(([name, width]) => ({ title: name, width })), rows },
      ];

export function profilePaper(profile: Profile, today: string): Paper {
  const days = (from: string, to: string) => `${formatDateShort(from)} – ${formatDateShort(to)}`;
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: 'development-profile', version: 1 },
    title: `${text.profile}: ${profile.who.fullName}`,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'normal' },
    blocks: [
      { kind: 'document-kind', text: 'ПРОФИЛЬ', subtitle: 'профессионального развития' },
      {
        kind: 'facts',
        rows: [
          { name: 'Педагог', value: profile.who.fullName },
          { name: 'Должность', value: profile.post || null },
          { name: 'Составлен', value: formatDate(today) },
        ],
      },
      ...part(
        text.years,
        [
          [text.year, 1],
          [text.courseHours, 1],
          [text.betweenHours, 1],
          ['Норма года', 1.4],
        ],
        profile.years.map((row) => [
          row.words,
          formatNumber(row.courseHours),
          betweenWords(row),
          leftWords(row),
        ]),
      ),
      ...part(
        recordText.title,
        [
          ['Программа', 3],
          ['Организация обучения', 1.4],
          ['Часов', 0.6],
          ['Сроки', 1.3],
          ['Документ', 1.4],
        ],
        profile.records.map((row) => [
          row.title,
          row.provider,
          String(row.hours),
          days(row.startsOn, row.endsOn),
          row.documentNumber || recordStates[row.state],
        ]),
      ),
      ...part(
        text.activities,
        [
          ['Что', 3],
          ['Когда', 1],
          ['Часов', 0.6],
          ['Чем подтверждается', 2],
        ],
        profile.activities.map((row) => [
          row.title,
          formatDateShort(row.heldOn),
          formatNumber(row.hours),
          row.source,
        ]),
      ),
      ...part(
        text.mentoring,
        [
          ['Цель', 3],
          ['Срок', 1.4],
          ['Встреч', 0.6],
        ],
        profile.pairs.map((row) => [row.goal, days(row.startsOn, row.lastDay), String(row.meetings)]),
      ),
      ...part(
        text.initiatives,
        [
          ['Название', 2.4],
          ['Что это', 1],
          ['С', 0.9],
          ['Что получилось', 2],
        ],
        profile.initiatives.map((row) => [
          row.title,
          initiativeKinds[row.kind],
          formatDateShort(row.startsOn),
          row.outcome,
        ]),
      ),
      ...profile.contributed.flatMap(({ title, lines }) =>
        part(
          title,
          [
            ['Название', 2.4],
            ['Что именно', 2],
            ['Когда', 1],
          ],
          lines.map((line) => [line.title, line.detail, line.on ? formatDateShort(line.on) : '']),
        ),
      ),
    ],
  };
}
