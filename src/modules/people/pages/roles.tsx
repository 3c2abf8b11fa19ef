// Roles of the territory in one view: what each is for, who holds it today and on what ground.
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import { page } from '../../../kernel/page.ts';
import { anyOf, rule } from '../../../kernel/policy.ts';
import { PlainTable, Section } from '../../../ui/index.ts';
import { institutionNames } from '../../institutions/index.ts';
import { ownInstitutions } from '../person.policy.ts';
import { personText as text } from '../person.text.ts';
import { peopleWithRole, type RoleHolder } from '../role.queries.ts';
import { roleKinds, roleName } from '../roles.ts';

const overseers = ['territory-admin', 'centre-head', 'authority-head'];

const seesRoles = anyOf<void>(
  rule('oversees-roles', { text: text.refusals.seesRoles }, (ctx) => hasRole(ctx, overseers)),
  rule('heads-institution', { text: text.refusals.seesRoles }, (ctx) => ownInstitutions(ctx).length > 0),
);

const grounds: Record<RoleHolder['ground'], string> = {
  granted: 'по документу',
  acting: 'исполняет обязанности',
  post: 'по должности',
};

interface Shown {
  readonly holders: readonly RoleHolder[];
  readonly places: ReadonlyMap<string, { short: string }>;
}

async function load(ctx: ReadCtx): Promise<Shown> {
  const all = await peopleWithRole(
    ctx,
    roleKinds.map((role) => role.kind),
  );
  const own = ownInstitutions(ctx);
  const holders = hasRole(ctx, overseers) ? all : all.filter((each) => own.includes(each.scopeId ?? ''));
  const scopes = holders.flatMap((each) => (each.scopeId ? [each.scopeId] : []));
  return { holders, places: await institutionNames(ctx, scopes) };
}

export const rolesPage = page<Shown>({
  path: '/people/roles',
  ru: text.rolesTitle,
  ability: seesRoles,
  load: (ctx) => load(ctx),
  view: (view, { holders, places }) => ({
    title: text.rolesTitle,
    crumbs: [[text.title, '/people']],
    lead: 'Роль даёт документ, должность или приказ об исполнении обязанностей; у каждой роли есть срок.',
    wide: true,
    body: (
      <>
        {roleKinds.map((role) => {
          const rows = holders.filter((each) => each.kind === role.kind);
          return (
            <Section title={role.ru}>
              <p class="o-hint">
                {role.why} Назначает: {role.grantedBy.map((kind) => roleName(kind).toLowerCase()).join(', ')}.
              </p>
              <PlainTable
                caption={role.ru}
                rows={rows}
                rowKey={(each) => each.personId + (each.scopeId ?? '')}
                rowHref={(each) => view.url(`/people/${each.personId}`)}
                empty="Сегодня никто"
                columns={[
                  { key: 'name', title: text.one, cell: (each) => each.name },
                  {
                    key: 'scope',
                    title: 'Где',
                    cell: (each) =>
                      each.scopeId ? (places.get(each.scopeId)?.short ?? '') : view.territory.name,
                    wrap: true,
                  },
                  { key: 'ground', title: 'Основание', cell: (each) => grounds[each.ground] },
                ]}
              />
            </Section>
          );
        })}
      </>
    ),
  }),
});
