// One version: its units and seats, what may be done to it now, its act and its history.
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { formatDate, formatNumber } from '../../../../platform/language/index.ts';
import { AsideBlock, Facts, Flash, HistoryList, LinkButton, Section } from '../../../../ui/index.ts';
import { historyOf } from '../../../people/index.ts';
import { requirementsOn } from '../../appointment/requirement.queries.ts';
import { seesStructure } from '../../centre.policy.ts';
import { centreText } from '../../centre.text.ts';
import { Act, ClauseSign, clauseOf } from '../../pages/parts.tsx';
import { removeSeat, removeUnit, saveSeat, saveUnit } from '../seat.commands.ts';
import {
  approveStructure,
  draftStructureOrder,
  proposeStructure,
  returnStructure,
  withdrawStructure,
} from '../structure.approval.ts';
import { versionSubject, wordGrounds } from '../structure.commands.ts';
import { agreementOf, staffTable, structureVersion } from '../structure.queries.ts';
import { structureSentences } from '../structure.sentences.ts';
import { structureText as text } from '../structure.text.ts';
import { type ShownVersion as Shown, seatChoices, UnitSection } from './version-units.tsx';
import { VersionBadge } from './versions.tsx';

const here = (output: { id: string }) => `/centre/versions/${output.id}`;

export const versionPage = page<Shown>({
  path: '/centre/versions/:id',
  ru: 'Редакция структуры',
  ability: seesStructure,
  load: async (ctx, { id = '' }) => {
    const version = await structureVersion(ctx, id);
    if (!version) return null;
    const ended = version.endsOn !== null && version.endsOn <= ctx.today;
    return {
      table: await staffTable(ctx, version, ended && version.startsOn ? version.startsOn : ctx.today),
      history: await historyOf(ctx, versionSubject(id), structureSentences),
      sets: [...(await requirementsOn(ctx, ctx.today)).values()].map((set) => ({
        value: set.key,
        label: set.name,
      })),
      agreement: await agreementOf(ctx),
      clause: await clauseOf(ctx, 'service-structure'),
    };
  },
  posts: [
    post(saveUnit, { next: here, done: 'Отдел сохранён' }),
    post(removeUnit, { next: here, done: 'Отдел убран' }),
    post(saveSeat, { next: here, done: 'Должность сохранена' }),
    post(removeSeat, { next: here, done: 'Должность убрана' }),
    post(wordGrounds, { next: here, done: 'Обоснование сохранено' }),
    post(proposeStructure, { next: here, done: 'Редакция внесена на утверждение' }),
    post(returnStructure, { next: here, done: 'Редакция возвращена' }),
    post(withdrawStructure, { next: () => '/centre/versions', done: 'Проект снят' }),
    post(approveStructure, { next: here, done: (output) => `Редакция № ${output.number} утверждена` }),
    post(draftStructureOrder, {
      next: (output) => `/documents/${output.documentId}`,
      done: 'Проект приказа готов',
    }),
  ],
  view: (view, shown) => {
    const { table } = shown;
    const { version } = table;
    return {
      title: text.version(version.number),
      crumbs: [
        [centreText.title, '/centre'],
        [text.versions, '/centre/versions'],
      ],
      badge: <VersionBadge version={version} today={view.today} />,
      lead: version.startsOn
        ? `Действует с ${formatDate(version.startsOn)}${version.endsOn ? ` до ${formatDate(version.endsOn)}` : ''}`
        : 'Проект: отделы, должности и ставки меняются, пока редакция не внесена на утверждение.',
      actions: <Steps view={view} shown={shown} />,
      aside: <Side view={view} shown={shown} />,
      body: (
        <>
          {version.returnReason && version.state === 'editing' ? (
            <Flash kind="warning" text={`Возвращена: ${version.returnReason}`} />
          ) : null}
          <Section
            title={text.fields.grounds}
            actions={
              version.state === 'editing' && !refusalOf(view, wordGrounds, version) ? (
                <Act
                  view={view}
                  command={wordGrounds}
                  hidden={{ id: version.id, version: String(version.version) }}
                  values={{ grounds: version.grounds }}
                  small
                />
              ) : null
            }
          >
            <p>{version.grounds || 'Не указано.'}</p>
          </Section>
          {table.units.map((unit) => (
            <UnitSection view={view} shown={shown} unit={unit} />
          ))}
          {table.units.length === 0 ? <p class="o-none">Отделов ещё нет: добавьте первый.</p> : null}
        </>
      ),
    };
  },
});

