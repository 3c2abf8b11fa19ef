// «Извещения министерству»: the report of all notices by year and state, and the same line by line as a sheet.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download, page } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { countOf } from '../../../platform/language/index.ts';
import { sheetAnswer } from '../../../platform/sheets/index.ts';
import { EmptyState, FilterBar, LinkButton, ListBar, Section } from '../../../ui/index.ts';
import { ministryPolicy } from '../ministry.policy.ts';
import { ministryText as text } from '../ministry.text.ts';
import { composeNotice } from '../notice.commands.ts';
import { type Notice, type NoticeLine, noticesOf } from '../notice.queries.ts';
import { NoticesTable, nowOf } from './notice-parts.tsx';

const path = '/ministry/notices';
const states = ['draft', 'sent', 'discarded'] as const;

/** Drafts are the director's own; others read what was sent. */
async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Notice[]> {
  const composes = ministryPolicy.rules.notify.check(ctx, undefined) === null;
  const asked = states.find((each) => each === query.get('state'));
  return noticesOf(ctx, { schoolYear: ctx.schoolYear, state: composes ? asked : 'sent' });
}

export const noticesPage = page<Notice[]>({
  path,
  ru: text.notices,
  ability: ministryPolicy.rules.read,
  load: (ctx, _params, query) => load(ctx, query),
  view: (view, notices) => {
    const composes = refusalOf(view, composeNotice, undefined as never) === null;
    const compose = composes ? (
      <LinkButton text={text.compose} href={view.url(`${path}/new`)} look="primary" icon="mail" />
    ) : null;
    return {
      title: text.notices,
      crumbs: [[text.cabinet, '/ministry']],
      lead: text.noticesLead,
      actions: compose,
      wide: true,
      body: (
        <>
          {composes ? (
            <FilterBar
              path={view.url(path)}
              query={Object.fromEntries(view.query)}
              filters={[
                {
                  name: 'state',
                  label: text.fields.state,
                  kind: 'select',
                  options: states.map((value) => ({ value, label: text.states[value] })),
                },
              ]}
            />
          ) : null}
          <ListBar
            count={countOf(notices.length, ...text.forms)}
            files={{ xlsx: view.url(`${path}.xlsx?${view.query}`) }}
          />
          {notices.length === 0 ? (
            <EmptyState title={text.none} text={text.noneText} icon="mail" action={compose} />
          ) : (
            <Section title={text.notices}>
              <NoticesTable view={view} notices={notices} />
            </Section>
          )}
        </>
      ),
    };
  },
});

interface SheetLine extends NoticeLine {
  readonly notice: Notice;
}

export const noticesSheet = download({
  path: `${path}.xlsx`,
  ru: `${text.notices} в XLSX`,
  ability: ministryPolicy.rules.read,
  load: async (ctx, _params, query) => {
    const rows = (await load(ctx, query)).flatMap((notice) =>
      notice.lines.map((line): SheetLine => ({ ...line, notice })),
    );
    const { fields } = text;
    return sheetAnswer<SheetLine>(
      query.get('format'),
      text.notices,
      [
        { title: fields.number, value: (row) => row.notice.number ?? '', width: 12 },
        { title: fields.sentOn, value: (row) => row.notice.sentOn, type: 'date', width: 12 },
        { title: fields.state, value: (row) => text.states[row.notice.state], width: 16 },
        { title: fields.addressee, value: (row) => row.notice.addressee, width: 34 },
        { title: fields.line, value: (row) => row.title, width: 44 },
        { title: fields.term, value: (row) => row.term, width: 18 },
        { title: fields.trouble, value: (row) => text.troubles[row.trouble], width: 14 },
        { title: fields.reason, value: (row) => row.reason, width: 36 },
        { title: fields.newDay, value: (row) => row.newDay, type: 'date', width: 12 },
        { title: fields.measures, value: (row) => row.measures, width: 36 },
        { title: fields.now, value: nowOf, width: 18 },
      ],
      rows,
    );
  },
});
