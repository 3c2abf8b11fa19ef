// A status of another kind: innovation site, resource centre; the draft of the act is drawn at once (OMP-33, OMP-34).
import { page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { type FieldDescriptor, Fields, FormPage, fieldsOf } from '../../../../ui/index.ts';
import { institutionChoice } from '../../../institutions/index.ts';
import { grantStatus, ownStatus, type StatusType, statusTypesOf } from '../site.status.ts';
import { siteWords as words } from './site-pages.text.ts';
import { guardOf, peopleSource, returned } from './site-parts.tsx';

interface Shown {
  readonly types: StatusType[];
  readonly institutions: Pick<FieldDescriptor, 'widget' | 'options' | 'source'>;
}

/** A choice has no room for hints: whom and what the regulation names stands beside the kind. */
const labelOf = (type: StatusType): string => {
  const named = [type.institution, type.subject].filter(Boolean).join(', ');
  return named ? `${type.name} (${named})` : type.name;
};

export const siteGrantPage = page<Shown>({
  path: '/recognition/sites/new',
  ru: words.grantTitle,
  ability: signedIn,
  load: async (ctx) => {
    const refusal = refusalOf(ctx, grantStatus, undefined);
    if (refusal) return refusal;
    return {
      types: (await statusTypesOf(ctx)).filter((type) => type.key !== ownStatus),
      institutions: await institutionChoice(ctx),
    };
  },
  posts: [post(grantStatus, { next: (output) => `/documents/${output.documentId}`, done: words.granted })],
  view: (view, shown) => {
    const back = returned(view, grantStatus);
    const fields = fieldsOf(grantStatus.input).map((field): FieldDescriptor => {
      if (field.name === 'institutionId') return { ...field, ...shown.institutions };
      if (field.name === 'headPersonId') return { ...field, source: peopleSource(view) };
      if (field.name !== 'statusType') return field;
      const options = shown.types.map((type) => ({ value: type.key, label: labelOf(type) }));
      return { ...field, options };
    });
    return {
      title: words.grantTitle,
      crumbs: [[words.registerTitle, '/recognition/sites']],
      lead: words.grantLead,
      body: (
        <FormPage
          action={view.self}
          submit={grantStatus.ru}
          guard={guardOf(view, 'grant')}
          hidden={{ _command: grantStatus.name }}
          errors={back?.errors}
          fields={fields}
          cancel={{ text: words.registerTitle, href: view.url('/recognition/sites') }}
        >
          <Fields fields={fields} values={back?.values ?? { startsOn: view.today }} errors={back?.errors} />
        </FormPage>
      ),
    };
  },
});
