// Parts of the minutes page: one question with its texts and decision, remarks, signatures.
import { endOfDay } from '../../../kernel/clock.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatMoment } from '../../../platform/language/index.ts';
import { AsideBlock, Facts, Section, Term } from '../../../ui/index.ts';
import type { ItemOfBody } from '../agenda.commands.ts';
import { outcomeWords, remarkKinds, tallyWords } from '../councils.text.ts';
import { groundsWords } from '../grounds.ts';
import { answerRemark, circulate, rewordDecision } from '../minutes.commands.ts';
import { isRemote, quorumOf } from '../remote/remote.deadline.ts';
import { minutesAreOpen } from '../session.lifecycle.ts';
import type { AgendaItem } from '../sheet.ts';
import { publishMinutes, signMinutes } from '../signing.commands.ts';
import { editPart, type LastWording } from '../wording.commands.ts';
import { TaskList } from './decision-tasks.tsx';
import { Act, CommandForm } from './parts.tsx';
import type { PlaceProps } from './session-agenda.tsx';

interface PartProps extends PlaceProps {
  readonly item: AgendaItem;
  readonly wording: LastWording | null;
}

/** What the other person wrote meanwhile, beside the text that came back. */
function Theirs({ view, item }: Pick<PartProps, 'view' | 'item'>) {
  const { form } = view;
  const theirs = form?.refusal.details.theirs;
  if (form?.command !== editPart.name || form.values.itemId !== item.id || typeof theirs !== 'string')
    return null;
  return (
    <div class="o-remark" role="status">
      <p>
        <strong>Сейчас в протоколе:</strong> {theirs}
      </p>
    </div>
  );
}

export function Part({ view, sheet, names, item, wording }: PartProps) {
  const record: ItemOfBody = {
    id: item.id,
    state: item.state,
    version: item.version,
    bodyId: item.bodyId,
    institutionId: sheet.session.institutionId,
    item,
  };
  const isOpen = minutesAreOpen(sheet.session.state) && !refusalOf(view, editPart, record);
  const remarks = sheet.remarks.filter((remark) => remark.itemId === item.id);
  return (
    <Section title={`${item.position}. ${item.title}`} id={`item-${item.id}`}>
      {isOpen && wording?.personId && wording.personId !== view.actor.personId ? (
        <p class="o-hint">
          Последняя правка: {wording.name}, {formatMoment(wording.at, view.territory.zone)}
        </p>
      ) : null}
      <Theirs view={view} item={item} />
      {isOpen ? (
        <CommandForm
          view={view}
          repeated
          command={editPart}
          record={record}
          hidden={{ itemId: item.id }}
          values={{ listened: item.listened, spoke: item.spoke, speaker: item.speaker }}
          submit="Сохранить"
          autosave={`minutes-${item.id}`}
          only={['listened', 'spoke', 'speaker']}
        >
          <input type="hidden" name="revision" value={String(wording?.revision ?? 0)} />
        </CommandForm>
      ) : (
        <Facts
          facts={[
            { label: 'СЛУШАЛИ', value: item.listened || item.title, wide: true },
            ...(item.spoke ? [{ label: 'ВЫСТУПИЛИ', value: item.spoke, wide: true }] : []),
          ]}
        />
      )}
      {item.recusals.map(({ personId, reason }) => (
        <p class="o-hint">
          Отвод: {names(personId).short} ({reason})
        </p>
      ))}
      {item.decision ? (
        <>
          <Facts
            facts={[
              {
                label: 'РЕШИЛИ',
                value: `${outcomeWords(item, item.decision.outcome)}: ${item.decision.text}`,
                wide: true,
              },
              ...(item.decision.reason
                ? [{ label: 'Обоснование', value: item.decision.reason, wide: true }]
                : []),
              ...(item.decision.grounds.length > 0
                ? [{ label: 'Рассмотрено', value: groundsWords(item.decision.grounds), wide: true }]
                : []),
              {
                label: 'Голосовали',
                value: item.state === 'decided' ? tallyWords(item.decision.tally) : 'не голосовали',
              },
              { label: 'Кворум', value: quorumOf(item.decision.quorum, isRemote(sheet.session)) },
            ]}
          />
          <TaskList view={view} sheet={sheet} names={names} item={item} />
          {isOpen ? (
            <details class="o-group">
              <summary class="btn btn-sm">{rewordDecision.ru}</summary>
              <CommandForm
                view={view}
                repeated
                command={rewordDecision}
                record={record}
                hidden={{ itemId: item.id }}
                values={{ text: item.decision.text, reason: item.decision.reason }}
              />
            </details>
          ) : null}
        </>
      ) : null}
      <Remarks view={view} sheet={sheet} names={names} remarks={remarks} />
    </Section>
  );
}

