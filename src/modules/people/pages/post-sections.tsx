// Sections of a person's card about work: posts with their terms, leaves, and the timeline.
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDate, formatNumber } from '../../../platform/language/index.ts';
import { LinkButton, PlainTable, Section } from '../../../ui/index.ts';
import { isPast } from '../person/timeline.ts';
import { placementPolicy } from '../person.policy.ts';
import { employments, leaves as leaveNames, personText as text } from '../person.text.ts';
import { roleGivenBy } from '../positions.ts';
import { endLeave, grantLeave } from '../post/leave.commands.ts';
import { changeTerms, correctPost } from '../post/terms.commands.ts';
import { appoint, endPost } from '../post.commands.ts';
import { type Post, placeOf } from '../post.queries.ts';
import { staffText } from '../staff/staff.text.ts';
import type { PersonCard } from './person-card.ts';
import { addButton, EndButton, isOpen, period, type SectionProps } from './sections.tsx';

const mayChange = (view: PageView, each: Post): boolean =>
  !placementPolicy.rules.place.check(view, {
    institutionId: each.institutionId,
    gives: roleGivenBy(placeOf(each), each.position),
  });

/** «основная работа, 1,25 ставки, 22 ч» */
const terms = (post: Post): string =>
  [
    employments[post.employment],
    post.load === null ? '' : `ставка ${formatNumber(post.load)}`,
    post.hoursPerWeek === null ? '' : `${formatNumber(post.hoursPerWeek)} ч в неделю`,
  ]
    .filter(Boolean)
    .join(', ');

const mostLoad = 2;

/** More than two full positions at once is almost always a mistake of a file; said, never forbidden. */
function loadWarning(view: PageView, posts: readonly Post[]): string | null {
  const now = posts.filter((post) => post.startsOn <= view.today && isOpen(view, post));
  const total = now.reduce((sum, post) => sum + (post.load ?? 0), 0);
  return total > mostLoad ? staffText.total(formatNumber(total)) : null;
}

function PostActs({ view, post }: { view: PageView; post: Post }) {
  if (!mayChange(view, post)) return null;
  const to = (way: string) => view.url(`/people/posts/${post.id}/${way}`);
  return (
    <div class="o-buttons">
      <LinkButton text={correctPost.ru} href={to('correct')} small look="quiet" />
      {isOpen(view, post) ? (
        <>
          <LinkButton text={changeTerms.ru} href={to('terms')} small look="quiet" />
          <LinkButton text={grantLeave.ru} href={to('leave')} small look="quiet" />
          <EndButton view={view} command={endPost} id={post.id} />
        </>
      ) : null}
    </div>
  );
}

export function Posts(props: SectionProps) {
  const { view, card } = props;
  const may = [...card.institutionIds, null].some(
    (institutionId) => !refusalOf(view, appoint, { institutionId, gives: null }),
  );
  const acts = card.posts.some((each) => mayChange(view, each));
  const warning = card.personal ? loadWarning(view, card.posts) : null;
  return (
    <Section id="posts" title="Должности" actions={addButton(props, appoint, 'appoint', may)}>
      {warning ? <p class="alert alert-warning">{warning}</p> : null}
      <PlainTable
        caption="Должности"
        rows={[...card.posts]}
        rowKey={(each) => each.id}
        empty="Должностей нет"
        columns={[
          { key: 'title', title: text.fields.position, cell: (each) => each.title, wrap: true },
          { key: 'place', title: 'Место работы', cell: card.placeOf, wrap: true },
          {
            key: 'subjects',
            title: text.fields.subjects,
            cell: (each) => each.subjects.join(', '),
            wrap: true,
          },
          ...(card.personal
            ? [{ key: 'terms', title: 'Условия', cell: terms, wrap: true }]
            : [
                {
                  key: 'employment',
                  title: text.fields.employment,
                  cell: (each: Post) => employments[each.employment],
                },
              ]),
          { key: 'period', title: 'Когда', cell: period, wrap: true },
          ...(acts
            ? [
                {
                  key: 'acts',
                  title: 'Действие',
                  cell: (each: Post) => <PostActs view={view} post={each} />,
                  wrap: true,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

/** Long leaves; nothing is drawn while there are none. */
export function Leaves({ view, card }: SectionProps) {
  if (card.leaves.length === 0) return null;
  const postOf = (id: string) => card.posts.find((post) => post.id === id);
  return (
    <Section title="Длительные отпуска">
      <PlainTable
        caption="Длительные отпуска"
        rows={[...card.leaves]}
        rowKey={(leave) => leave.id}
        columns={[
          { key: 'kind', title: text.fields.leaveKind, cell: (leave) => leaveNames[leave.kind], wrap: true },
          {
            key: 'post',
            title: text.fields.position,
            cell: (leave) => postOf(leave.postId)?.title ?? '',
            wrap: true,
          },
          { key: 'period', title: 'Когда', cell: period, wrap: true },
          { key: 'document', title: text.fields.document, cell: (leave) => leave.document, wrap: true },
          {
            key: 'end',
            title: 'Действие',
            cell: (leave) => {
              const post = postOf(leave.postId);
              return post && isOpen(view, leave) && mayChange(view, post) ? (
                <EndButton view={view} command={endLeave} id={leave.id} />
              ) : null;
            },
          },
        ]}
      />
    </Section>
  );
}

/** The professional life day by day: what the register knows and what the rooms above add. */
export function Timeline({ view, card }: { view: PageView; card: PersonCard }) {
  if (card.timeline.length === 0) return null;
  return (
    <Section id="path" title="Профессиональный путь">
      <ol class="o-history">
        {card.timeline.map((line) => (
          <li>
            <time datetime={line.on}>{formatDate(line.on)}</time>
            <span>
              {line.path ? <a href={view.url(line.path)}>{line.text}</a> : line.text}
              {isPast(line, view.today) ? null : ' (предстоит)'}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
