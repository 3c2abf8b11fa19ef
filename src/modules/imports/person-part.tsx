// What a list said of a person and nobody could read: kept with its reason on the card until a later list says it clearly.
import { type PersonPart, placedPerson } from '../people/index.ts';
import { keepsAll, ownInstitutions } from './import.policy.ts';
import { importText as text } from './import.text.ts';
import { unreadOf } from './unread.queries.ts';

export const importsPart: PersonPart = {
  key: 'imports',
  of: async (ctx, personId) => {
    const placed = await placedPerson(ctx, personId);
    const own = ownInstitutions(ctx);
    const mayAsk = keepsAll(ctx) || placed?.institutionIds.some((id) => id !== null && own.includes(id));
    const [row] = mayAsk ? await unreadOf(ctx, [personId]) : [];
    if (!row) return null;
    return {
      sections: [
        {
          ...{ id: 'unread', title: text.unread, count: row.unread.length },
          body: (view) => (
            <>
              <p class="o-hint">
                {text.unreadLead}{' '}
                <a href={view.url(`/imports/${row.importId}?verdict=all`)}>{row.fileName}</a>, строка{' '}
                {row.line}
              </p>
              <ul>
                {row.unread.map((words) => (
                  <li>{words}</li>
                ))}
              </ul>
            </>
          ),
        },
      ],
      timeline: [],
    };
  },
};
