// What a careful clerk would notice in a regulation: told, never forbidden (requirements, section 7).
import { formatDateShort } from '../../platform/language/index.ts';
import type { Block, RegulationAct, RegulationRecord } from './queries/regulations.ts';
import { regulationText, requisitesOf } from './regulation.text.ts';
import type { Clause } from './version.ts';

/** Dates of the approval block out of order: accepted, then approved, then the order (REG-06). */
export function approvalWarnings(blocks: readonly Block[]): string[] {
  const dated = blocks.flatMap((block) => (block.dated === null ? [] : [{ ...block, dated: block.dated }]));
  return dated.flatMap((block, index) =>
    dated
      .slice(index + 1)
      .filter((later) => later.dated < block.dated)
      .map(
        (later) =>
          `«${regulationText.blocks[later.kind]}» (${formatDateShort(later.dated)}) раньше, чем ` +
          `«${regulationText.blocks[block.kind]}» (${formatDateShort(block.dated)}): проверьте даты.`,
      ),
  );
}

/** Blank requisites and law that no longer holds among the acts a regulation rests on (REG-04, REG-05). */
export function actWarnings(record: RegulationRecord, acts: readonly RegulationAct[]): string[] {
  const blank = acts.filter((act) => act.role === 'approves' && (act.number === null || act.dated === null));
  const superseded = acts.filter((act) => act.superseded);
  return [
    ...(record.requisites === 'absent' && !acts.some((act) => act.role === 'approves')
      ? ['Реквизитов утверждения в тексте нет: найдите приказ и внесите его номер и дату.']
      : []),
    ...(record.requisites === 'required' && !acts.some((act) => act.role === 'approves')
      ? ['Не указан акт, которым утверждается документ: добавьте его с ролью «утвердил».']
      : []),
    ...blank.map(
      () => 'Номер или дата утверждающего акта не заполнены: документ остаётся проектом и не цитируется.',
    ),
    ...superseded.map(
      (act) =>
        `Документ ссылается на утративший силу акт: ${requisitesOf(act)} «${act.title}»` +
        `${act.supersededBy ? `; вместо него — ${act.supersededBy}` : ''}.`,
    ),
  ];
}

/** Gaps and repetitions in the numbers of a text being drafted. */
export function clauseWarnings(clauses: readonly Clause[]): string[] {
  const numbers = clauses.map((clause) => clause.key).filter((key) => /^\d+(\.\d+)*$/.test(key));
  return numbers.flatMap((key, index) => {
    const previous = numbers[index - 1];
    if (previous === undefined) return [];
    const [section, last] = [key.slice(0, key.lastIndexOf('.')), Number(key.split('.').at(-1))];
    const [before, lastBefore] = [
      previous.slice(0, previous.lastIndexOf('.')),
      Number(previous.split('.').at(-1)),
    ];
    return section === before && section !== '' && last > lastBefore + 1
      ? [
          `После ${previous} сразу идёт ${key}: проверьте, нет ли пропуска. Номера сохраняются как напечатаны.`,
        ]
      : [];
  });
}
