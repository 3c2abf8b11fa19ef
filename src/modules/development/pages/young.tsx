// The register of young specialists by the rule of the day, each with the mentor or without.
import { page } from '../../../kernel/page.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { type Column, FormLink, ListPage } from '../../../ui/index.ts';
import { keepsSomebody, seesDevelopment } from '../development.policy.ts';
import { mentoringText as text } from '../mentoring.text.ts';
import { type YoungSpecialist, youngSpecialists } from '../pair.queries.ts';
import { rulesOn } from '../rule.queries.ts';
import type { Rules } from '../rule.schema.ts';
import { MentoringTabs } from './mentoring-tabs.tsx';
import { wholeName } from './signs.tsx';

interface Shown {
  readonly found: Awaited<ReturnType<typeof youngSpecialists>>;
  readonly rule: Rules['young-specialist'];
}

export const youngPage = page<Shown>({
  path: '/development/young',
  ru: text.young,
  ability: seesDevelopment,
  load: async (ctx) => ({
    found: await youngSpecialists(ctx),
    rule: (await rulesOn(ctx))['young-specialist'],
  }),
  view: (view, { found, rule }) => {
    const mayPair = !keepsSomebody.check(view, undefined);
    const columns: Column<YoungSpecialist>[] = [
      { key: 'name', title: text.fields.person, cell: wholeName, wrap: true, fixed: true },
      {
        key: 'institution',
        title: text.fields.institution,
        cell: (row) => row.institution ?? '',
        wrap: true,
      },
      { key: 'position', title: text.fields.position, cell: (row) => row.position, wrap: true },
      { key: 'began', title: text.fields.began, cell: (row) => formatDateShort(row.beganOn) },
      { key: 'until', title: text.fields.until, cell: (row) => formatDateShort(row.until) },
      {
        key: 'mentor',
        title: text.fields.mentor,
        wrap: true,
        cell: (row) =>
          row.pairId ? (
            <a href={view.url(`/development/pairs/${row.pairId}`)}>{row.mentor}</a>
          ) : mayPair ? (
            <FormLink
              href={view.url(`/development/pairs/new?menteeId=${row.personId}`)}
              otherwise={text.noMentor}
            >
              {text.newPair}
            </FormLink>
          ) : (
            text.noMentor
          ),
      },
    ];
    return {
      title: text.young,
      lead: text.youngLead(rule.years, rule.maxAge, rule.basis),
      wide: true,
      body: (
        <>
          <MentoringTabs view={view} current="young" />
          {found.unknownAge > 0 ? <p class="o-hint">{text.unknownAge(found.unknownAge)}</p> : null}
          <ListPage
            caption={text.young}
            path={view.url('/development/young')}
            query={Object.fromEntries(view.query)}
            columns={columns}
            rows={found.rows}
            rowKey={(row) => row.personId}
            rowHref={(row) => view.url(`/development/people/${row.personId}`)}
            count={{ total: found.rows.length, forms: text.count }}
            exportHref={view.url('/development/young.xlsx')}
            empty={{ title: text.empty.young, text: text.empty.youngText }}
          />
        </>
      ),
    };
  },
});
