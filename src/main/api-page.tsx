// The readable page of the API: the same OpenAPI description, by rooms, without scripts.
import { NarrowFrame, Section, type ViewMode } from '../ui/index.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly description?: string;
  readonly parameters?: readonly { name: string; in: string; schema?: { type?: string; format?: string } }[];
  readonly requestBody?: {
    content: {
      'application/json': {
        schema: {
          properties?: Record<
            string,
            { title?: string; label?: string; type?: string; format?: string; enum?: string[] }
          >;
          required?: string[];
        };
      };
    };
  };
}

interface Description {
  readonly info: { readonly description: string };
  readonly paths: Record<string, unknown>;
}

function fieldsOf(operation: Operation) {
  const shape = operation.requestBody?.content['application/json'].schema;
  if (shape) {
    return Object.entries(shape.properties ?? {}).map(([name, field]) => ({
      name,
      words: field.label ?? field.title ?? '',
      type: field.enum?.join(' | ') ?? [field.type, field.format].filter(Boolean).join(', '),
      required: shape.required?.includes(name) ?? false,
    }));
  }
  return (operation.parameters ?? [])
    .filter((each) => each.in === 'query')
    .map((each) => ({ name: each.name, words: '', type: each.schema?.type ?? '', required: false }));
}

function Method({ path, verb, operation }: { path: string; verb: string; operation: Operation }) {
  const fields = fieldsOf(operation);
  return (
    <details class="o-method" id={operation.operationId}>
      <summary>
        <strong>{verb.toUpperCase()}</strong> <code>{path}</code> — {operation.summary}
      </summary>
      {operation.description ? <p class="o-hint">{operation.description}</p> : null}
      {fields.length === 0 ? (
        <p class="o-none">Полей нет.</p>
      ) : (
        <ul>
          {fields.map((field) => (
            <li>
              <code>{field.name}</code> {field.words} <small>{field.type}</small>
              {field.required ? <small>, обязательно</small> : null}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

export interface ApiPageProps {
  readonly description: Description;
  /** Names of the rooms people know, by the name in the address. */
  readonly roomNames: ReadonlyMap<string, string>;
  readonly look: ViewMode;
}

export function ApiPage({ description, roomNames, look }: ApiPageProps) {
  const operations = Object.entries(description.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs as Record<string, Operation>).map(([verb, operation]) => ({
      path,
      verb,
      operation,
    })),
  );
  const rooms = Map.groupBy(operations, ({ operation }) => operation.tags[0] ?? '');
  return (
    <NarrowFrame title="Программный доступ" help={description.info.description} view={look} wide>
      <p>
        Описание OpenAPI 3.1: <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>. Ключ создаётся на
        странице <a href="/account">учётной записи</a>; повтор запроса с тем же заголовком Idempotency-Key
        ничего не делает дважды.
      </p>
      {[...rooms].map(([room, methods]) => (
        <Section title={roomNames.get(room) ?? room}>
          {methods.map((method) => (
            <Method {...method} />
          ))}
        </Section>
      ))}
    </NarrowFrame>
  );
}
