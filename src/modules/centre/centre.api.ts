// What programs may ask of the structure: the staff table of a day, who answers for what.
import { z } from 'zod';
import { signedIn } from '../../kernel/policy.ts';
import { query } from '../../kernel/query.ts';
import { seesStructure } from './centre.policy.ts';
import { holders, portfolios } from './portfolio/portfolio.queries.ts';
import { staffTableOn } from './structure/structure.queries.ts';

const onDay = z.object({ on: z.iso.date().optional() });

export const centreQueries = [
  query({
    name: 'centre.structure',
    ru: 'Структура и штаты на дату',
    input: onDay,
    ability: seesStructure,
    run: (ctx, input) => staffTableOn(ctx, input.on ?? ctx.today),
  }),
  query({
    name: 'centre.who',
    ru: 'Кто за что отвечает',
    input: onDay,
    ability: signedIn,
    run: async (ctx, input) => ({
      portfolios: await portfolios(ctx),
      holders: (await holders(ctx, { on: input.on ?? ctx.today })).map(
        ({ act: _act, id: _id, ...open }) => open,
      ),
    }),
  }),
];
