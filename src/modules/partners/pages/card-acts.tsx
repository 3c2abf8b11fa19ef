// What can be done on a partner's card: the partner's own acts, and those of each agreement.
import type { z } from 'zod';
import { addDays } from '../../../kernel/clock.ts';
import type { AnyCommand } from '../../../kernel/command.ts';
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import {
  ActionButton,
  Badge,
  type ButtonLook,
  Fields,
  fieldsOf,
  LinkButton,
  MoreMenu,
  PlainTable,
  Section,
  type Tone,
} from '../../../ui/index.ts';
import { addAgreement, endAgreement, prolongAgreement } from '../agreement.commands.ts';
import { closePartner, editPartner, reopenPartner } from '../partner.commands.ts';
import { type Agreement, endingDays, type Partner } from '../partner.queries.ts';
import { partnerText as text } from '../partner.text.ts';
import { termWords } from '../words.ts';
import type { PartnerCard } from './partner-card.ts';

interface ActProps {
  readonly view: PageView;
  readonly command: Pick<AnyCommand, 'name' | 'ru'> & { readonly input: z.ZodType };
  readonly record: { readonly id: string; readonly version: number };
  readonly look?: ButtonLook;
  readonly small?: boolean;
}

/** A button with the command's own questions; refused, it opens again with what was typed. */
export function Act({ view, command, record, look = 'quiet', small = false }: ActProps) {
  const sent = view.form?.command === command.name && view.form.values.id === record.id ? view.form : null;
  const fields = fieldsOf(command.input).filter(({ widget }) => widget !== 'hidden');
  return (
    <ActionButton
      text={command.ru}
      action={view.self}
      look={look}
      small={small}
      guard={{ idempotencyKey: `${view.formKey}-${command.name}-${record.id}` }}
      hidden={{ _command: command.name, id: record.id, version: String(record.version) }}
      open={sent !== null}
    >
      {fields.length === 0 ? undefined : (
        <>
          {sent ? <p class="o-error">{sent.refusal.text}</p> : null}
          <Fields fields={fields} values={sent?.values ?? { on: view.today }} errors={sent?.refusal.fields} />
        </>
      )}
    </ActionButton>
  );
}

export function CardActions({ view, found }: { view: PageView; found: Partner }) {
  if (refusalOf(view, editPartner, found)) return null;
  const path = view.url(`/partners/${found.id}`);
  if (found.endsOn) return <Act view={view} command={reopenPartner} record={found} look="primary" />;
  return (
    <>
      <LinkButton text={text.work.newTitle} href={`${path}/work/new`} look="primary" icon="plus" />
      <LinkButton text="Изменить" href={`${path}/edit`} icon="pencil" />
      <MoreMenu>
        <Act view={view} command={closePartner} record={found} />
      </MoreMenu>
    </>
  );
}

/** Ending soon asks for attention; ended is history. */
function agreementState(view: PageView, { startsOn, endsOn }: Agreement): { tone: Tone; text: string } {
  if (endsOn !== null && endsOn <= view.today) return { tone: 'draft', text: 'закончился' };
  if (startsOn > view.today) return { tone: 'waiting', text: 'ещё не начался' };
  return endsOn !== null && endsOn <= addDays(view.today, endingDays + 1)
    ? { tone: 'trouble', text: 'кончается' }
    : { tone: 'done', text: 'действует' };
}

export function Agreements({ view, card }: { view: PageView; card: PartnerCard }) {
  const { found, agreements, files } = card;
  const keeps = !refusalOf(view, addAgreement, found);
  const acts = (row: Agreement) =>
    row.endsOn !== null && row.endsOn <= view.today ? null : (
      <>
        {row.endsOn ? <Act view={view} command={prolongAgreement} record={row} small /> : null}
        <Act view={view} command={endAgreement} record={row} small />
      </>
    );
  return (
    <Section
      title={text.sections.agreements}
      actions={
        keeps && !found.endsOn ? (
          <LinkButton
            text={text.agreement.newTitle}
            href={view.url(`/partners/${found.id}/agreement`)}
            small
            icon="plus"
          />
        ) : null
      }
    >
      <PlainTable
        caption={text.sections.agreements}
        rows={[...agreements]}
        rowKey={(row) => row.id}
        empty={text.agreement.none}
        columns={[
          {
            key: 'title',
            title: text.agreement.one,
            wrap: true,
            cell: (row) => (
              <>
                {row.title}
                {row.endedEarly ? <small class="o-hint"> завершён раньше: {row.endedEarly}</small> : null}
              </>
            ),
          },
          { key: 'term', title: 'Срок', cell: (row) => termWords(row.startsOn, row.endsOn) },
          { key: 'state', title: text.fields.state, cell: (row) => <Badge {...agreementState(view, row)} /> },
          {
            key: 'file',
            title: 'Файл',
            wrap: true,
            cell: (row) =>
              (files.get(row.id) ?? []).map((file) => <a href={view.url(file.path)}>{file.name}</a>),
          },
          ...(keeps ? [{ key: 'acts', title: 'Действия', cell: acts }] : []),
        ]}
      />
    </Section>
  );
}
