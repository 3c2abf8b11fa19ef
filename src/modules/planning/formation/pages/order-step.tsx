// The last step: what the order will do, what is still open, the order itself and the way back.
import type { PageView } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import { ActionButton, Facts, LinkButton } from '../../../../ui/index.ts';
import { firstDay } from '../formation.gathering.ts';
import { complaintOf, orderFormation, reopenFormation } from '../formation.order.ts';
import type { Shown } from './shown.ts';

export function OrderStep({ view, shown }: { view: PageView; shown: Shown }) {
  const { record } = shown;
  const { bodies, lines, sites, mechanisms } = record.draft;
  const kept = bodies.filter((body) => body.fate === 'keep');
  const people = kept.flatMap((body) => body.members.filter((each) => each.stays));
  const open = record.state === 'draft' ? complaintOf(record) : null;
  const button = (command: typeof orderFormation | typeof reopenFormation) =>
    refusalOf(view, command as typeof orderFormation, record) ? null : (
      <ActionButton
        text={command.ru}
        look={command === orderFormation ? 'primary' : 'quiet'}
        action={view.self}
        guard={{ idempotencyKey: `${view.formKey}-${command.name}`, version: record.version }}
        hidden={{ _command: command.name, id: record.id }}
      />
    );
  return (
    <>
      <Facts
        facts={[
          { label: 'Действует с', value: formatDate(firstDay(record.schoolYear)) },
          { label: 'Продолжают работу', value: String(kept.length) },
          { label: 'Завершают работу', value: String(bodies.length - kept.length) },
          { label: 'Мест в составах', value: String(people.length) },
          { label: 'Площадок с направлениями', value: String(sites.length) },
          { label: 'Мероприятий в план', value: String(lines.filter((line) => line.keep).length) },
          { label: 'Механизмов', value: String(mechanisms.filter((each) => each.words !== '').length) },
        ]}
      />
      {open ? <p class="o-error">{open.text}</p> : null}
      <p class="btn-list">
        {record.state === 'draft' && !open ? button(orderFormation) : null}
        {record.documentId ? (
          <LinkButton text="Приказ" href={view.url(`/documents/${record.documentId}`)} icon="file-text" />
        ) : null}
        {record.state === 'ordered' ? button(reopenFormation) : null}
      </p>
    </>
  );
}
