// A new council: its names as the papers print them, its Положение, its institution.

import { scopesOf } from '../../../kernel/ctx.ts';
import { page, post } from '../../../kernel/page.ts';
import { institutionNames } from '../../institutions/index.ts';
import { regulationsForBodies } from '../../regulations/index.ts';
import { createBody } from '../body.commands.ts';
import { bodyPolicy, seesCouncils } from '../body.policy.ts';
import { CommandForm } from './parts.tsx';

export const newBodyPage = page({
  path: '/councils/new',
  ru: 'Новый совет',
  ability: seesCouncils,
  load: async (ctx) => {
    const own = scopesOf(ctx, ['institution-head', 'institution-operator'], 'institution');
    const complaint =
      own.length > 0 ? null : bodyPolicy.rules.create.check(ctx, { bodyId: '', institutionId: null });
    if (complaint) return complaint;
    return { regulations: await regulationsForBodies(ctx), own: [...(await institutionNames(ctx, own))] };
  },
  posts: [
    post(createBody, {
      next: ({ id }) => `/councils/bodies/${id}`,
      done: 'Совет создан. Внесите состав по приказу.',
    }),
  ],
  view: (view, { regulations, own }) => ({
    title: 'Новый совет',
    lead: 'После создания внесите состав: каждое назначение опирается на приказ.',
    crumbs: [['Советы', '/councils']],
    body: (
      <CommandForm
        view={view}
        command={createBody}
        record={{ bodyId: '', institutionId: own[0]?.[0] ?? null }}
        hidden={own[0] ? { institutionId: own[0][0] } : {}}
        values={{ startsOn: view.today }}
        options={{
          regulationId: regulations,
          institutionId: own.map(([id, { short }]) => ({ value: id, label: short })),
        }}
        only={['kind', 'name', 'nameGenitive', 'shortName', 'place', 'regulationId', 'startsOn']}
      />
    ),
  }),
});
