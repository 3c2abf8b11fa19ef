// The form of the region's own days off in a year: this year, the next one, any near one by its address.
import { page, post } from '../../../kernel/page.ts';
import { Fields, FormPage, fieldsOf, Tabs } from '../../../ui/index.ts';
import { type RegionalYear, regionalYears, setRegionalDays } from '../regional-days.ts';
import { territoryPolicy } from '../territory.policy.ts';
import { territoryText as text } from '../territory.text.ts';

interface Shown {
  readonly year: number;
  readonly thisYear: number;
  readonly entered: RegionalYear | null;
}

export const regionalDaysPage = page<Shown>({
  path: '/territory/regional-days',
  ru: text.regional,
  ability: territoryPolicy.rules.describe,
  load: async (ctx, _params, query) => {
    const thisYear = Number(ctx.today.slice(0, 4));
    const asked = Number(query.get('year'));
    const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : thisYear;
    return { year, thisYear, entered: (await regionalYears(ctx)).find((each) => each.year === year) ?? null };
  },
  posts: [post(setRegionalDays, { next: () => '/territory', done: text.regionalSaved })],
  view: (view, { year, thisYear, entered }) => {
    const fields = fieldsOf(setRegionalDays.input);
    return {
      title: text.regionalTitle(year),
      crumbs: [[text.title, '/territory']],
      lead: text.regionalLead,
      body: (
        <>
          <Tabs
            label={text.year}
            tabs={[thisYear, thisYear + 1].map((each) => ({
              text: String(each),
              href: view.url(`/territory/regional-days?year=${each}`),
              current: each === year,
            }))}
          />
          <FormPage
            action={view.self}
            submit={setRegionalDays.ru}
            guard={{ idempotencyKey: view.formKey }}
            hidden={{ _command: setRegionalDays.name }}
            errors={view.form?.refusal.fields}
            fields={fields}
            cancel={{ text: 'Не менять', href: view.url('/territory') }}
          >
            <Fields
              fields={fields}
              values={view.form?.values ?? { year, days: entered?.days ?? [], act: entered?.act ?? '' }}
              errors={view.form?.refusal.fields}
            />
          </FormPage>
        </>
      ),
    };
  },
});
