// Appointing to a seat: first the person, then the record against the seat's requirements and the order.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import {
  Field,
  type FieldDescriptor,
  Fields,
  Flash,
  FormPage,
  fieldsOf,
  Section,
} from '../../../../ui/index.ts';
import { type Person, person, personChoice } from '../../../people/index.ts';
import { seesStructure } from '../../centre.policy.ts';
import { centreText } from '../../centre.text.ts';
import { type AskedLine, appointToSeat, askedSeat } from '../appointment.commands.ts';
import { appointSchema } from '../appointment.schema.ts';
import { appointmentText as text } from '../appointment.text.ts';
import { checkPerson } from '../requirement.check.ts';
import { type RequirementSet, requirementsOn } from '../requirement.queries.ts';
import type { CheckLine } from '../requirement.schema.ts';
import { CheckList } from './check-list.tsx';

interface Shown {
  readonly seat: AskedLine;
  readonly who: Person | null;
  readonly set: RequirementSet | null;
  readonly lines: readonly CheckLine[];
  readonly choice: Pick<FieldDescriptor, 'widget' | 'options' | 'source'>;
}

async function load(ctx: ReadCtx, seatId: string, personId: string) {
  const seat = await askedSeat(ctx, seatId);
  if (!seat) return null;
  const complaint = appointToSeat.ability.check(ctx, seat);
  if (complaint) return complaint;
  const who = await person(ctx, personId);
  const set = (await requirementsOn(ctx, ctx.today)).get(seat.requirementKey) ?? null;
  const lines = who && set ? await checkPerson(ctx, set, who.id, { on: ctx.today }) : [];
  return { seat, who, set, lines, choice: await personChoice(ctx) };
}

export const appointPage = page<Shown>({
  path: '/centre/seats/:id/appoint',
  onlyForm: true,
  ru: 'Назначение на должность',
  ability: seesStructure,
  shows: ({ who }) => (who ? { kind: 'people.person', id: who.id } : null),
  load: (ctx, { id = '' }, query) => load(ctx, id, query.get('personId') ?? ''),
  posts: [
    post(appointToSeat, { next: (output) => `/centre/seats/${output.seatId}`, done: 'Назначение записано' }),
  ],
  view: (view, shown) => {
    const { seat, who, set, lines } = shown;
    const failed = lines.filter((each) => each.outcome !== 'met').length;
    return {
      title: `Назначение: ${seat.title}`,
      crumbs: [
        [centreText.title, '/centre'],
        [seat.title, `/centre/seats/${seat.seatId}`],
      ],
      lead: who
        ? `${who.fullName}. ${text.checkLead}`
        : 'Выберите, кого назначают: запись сверится с требованиями.',
      body: (
        <>
          <ChoosePerson view={view} shown={shown} />
          {who ? (
            <>
              <Section title={set ? `${text.check}: ${set.name}` : text.check}>
                {failed > 0 ? (
                  <Flash
                    kind="warning"
                    text="Есть несоответствия или пробелы в записи. Назначить можно; укажите, почему."
                  />
                ) : null}
                <CheckList lines={lines} />
                {set?.appointedBy ? (
                  <p class="o-hint">
                    Назначает: {set.appointedBy}. {set.basis}
                  </p>
                ) : null}
              </Section>
              <Section title="Приказ">
                <FormPage
                  action={view.self}
                  submit={appointToSeat.ru}
                  guard={{ idempotencyKey: view.formKey }}
                  hidden={{ _command: appointToSeat.name, seatId: seat.seatId, personId: who.id }}
                  errors={view.form?.refusal.fields}
                  cancel={{ text: 'Не назначать', href: view.url(`/centre/seats/${seat.seatId}`) }}
                >
                  <Fields
                    fields={fieldsOf(appointSchema).filter(
                      (field) =>
                        field.widget !== 'hidden' &&
                        (field.name !== 'ictProof' || set?.items.some((item) => item.kind === 'ict')),
                    )}
                    values={
                      view.form?.values ?? {
                        ...{ startsOn: view.today, actDate: view.today, load: '1', employment: 'main' },
                        actIssuer: set?.appointedBy ?? '',
                      }
                    }
                    errors={view.form?.refusal.fields}
                  />
                </FormPage>
              </Section>
            </>
          ) : null}
        </>
      ),
    };
  },
});

function ChoosePerson({ view, shown }: { view: PageView; shown: Shown }) {
  return (
    <form class="o-form" method="get" action={view.url(`/centre/seats/${shown.seat.seatId}/appoint`)}>
      <Field
        name="personId"
        label={text.fields.personId}
        required
        value={shown.who?.id ?? ''}
        {...shown.choice}
      />
      <div class="o-buttons">
        <button type="submit" class={shown.who ? 'btn' : 'btn btn-primary'}>
          Сверить с требованиями
        </button>
      </div>
    </form>
  );
}
