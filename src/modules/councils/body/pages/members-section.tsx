// Who sits in a body on a date: the table, seating and releasing by hand, people from beyond the system, a new composition by order.
import type { PageView } from '../../../../kernel/page.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import { FilterBar, LinkButton, PlainTable, Section } from '../../../../ui/index.ts';
import { endMembership, setMembership } from '../../body.commands.ts';
import type { BodyRecord, Membership } from '../../body.queries.ts';
import type { MemberRole } from '../../councils.text.ts';
import { Labelled } from '../../pages/labelled.tsx';
import { Act, CommandForm } from '../../pages/parts.tsx';
import { roleWords } from '../body.kinds.ts';
import { bodyTexts as text } from '../body.text.ts';
import { setOutsideMember } from '../outside.commands.ts';

interface Props {
  readonly view: PageView;
  readonly body: BodyRecord;
  readonly on: string;
  readonly members: Membership[];
  readonly keeps: boolean;
}

export const roleOptions = (body: BodyRecord) =>
  (Object.entries(roleWords(body.kind)) as [MemberRole, string][]).map(([value, label]) => ({
    value,
    label,
  }));

export function MembersSection({ view, body, on, members, keeps }: Props) {
  const hidden = { bodyId: body.id };
  const roles = roleWords(body.kind);
  const opened = (command: { name: string }) => view.form?.command === command.name;
  return (
    <Section title={`Состав на ${formatDate(on)}: ${members.length}`} id="members">
      <FilterBar
        path={view.url(`/councils/bodies/${body.id}`)}
        query={{ on }}
        filters={[{ name: 'on', label: 'На дату', kind: 'date' }]}
      />
      <PlainTable
        caption="Состав"
        rows={members}
        rowKey={(member) => member.id}
        empty="На этот день состав не внесён."
        columns={[
          { key: 'name', title: 'Кто', cell: (m) => m.name },
          { key: 'role', title: 'В качестве', cell: (m) => roles[m.role] },
          { key: 'organisation', title: 'Организация', cell: (m) => m.organisation || '—', wrap: true },
          {
            key: 'period',
            title: 'С',
            cell: (m) => `${formatDate(m.startsOn)}${m.endsOn ? ` до ${formatDate(m.endsOn)}` : ''}`,
          },
          { key: 'basis', title: 'Основание', cell: (m) => m.basis, wrap: true },
          {
            key: 'act',
            title: 'Действие',
            cell: (m) => <Release view={view} body={body} member={m} />,
          },
        ]}
      />
      {keeps ? (
        <>
          <p>
            <LinkButton
              text="Новый состав приказом"
              href={view.url(`/councils/bodies/${body.id}/composition`)}
              icon="users"
            />
          </p>
          <details class="o-group" open={opened(setMembership)}>
            <summary class="btn">Внести в состав</summary>
            <CommandForm
              view={view}
              command={setMembership}
              record={body}
              hidden={hidden}
              values={{ role: 'member', startsOn: view.today }}
              options={{ role: roleOptions(body) }}
            />
          </details>
          <details class="o-group" open={opened(setOutsideMember)}>
            <summary class="btn">{text.addOutside}</summary>
            <p class="o-hint">{text.hints.outside}</p>
            <CommandForm
              view={view}
              command={setOutsideMember}
              record={body}
              hidden={hidden}
              repeated
              values={{ role: 'member', startsOn: view.today, gender: 'female' }}
              options={{ role: roleOptions(body) }}
            />
          </details>
        </>
      ) : null}
    </Section>
  );
}

const Release = ({ view, body, member }: { view: PageView; body: BodyRecord; member: Membership }) => (
  <Act
    view={view}
    command={endMembership}
    record={body}
    hidden={{ bodyId: body.id, membershipId: member.id }}
    small
    look="quiet"
  >
    <Labelled name="endsOn" label="С какого дня не входит" widget="date" required value={view.today} />
    <Labelled name="basis" label="Основание" hint="Приказ № … от …" widget="text" required />
  </Act>
);
