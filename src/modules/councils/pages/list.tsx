// Bodies of the territory and of its institutions: who heads them, when they meet, what waits, are they constituted.
import { page } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { Badge, LinkButton, ListPage } from '../../../ui/index.ts';
import { institutionNames } from '../../institutions/index.ts';
import { personNames } from '../../people/index.ts';
import { createBody } from '../body.commands.ts';
import { seesCouncils } from '../body.policy.ts';
import { bodyLines } from '../body.queries.ts';
import { notConstituted } from '../councils.text.ts';

export const bodiesPage = page({
  path: '/councils',
  ru: 'Советы',
  ability: seesCouncils,
  load: async (ctx) => {
    const bodies = await bodyLines(ctx);
    const names = await personNames(
      ctx,
      bodies.flatMap((body) => [body.chairId, body.secretaryId].filter((id) => id !== null)),
    );
    const places = await institutionNames(
      ctx,
      bodies.flatMap((body) => (body.institutionId ? [body.institutionId] : [])),
    );
    return { bodies, names, places };
  },
  view: (view, { bodies, names, places }) => {
    const name = (id: string | null) => (id ? (names.get(id) ?? '—') : '—');
    return {
      title: 'Советы',
      lead: 'Состав на любую дату, заседания, вопросы, которые ждут повестки, протоколы и выписки.',
      actions: (
        <>
          <LinkButton
            text="Решения и их исполнение"
            href={view.url('/councils/decisions')}
            icon="checklist"
          />
          <LinkButton text="Предложения и ходатайства" href={view.url('/councils/proposals')} icon="send" />
          <LinkButton text="Мои заседания" href={view.url('/councils/mine')} icon="calendar-event" />
          {refusalOf(view, createBody, { bodyId: '', institutionId: null }) ? null : (
            <LinkButton text="Создать совет" href={view.url('/councils/new')} icon="plus" look="primary" />
          )}
        </>
      ),
      wide: true,
      body: (
        <ListPage
          caption="Советы"
          path={view.url('/councils')}
          query={{}}
          count={{ total: bodies.length, forms: ['совет', 'совета', 'советов'] }}
          rows={bodies}
          rowKey={(body) => body.id}
          rowHref={(body) => view.url(`/councils/bodies/${body.id}`)}
          columns={[
            { key: 'name', title: 'Совет', cell: (body) => body.name, wrap: true },
            {
              key: 'place',
              title: 'Организация',
              cell: (body) => places.get(body.institutionId ?? '')?.short ?? 'территория',
            },
            { key: 'chair', title: 'Председатель', cell: (body) => name(body.chairId) },
            { key: 'secretary', title: 'Секретарь', cell: (body) => name(body.secretaryId) },
            { key: 'members', title: 'Членов', cell: (body) => String(body.members), numeric: true },
            { key: 'waiting', title: 'Ждут повестки', cell: (body) => String(body.waiting), numeric: true },
            {
              key: 'next',
              title: 'Ближайшее заседание',
              cell: (body) => (body.nextOn ? formatDate(body.nextOn) : 'не назначено'),
            },
            {
              key: 'state',
              title: 'Положение',
              cell: (body) =>
                body.constituted ? (
                  'действует'
                ) : (
                  <Badge tone="trouble" text="не учреждён" title={notConstituted} />
                ),
            },
          ]}
          empty={{
            title: 'Советов пока нет',
            text: 'Первый совет создаёт служба или департамент: название, состав по приказу, Положение.',
          }}
        />
      ),
    };
  },
});
