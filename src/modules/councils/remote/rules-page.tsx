// The rules a body meets by, each with the clause it rests on; whoever owns the rules writes what an order changed.
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { countOf, formatDate } from '../../../platform/language/index.ts';
import { AsideBlock, Badge, ClauseChip, PlainTable, Section } from '../../../ui/index.ts';
import {
  chipFor,
  clauseFor,
  comingVersionOf,
  VersionBlock,
  versionInForceOf,
} from '../../regulations/index.ts';
import { seesCouncils } from '../body.policy.ts';
import { visibleBody } from '../body.queries.ts';
import { notConstituted } from '../councils.text.ts';
import { councilCorrespondence, councilQuorum, councilSession } from '../norms.ts';
import { CommandForm } from '../pages/parts.tsx';
import { type CouncilRules, rulesOf, rulingVersion } from '../rules.ts';
import { allowsRemote, setCorrespondence } from './remote.rules.ts';
import { rulesText as text } from './rules.text.ts';

const days = (count: number) => countOf(count, 'день', 'дня', 'дней');

/** The rules in words, with the norm each belongs to. */
const rowsOf = ({ rule, sessionRule }: CouncilRules) => [
  { name: text.rows.quorum, value: text.quorum(text.shares[rule.share], rule.strictly), norm: councilQuorum },
  { name: text.rows.majority, value: text.majority[rule.majorityOf], norm: councilQuorum },
  { name: text.rows.casting, value: text.casting[rule.castingVote ? 'yes' : 'no'], norm: councilQuorum },
  { name: text.rows.numbering, value: text.numbering[sessionRule.numbering], norm: councilSession },
  {
    name: text.rows.minutes,
    value: text.minutes(days(sessionRule.minutesWithinDays), days(sessionRule.remarksWithinDays)),
    norm: councilSession,
  },
];

export const bodyRulesPage = page({
  path: '/councils/bodies/:id/rules',
  ru: text.title,
  ability: seesCouncils,
  load: async (ctx, params) => {
    const body = await visibleBody(ctx, params.id ?? '');
    if (!body) return null;
    return {
      body,
      rules: await rulesOf(ctx, body, null),
      ruling: await rulingVersion(ctx, body),
      own: body.regulationId ? await versionInForceOf(ctx, body.regulationId) : null,
      coming: body.regulationId ? await comingVersionOf(ctx, body.regulationId) : null,
    };
  },
  posts: [
    post(setCorrespondence, { next: (_, params) => `/councils/bodies/${params.id}/rules`, done: text.done }),
  ],
  view: (view, { body, rules, ruling, own, coming }) => {
    const isAllowed = allowsRemote(ruling);
    const rows = [
      ...rowsOf(rules),
      {
        name: text.remote,
        value: (
          <Badge tone={isAllowed ? 'done' : 'draft'} text={isAllowed ? text.allowed : text.notAllowed} />
        ),
        norm: councilCorrespondence,
      },
    ];
    const changes = coming !== null && allowsRemote(coming) !== isAllowed;
    const owns = !refusalOf(view, setCorrespondence, body);
    return {
      title: text.title,
      lead: text.lead,
      crumbs: [
        ['Советы и объединения', '/councils'],
        [body.shortName, `/councils/bodies/${body.id}`],
      ],
      aside: own ? (
        <VersionBlock
          view={view}
          title="Положение"
          versions={[{ version: own }, ...(coming ? [{ version: coming }] : [])]}
        />
      ) : (
        <AsideBlock title="Положение">
          <p>{notConstituted}</p>
        </AsideBlock>
      ),
      body: (
        <>
          <Section title={text.now}>
            <PlainTable
              caption={text.title}
              rows={rows}
              rowKey={(row) => row.name}
              columns={[
                { key: 'name', title: 'Правило', cell: (row) => row.name, wrap: true },
                { key: 'value', title: 'Как', cell: (row) => row.value, wrap: true },
                {
                  key: 'clause',
                  title: 'Где сказано',
                  wrap: true,
                  cell: ({ norm }) => {
                    const chip = chipFor(ruling, norm.slug);
                    if (!chip.path && norm === councilCorrespondence) return text.silence;
                    return (
                      <ClauseChip
                        number={chip.label}
                        href={chip.path ? view.url(chip.path) : undefined}
                        summary={chip.summary ?? undefined}
                      />
                    );
                  },
                },
              ]}
            />
          </Section>
          {changes && coming?.effectiveFrom ? (
            <p role="status">
              <Badge tone="waiting" text={text.from(formatDate(coming.effectiveFrom))} /> {text.remote}:{' '}
              {isAllowed ? text.notAllowed : text.allowed}
            </p>
          ) : null}
          <Section title={text.change} id="change">
            {owns && own ? (
              <details open={view.form?.command === setCorrespondence.name}>
                <summary class="btn">{text.submit}</summary>
                <CommandForm
                  view={view}
                  command={setCorrespondence}
                  record={body}
                  hidden={{ bodyId: body.id }}
                  values={{
                    allowed: isAllowed ? 'no' : 'yes',
                    clause: clauseFor(own, councilCorrespondence.slug)?.key ?? '',
                    effectiveFrom: view.today,
                  }}
                />
              </details>
            ) : (
              <p>{owns ? text.noOwn : text.whoMay}</p>
            )}
          </Section>
        </>
      ),
    };
  },
});
