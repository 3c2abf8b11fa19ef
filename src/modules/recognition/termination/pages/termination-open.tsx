// Opening a case on the ground of a breach of law: circumstances and the supervising body's document (decision 6.11).
import { page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { Field, Flash, FormPage } from '../../../../ui/index.ts';
import { currentVersion, norms } from '../../../regulations/index.ts';
import { siteTitle } from '../../site/site.text.ts';
import { chipOf } from '../../site-report/pages/site-report-parts.tsx';
import { openTermination } from '../termination.commands.ts';
import { terminationPages as words } from '../termination.pages.text.ts';
import { siteOfCase } from '../termination.queries.ts';
import { terminationText } from '../termination.text.ts';

export const terminationOpenPage = page({
  path: '/recognition/sites/:id/terminate',
  onlyForm: true,
  ru: words.openTitle,
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const site = await siteOfCase(ctx, id);
    if (!site || refusalOf(ctx, openTermination, site)) return null;
    return { site, version: await currentVersion(ctx, norms.earlyTerminationGrounds) };
  },
  posts: [
    post(openTermination, {
      next: (output) => `/recognition/terminations/${output.id}`,
      done: words.opened,
    }),
  ],
  view: (view, { site, version }) => {
    const clause = chipOf(view, version, norms.earlyTerminationGrounds.slug);
    const fields = view.form?.refusal.fields ?? {};
    return {
      title: words.openTitle,
      lead: words.openLead(siteTitle(site.institutionShortName, site.theme)),
      crumbs: [[words.listTitle, '/recognition/terminations']],
      body: site.endsOn ? (
        <>
          <Flash kind="info" text={words.openHint} clause={clause} />
          <FormPage
            action={view.self}
            submit={openTermination.ru}
            multipart
            guard={{ idempotencyKey: view.formKey }}
            hidden={{ _command: openTermination.name, siteId: site.siteId }}
            errors={fields}
            cancel={{ text: words.cancel, href: view.url(`/recognition/sites/${site.siteId}`) }}
          >
            <Field
              name="circumstances"
              label={words.circumstances}
              widget="textarea"
              required
              maxLength={5000}
              value={view.form?.values.circumstances}
              error={fields.circumstances}
            />
            <Field
              name="evidence"
              label={words.evidenceWords}
              widget="text"
              required
              maxLength={1000}
              value={view.form?.values.evidence}
              error={fields.evidence}
            />
            <Field
              name="file"
              label={words.evidence}
              hint={words.evidenceHint}
              widget="file"
              accept=".pdf,.docx,.odt,.jpg,.jpeg,.png"
              maxMegabytes={25}
              error={fields.file}
            />
          </FormPage>
        </>
      ) : (
        <Flash kind="warning" text={terminationText.notInForce} clause={clause} />
      ),
    };
  },
});
