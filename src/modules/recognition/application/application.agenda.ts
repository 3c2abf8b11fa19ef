// The council's agenda built from the applications: one item each, recusals taken from the conflicts of the expertise.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { rule } from '../../../kernel/policy.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { proposeAgendaItem } from '../../councils/index.ts';
import { schoolYearText } from '../../documents/index.ts';
import { norms, type Terms, termsOf } from '../../regulations/index.ts';
import { conflictsOf, hasSubmittedSheet } from '../../review/index.ts';
import { runsCouncil } from '../campaign/campaign.policy.ts';
import { campaignById } from '../campaign/campaign.queries.ts';
import type { Campaign } from '../campaign/campaign.schema.ts';
import { siteTitle } from '../site/site.text.ts';
import { applicationLifecycle } from './application.lifecycle.ts';
import { applicationsByIds } from './application.queries.ts';
import type { Application } from './application.schema.ts';

const bySecretary = rule<Pick<Campaign, 'bodyId'>>(
  'runs-the-council',
  { text: 'Повестку готовит секретарь или председатель экспертного совета.', norm: 'council-session' },
  (ctx, campaign) => runsCouncil(ctx, campaign.bodyId),
);

async function admittedIds(ctx: ReadCtx, campaignId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('recognition.applications')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'admitted')
    .orderBy('number')
    .execute();
  return rows.map((row) => row.id);
}

/** Both wordings of the decision, ready before the meeting: nobody types them at the table. */
function wordingFor(application: Application, terms: Terms) {
  const { institutionShortName: who, theme, year, kind } = application;
  const authority = terms.of('authority', 'dative');
  const site = terms.of('site', 'instrumental');
  const goesOn = kind === 'continuation' ? ' (продолжение работы)' : '';
  return {
    proposedDecision: `Предложить ${authority} признать ${who} ${site} по теме «${theme}» на ${schoolYearText(year)} учебный год${goesOn}.`,
    proposedRefusal: `Предложить ${authority} отказать ${who} в признании ${site} по теме «${theme}».`,
  };
}

/**
 * Puts every application of the expertise before the council, in the order of their numbers. Those without one
 * submitted sheet stay behind and are named: the council considers sheets (000 §5.6).
 */
export const proposeAgenda = command({
  name: 'recognition.campaign.propose-agenda',
  ru: 'Внести заявки в повестку совета',
  norm: norms.councilProposals.slug,
  input: z.object({ id: z.uuid() }),
  load: (ctx, input) => campaignById(ctx, input.id),
  ability: bySecretary,
  run: async (ctx, _input, campaign) => {
    const applications = await applicationsByIds(ctx, await admittedIds(ctx, campaign.id));
    const terms = await termsOf(ctx);
    const waiting: string[] = [];
    let proposed = 0;
    for (const application of applications) {
      const subject = { kind: applicationLifecycle.name, id: application.id };
      if (!(await hasSubmittedSheet(ctx, subject))) {
        waiting.push(application.institutionShortName);
        continue;
      }
      const conflicts = await conflictsOf(ctx, subject);
      await proposeAgendaItem(ctx, {
        bodyId: campaign.bodyId,
        subject,
        title: `О признании ${terms.of('site', 'instrumental')}: ${siteTitle(application.institutionShortName, application.theme)}`,
        norm: norms.councilProposals.slug,
        materialsPath: `/recognition/applications/${application.id}`,
        institutionId: application.institutionId,
        ...wordingFor(application, terms),
        recusals: conflicts.map((conflict) => ({ personId: conflict.personId, reason: conflict.note })),
      });
      proposed += 1;
    }
    if (proposed === 0) {
      return refuse(
        'nothing-to-propose',
        'Нет заявок с поданными экспертными листами: вносить в повестку пока нечего.',
        {
          norm: norms.councilProposals.slug,
        },
      );
    }
    return { proposed, waiting };
  },
});
