// A case put right: its kind, reason, successor, term, the order it rests on.
import { page, post } from '../../../kernel/page.ts';
import { changeCase, onlyPreparing } from '../case/case.commands.ts';
import { type ClosingCase, visibleCase } from '../case/case.queries.ts';
import { preparesClosing } from '../closing.policy.ts';
import { closingText as text } from '../closing.text.ts';
import { caseChoices } from './choices.ts';
import { CaseForm } from './parts.tsx';

interface Shown {
  readonly found: ClosingCase;
  readonly known: Awaited<ReturnType<typeof caseChoices>>;
}

export const editCasePage = page<Shown>({
  path: '/closing/:id/edit',
  ru: text.editTitle,
  ability: preparesClosing,
  load: async (ctx, { id = '' }) => {
    const found = await visibleCase(ctx, { id });
    return found && (onlyPreparing(found) ?? { found, known: await caseChoices(ctx, found) });
  },
  posts: [post(changeCase, { next: ({ id }) => `/closing/${id}`, done: text.saved })],
  view: (view, { found, known }) => ({
    title: text.editTitle,
    crumbs: [
      [text.title, '/closing'],
      [found.kindWords, `/closing/${found.id}`],
    ],
    body: (
      <CaseForm
        view={view}
        command={changeCase}
        known={known}
        hidden={{ id: found.id, version: String(found.version) }}
        values={{
          ...{ kind: found.kind, reason: found.reason, successorId: found.successorId ?? '' },
          ...{ successor: found.successorId ? '' : found.successor, closesOn: found.closesOn },
          ...{ groundAct: found.groundAct, documentId: found.orderId ?? '' },
        }}
        cancel={`/closing/${found.id}`}
      />
    ),
  }),
});