function Steps({ view, shown }: { view: PageView; shown: Shown }) {
  const { version } = shown.table;
  const step = { id: version.id, version: String(version.version) };
  const may = (command: Parameters<typeof refusalOf>[1]) => !refusalOf(view, command, version as never);
  return (
    <>
      {version.state === 'editing' && may(saveUnit as never) ? (
        <>
          <Act
            view={view}
            command={saveUnit}
            hidden={{ versionId: version.id }}
            text="Добавить отдел"
            icon="plus"
          />
          {shown.table.units.length > 0 ? (
            <Act
              view={view}
              command={saveSeat}
              hidden={{ versionId: version.id }}
              values={{ rates: '1' }}
              known={seatChoices(shown)}
              text="Добавить должность"
              icon="plus"
            />
          ) : null}
          <Act
            view={view}
            command={proposeStructure}
            hidden={step}
            look="primary"
            confirm="Орган управления получит редакцию на утверждение; до возврата её нельзя менять."
          />
        </>
      ) : null}
      {version.state === 'proposed' && may(approveStructure as never) ? (
        <>
          <Act
            view={view}
            command={approveStructure}
            hidden={step}
            look="primary"
            values={{
              ...{ actDate: view.today, startsOn: view.today },
              agreedWith: shown.agreement.agreedWith,
            }}
            confirm={
              shown.agreement.isNeeded
                ? 'Структуру утверждают по согласованию: заполните и его.'
                : 'Редакция вступит в силу со своего дня, прежняя закончится.'
            }
          />
          <Act view={view} command={returnStructure} hidden={step} />
        </>
      ) : null}
      {(version.state === 'proposed' || version.state === 'editing') &&
      !version.documentId &&
      may(draftStructureOrder as never) &&
      shown.table.seats.length > 0 ? (
        <Act view={view} command={draftStructureOrder} hidden={step} icon="file-text" />
      ) : null}
      {(version.state === 'proposed' || version.state === 'editing') && may(withdrawStructure as never) ? (
        <Act
          view={view}
          command={withdrawStructure}
          hidden={step}
          look="danger"
          confirm="Проект будет снят; номер редакции останется за ним."
        />
      ) : null}
    </>
  );
}

function Side({ view, shown }: { view: PageView; shown: Shown }) {
  const { table } = shown;
  const { version } = table;
  const file = (kind: string) => view.url(`/centre/versions/${version.id}/${kind}?on=${table.on}`);
  return (
    <>
      <AsideBlock title="Основание">
        <p>
          <ClauseSign view={view} clause={shown.clause} />
        </p>
        <Facts
          facts={[
            {
              label: 'Утверждена',
              value:
                version.actDate &&
                `${version.actIssuer}, № ${version.actNumber} от ${formatDate(version.actDate)}`,
              wide: true,
            },
            {
              label: 'Согласована',
              value:
                version.agreedOn &&
                `${version.agreedWith}: ${version.agreedBy} от ${formatDate(version.agreedOn)}`,
              wide: true,
            },
            { label: 'Ставок', value: formatNumber(table.rates) },
            { label: 'Педагогов', value: formatNumber(table.teachers) },
          ]}
        />
        <div class="o-buttons">
          <LinkButton text="PDF" href={file('pdf')} icon="file-type-pdf" small download />
          <LinkButton text="DOCX" href={file('docx')} icon="file-type-docx" small download />
        </div>
        {version.documentId ? (
          <p>
            <a href={view.url(`/documents/${version.documentId}`)}>Приказ об утверждении</a>
          </p>
        ) : null}
      </AsideBlock>
      <AsideBlock title={text.history}>
        <HistoryList
          zone={view.territory.zone}
          entries={shown.history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
        />
      </AsideBlock>
    </>
  );
}
