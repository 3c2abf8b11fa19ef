// Who heads an institution and who answers for its records, on its card: from posts and roles of the day.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { hasRole } from '../../kernel/ctx.ts';
import { Facts } from '../../ui/index.ts';
import type { InstitutionPart } from '../institutions/index.ts';
import { ownInstitutions, personSeers } from './person.policy.ts';
import { type Person, people as peopleById } from './person.queries.ts';
import { personText as text } from './person.text.ts';
import { headOf } from './post.queries.ts';
import { peopleWithRole } from './role.queries.ts';

interface Shown {
  readonly person: Person;
  readonly label: string;
  readonly title: string;
}

async function answerable(ctx: ReadCtx, institutionId: string): Promise<Shown[]> {
  const head = await headOf(ctx, institutionId, ctx.today);
  const operators = await peopleWithRole(ctx, 'institution-operator', {
    kind: 'institution',
    id: institutionId,
  });
  const people = await peopleById(ctx, [
    ...(head ? [head.personId] : []),
    ...operators.map(({ personId }) => personId),
  ]);
  const shown = (personId: string, label: string, title: string): Shown[] => {
    const person = people.get(personId);
    return person ? [{ person, label, title }] : [];
  };
  return [
    ...(head ? shown(head.personId, text.institutionHead, head.title) : []),
    ...operators
      .filter(({ personId }) => personId !== head?.personId)
      .flatMap(({ personId }) => shown(personId, text.institutionOperator, '')),
  ];
}

export const peopleOfInstitution: InstitutionPart = {
  key: 'people',
  section: async (ctx, institutionId) => {
    const people = await answerable(ctx, institutionId);
    const seesContacts = hasRole(ctx, personSeers) || ownInstitutions(ctx).includes(institutionId);
    return {
      title: text.institutionPeople,
      body: (view) =>
        people.length === 0 ? (
          <p class="o-none">{text.institutionNobody}</p>
        ) : (
          <Facts
            facts={people.map(({ person, label, title }) => ({
              label,
              value: (
                <>
                  <a href={view.url(`/people/${person.id}`)}>{person.fullName}</a>
                  {[title, ...(seesContacts ? [person.phone, person.email] : [])]
                    .filter(Boolean)
                    .map((each) => `, ${each}`)}
                </>
              ),
              wide: true,
            }))}
          />
        ),
    };
  },
};
