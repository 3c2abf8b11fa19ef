// Settings of a regulation: every norm that can be set, and the form of one, made from the norm's own schema.
import type { AnyCommand } from '../../../kernel/command.ts';
import type { Norm } from '../../../kernel/norm.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { ClauseChip, LinkButton, PlainTable, Section } from '../../../ui/index.ts';
import { chipFor } from '../citation.ts';
import { isSettable, settableNorms, settingsCommandOf, settingsCommands } from '../commands/settings.ts';
import { normBySlug } from '../norms/index.ts';
import { normName } from '../norms/names.text.ts';
import { versionById } from '../queries/versions.ts';
import { mayDraft } from '../regulation.policy.ts';
import { parametersOf } from '../settings.ts';
import { keepsNorm, type RegulationVersion } from '../version.ts';
import { type Card, cardOf } from './card.queries.ts';
import { CommandForm, cardCrumb, registerCrumb, SettingValues } from './parts.tsx';
import { words } from './words.text.ts';

const text = words.settings;

/** The card with the version whose settings are shown: the one being prepared when there is one. */
interface Shown extends Card {
  readonly settled: RegulationVersion;
}

async function settledOf(ctx: Parameters<typeof cardOf>[0], slug: string): Promise<Shown | null> {
  const card = await cardOf(ctx, slug, null);
  if (!card) return null;
  return { ...card, settled: card.draft ? await versionById(ctx, card.draft.id) : card.version };
}

export const settingsPage = page<Shown>({
  path: '/regulations/:slug/settings',
  ru: text.title,
  ability: signedIn,
  load: (ctx, { slug = '' }) => settledOf(ctx, slug),
  view: (view, shown) => {
    const may = mayDraft.check(view, undefined) === null && shown.record.state !== 'repealed';
    const kept = settableNorms.filter((norm) => keepsNorm(shown.settled, norm.slug));
    const rest = settableNorms.filter((norm) => !keepsNorm(shown.settled, norm.slug));
    return {
      title: text.title,
      crumbs: [registerCrumb, cardCrumb(shown.record)],
      lead: text.lead,
      actions:
        may && shown.draft ? (
          <LinkButton
            text={words.card.draft}
            href={view.url(`/regulations/${shown.record.slug}/draft`)}
            look="primary"
            icon="pencil"
          />
        ) : null,
      body: (
        <>
          <Section title="Установлено документом">
            <NormTable view={view} shown={shown} norms={kept} may={may} caption="Установлено документом" />
          </Section>
          <Section title="Документ не говорит: действует принятое в системе">
            <NormTable view={view} shown={shown} norms={rest} may={may} caption="Принятое в системе" />
          </Section>
        </>
      ),
    };
  },
});

interface NormTableProps {
  view: PageView;
  shown: Shown;
  norms: readonly Norm[];
  may: boolean;
  caption: string;
}

function NormTable({ view, shown, norms, may, caption }: NormTableProps) {
  const base = `/regulations/${shown.record.slug}/settings`;
  return (
    <PlainTable
      caption={caption}
      rows={[...norms]}
      rowKey={(norm) => norm.slug}
      columns={[
        { key: 'norm', title: text.columns.norm, wrap: true, cell: (norm) => normName(norm.slug) },
        {
          key: 'value',
          title: text.columns.value,
          wrap: true,
          cell: (norm) => <SettingValues version={shown.settled} norm={norm} />,
        },
        {
          key: 'clause',
          title: text.columns.clause,
          cell: (norm) => {
            const chip = chipFor(shown.settled, norm.slug);
            return (
              <ClauseChip
                number={chip.label}
                href={chip.path ? view.url(chip.path) : undefined}
                summary={chip.summary ?? undefined}
              />
            );
          },
        },
        ...(may
          ? [
              {
                key: 'change',
                title: text.change,
                cell: (norm: Norm) => (
                  <LinkButton
                    text={text.change}
                    href={view.url(`${base}/${norm.slug}`)}
                    icon="pencil"
                    small
                  />
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

interface FormShown extends Shown {
  readonly norm: Norm;
  readonly command: AnyCommand;
}

export const settingPage = page<FormShown>({
  path: '/regulations/:slug/settings/:norm',
  onlyForm: true,
  ru: 'Настройка',
  ability: mayDraft,
  load: async (ctx, { slug = '', norm: key = '' }) => {
    const norm = normBySlug(key);
    const command = settingsCommandOf(key);
    const shown = norm && isSettable(norm) && command ? await settledOf(ctx, slug) : null;
    return norm && command && shown ? { ...shown, norm, command } : null;
  },
  posts: settingsCommands.map((command) =>
    post(command, {
      next: (_output, params) => `/regulations/${params.slug}/settings`,
      done: text.done,
    }),
  ),
  view: (view, { norm, command, settled, record, draft }) => ({
    title: normName(norm.slug),
    crumbs: [registerCrumb, cardCrumb(record), [text.title, `/regulations/${record.slug}/settings`]],
    lead: norm.ru,
    body: (
      <CommandForm
        view={view}
        command={command}
        cancel={view.url(`/regulations/${record.slug}/settings`)}
        values={{
          version: draft?.version ?? null,
          clause: settled.calendar[norm.slug]?.clause ?? settled.parameters[norm.slug]?.clause ?? null,
          date: { kept: norm.slug in settled.calendar, ...settled.calendar[norm.slug] },
          values: norm.parameters ? parametersOf(settled, norm) : undefined,
        }}
      />
    ),
  }),
});
