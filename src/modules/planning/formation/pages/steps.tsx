// Steps of the formation that are tables: bodies, directions of sites, lines that come again, mechanisms.
import type { PageView } from '../../../../kernel/page.ts';
import { Badge, PlainTable } from '../../../../ui/index.ts';
import { type BodyKind, bodyKinds } from '../../../councils/index.ts';
import { confirmBodies, confirmDirections, confirmLines, confirmMechanisms } from '../formation.commands.ts';
import type { Shown } from './shown.ts';
import { mayConfirm, StepForm } from './step-form.tsx';

interface Props {
  readonly view: PageView;
  readonly shown: Shown;
}

const fates = [
  ['keep', 'продолжает работу'],
  ['close', 'завершает работу'],
] as const;

export function BodiesStep({ view, shown: { record } }: Props) {
  const command = confirmBodies;
  const may = mayConfirm({ view, record, command });
  const rows = record.draft.bodies.map((body, index) => ({ ...body, index }));
  return (
    <StepForm view={view} record={record} command={command}>
      <PlainTable
        caption="Органы"
        rows={rows}
        rowKey={(body) => body.bodyId}
        empty="Органов нет: создайте объединения на странице «Советы и объединения» и начните заново."
        columns={[
          {
            key: 'name',
            title: 'Орган',
            wrap: true,
            cell: (body) => (
              <>
                {may ? (
                  <input type="hidden" name={`bodies[${body.index}].bodyId`} value={body.bodyId} />
                ) : null}
                {body.name} <span class="o-hint d-block">{bodyKinds[body.kind as BodyKind]}</span>
                {body.hint ? <Badge tone="waiting" text={body.hint} /> : null}
              </>
            ),
          },
          {
            key: 'members',
            title: 'Сейчас в составе',
            cell: (body) => String(body.members.length),
            numeric: true,
          },
          {
            key: 'fate',
            title: 'В новом году',
            cell: (body) =>
              may ? (
                <select
                  class="form-select"
                  name={`bodies[${body.index}].fate`}
                  aria-label={`${body.name}: в новом году`}
                >
                  {fates.map(([value, label]) => (
                    <option value={value} selected={value === body.fate}>
                      {label}
                    </option>
                  ))}
                </select>
              ) : (
                (fates.find(([value]) => value === body.fate)?.[1] ?? '')
              ),
          },
          {
            key: 'subject',
            title: 'Предмет или направление',
            cell: (body) =>
              may ? (
                <input
                  class="form-control"
                  name={`bodies[${body.index}].subject`}
                  value={body.subject}
                  aria-label={`${body.name}: предмет или направление`}
                />
              ) : (
                body.subject
              ),
          },
        ]}
      />
    </StepForm>
  );
}

export function DirectionsStep({ view, shown: { record } }: Props) {
  const command = confirmDirections;
  const may = mayConfirm({ view, record, command });
  const rows = record.draft.sites.map((site, index) => ({ ...site, index }));
  return (
    <StepForm view={view} record={record} command={command}>
      <PlainTable
        caption="Направления опорных площадок"
        rows={rows}
        rowKey={(site) => site.siteId}
        empty="Опорных площадок нет. Направления творческих групп подтверждены на шаге «Органы»."
        columns={[
          { key: 'title', title: 'Площадка', cell: (site) => site.title, wrap: true },
          {
            key: 'direction',
            title: 'Направление',
            cell: (site) =>
              may ? (
                <>
                  <input type="hidden" name={`sites[${site.index}].siteId`} value={site.siteId} />
                  <input
                    class="form-control"
                    name={`sites[${site.index}].direction`}
                    value={site.direction}
                    aria-label={`${site.title}: направление`}
                  />
                </>
              ) : (
                site.direction
              ),
          },
        ]}
      />
    </StepForm>
  );
}

export function LinesStep({ view, shown: { record } }: Props) {
  const command = confirmLines;
  const may = mayConfirm({ view, record, command });
  return (
    <StepForm view={view} record={record} command={command}>
      <PlainTable
        caption="Мероприятия прошлого года"
        rows={record.draft.lines}
        rowKey={(line) => line.lineId}
        empty="Плана прошлого года нет: мероприятия определит план нового года."
        columns={[
          {
            key: 'keep',
            title: 'Берём',
            cell: (line) => (
              <input
                type="checkbox"
                class="form-check-input"
                name="keep[]"
                value={line.lineId}
                checked={line.keep}
                disabled={!may}
                aria-label={line.title}
              />
            ),
          },
          { key: 'title', title: 'Мероприятие', cell: (line) => line.title, wrap: true },
          { key: 'form', title: 'Форма', cell: (line) => line.form },
          { key: 'term', title: 'Срок в прошлом году', cell: (line) => line.term },
        ]}
      />
    </StepForm>
  );
}

export function MechanismsStep({ view, shown: { record } }: Props) {
  const command = confirmMechanisms;
  const may = mayConfirm({ view, record, command });
  return (
    <StepForm view={view} record={record} command={command}>
      {record.draft.mechanisms.map((each, index) => (
        <div class="o-field">
          <label for={`mechanism-${each.key}`}>
            <span class="o-label">{each.title}</span>
          </label>
          {may ? (
            <>
              <input type="hidden" name={`mechanisms[${index}].key`} value={each.key} />
              <textarea
                id={`mechanism-${each.key}`}
                class="form-control"
                name={`mechanisms[${index}].words`}
                rows={2}
              >
                {each.words}
              </textarea>
            </>
          ) : (
            <p>{each.words || '—'}</p>
          )}
        </div>
      ))}
    </StepForm>
  );
}
