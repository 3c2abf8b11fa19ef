// Beginning an application: for which organisation, opening or continuation.
import { scopesOf } from '../../../../kernel/ctx.ts';
import { page, post } from '../../../../kernel/page.ts';
import { refuse } from '../../../../kernel/refusal.ts';
import { Field, FormPage, Term } from '../../../../ui/index.ts';
import { institutionNames } from '../../../institutions/index.ts';
import { applicationDeadlineOf, openCampaigns } from '../../campaign/campaign.queries.ts';
import type { Campaign } from '../../campaign/campaign.schema.ts';
import { applicationPages as words } from '../../pages/pages.text.ts';
import { type SiteHeading, sitesInForce } from '../../site/site.queries.ts';
import { startApplication } from '../application.commands.ts';
import { startsApplications } from '../application.policy.ts';
import { applicationText } from '../application.text.ts';

interface Shown {
  readonly campaign: Campaign;
  readonly organisations: { value: string; label: string }[];
  readonly sites: SiteHeading[];
}

export const applicationStartPage = page<Shown>({
  path: '/recognition/applications/new',
  ru: words.startTitle,
  ability: startsApplications,
  load: async (ctx) => {
    const [campaign] = await openCampaigns(ctx);
    if (!campaign) return refuse('campaign-not-open', applicationText.notOpen, { kind: 'too-late' });
    const ids = scopesOf(ctx, ['institution-head', 'institution-operator'], 'institution');
    const names = await institutionNames(ctx, [...new Set(ids)]);
    const sites: SiteHeading[] = [];
    for (const id of new Set(ids)) sites.push(...(await sitesInForce(ctx, id, ctx.today)));
    return {
      campaign,
      sites,
      organisations: [...names].map(([value, name]) => ({ value, label: name.short })),
    };
  },
  posts: [
    post(startApplication, {
      next: (output) => `/recognition/applications/${output.id}/edit/topic`,
      done: '',
    }),
  ],
  view: (view, { campaign, organisations, sites }) => {
    const errors = { ...view.form?.refusal.fields };
    const deadline = applicationDeadlineOf(view, campaign);
    return {
      title: words.startTitle,
      crumbs: [[words.campaign, '/recognition']],
      lead: (
        <>
          {words.startLead} <Term at={deadline.lastMoment} now={view.now} zone={view.territory.zone} />
        </>
      ),
      body: (
        <FormPage
          action={view.self}
          submit={startApplication.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{
            _command: startApplication.name,
            campaignId: campaign.id,
            ...(organisations.length === 1 ? { institutionId: organisations[0]?.value ?? '' } : {}),
          }}
          errors={errors}
        >
          {organisations.length > 1 ? (
            <Field
              name="institutionId"
              label="Организация"
              widget="select"
              options={organisations}
              error={errors.institutionId}
              required
            />
          ) : null}
          <Field
            name="kind"
            label="Вид заявки"
            widget="radio"
            required
            value={view.form?.values.kind ?? (sites.length > 0 ? 'continuation' : 'opening')}
            error={errors.kind}
            options={[
              {
                value: 'opening',
                label: 'Открытие площадки',
                hint: 'Организация ещё не была площадкой по этой теме',
              },
              {
                value: 'continuation',
                label: 'Продолжение работы',
                hint:
                  sites.length > 0
                    ? `Данные возьмутся с действующей площадки: ${sites.map((site) => `«${site.theme}»`).join(', ')}`
                    : 'Доступно организации с действующей площадкой',
                disabled: sites.length === 0,
              },
            ]}
          />
          {sites.length > 1 ? (
            <Field
              name="siteId"
              label="Какую площадку продолжаем"
              widget="select"
              options={sites.map((site) => ({ value: site.id, label: site.theme }))}
              error={errors.siteId}
            />
          ) : null}
        </FormPage>
      ),
    };
  },
});
