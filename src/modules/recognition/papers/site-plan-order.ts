// The order that approves plans of sites (000 §3.1): one for many sites, each plan its own attachment with the agreement.
import { dateIn } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDate } from '../../../platform/language/index.ts';
import type { Block } from '../../../platform/papers/index.ts';
import type { DraftParts } from '../../documents/index.ts';
import { drawOrder, inAccordance, type Naming, namingOf, schoolYearText } from '../../documents/index.ts';
import { currentVersion, norms, parametersOf, termsOf } from '../../regulations/index.ts';
import { siteTitle } from '../site/site.text.ts';
import { sitePlanLifecycle } from '../site-plan/site-plan.lifecycle.ts';
import type { SitePlan } from '../site-plan/site-plan.queries.ts';
import { planTable } from './application-form.ts';

const template = { name: 'recognition-site-plan-order', version: 1 };

/** «СОГЛАСОВАНО / соруководитель / дата» and the place of the order that approves. */
function approvals(ctx: ReadCtx, plan: SitePlan, naming: Naming, coHead: string): Block {
  return {
    kind: 'approvals',
    parts: [
      {
        heading: 'СОГЛАСОВАНО',
        lines: [coHead],
        signature: { name: naming.signature(plan.agreedBy) || null },
        requisites: {
          date: plan.agreedAt ? formatDate(dateIn(plan.agreedAt, ctx.territory.zone)) : null,
        },
      },
    ],
  };
}

export async function sitePlanOrder(ctx: ReadCtx, plans: readonly SitePlan[]): Promise<DraftParts> {
  const terms = await termsOf(ctx);
  const version = await currentVersion(ctx, norms.sitePlan);
  const { tasks } = parametersOf(version, norms.siteTasks);
  const naming = await namingOf(
    ctx,
    plans.flatMap((plan) => [plan.agreedBy, plan.headId]),
  );
  const year = plans[0]?.schoolYear ?? Number(ctx.today.slice(0, 4));
  const several = plans.length > 1;
  const drawn = await drawOrder(ctx, {
    template,
    heading: several
      ? `Об утверждении планов работы ${terms.plural('site', 'genitive')} на ${schoolYearText(year)} учебный год`
      : `Об утверждении плана работы ${terms.of('site', 'genitive')} на ${schoolYearText(year)} учебный год`,
    preamble: `${inAccordance(version, norms.sitePlan.slug)}в целях организации методической работы`,
    items: [
      {
        text: several
          ? `Утвердить планы работы ${terms.plural('site', 'genitive')} (приложения):`
          : 'Утвердить план работы (приложение):',
        items: plans.map((plan) => ({ text: `${siteTitle(plan.institutionShortName, plan.theme)}.` })),
      },
      { text: `Довести ${several ? 'планы' : 'план'} до сведения организаций.` },
      { text: `Руководителям площадок обеспечить выполнение ${several ? 'планов' : 'плана'}.` },
    ],
    acquainted: plans.map((plan) => ({
      post: `руководитель площадки, ${plan.institutionShortName}`,
      name: naming.short(plan.headId),
    })),
    attachments: plans.map((plan) => [
      approvals(ctx, plan, naming, `Соруководитель, методист ${terms.short('centre')}`),
      {
        kind: 'heading' as const,
        text: `План работы ${terms.of('site', 'genitive')} на ${schoolYearText(plan.schoolYear)} учебный год: ${siteTitle(plan.institutionShortName, plan.theme)}`,
      },
      planTable(plan.lines, tasks),
    ]),
  });
  return {
    ...drawn,
    subjects: plans.flatMap((plan) => [
      {
        kind: 'recognition.site',
        id: plan.siteId,
        title: siteTitle(plan.institutionShortName, plan.theme),
        path: `/recognition/sites/${plan.siteId}`,
      },
      {
        kind: sitePlanLifecycle.name,
        id: plan.id,
        title: `План работы: ${plan.institutionShortName}`,
        path: `/recognition/sites/${plan.siteId}/plan`,
      },
    ]),
    audience: 'institution',
    institutions: plans.map((plan) => plan.institutionId),
    ...(version ? { regulationVersionId: version.id } : {}),
  };
}
