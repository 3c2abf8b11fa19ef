// Editions of the set of indicators: their list, one edition, and its form while it is a draft.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDate, formatNumber } from '../../../platform/language/index.ts';
import {
  ActionButton,
  Badge,
  EmptyState,
  Fields,
  FormPage,
  fieldsOf,
  PlainTable,
  Section,
} from '../../../ui/index.ts';
import * as commands from '../indicator.commands.ts';
import { formulaOf } from '../indicator.formulas.ts';
import { indicatorLifecycle } from '../indicator.lifecycle.ts';
import {
  type Indicator,
  type IndicatorSet,
  indicatorSet,
  indicatorSets,
  indicatorsOf,
} from '../indicator.queries.ts';
import { indicatorText as text } from '../indicator.text.ts';
import { seesStaff } from '../qualification.policy.ts';
import { qualificationText } from '../qualification.text.ts';

const stateOf = (set: IndicatorSet) => (
  <Badge tone={set.state === 'approved' ? 'done' : 'draft'} text={indicatorLifecycle.states[set.state]} />
);

export const indicatorSetsPage = page<IndicatorSet[]>({
  path: '/qualification/indicators',
  ru: text.title,
  ability: seesStaff,
  load: (ctx) => indicatorSets(ctx),
  posts: [
    post(commands.prepareIndicators, {
      next: (output) => `/qualification/indicators/${output.id}`,
      done: 'Редакция подготовлена: измените показатели и утвердите её',
    }),
  ],
  view: (view, sets) => ({
    title: text.title,
    crumbs: [[qualificationText.title, '/qualification']],
    lead: text.lead,
    actions:
      refusalOf(view, commands.prepareIndicators, undefined) || sets[0]?.state === 'draft' ? null : (
        <ActionButton
          text={commands.prepareIndicators.ru}
          action={view.self}
          look="primary"
          icon="plus"
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: commands.prepareIndicators.name }}
        />
      ),
    body:
      sets.length === 0 ? (
        <EmptyState title={text.empty.title} text={text.empty.text} />
      ) : (
        <Section title="Редакции">
          <PlainTable
            caption="Редакции набора показателей"
            rows={sets}
            rowKey={(set) => set.id}
            columns={[
              {
                key: 'edition',
                title: 'Редакция',
                cell: (set) => <a href={view.url(`/qualification/indicators/${set.id}`)}>№ {set.edition}</a>,
              },
              { key: 'title', title: 'Название', cell: (set) => set.title, wrap: true },
              { key: 'state', title: 'Состояние', cell: stateOf },
              {
                key: 'from',
                title: 'Действует с',
                cell: (set) => (set.startsOn ? formatDate(set.startsOn) : ''),
              },
              { key: 'act', title: 'Чем утверждён', cell: (set) => set.act, wrap: true },
            ]}
          />
        </Section>
      ),
  }),
});

interface Shown {
  readonly set: IndicatorSet;
  readonly indicators: readonly Indicator[];
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const set = await indicatorSet(ctx, id);
  return set && { set, indicators: await indicatorsOf(ctx, id) };
}

const toItself = {
  next: (_output: unknown, params: Readonly<Record<string, string>>) =>
    `/qualification/indicators/${params.id}`,
};

export const indicatorSetPage = page<Shown>({
  path: '/qualification/indicators/:id',
  ru: 'Редакция набора показателей',
  ability: seesStaff,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(commands.changeIndicators, { ...toItself, done: 'Набор сохранён' }),
    post(commands.approveIndicators, { ...toItself, done: 'Редакция утверждена' }),
  ],
  view: (view, { set, indicators }) => {
    const mayChange = set.state === 'draft' && !refusalOf(view, commands.changeIndicators, set);
    return {
      title: `${set.title}, редакция № ${set.edition}`,
      crumbs: [
        [qualificationText.title, '/qualification'],
        [text.title, '/qualification/indicators'],
      ],
      badge: stateOf(set),
      lead: set.startsOn
        ? `Действует с ${formatDate(set.startsOn)}: ${set.act}`
        : 'Черновик: показатели можно менять.',
      wide: true,
      actions: mayChange ? <Approve view={view} set={set} /> : null,
      body: mayChange ? (
        <Change view={view} set={set} indicators={indicators} />
      ) : (
        <Lines indicators={indicators} />
      ),
    };
  },
});

function Approve({ view, set }: { view: PageView; set: IndicatorSet }) {
  const tried = view.form?.command === commands.approveIndicators.name ? view.form : null;
  return (
    <ActionButton
      text={commands.approveIndicators.ru}
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-approve` }}
      hidden={{ _command: commands.approveIndicators.name, id: set.id, version: String(set.version) }}
      open={tried !== null}
      confirm="После утверждения показатели этой редакции не меняются."
    >
      <Fields
        fields={fieldsOf(commands.approveSchema).filter(({ widget }) => widget !== 'hidden')}
        values={tried?.values ?? { startsOn: view.today }}
        errors={tried?.refusal.fields}
      />
    </ActionButton>
  );
}

const fields = fieldsOf(commands.changeSchema).filter(({ widget }) => widget !== 'hidden');

function Change({ view, set, indicators }: Shown & { view: PageView }) {
  const tried = view.form?.command === commands.changeIndicators.name ? view.form : null;
  return (
    <FormPage
      action={view.self}
      submit={commands.changeIndicators.ru}
      guard={{ idempotencyKey: view.formKey }}
      hidden={{ _command: commands.changeIndicators.name, id: set.id, version: String(set.version) }}
      errors={tried?.refusal.fields}
      fields={fields}
    >
      <Fields
        fields={fields}
        values={tried?.values ?? { title: set.title, indicators }}
        errors={tried?.refusal.fields}
      />
    </FormPage>
  );
}

function Lines({ indicators }: Pick<Shown, 'indicators'>) {
  return (
    <Section title="Показатели">
      <PlainTable
        caption="Показатели"
        rows={[...indicators]}
        rowKey={(each) => each.id}
        columns={[
          { key: 'name', title: 'Показатель', cell: (each) => each.name, wrap: true },
          { key: 'unit', title: 'Единица', cell: (each) => each.unit },
          {
            key: 'source',
            title: 'Откуда значение',
            cell: (each) => formulaOf(each.formula)?.title ?? 'вносят с источником',
            wrap: true,
          },
          {
            key: 'target',
            title: 'Ориентир',
            cell: (each) => (each.target === null ? '' : formatNumber(each.target)),
            numeric: true,
          },
        ]}
      />
    </Section>
  );
}
