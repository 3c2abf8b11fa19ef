// The receipt of an application (расписка): who handed in what, under which number, at what minute.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDate, formatMomentLong, upperFirst } from '../../../platform/language/index.ts';
import { PAPER_MODEL_VERSION, type Paper } from '../../../platform/papers/index.ts';
import { membersOn } from '../../councils/index.ts';
import type { DraftParts } from '../../documents/index.ts';
import { filesOf, namingOf } from '../../documents/index.ts';
import { citeNorm, norms, termsOf, versionById } from '../../regulations/index.ts';
import { applicationLifecycle } from '../application/application.lifecycle.ts';
import { planOf } from '../application/application.queries.ts';
import type { Application } from '../application/application.schema.ts';
import { kindNames } from '../application/application.text.ts';
import { siteTitle } from '../site/site.text.ts';

const template = { name: 'recognition-receipt', version: 1 };

export async function receipt(ctx: ReadCtx, application: Application): Promise<DraftParts> {
  const terms = await termsOf(ctx);
  const version = await versionById(ctx, application.regulationVersionId);
  const members = await membersOn(ctx, application.bodyId, ctx.today);
  const secretary = members.find((member) => member.role === 'secretary')?.personId ?? null;
  const naming = await namingOf(ctx, [secretary, application.signerPersonId]);
  const subject = { kind: applicationLifecycle.name, id: application.id };
  const files = await filesOf(ctx, subject);
  const plan = await planOf(ctx, application.id);
  const paper: Paper = {
    model: PAPER_MODEL_VERSION,
    template,
    title: `Расписка о приёме заявки № ${application.number}`,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'normal' },
    blocks: [
      { kind: 'letterhead', lines: [upperFirst(terms.of('expert-council'))] },
      { kind: 'document-kind', text: 'РАСПИСКА', subtitle: `о приёме заявки № ${application.number}` },
      { kind: 'requisites', date: null, number: null },
      {
        kind: 'facts',
        rows: [
          { name: 'Организация', value: application.institutionName || application.institutionShortName },
          { name: 'ИНН', value: application.institutionInn || null },
          { name: 'Вид заявки', value: kindNames[application.kind] },
          { name: 'Тема', value: application.theme },
          {
            name: 'Заявку подписал',
            value: naming.withPost(application.signerPersonId, 'nominative', 'institution'),
          },
          {
            name: 'Поступила',
            value: formatMomentLong(application.submittedAt ?? ctx.now, ctx.territory.zone),
          },
          { name: 'Строк в плане работы', value: String(plan.length) },
          { name: 'Приложения', value: files.map((file) => file.name).join('; ') || 'нет' },
        ],
      },
      {
        kind: 'paragraph',
        text: `Заявки принимаются до ${formatDate(application.applicationsUntil)} включительно (${citeNorm(version, norms.applicationDeadline.slug)}).`,
        align: 'justify',
      },
      {
        kind: 'signatures',
        signers: [{ post: 'Секретарь', name: naming.signature(secretary) || null }],
      },
    ],
  };
  return {
    kind: 'receipt',
    template: template.name,
    title: paper.title,
    paper,
    subjects: [
      {
        ...subject,
        title: siteTitle(application.institutionShortName, application.theme),
        path: `/recognition/applications/${application.id}`,
      },
    ],
    audience: 'institution',
    institutions: [application.institutionId],
    bodyId: application.bodyId,
    regulationVersionId: version.id,
  };
}
