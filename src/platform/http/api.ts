// The REST API: every command by POST, every query by GET, described by OpenAPI 3.1 from the same declarations.
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { House } from '../../kernel/house.ts';
import { recordView } from '../../kernel/journal.ts';
import { ask } from '../../kernel/perform.ts';
import { isRefusal, notFound, refuse } from '../../kernel/refusal.ts';
import { refusalJson } from './answer.ts';
import { jsonOf, storable } from './body.ts';
import { visitor } from './gateway.ts';
import type { HttpParts } from './routes.ts';

export const apiPath = (name: string) => `/${name.replaceAll('.', '/')}`;

async function entry(parts: HttpParts, c: Context) {
  const territory = await parts.territoryBySlug(c.req.param('territory') ?? '');
  if (!territory) return notFound('Нет такой территории.');
  const caller = await parts.callerOf(c.req.raw);
  if (caller?.tokenScopes && caller.tokenTerritoryId !== territory.id) {
    return refuse('token-territory', 'Ключ доступа выдан для другой территории.', { kind: 'forbidden' });
  }
  return { territory, caller };
}

/** Query strings carry text; numbers and booleans are read by the schema's own coercion, arrays by repetition. */
function searchInput(c: Context): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [
      name.replace(/\[\]$/, ''),
      name.endsWith('[]') || values.length > 1 ? values : typed(values[0] ?? ''),
    ]),
  );
}

const typed = (text: string): unknown => (text === 'true' ? true : text === 'false' ? false : text);

export function apiRoutes(app: Hono, parts: HttpParts): void {
  const { house } = parts.gateway;
  const root = '/api/v1/:territory{[a-z][a-z0-9-]+}';
  for (const command of house.commands.values()) {
    app.post(root + apiPath(command.name), async (c) => {
      const at = await entry(parts, c);
      if (isRefusal(at)) return refusalJson(c, at);
      const raw = await jsonOf(c);
      if (isRefusal(raw)) return refusalJson(c, raw);
      const key = c.req.header('idempotency-key') ?? null;
      const outcome = await parts.gateway.command(
        at.territory,
        at.caller ?? visitor,
        c.get('requestId'),
        command,
        raw,
        key,
      );
      return isRefusal(outcome) ? refusalJson(c, outcome) : c.json({ ok: true, result: outcome ?? null });
    });
  }
  for (const query of house.queries.values()) {
    app.get(root + apiPath(query.name), async (c) => {
      const at = await entry(parts, c);
      if (isRefusal(at)) return refusalJson(c, at);
      const answer = await parts.gateway.read(
        at.territory,
        at.caller ?? visitor,
        c.get('requestId'),
        async (ctx) =>
          parts.gateway.bar?.(ctx, at.caller ?? visitor) ?? ask(ctx, query, storable(searchInput(c))),
      );
      if (isRefusal(answer)) return refusalJson(c, answer);
      const address = `/api/v1${apiPath(query.name)}${new URL(c.req.url).search}`;
      const shown = at.caller ? query.shows?.(answer, address) : null;
      if (shown)
        await parts.gateway.write(at.territory, at.caller ?? visitor, c.get('requestId'), (ctx) =>
          recordView(ctx, shown),
        );
      return c.json({ ok: true, result: answer });
    });
  }
  app.get('/api/v1/openapi.json', (c) => c.json(openApiOf(house)));
  app.all('/api/v1/*', (c) => refusalJson(c, notFound('Нет такого метода. Список методов: /api.')));
}

const schemaOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' });

const errorAnswer = {
  description: 'Отказ: что случилось, почему (норма), какие поля исправить',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
};

/** The OpenAPI 3.1 description of the house. */
export function openApiOf(house: House) {
  const paths: Record<string, unknown> = {};
  const territory = {
    name: 'territory',
    in: 'path',
    required: true,
    schema: { type: 'string' },
    description: 'Территория, например kstovo',
  };
  for (const command of house.commands.values()) {
    paths[`/api/v1/{territory}${apiPath(command.name)}`] = {
      post: {
        operationId: command.name,
        summary: command.ru,
        tags: [command.name.split('.')[0]],
        ...(command.norm ? { description: `Норма: ${command.norm}` } : {}),
        parameters: [territory, { name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } }],
        requestBody: { content: { 'application/json': { schema: schemaOf(command.input) } } },
        responses: { 200: { description: 'Сделано' }, default: errorAnswer },
      },
    };
  }
  for (const query of house.queries.values()) {
    const shape =
      (schemaOf(query.input) as { properties?: Record<string, object>; required?: string[] }) ?? {};
    paths[`/api/v1/{territory}${apiPath(query.name)}`] = {
      get: {
        operationId: query.name,
        summary: query.ru,
        tags: [query.name.split('.')[0]],
        parameters: [
          territory,
          ...Object.entries(shape.properties ?? {}).map(([name, schema]) => ({
            name,
            in: 'query',
            required: shape.required?.includes(name) ?? false,
            schema,
          })),
        ],
        responses: { 200: { description: 'Ответ' }, default: errorAnswer },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Опора',
      version: '1',
      description:
        'Каждая команда и каждый запрос системы. Вход: личный ключ в заголовке Authorization: Bearer.',
    },
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Refusal: {
          type: 'object',
          properties: {
            ok: { const: false },
            error: {
              type: 'object',
              properties: {
                name: { type: 'string' },
                kind: { type: 'string' },
                text: { type: 'string' },
                norm: { type: ['string', 'null'] },
                fields: { type: 'object' },
                details: { type: 'object' },
              },
            },
          },
        },
      },
    },
  };
}
