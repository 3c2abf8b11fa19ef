// What a body is: kind, subject, head and curator, term and product with what must be done about them.
import { daysBetween } from '../../../../kernel/clock.ts';
import type { PageView } from '../../../../kernel/page.ts';
import { countOf, formatDate } from '../../../../platform/language/index.ts';
import { Badge, Facts, Section } from '../../../../ui/index.ts';
import { updateBody } from '../../body.commands.ts';
import type { BodyRecord } from '../../body.queries.ts';
import { Labelled } from '../../pages/labelled.tsx';
import { Act, CommandForm } from '../../pages/parts.tsx';
import { bodyKinds, roleWords } from '../body.kinds.ts';
import { bodyTexts as text } from '../body.text.ts';
import { endBody, extendTerm, handOverProduct } from '../term.commands.ts';

interface Props {
  readonly view: PageView;
  readonly body: BodyRecord;
  readonly headName: string | null;
  /** What is wrong with the chair by the text of the service. */
  readonly complaint: string | null;
  readonly curatorName: string | null;
  readonly institution: string | null;
  readonly choices: {
    readonly regulations: { value: string; label: string }[];
    readonly curators: { value: string; label: string }[];
  };
}

const waits = (body: BodyRecord) => body.termOn !== null && body.productOn === null && body.endsOn === null;

function TermWords({ view, body }: { view: PageView; body: BodyRecord }) {
  if (!body.termOn) return <>без срока</>;
  const left = daysBetween(view.today, body.termOn);
  const tone = left < 0 ? ('trouble' as const) : left <= 30 ? ('waiting' as const) : ('going' as const);
  const words =
    left < 0
      ? `прошёл ${countOf(-left, 'день', 'дня', 'дней')} назад`
      : `осталось ${countOf(left, 'день', 'дня', 'дней')}`;
  return (
    <>
      до {formatDate(body.termOn)} {waits(body) ? <Badge tone={tone} text={words} /> : null}
    </>
  );
}

const productWords = (body: BodyRecord) =>
  body.productOn
    ? `${body.product} — передан ${formatDate(body.productOn)}: ${body.productResult}`
    : body.product;

export function AboutSection({ view, body, complaint, ...shown }: Props) {
  const { headName, curatorName, institution, choices } = shown;
  const hidden = { bodyId: body.id };
  const head = roleWords(body.kind).chair;
  return (
    <Section title="Сведения">
      {complaint ? (
        <p>
          <Badge tone="trouble" text="председатель" /> {complaint}
        </p>
      ) : null}
      <Facts
        facts={[
          { label: 'Вид', value: bodyKinds[body.kind] },
          { label: 'Предмет или направление', value: body.subject || '—' },
          { label: head[0]?.toUpperCase() + head.slice(1), value: headName ?? 'не назначен' },
          ...(institution ? [{ label: 'Организация', value: institution }] : []),
          ...(curatorName ? [{ label: 'Куратор', value: curatorName }] : []),
          {
            label: 'Работает',
            value: `с ${formatDate(body.startsOn)}${body.endsOn ? ` до ${formatDate(body.endsOn)}` : ''}`,
          },
          ...(body.termOn ? [{ label: 'Срок', value: <TermWords view={view} body={body} /> }] : []),
          ...(body.product ? [{ label: 'Итог', value: productWords(body) }] : []),
        ]}
      />
      {waits(body) ? (
        <p class="btn-list">
          <Act view={view} command={handOverProduct} record={body} hidden={hidden} icon="check">
            <Labelled name="on" label={text.fields.productOn} widget="date" required value={view.today} />
            <Labelled
              name="result"
              label={text.fields.result}
              hint={text.hints.result}
              widget="textarea"
              required
            />
          </Act>
          <Act view={view} command={extendTerm} record={body} hidden={hidden} look="quiet">
            <Labelled name="termOn" label={text.fields.newTerm} widget="date" required />
            <Labelled name="basis" label={text.fields.basis} hint="Приказ № … от …" widget="text" required />
          </Act>
        </p>
      ) : null}
      <details class="o-group" open={view.form?.command === updateBody.name}>
        <summary class="btn">Изменить сведения</summary>
        <CommandForm
          view={view}
          repeated
          command={updateBody}
          record={body}
          hidden={hidden}
          values={{ ...body }}
          options={{ regulationId: choices.regulations, curatorId: choices.curators }}
        />
      </details>
      {body.endsOn ? null : (
        <Act view={view} command={endBody} record={body} hidden={hidden} look="quiet" small>
          <Labelled name="lastDay" label={text.fields.lastDay} widget="date" required value={view.today} />
          <Labelled name="basis" label={text.fields.basis} hint="Приказ № … от …" widget="text" required />
        </Act>
      )}
    </Section>
  );
}
