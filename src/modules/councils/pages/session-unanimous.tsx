// «За все остальные — единогласно»: what one press will do to every question still open, exceptions marked, then applied.
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { countOf, upperFirst } from '../../../platform/language/index.ts';
import { EmptyState, FormPage, fieldId, LinkButton, valueAt } from '../../../ui/index.ts';
import { mayView, seesCouncils } from '../body.policy.ts';
import { type Motion, outcomes, refusals } from '../councils.text.ts';
import { wordingOf } from '../decision.commands.ts';
import { groundsFor, groundsWords } from '../grounds.ts';
import { openPart } from '../item.queries.ts';
import { type Names, namesOfSheet } from '../papers/people.ts';
import { sheetOf } from '../session.queries.ts';
import { type Ground, meetingMoment, quorumAt, type Sheet } from '../sheet.ts';
import { apart, decideUnanimously, type UnanimousLine, unanimousPlan } from '../unanimous.commands.ts';
import { Labelled } from './labelled.tsx';
import { QuorumLine } from './parts.tsx';

interface Shown {
  readonly sheet: Sheet;
  readonly lines: readonly UnanimousLine[];
  readonly grounds: ReadonlyMap<string, readonly Ground[]>;
  readonly names: Names;
}

const choices = [
  ...(['approve', 'decline', 'return', 'note'] as const).map((value) => ({ value, label: outcomes[value] })),
  { value: apart, label: 'рассмотреть отдельно' },
];

export const unanimousPage = page<Shown>({
  path: '/councils/sessions/:id/unanimous',
  onlyForm: true,
  ru: 'Единогласные решения',
  ability: seesCouncils,
  load: async (ctx, params) => {
    const sheet = await sheetOf(ctx, params.id ?? '');
    if (!sheet) return null;
    const complaint = refusalOf(ctx, decideUnanimously, sheet.session);
    if (complaint) return complaint;
    if (sheet.session.state !== 'open') return refusals.notOpen();
    if (!sheet.session.attendanceMarked) return refusals.noAttendance();
    const lines = unanimousPlan(ctx, sheet).map((each) => ({ ...each, item: openPart(ctx, each.item) }));
    const seen = lines.map((each) => each.item).filter((item) => mayView(ctx, item));
    return { sheet, lines, grounds: await groundsFor(ctx, seen), names: await namesOfSheet(ctx, sheet) };
  },
  posts: [
    post(decideUnanimously, {
      next: (_, params) => `/councils/sessions/${params.id}`,
      done: ({ decided, left }) =>
        `Решено единогласно: ${countOf(decided, 'вопрос', 'вопроса', 'вопросов')}${left > 0 ? `, осталось ${left}` : ''}`,
    }),
  ],
  view: (view, shown) => {
    const { sheet, lines } = shown;
    const ready = lines.filter((each) => !each.complaint);
    const base = `/councils/sessions/${sheet.session.id}`;
    return {
      title: 'Единогласно по остальным вопросам',
      crumbs: [
        ['Советы и объединения', '/councils'],
        [sheet.body.shortName, `/councils/bodies/${sheet.body.id}`],
        [`Заседание № ${sheet.session.number}`, base],
      ],
      lead: 'Пока ничего не записано. По каждому вопросу «за» все, кто может голосовать; где мнения разошлись — «рассмотреть отдельно».',
      wide: true,
      body: (
        <>
          <QuorumLine quorum={quorumAt(sheet, null, meetingMoment(view, sheet))} />
          {ready.length === 0 ? (
            <EmptyState
              title="Единогласно решать нечего"
              text={
                lines[0]?.complaint ? upperFirst(`${lines[0].complaint}.`) : 'По всем вопросам есть решения.'
              }
              action={<LinkButton text="К заседанию" href={view.url(base)} />}
            />
          ) : (
            <Form view={view} shown={shown} ready={ready} />
          )}
        </>
      ),
    };
  },
});

function Form({ view, shown, ready }: { view: PageView; shown: Shown; ready: readonly UnanimousLine[] }) {
  const { sheet, lines } = shown;
  const back = view.form?.command === decideUnanimously.name ? view.form : null;
  const rest = lines.filter((each) => each.complaint);
  return (
    <FormPage
      action={view.self}
      submit={decideUnanimously.ru}
      hidden={{
        _command: decideUnanimously.name,
        _key: `${view.formKey}-unanimous`,
        sessionId: sheet.session.id,
      }}
      errors={back ? { ...back.refusal.fields } : undefined}
      cancel={{ text: 'Вернуться к заседанию', href: view.url(`/councils/sessions/${sheet.session.id}`) }}
    >
      <ul class="o-plain">
        {ready.map((each, index) => (
          <Question shown={shown} each={each} index={index} back={back} />
        ))}
      </ul>
      {rest.length > 0 ? (
        <>
          <h3>Останутся для отдельного рассмотрения</h3>
          <ul>
            {rest.map(({ item, complaint }) => (
              <li>
                {item.position}. {item.title} — {complaint}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p role="status">
        Будет решено {countOf(ready.length, 'вопрос', 'вопроса', 'вопросов')}, кроме оставленных для
        отдельного рассмотрения. Тексты решений берутся из проектов, их можно уточнить в протоколе.
      </p>
    </FormPage>
  );
}

interface QuestionProps {
  readonly shown: Shown;
  readonly each: UnanimousLine;
  readonly index: number;
  readonly back: PageView['form'];
}

function Question({ shown, each, index, back }: QuestionProps) {
  const { item, voters } = each;
  const name = (field: string) => `items[${index}].${field}`;
  const given = (field: string) => valueAt({ ...back?.values }, name(field));
  const chosen = String(given('outcome') ?? item.motion);
  const papers = shown.grounds.get(item.id) ?? [];
  const away = item.recused.filter((id) => shown.sheet.members.some((member) => member.personId === id));
  return (
    <li class="border-bottom py-3">
      <input type="hidden" name={name('itemId')} value={item.id} />
      <input type="hidden" name={name('version')} value={String(item.version)} />
      <input type="hidden" name={name('voters')} value={String(voters)} />
      <p class="mb-1">
        <strong>
          {item.position}. {item.title}
        </strong>
      </p>
      <p class="o-hint mb-2">
        {[
          `За — ${voters}`,
          ...(away.length > 0 ? [`отвод: ${away.map((id) => shown.names(id).short).join(', ')}`] : []),
          ...(papers.length > 0 ? [groundsWords(papers)] : []),
        ].join('; ')}
      </p>
      <div class="row g-2">
        <label class="col-sm-5">
          <span class="o-label">Решение</span>
          <select class="form-select" name={name('outcome')}>
            {choices.map(({ value, label }) => (
              <option value={value} selected={value === chosen}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <div class="col-sm-7" id={fieldId(name('reason'))}>
          <Labelled
            name={name('reason')}
            label="Обоснование отказа или возврата"
            value={given('reason')}
            error={back?.refusal.fields[name('reason')]}
          />
        </div>
      </div>
      <details>
        <summary class="o-hint">Что будет записано</summary>
        <p>{wordingOf(item, chosen === apart ? item.motion : (chosen as Motion))}</p>
      </details>
    </li>
  );
}
