// Bodies of the territory and of its institutions: who heads them, when they meet, what waits, are they constituted.
import { type PageView, page } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDate, upperFirst } from '../../../platform/language/index.ts';
import { Badge, LinkButton, ListPage } from '../../../ui/index.ts';
import { ownInstitutions } from '../../people/index.ts';
import { bodyKinds, families } from '../body/body.kinds.ts';
import { listedBodies } from '../body/body.sheet.ts';
import { bodyTexts as text } from '../body/body.text.ts';
import { createBody } from '../body.commands.ts';
import { readableBodies, seesCouncils } from '../body.policy.ts';
import type { BodyLine } from '../body.queries.ts';
import { notConstituted } from '../councils.text.ts';
import { anyGroup } from './body-new.tsx';

export const bodiesPage = page({
  path: '/councils',
  ru: text.title,
  ability: seesCouncils,
  load: (ctx, _params, query) => listedBodies(ctx, query),
  view: (view, { bodies, names, places }) => {
    const name = (id: string | null) => (id ? (names.get(id) ?? '—') : '—');
    return {
      title: text.title,
      lead: text.lead,
      actions: (
        <>
          <LinkButton
            text="Решения и их исполнение"
            href={view.url('/councils/decisions')}
            icon="checklist"
          />
          <LinkButton text="Предложения и ходатайства" href={view.url('/councils/proposals')} icon="send" />
          <LinkButton text="Мои заседания" href={view.url('/councils/mine')} icon="calendar-event" />
          {refusalOf(view, createBody, anyGroup) && ownInstitutions(view).length === 0 ? null : (
            <LinkButton text="Создать" href={view.url('/councils/new')} icon="plus" look="primary" />
          )}
        </>
      ),
      wide: true,
      body: (
        <ListPage
          caption={text.title}
          path={view.url('/councils')}
          query={Object.fromEntries(view.query)}
          filters={[
            { name: 'q', label: 'Название или предмет', kind: 'search' },
            {
              name: 'family',
              label: 'Вид',
              kind: 'select',
              options: Object.entries(families).map(([value, label]) => ({ value, label })),
            },
            {
              name: 'level',
              label: 'Чей',
              kind: 'select',
              options: [
                { value: 'service', label: 'территории' },
                { value: 'institutions', label: 'организаций' },
              ],
            },
            {
              name: 'when',
              label: 'Когда',
              kind: 'select',
              options: [{ value: 'past', label: 'завершили работу' }],
            },
          ]}
          count={{ total: bodies.length, forms: ['запись', 'записи', 'записей'] }}
          exportHref={view.url(`/councils/bodies.xlsx?${view.query}`)}
          rows={bodies}
          rowKey={(body) => body.id}
          rowHref={(body) => view.url(`/councils/bodies/${body.id}`)}
          columns={[
            {
              key: 'name',
              title: 'Название',
              cell: (body) => (
                <>
                  {upperFirst(body.name)}
                  <span class="o-hint d-block">
                    {[bodyKinds[body.kind], body.subject].filter(Boolean).join(', ')}
                  </span>
                </>
              ),
              wrap: true,
            },
            {
              key: 'place',
              title: 'Организация',
              cell: (body) => places.get(body.institutionId ?? '')?.short ?? 'территория',
            },
            { key: 'chair', title: 'Кто возглавляет', cell: (body) => name(body.chairId) },
            { key: 'members', title: 'В составе', cell: (body) => String(body.members), numeric: true },
            { key: 'waiting', title: 'Ждут повестки', cell: (body) => String(body.waiting), numeric: true },
            {
              key: 'next',
              title: 'Ближайшее заседание',
              cell: (body) => (body.nextOn ? formatDate(body.nextOn) : 'не назначено'),
            },
            {
              key: 'term',
              title: 'Срок',
              cell: (body) => (body.termOn ? <TermSign view={view} body={body} /> : 'постоянно'),
            },
            {
              key: 'state',
              title: 'Положение',
              cell: (body) =>
                body.constituted ? (
                  'действует'
                ) : (
                  <span class="text-nowrap">
                    <Badge tone="trouble" text="не учреждён" title={notConstituted} />
                  </span>
                ),
            },
          ]}
          empty={emptyWords(view)}
        />
      ),
    };
  },
});

/** Nothing found, nothing open to this reader, or nothing made yet: each is said as it is. */
function emptyWords(view: PageView) {
  if (['q', 'family', 'level', 'when'].some((name) => view.query.get(name))) return text.empty.filtered;
  return readableBodies(view).all ? text.empty.none : text.empty.closed;
}

/** «до 30 мая», in trouble when it has passed and nothing is handed over. */
const TermSign = ({ view, body }: { view: PageView; body: BodyLine }) =>
  body.productOn === null && (body.termOn ?? '') < view.today ? (
    <Badge tone="trouble" text={`прошёл ${formatDate(body.termOn ?? '')}`} />
  ) : (
    <>до {formatDate(body.termOn ?? '')}</>
  );
