// What people's rooms are told of outside specialists: a section of the person's card, and a figure beside the staff.
import { PlainTable } from '../../ui/index.ts';
import type { CardSection, PersonPart, StaffPart } from '../people/index.ts';
import { countSpecialists, engagementsOf, type Specialist, whence } from './specialist.queries.ts';
import { engagements, specialistText as text } from './specialist.text.ts';
import { termWords } from './words.ts';

export const specialistPersonPart: PersonPart = {
  key: 'outside-specialist',
  of: async (ctx, personId) => {
    const rows = await engagementsOf(ctx, personId);
    if (rows.length === 0) return null;
    const timeline = rows.map((row) => ({
      on: row.startsOn,
      text: `внешний специалист, ${engagements[row.engagement]}: ${row.work}`,
      path: `/partners/specialists/${row.id}`,
    }));
    return { sections: [sectionOf(rows)], timeline };
  },
};

const sectionOf = (rows: readonly Specialist[]): CardSection => ({
  id: 'outside-specialist',
  title: text.one,
  count: rows.length,
  body: (view) => (
    <PlainTable
      caption={text.one}
      rows={[...rows]}
      rowKey={(row) => row.id}
      rowHref={(row) => view.url(`/partners/specialists/${row.id}`)}
      columns={[
        { key: 'work', title: text.fields.work, cell: (row) => row.work, wrap: true },
        { key: 'from', title: text.fields.from, cell: whence, wrap: true },
        {
          key: 'engagement',
          title: text.fields.engagement,
          cell: (row) => engagements[row.engagement],
          wrap: true,
        },
        { key: 'term', title: text.fields.state, cell: (row) => termWords(row.startsOn, row.endsOn) },
      ]}
    />
  ),
});

/** Without a post they are not staff: counted apart from it on the same day. */
export const specialistStaffPart: StaffPart = {
  key: 'outside-specialist',
  title: text.title,
  apart: async (ctx, on) => ({
    words: text.apart,
    count: await countSpecialists(ctx, on),
    path: `/partners/specialists?on=${on}`,
  }),
};