function Remarks({ view, sheet, names, remarks }: PlaceProps & { remarks: PlaceProps['sheet']['remarks'] }) {
  const { session } = sheet;
  return (
    <>
      {remarks.map((remark) => (
        <div class="o-remark">
          <div>
            <p>
              <strong>{names(remark.personId).short}</strong>, {remarkKinds[remark.kind]},{' '}
              {formatMoment(remark.at, view.territory.zone)}: {remark.text}
            </p>
            {remark.answer ? (
              <p>Ответ секретаря: {remark.answer}</p>
            ) : session.state === 'minutes-circulated' ? (
              <CommandForm
                view={view}
                repeated
                command={answerRemark}
                record={session}
                hidden={{ sessionId: session.id, remarkId: remark.id }}
              />
            ) : null}
          </div>
        </div>
      ))}
    </>
  );
}

export function MinutesAside({ view, sheet, names }: PlaceProps) {
  const { session } = sheet;
  const hidden = { sessionId: session.id };
  const isSecretary = view.actor.personId === session.secretaryId;
  const isSigner = isSecretary || view.actor.personId === session.presiderId;
  const canSign = isSigner && (session.state === 'closed' || session.state === 'minutes-circulated');
  const signed = (at: Date | null) => (at ? formatMoment(at, view.territory.zone) : 'не подписан');
  return (
    <>
      <AsideBlock title="Подписи">
        <Facts
          facts={[
            {
              label: session.presiderId ? names(session.presiderId).short : 'Председатель',
              value: signed(session.chairSignedAt),
            },
            {
              label: session.secretaryId ? names(session.secretaryId).short : 'Секретарь',
              value: signed(session.secretarySignedAt),
            },
          ]}
        />
        {canSign ? (
          <Act
            view={view}
            command={signMinutes}
            record={session}
            hidden={hidden}
            look="primary"
            confirm="После обеих подписей протокол получит номер в реестре, выписки уйдут организациям, изменить его будет нельзя."
          />
        ) : null}
        {canSign && isSecretary ? (
          <Act
            view={view}
            command={signMinutes}
            record={session}
            hidden={{ ...hidden, onPaper: 'true' }}
            text="Подписан на бумаге"
            confirm="Обе подписи стоят на печатном протоколе."
          />
        ) : null}
      </AsideBlock>
      {session.state === 'closed' ? (
        <AsideBlock title="Замечания">
          <Act
            view={view}
            command={circulate}
            record={session}
            hidden={hidden}
            icon="send"
            confirm="Протокол прочтут все члены совета."
          />
        </AsideBlock>
      ) : null}
      {session.remarksUntil && session.state === 'minutes-circulated' ? (
        <AsideBlock title="Замечания">
          <Term
            at={endOfDay(session.remarksUntil, view.territory.zone)}
            now={view.now}
            zone={view.territory.zone}
          />
          <Remarks
            view={view}
            sheet={sheet}
            names={names}
            remarks={sheet.remarks.filter((remark) => remark.itemId === null)}
          />
        </AsideBlock>
      ) : null}
      {session.state === 'signed' ? (
        <Act
          view={view}
          command={publishMinutes}
          record={session}
          hidden={hidden}
          confirm="Решения станут видны вне совета."
        />
      ) : null}
    </>
  );
}
