// Replacing a head or a co-head: who, since when and why; beside it the load of every methodist (decision 6.12).
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { AsideBlock, Facts, Fields, FormPage, fieldsOf, PlainTable } from '../../../../ui/index.ts';
import { personNames } from '../../../people/index.ts';
import { loadSite, type MethodistLoad, methodistLoads, replaceHead } from '../site.heads.ts';
import type { SiteCard } from '../site.queries.ts';
import { siteWords as words } from './site-pages.text.ts';
import { guardOf, peopleSource, returned } from './site-parts.tsx';

interface Shown {
  readonly site: SiteCard & { readonly siteId: string };
  readonly loads: MethodistLoad[];
  readonly chosen: { value: string; label: string }[];
}

async function load(ctx: ReadCtx, id: string) {
  const site = await loadSite(ctx, { siteId: id });
  if (!site) return null;
  const refusal = refusalOf(ctx, replaceHead, site);
  if (refusal) return refusal;
  const loads = await methodistLoads(ctx);
  const names = await personNames(
    ctx,
    [site.headId, site.coHeadId].filter((each) => each !== null),
  );
  return { site, loads, chosen: [...names].map(([value, label]) => ({ value, label })) };
}

export const siteHeadsPage = page<Shown>({
  path: '/recognition/sites/:id/heads',
  onlyForm: true,
  ru: words.replace,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(replaceHead, { next: (output) => `/documents/${output.documentId}`, done: words.replaceDone }),
  ],
  view: (view, { site, loads, chosen }) => {
    const back = returned(view, replaceHead);
    const fields = fieldsOf(replaceHead.input)
      .filter((field) => field.name !== 'siteId')
      .map((field) => (field.source ? { ...field, source: peopleSource(view), options: chosen } : field));
    return {
      title: words.replace,
      crumbs: [
        [words.registerTitle, '/recognition/sites'],
        [`${site.institutionShortName}: ${site.theme}`, `/recognition/sites/${site.id}`],
      ],
      lead: words.replaceLead,
      aside: (
        <AsideBlock title={words.loads}>
          <p class="o-hint">{words.loadsLead}</p>
          <PlainTable
            caption={words.loads}
            rows={loads}
            rowKey={(each) => each.personId}
            columns={[
              { key: 'name', title: words.methodist, cell: (each) => each.name },
              { key: 'sites', title: words.sites, cell: (each) => String(each.sites), numeric: true },
            ]}
          />
        </AsideBlock>
      ),
      body: (
        <>
          <Facts
            facts={[
              { label: words.head, value: site.headName || words.noPerson },
              { label: words.coHead, value: site.coHeadName || words.noPerson },
            ]}
          />
          <FormPage
            action={view.self}
            submit={replaceHead.ru}
            guard={guardOf(view, 'replace')}
            hidden={{ _command: replaceHead.name, siteId: site.id }}
            errors={back?.errors}
            fields={fields}
            cancel={{ text: 'К площадке', href: view.url(`/recognition/sites/${site.id}`) }}
          >
            <Fields
              fields={fields}
              values={back?.values ?? { role: 'head', startsOn: view.today }}
              errors={back?.errors}
            />
          </FormPage>
        </>
      ),
    };
  },
});
