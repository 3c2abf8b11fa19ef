// One application: state and next step, its terms by the law of the filing day, the decision, help given on the way.
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDate, upperFirst } from '../../../platform/language/index.ts';
import {
  ActionButton,
  AsideBlock,
  Facts,
  Fields,
  fieldsOf,
  HistoryList,
  LinkButton,
  PlainTable,
  Section,
  Term,
} from '../../../ui/index.ts';
import { type HistoryLine, historyOf, staffKeepers } from '../../people/index.ts';
import * as commands from '../application.commands.ts';
import { applicationLifecycle } from '../application.lifecycle.ts';
import { oneApplication } from '../application.queries.ts';
import * as schema from '../application.schema.ts';
import { type Application, dueOf } from '../application.schema.ts';
import { applicationSentences, applicationText as text, ways } from '../application.text.ts';
import { type HelpEntry, helpFilter, helpList, noteHelp } from '../help.journal.ts';
import { helpText } from '../help.text.ts';
import { categoryGoals } from '../qualification.text.ts';
import { nextStep } from './application-steps.ts';
import { StateBadge } from './applications.tsx';
import { helpColumns } from './help.tsx';

interface Shown {
  readonly application: Application;
  readonly help: readonly HelpEntry[];
  readonly history: readonly HistoryLine[];
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const application = await oneApplication(ctx, id);
  if (!application) return null;
  const subject = { kind: applicationLifecycle.name, id };
  const { rows: help } = await helpList(ctx, helpFilter.parse({ applicationId: id }));
  return { application, help, history: await historyOf(ctx, subject, applicationSentences) };
}

const toItself = {
  next: (_output: unknown, params: Readonly<Record<string, string>>) =>
    `/qualification/applications/${params.id}`,
};

export const applicationPage = page<Shown>({
  path: '/qualification/applications/:id',
  ru: text.one,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  shows: ({ application }) => ({ kind: applicationLifecycle.name, id: application.id }),
  posts: [
    post(commands.examineApplication, { ...toItself, done: 'Срок аттестации назначен' }),
    post(commands.grantCategory, {
      ...toItself,
      done: 'Решение внесено, категория стоит в карточке работника',
    }),
    post(commands.refuseCategory, { ...toItself, done: 'Решение внесено' }),
    post(commands.withdrawApplication, { ...toItself, done: 'Заявление отозвано' }),
    post(commands.noteStep, { ...toItself, done: 'Следующий шаг записан' }),
  ],
  view: (view, { application, help, history }) => ({
    title: `${application.name}: заявление ${categoryGoals[application.kind]}`,
    crumbs: [[text.title, '/qualification/applications']],
    badge: <StateBadge state={application.state} />,
    lead: [application.position, application.place].filter(Boolean).join(', '),
    actions: <Acts view={view} application={application} />,
    aside: <Terms view={view} application={application} />,
    body: (
      <>
        <Section title="Заявление">
          <Facts facts={factsOf(view, application)} />
        </Section>
        <Help view={view} application={application} help={help} />
        <Section title="История">
          <HistoryList
            zone={view.territory.zone}
            entries={history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
          />
        </Section>
      </>
    ),
  }),
});

const factsOf = (view: PageView, application: Application) => [
  {
    label: 'Работник',
    value: <a href={view.url(`/qualification/people/${application.personId}`)}>{application.name}</a>,
  },
  { label: 'Подано', value: `${formatDate(application.filedOn)}, ${ways[application.way]}` },
  ...(application.petition ? [{ label: 'Ходатайство', value: application.petition }] : []),
  ...(application.examinedFrom
    ? [{ label: 'Аттестация началась', value: formatDate(application.examinedFrom) }]
    : []),
  ...(application.sessionOn
    ? [{ label: 'Заседание комиссии', value: formatDate(application.sessionOn) }]
    : []),
  ...(application.decidedOn
    ? [
        { label: 'Решение', value: formatDate(application.decidedOn) },
        {
          label: 'Приказ',
          value: `${application.decisionBody}, от ${formatDate(application.decisionDate ?? '')} № ${application.decisionNumber}`,
        },
      ]
    : []),
  ...(application.reason ? [{ label: 'Причина', value: application.reason, wide: true }] : []),
];

function Help({ view, application, help }: { view: PageView } & Pick<Shown, 'application' | 'help'>) {
  const href = `/qualification/people/${application.personId}/help?applicationId=${application.id}`;
  return (
    <Section
      title={helpText.title}
      actions={
        hasRole(view, staffKeepers) ? (
          <LinkButton text={noteHelp.ru} href={view.url(href)} icon="plus" small />
        ) : null
      }
    >
      <PlainTable
        caption={helpText.title}
        rows={[...help]}
        rowKey={(each) => each.id}
        empty="По этому заявлению записей ещё нет"
        columns={helpColumns(view.url).filter(({ key }) => key !== 'name')}
      />
    </Section>
  );
}

function Terms({ view, application }: { view: PageView; application: Application }) {
  const due = dueOf(application);
  const step = nextStep(application);
  return (
    <>
      {step ? (
        <AsideBlock title="Следующий шаг">
          <p>{upperFirst(step)}</p>
          {due ? <Term at={due} now={view.now} zone={view.territory.zone} /> : null}
        </AsideBlock>
      ) : null}
      <AsideBlock title="Сроки по закону">
        <p>Заявление рассматривают до {formatDate(application.considerBy)}</p>
        {application.decideBy ? <p>Решение принимают до {formatDate(application.decideBy)}</p> : null}
        <p class="o-hint">{upperFirst(application.act)}</p>
      </AsideBlock>
    </>
  );
}

const acts = [
  { command: commands.examineApplication, input: schema.examineSchema, from: ['filed'] },
  { command: commands.grantCategory, input: schema.grantSchema, from: ['examined'] },
  { command: commands.refuseCategory, input: schema.refuseSchema, from: ['examined'] },
  { command: commands.noteStep, input: schema.noteSchema, from: ['filed', 'examined'] },
  { command: commands.withdrawApplication, input: schema.withdrawSchema, from: ['filed', 'examined'] },
] as const;

function Acts({ view, application }: { view: PageView; application: Application }) {
  const start = { examinedFrom: view.today, decidedOn: view.today, decisionDate: view.today };
  return acts
    .filter(
      ({ command, from }) =>
        (from as readonly string[]).includes(application.state) && !refusalOf(view, command, application),
    )
    .map(({ command, input }, index) => {
      const fields = fieldsOf(input).filter(({ widget }) => widget !== 'hidden');
      const tried = view.form?.command === command.name ? view.form : null;
      return (
        <ActionButton
          text={command.ru}
          action={view.self}
          look={index === 0 ? 'primary' : 'plain'}
          guard={{ idempotencyKey: `${view.formKey}-${command.name}` }}
          hidden={{ _command: command.name, id: application.id, version: String(application.version) }}
          open={tried !== null}
        >
          <Fields fields={fields} values={tried?.values ?? start} errors={tried?.refusal.fields} />
        </ActionButton>
      );
    });
}
