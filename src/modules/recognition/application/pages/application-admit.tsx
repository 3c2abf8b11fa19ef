// Mass admission: what would happen to each marked application, then one press applies exactly that.

import { isId } from '../../../../kernel/ids.ts';
import { canAdvance } from '../../../../kernel/lifecycle.ts';
import { page, post } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { ActionButton, EmptyState, PlainTable } from '../../../../ui/index.ts';
import { applicationPages, cardPages as words } from '../../pages/pages.text.ts';
import { applicationLifecycle } from '../application.lifecycle.ts';
import { applicationPolicy } from '../application.policy.ts';
import { visibleApplication } from '../application.queries.ts';
import { admitMany } from '../application.reception.ts';
import type { Application } from '../application.schema.ts';

interface Line {
  readonly application: Application;
  /** Why it stays as it is; null when it will be admitted. */
  readonly complaint: string | null;
}

export const admitPage = page<Line[]>({
  path: '/recognition/admit',
  onlyForm: true,
  ru: words.admitTitle,
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const lines: Line[] = [];
    for (const id of query.getAll('ids[]').filter(isId).slice(0, 200)) {
      const application = await visibleApplication(ctx, id);
      if (!application) continue;
      const forbidden = applicationPolicy.rules.admit.check(ctx, application);
      const isReady = canAdvance(applicationLifecycle, application.state, 'admit');
      lines.push({
        application,
        complaint:
          forbidden?.text ??
          (isReady ? null : `состояние «${applicationLifecycle.states[application.state]}»`),
      });
    }
    return lines;
  },
  posts: [
    post(admitMany, {
      next: () => '/recognition/applications?state=admitted',
      done: (output) => words.admittedMany(output.admitted),
    }),
  ],
  view: (view, lines) => {
    const ready = lines.filter((line) => !line.complaint);
    const hidden = Object.fromEntries(
      ready.flatMap(({ application }, index) => [
        [`applications[${index}].id`, application.id],
        [`applications[${index}].version`, String(application.version)],
      ]),
    );
    return {
      title: words.admitTitle,
      lead: words.admitLead,
      crumbs: [[applicationPages.listTitle, '/recognition/applications']],
      body: (
        <>
          <PlainTable
            caption={words.admitTitle}
            rows={lines}
            rowKey={(line) => line.application.id}
            empty={words.admitNone}
            columns={[
              {
                key: 'number',
                title: '№',
                cell: (line) => String(line.application.number ?? ''),
                numeric: true,
              },
              {
                key: 'institution',
                title: words.institution,
                cell: (line) => line.application.institutionShortName,
                wrap: true,
              },
              { key: 'theme', title: words.theme, cell: (line) => line.application.theme, wrap: true },
              {
                key: 'what',
                title: 'Что произойдёт',
                cell: (line) => line.complaint ?? 'откроется экспертиза',
                wrap: true,
              },
            ]}
          />
          {ready.length > 0 ? (
            <ActionButton
              text={admitMany.ru}
              look="primary"
              action={view.url('/recognition/admit')}
              guard={{ idempotencyKey: view.formKey }}
              hidden={{ _command: admitMany.name, ...hidden }}
            />
          ) : (
            <EmptyState title={words.admitNone} />
          )}
        </>
      ),
    };
  },
});
