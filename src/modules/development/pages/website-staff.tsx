// The table of teachers as the institution's site will show it, with what is still missing and the files to take.
import { page } from '../../../kernel/page.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { countOf, EmptyState, Flash, LinkButton, MoreMenu } from '../../../ui/index.ts';
import { InstitutionTabs, institutionText } from '../../institutions/index.ts';
import { mayPublish, publishesWebsite, type WebwebsiteTable, websiteTable } from '../website.queries.ts';
import { websiteText as text } from '../website.text.ts';
import { columnKeys, gapsOf, websiteColumns } from '../website-staff.ts';

export const websiteStaffPage = page<WebwebsiteTable>({
  path: '/institutions/:id/website-staff',
  ru: text.title,
  ability: publishesWebsite,
  load: (ctx, { id = '' }) => (mayPublish(ctx, id) ? websiteTable(ctx, id) : Promise.resolve(null)),
  view: (view, table) => {
    const { place, teachers, on } = table;
    const file = (extension: string) => view.url(`/institutions/${place.id}/website-staff.${extension}`);
    return {
      title: text.heading,
      crumbs: [
        [institutionText.title, '/institutions'],
        [place.shortName, `/institutions/${place.id}/staff`],
      ],
      lead: `${place.shortName} · ${countOf(teachers.length, text.count)} · на ${formatDate(on)}`,
      wide: true,
      actions: (
        <>
          <LinkButton text={text.html} href={file('html')} icon="download" download look="primary" />
          <LinkButton text="XLSX" href={file('xlsx')} download />
          <MoreMenu>
            <a href={`${file('xlsx')}?format=csv`}>CSV</a>
            <a href={file('docx')}>DOCX</a>
            <a href={file('pdf')}>PDF и печать</a>
          </MoreMenu>
        </>
      ),
      body: (
        <>
          <InstitutionTabs view={view} id={place.id} current="staff" />
          <p class="o-hint">{text.lead}</p>
          <Gaps {...table} />
          {teachers.length === 0 ? (
            <EmptyState title={text.empty.title} text={text.empty.text} />
          ) : (
            <div class="card o-list-card">
              <section class="o-table-scroll o-wide-table" tabindex={0} aria-label={text.heading}>
                <table class="table o-table o-grid">
                  <caption class="visually-hidden">{text.heading}</caption>
                  <thead>
                    <tr>
                      {columnKeys.map((key) => (
                        <th scope="col">{websiteColumns[key]}</th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {teachers.map(({ personId, cells }) => (
                      <tr itemprop="teachingStaff">
                        {columnKeys.map((key) => (
                          <td itemprop={key} class="o-wrap" data-title={websiteColumns[key]}>
                            {key === 'fio' ? (
                              <a href={view.url(`/qualification/people/${personId}`)}>{cells[key]}</a>
                            ) : (
                              cells[key]
                            )}
                          </td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
            </div>
          )}
          <p class="o-hint">{text.basis}</p>
        </>
      ),
    };
  },
});

/** What the law asks for and nobody has entered yet. */
function Gaps({ teachers }: WebwebsiteTable) {
  const gaps = gapsOf(teachers);
  if (gaps.length === 0) return null;
  const words = gaps.map(
    ({ key, count }) => `${websiteColumns[key].toLowerCase()} — ${countOf(count, text.count)}`,
  );
  return <Flash kind="warning" text={`${text.gaps}: ${words.join('; ')}. ${text.gapsHint}`} />;
}
