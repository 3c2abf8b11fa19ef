// Units of a version with their seats: read by everybody, changed by whoever prepares it while it is edited.
import type { PageView } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { formatNumber } from '../../../../platform/language/index.ts';
import { type Clause, PlainTable, Section } from '../../../../ui/index.ts';
import type { HistoryLine } from '../../../people/index.ts';
import { Act } from '../../pages/parts.tsx';
import { removeSeat, removeUnit, saveSeat, saveUnit } from '../seat.commands.ts';
import type { Agreement, StaffedSeat, StaffTable, Unit } from '../structure.queries.ts';
import { structureText as text } from '../structure.text.ts';

/** What the page of a version shows. */
export interface ShownVersion {
  readonly table: StaffTable;
  readonly history: readonly HistoryLine[];
  readonly sets: readonly { readonly value: string; readonly label: string }[];
  readonly agreement: Agreement;
  readonly clause: Clause & { path: string | null };
}

export const seatChoices = ({ table, sets }: ShownVersion) => ({
  unitId: { options: table.units.map((unit) => ({ value: unit.id, label: unit.name })) },
  requirementKey: { options: [...sets] },
});

export function UnitSection({ view, shown, unit }: { view: PageView; shown: ShownVersion; unit: Unit }) {
  const { table } = shown;
  const { version } = table;
  const seats = table.seats.filter((seat) => seat.unitId === unit.id);
  const edits = version.state === 'editing' && !refusalOf(view, saveUnit, version);
  return (
    <Section
      title={unit.name}
      actions={
        edits ? (
          <>
            <Act
              view={view}
              command={saveUnit}
              hidden={{ versionId: version.id, unitId: unit.id }}
              values={{ ...unit }}
              text="Изменить отдел"
              small
            />
            {seats.length === 0 ? (
              <Act
                view={view}
                command={removeUnit}
                hidden={{ versionId: version.id, unitId: unit.id }}
                small
                look="danger"
                confirm={`Отдел «${unit.name}» будет убран из проекта.`}
              />
            ) : null}
          </>
        ) : null
      }
    >
      {unit.tasks ? <p class="o-hint">{unit.tasks}</p> : null}
      <PlainTable<StaffedSeat>
        caption={unit.name}
        rows={seats}
        rowKey={(row) => row.seatId}
        rowHref={(row) => view.url(`/centre/seats/${row.seatId}`)}
        empty="Должностей в отделе нет."
        columns={[
          { key: 'title', title: text.fields.position, cell: (row) => row.title, wrap: true },
          { key: 'rates', title: text.fields.rates, cell: (row) => formatNumber(row.rates), numeric: true },
          {
            key: 'set',
            title: text.fields.requirementKey,
            wrap: true,
            cell: (row) => shown.sets.find((set) => set.value === row.requirementKey)?.label ?? 'не задан',
          },
          ...(edits
            ? [
                {
                  key: 'edit',
                  title: 'Изменить',
                  cell: (row: StaffedSeat) => (
                    <div class="o-buttons">
                      <Act
                        view={view}
                        command={saveSeat}
                        hidden={{ versionId: version.id, seatId: row.seatId }}
                        values={{ ...row, rates: formatNumber(row.rates) }}
                        known={seatChoices(shown)}
                        text="Изменить"
                        small
                      />
                      <Act
                        view={view}
                        command={removeSeat}
                        hidden={{ versionId: version.id, seatId: row.seatId }}
                        small
                        look="danger"
                        text="Убрать"
                        confirm={`Должность «${row.title}» будет убрана из проекта.`}
                      />
                    </div>
                  ),
                },
              ]
            : [
                {
                  key: 'who',
                  title: 'Кто занимает',
                  wrap: true,
                  cell: (row: StaffedSeat) => row.occupants.map((each) => each.name).join(', ') || 'вакансия',
                },
              ]),
        ]}
      />
    </Section>
  );
}
