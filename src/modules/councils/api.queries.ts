// Councils through the API: the bodies, the composition on a date, a session as its sheet.
import { z } from 'zod';
import type { Rule } from '../../kernel/policy.ts';
import { signedIn } from '../../kernel/policy.ts';
import { type AnyQuery, query } from '../../kernel/query.ts';
import { bodyLines, membersOn, visibleBody } from './body.queries.ts';
import { openPart } from './item.queries.ts';
import { sheetOf } from './session.queries.ts';

const anybody = signedIn as Rule<void>;

export const listBodies = query({
  name: 'councils.bodies',
  ru: 'Советы',
  input: z.object({}),
  ability: anybody,
  run: (ctx) => bodyLines(ctx),
});

export const composition = query({
  name: 'councils.composition',
  ru: 'Состав совета на дату',
  input: z.object({ bodyId: z.uuid(), on: z.iso.date().optional() }),
  ability: anybody,
  run: async (ctx, input) => {
    const body = await visibleBody(ctx, input.bodyId);
    return body ? membersOn(ctx, body.id, input.on ?? ctx.today) : null;
  },
});

export const sessionSheet = query({
  name: 'councils.session',
  ru: 'Заседание: явка, повестка, голоса, решения',
  input: z.object({ sessionId: z.uuid() }),
  ability: anybody,
  run: async (ctx, input) => {
    const sheet = await sheetOf(ctx, input.sessionId);
    return sheet ? { ...sheet, items: sheet.items.map((item) => openPart(ctx, item)) } : null;
  },
});

export const councilQueries: readonly AnyQuery[] = [listBodies, composition, sessionSheet];
