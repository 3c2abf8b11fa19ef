// One notice: its letter, its lines with reason, new day and measures, and how each line stands now.
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDate, formatDateShort } from '../../../platform/language/index.ts';
import { ActionButton, Badge, Facts, LinkButton, PlainTable, Section } from '../../../ui/index.ts';
import { linePath } from '../../planning/index.ts';
import { ministryPolicy } from '../ministry.policy.ts';
import { ministryText as text } from '../ministry.text.ts';
import { composeNotice, discardNotice } from '../notice.commands.ts';
import { type Notice, oneNotice } from '../notice.queries.ts';
import { letterOf, noticeTones, nowOf } from './notice-parts.tsx';

export const noticePage = page<Notice>({
  path: '/ministry/notices/:id',
  ru: text.one,
  ability: ministryPolicy.rules.read,
  load: async (ctx, { id = '' }) => {
    const notice = await oneNotice(ctx, id);
    const composes = ministryPolicy.rules.notify.check(ctx, undefined) === null;
    return notice && (composes || notice.state === 'sent') ? notice : null;
  },
  posts: [post(discardNotice, { next: () => '/ministry/notices', done: text.discarded })],
  view: (view, notice) => {
    const composes = refusalOf(view, composeNotice, undefined as never) === null;
    const isDraft = notice.state === 'draft';
    return {
      title: text.one,
      crumbs: [
        [text.cabinet, '/ministry'],
        [text.notices, '/ministry/notices'],
      ],
      badge: <Badge tone={noticeTones[notice.state]} text={text.states[notice.state]} />,
      lead: isDraft ? text.draftLead : letterOf(notice),
      wide: true,
      actions: (
        <>
          {notice.documentId ? (
            <LinkButton
              text={text.openLetter}
              href={view.url(`/documents/${notice.documentId}`)}
              icon="file-text"
              look={isDraft ? 'primary' : 'plain'}
            />
          ) : null}
          {isDraft && composes ? (
            <ActionButton
              text={text.discard}
              look="quiet"
              action={view.self}
              guard={{ idempotencyKey: `${view.formKey}-discard`, version: notice.version }}
              hidden={{ _command: discardNotice.name, id: notice.id }}
              confirm={text.discardConfirm}
            />
          ) : null}
        </>
      ),
      body: (
        <>
          <Section title={text.one}>
            <Facts
              facts={[
                { label: text.fields.addressee, value: notice.addressee },
                { label: text.fields.number, value: notice.number ?? '' },
                { label: text.fields.sentOn, value: notice.sentOn ? formatDate(notice.sentOn) : '' },
              ]}
            />
          </Section>
          <Section title={text.fields.plan}>
            <PlainTable
              caption={text.one}
              rows={[...notice.lines]}
              rowKey={(line) => line.lineId}
              rowHref={(line) => view.url(linePath(line.lineId))}
              columns={[
                { key: 'title', title: text.fields.line, wrap: true, cell: (line) => line.title },
                {
                  key: 'term',
                  title: text.fields.term,
                  wrap: true,
                  cell: (line) => (
                    <>
                      {line.term}{' '}
                      <Badge
                        tone={line.trouble === 'risk' ? 'waiting' : 'trouble'}
                        text={text.troubles[line.trouble]}
                      />
                    </>
                  ),
                },
                { key: 'reason', title: text.fields.reason, wrap: true, cell: (line) => line.reason },
                { key: 'new', title: text.fields.newDay, cell: (line) => formatDateShort(line.newDay) },
                { key: 'measures', title: text.fields.measures, wrap: true, cell: (line) => line.measures },
                { key: 'now', title: text.fields.now, cell: nowOf },
              ]}
            />
          </Section>
        </>
      ),
    };
  },
});
