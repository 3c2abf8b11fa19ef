// Acts: the catalogue by level, one act with both directions of its links, adding one to a regulation.
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { Badge, Facts, type FormValues, LinkButton, ListPage, Section } from '../../../ui/index.ts';
import { type ActFile, actFiles } from '../act-files.ts';
import { attachActFile, detachActFile } from '../commands/act-file.ts';
import { addAct, fillAct, removeAct, supersedeAct } from '../commands/acts.ts';
import { actById, actName, type CatalogueLine, catalogue, kinOf } from '../queries/acts.ts';
import { type ActLine, type RegulationRecord, regulationBySlug } from '../queries/regulations.ts';
import { mayDraft } from '../regulation.policy.ts';
import { type ActLevel, regulationText, requisitesOf } from '../regulation.text.ts';
import { SignedCopy } from './act-file.tsx';
import { ActState, ActTable } from './acts-table.tsx';
import { CommandForm, cardCrumb, registerCrumb, shorten } from './parts.tsx';
import { words } from './words.text.ts';

const text = words.acts;
const levels = Object.keys(regulationText.levels) as ActLevel[];
const actsCrumb = [text.title, '/regulations/acts'] as const;

export const actsPage = page<{ lines: readonly CatalogueLine[]; level: ActLevel | undefined }>({
  path: '/regulations/acts',
  ru: text.title,
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const level = levels.find((each) => each === query.get('level'));
    return { lines: await catalogue(ctx, { level }), level };
  },
  view: (view, { lines, level }) => ({
    title: text.title,
    crumbs: [registerCrumb],
    lead: text.lead,
    body: (
      <ListPage
        caption={text.caption}
        path={view.url('/regulations/acts')}
        query={{ level }}
        filters={[
          {
            name: 'level',
            label: text.level,
            kind: 'select',
            options: levels.map((value) => ({ value, label: regulationText.levels[value] })),
          },
        ]}
        rows={[...lines]}
        rowKey={(line) => line.id}
        rowHref={(line) => view.url(`/regulations/acts/${line.id}`)}
        count={{ total: lines.length, forms: ['акт', 'акта', 'актов'] }}
        empty={{ title: text.empty, text: text.emptyText, icon: 'books' }}
        columns={[
          { key: 'act', title: text.columns.act, wrap: true, cell: actName },
          { key: 'issuer', title: text.columns.issuer, wrap: true, cell: (line) => line.issuer },
          { key: 'level', title: text.columns.level, cell: (line) => regulationText.levels[line.level] },
          { key: 'state', title: text.columns.state, wrap: true, cell: (line) => <ActState act={line} /> },
          {
            key: 'used',
            title: text.columns.used,
            wrap: true,
            cell: (line) =>
              line.usedBy
                .map((use) => `${shorten(use.title, 50)} (${regulationText.actRoles[use.role]})`)
                .join('; '),
          },
        ]}
      />
    ),
  }),
});

interface ActShown {
  readonly act: ActLine;
  readonly bases: readonly ActLine[];
  readonly derived: readonly ActLine[];
  readonly uses: CatalogueLine['usedBy'];
  readonly file: ActFile | null;
}

export const actPage = page<ActShown>({
  path: '/regulations/acts/:id',
  ru: 'Акт',
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    if (!/^[0-9a-f-]{36}$/.test(id)) return null;
    const act = await actById(ctx, id);
    if (!act) return null;
    const uses = (await catalogue(ctx)).find((line) => line.id === id)?.usedBy ?? [];
    return { act, uses, file: act.fileId ? await actFiles().of(ctx, id) : null, ...(await kinOf(ctx, id)) };
  },
  posts: [
    post(attachActFile, { next: (output) => `/regulations/acts/${output.id}`, done: text.fileSaved }),
    post(detachActFile, { next: (output) => `/regulations/acts/${output.id}`, done: text.fileRemoved }),
    post(fillAct, { next: (output) => `/regulations/acts/${output.id}`, done: 'Реквизиты внесены.' }),
    post(supersedeAct, {
      next: (output) => `/regulations/acts/${output.id}`,
      done: 'Состояние акта записано.',
    }),
  ],
  view: (view, { act, bases, derived, uses, file }) => ({
    title: actName(act),
    crumbs: [registerCrumb, actsCrumb],
    badge: (
      <Badge
        tone={act.superseded ? 'trouble' : 'done'}
        text={act.superseded ? text.superseded : text.valid}
      />
    ),
    body: (
      <>
        <Section title={words.card.requisites}>
          <Facts
            facts={[
              { label: 'Вид', value: act.kind },
              { label: 'Номер и дата', value: requisitesOf(act) },
              { label: text.columns.issuer, value: act.issuer },
              { label: text.level, value: regulationText.levels[act.level] },
            ]}
          />
        </Section>
        <SignedCopy view={view} act={act} file={file} />
        <Section title={text.bases}>
          <ActTable view={view} caption={text.bases} acts={bases} />
        </Section>
        <Section title={text.derived}>
          <ActTable view={view} caption={text.derived} acts={derived} />
        </Section>
        <Section title={text.usedBy}>
          <ul>
            {uses.map((use) => (
              <li>
                <a href={view.url(`/regulations/${use.slug}?tab=acts`)}>{use.title}</a> —{' '}
                {regulationText.actRoles[use.role]}
              </li>
            ))}
          </ul>
        </Section>
        <p>
          <LinkButton text={text.citing} href={view.url(`/documents?act=${act.id}`)} icon="files" />
        </p>
        {refusalOf(view, fillAct, act) ? null : (
          <>
            <Section title={fillAct.ru}>
              <CommandForm
                view={view}
                command={fillAct}
                values={{ number: act.number, dated: act.dated } as FormValues}
              />
            </Section>
            <Section title={text.columns.state}>
              <CommandForm
                view={view}
                command={supersedeAct}
                values={{ superseded: act.superseded, supersededBy: act.supersededBy } as FormValues}
              />
            </Section>
          </>
        )}
      </>
    ),
  }),
});

export const addActPage = page<RegulationRecord>({
  path: '/regulations/:slug/acts/new',
  ru: text.add,
  ability: mayDraft,
  load: (ctx, { slug = '' }) => regulationBySlug(ctx, slug),
  posts: [
    post(addAct, { next: (output) => `/regulations/${output.slug}?tab=acts`, done: 'Акт добавлен.' }),
    post(removeAct, { next: (output) => `/regulations/${output.slug}?tab=acts`, done: 'Акт убран.' }),
  ],
  view: (view, record) => ({
    title: text.add,
    crumbs: [registerCrumb, cardCrumb(record)],
    lead: 'Номер и дату можно оставить пустыми: с пустыми реквизитами документ остаётся проектом.',
    body: (
      <CommandForm view={view} command={addAct} cancel={view.url(`/regulations/${record.slug}?tab=acts`)} />
    ),
  }),
});
