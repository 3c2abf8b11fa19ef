// A new council: its names as the papers print them, its Положение, its institution.

import { scopesOf } from '../../../kernel/ctx.ts';
import { page, post } from '../../../kernel/page.ts';
import { institutionNames } from '../../institutions/index.ts';
import { regulationsForBodies } from '../../regulations/index.ts';
import { curatorChoices } from '../body/curators.ts';
import { createBody } from '../body.commands.ts';
import { bodyPolicy, seesCouncils } from '../body.policy.ts';
import { CommandForm } from './parts.tsx';

/** Whoever may create the least of bodies may open the form; the kind is judged when it is sent. */
export const anyGroup = { bodyId: '', institutionId: null, kind: 'working-group' } as const;

export const newBodyPage = page({
  path: '/councils/new',
  ru: 'Новый совет или объединение',
  ability: seesCouncils,
  load: async (ctx) => {
    const own = scopesOf(ctx, ['institution-head', 'institution-operator'], 'institution');
    const complaint = own.length > 0 ? null : bodyPolicy.rules.create.check(ctx, anyGroup);
    if (complaint) return complaint;
    return {
      regulations: await regulationsForBodies(ctx),
      curators: await curatorChoices(ctx),
      own: [...(await institutionNames(ctx, own))],
    };
  },
  posts: [
    post(createBody, {
      next: ({ id }) => `/councils/bodies/${id}`,
      done: 'Создано. Внесите состав по приказу.',
    }),
  ],
  view: (view, { regulations, curators, own }) => ({
    title: 'Новый совет, объединение или группа',
    lead: 'После создания внесите состав: каждое назначение опирается на приказ.',
    crumbs: [['Советы и объединения', '/councils']],
    body: (
      <CommandForm
        view={view}
        command={createBody}
        record={own[0] ? { bodyId: '', institutionId: own[0][0] } : anyGroup}
        hidden={own[0] ? { institutionId: own[0][0] } : {}}
        values={{ startsOn: view.today }}
        options={{
          regulationId: regulations,
          curatorId: curators,
          institutionId: own.map(([id, { short }]) => ({ value: id, label: short })),
        }}
        only={[
          ...['kind', 'name', 'nameGenitive', 'shortName', 'subject', 'curatorId', 'place'],
          ...['regulationId', 'startsOn', 'termOn', 'product'],
        ]}
      />
    ),
  }),
});
