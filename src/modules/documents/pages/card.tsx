import { type PageView, page, post } from '../../../kernel/page.ts';
import { everyone } from '../../../kernel/policy.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { type Paper, renderHtml } from '../../../platform/papers/index.ts';
import {
  AsideBlock,
  Badge,
  Facts,
  Flash,
  formatDay,
  HistoryList,
  PeopleList,
  Section,
} from '../../../ui/index.ts';
import { VersionBlock } from '../../regulations/index.ts';
import { cancelCommand, draftCancellingCommand } from '../cancel.commands.ts';
import { citeCommand, dropCitationCommand } from '../citation.commands.ts';
import { withCitations } from '../citation.paper.ts';
import {
  acknowledgeCommand,
  askAcquaintanceCommand,
  changeSignerCommand,
  changeTextCommand,
  registerCommand,
} from '../document.commands.ts';
import { type DocumentRecord, documentPath } from '../document.schema.ts';
import {
  audienceNames,
  callDocument,
  kindNames,
  stateNames,
  documentText as words,
} from '../document.text.ts';
import { attachScanCommand, removeScanCommand } from '../file.commands.ts';
import { approvalDisorder } from '../requisites.ts';
import { askReviewCommand, giveReviewCommand } from '../review.commands.ts';
import { reviewText } from '../review.text.ts';
import { type CardData, loadCard } from './card.load.ts';
import { DocumentActions } from './card-actions.tsx';
import { CancelByOrder, Effects } from './card-cancelling.tsx';
import { Citations, SupersededWarnings } from './card-citations.tsx';
import { DocumentFiles, EditableTexts, RegistrationForm, SignerForm } from './card-forms.tsx';
import { DocumentReviews } from './card-review.tsx';
import { stateTones } from './register.tsx';

const here = (_output: unknown, params: Readonly<Record<string, string>>) => `/documents/${params.id}`;

export const cardPage = page({
  path: '/documents/:id',
  ru: 'Документ',
  ability: everyone,
  load: (ctx, params) => loadCard(ctx, params.id ?? ''),
  posts: [
    post(registerCommand, { next: here, done: (output) => words.registered(output.number) }),
    post(cancelCommand, { next: here, done: words.cancelled }),
    post(draftCancellingCommand, {
      next: (output) => `/documents/${output.documentId}`,
      done: words.cancelling,
    }),
    post(changeTextCommand, { next: here, done: words.textSaved }),
    post(changeSignerCommand, { next: here, done: words.signerSaved }),
    post(citeCommand, { next: here, done: words.citationSaved }),
    post(dropCitationCommand, { next: here, done: words.citationDropped }),
    post(askAcquaintanceCommand, { next: here, done: words.asked }),
    post(acknowledgeCommand, { next: here, done: words.acknowledged }),
    post(askReviewCommand, { next: here, done: reviewText.done.asked }),
    post(giveReviewCommand, { next: here, done: (output) => reviewText.done[output.verdict] }),
    post(attachScanCommand, { next: here, done: words.fileSaved }),
    post(removeScanCommand, { next: here, done: words.fileRemoved }),
  ],
  view: (view, card) => ({
    title: card.document.title,
    crumbs: [[words.registerTitle, '/documents']],
    badge: <Badge tone={stateTones[card.document.state]} text={stateNames[card.document.state]} />,
    lead: callDocument(card.document),
    actions: <DocumentActions view={view} card={card} />,
    aside: <Aside view={view} card={card} />,
    body: (
      <>
        <Warnings card={card} />
        <Complaint view={view} />
        <ForeseenEffects card={card} />
        <DocumentReviews view={view} card={card} />
        <RegistrationForm view={view} card={card} />
        <SignerForm view={view} card={card} />
        <EditableTexts view={view} card={card} />
        <Citations view={view} card={card} />
        <section class="o-sheets" aria-label={words.preview}>
          {renderHtml(shownPaper(card))}
        </section>
        <DocumentFiles view={view} card={card} />
        <CancelByOrder view={view} card={card} />
      </>
    ),
  }),
});

/** A draft is shown with its grounds in the text; a registered paper has them frozen in it. */
const shownPaper = ({ document, citations }: CardData): Paper =>
  document.state === 'draft'
    ? withCitations(
        document.paper,
        citations.map((each) => each.act),
      )
    : document.paper;

interface PartProps {
  readonly view: PageView;
  readonly card: CardData;
}

function Warnings({ card }: Pick<PartProps, 'card'>) {
  const { document, laterBefore, integrity } = card;
  const disorder = approvalDisorder(document.paper);
  return (
    <>
      {document.cancelReason ? (
        <Flash kind="trouble" text={`${stateNames.cancelled}: ${document.cancelReason}`} />
      ) : null}
      {laterBefore ? (
        <Flash kind="warning" text={words.warnNumberOrder(laterBefore.number, laterBefore.date)} />
      ) : null}
      <SupersededWarnings card={card} />
      {disorder.map(({ earlier, later }) => (
        <Flash
          kind="warning"
          text={words.warnApprovalOrder(earlier.heading, earlier.date, later.heading, later.date)}
        />
      ))}
      {integrity && !(integrity.paper && integrity.kept) ? (
        <Flash kind="trouble" text={words.broken} />
      ) : null}
    </>
  );
}

/** On a cancelling draft, above the number and date: what follows from them. */
function ForeseenEffects({ card }: Pick<PartProps, 'card'>) {
  const { document, effects } = card;
  if (!document.cancels || document.state !== 'draft' || effects === null) return null;
  if (isRefusal(effects)) return <Flash kind="trouble" text={effects.text} />;
  return (
    <Section title={words.effectsRegistered}>
      <Effects effects={effects} />
    </Section>
  );
}

/** What came back without a field of its own: said once, above the forms. */
function Complaint({ view }: Pick<PartProps, 'view'>) {
  if (!view.form || Object.keys(view.form.refusal.fields).length > 0) return null;
  return <Flash kind="trouble" text={view.form.refusal.text} />;
}

function Aside({ view, card }: PartProps) {
  const { document, acquaintances, names } = card;
  const { zone } = view.territory;
  return (
    <>
      <AsideBlock title={words.requisites}>
        <Facts facts={requisitesOf(document, names, zone)} />
      </AsideBlock>
      {card.regulation ? (
        <VersionBlock view={view} title={words.regulation} versions={[{ version: card.regulation }]} />
      ) : null}
      {document.cancelledByDocument ? (
        <AsideBlock title={words.cancelledByLink}>
          <a href={view.url(documentPath(document.cancelledByDocument))}>{document.cancelReason}</a>
        </AsideBlock>
      ) : null}
      {document.subjects.length > 0 ? (
        <AsideBlock title={words.subjects}>
          <ul>
            {document.subjects
              .filter((subject) => subject.title)
              .map((subject) => (
                <li>{subject.path ? <a href={view.url(subject.path)}>{subject.title}</a> : subject.title}</li>
              ))}
          </ul>
        </AsideBlock>
      ) : null}
      <AsideBlock title={words.frozen}>
        <Frozen card={card} zone={zone} />
      </AsideBlock>
      {document.state === 'draft' ? null : (
        <AsideBlock title={words.acquaintances}>
          {acquaintances.length === 0 ? (
            <p class="o-none">{words.acquaintanceEmpty}</p>
          ) : (
            <PeopleList
              people={acquaintances.map((each) => ({
                name: names.get(each.personId) ?? '',
                role: each.acknowledgedAt
                  ? [`${words.acquainted} ${formatDay(each.acknowledgedAt, zone)}`, each.remark]
                      .filter(Boolean)
                      .join('. ')
                  : words.waits,
              }))}
            />
          )}
          <p>
            <a href={view.url(`${document.path}/acquaintance.pdf`)} data-turbo="false">
              {words.pdf}
            </a>{' '}
            <a href={view.url(`${document.path}/acquaintance.docx`)} data-turbo="false">
              {words.docx}
            </a>
          </p>
        </AsideBlock>
      )}
      <AsideBlock title={words.history}>
        <HistoryList
          zone={zone}
          entries={card.history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
        />
      </AsideBlock>
    </>
  );
}

const requisitesOf = (document: DocumentRecord, names: CardData['names'], zone: string) => [
  { label: 'Вид', value: kindNames[document.kind] },
  { label: 'Номер', value: document.number },
  { label: 'Дата', value: document.date ? formatDay(document.date) : null },
  {
    label: document.state === 'draft' ? words.signs : words.signedBy,
    value: document.signer ? `${document.signer.name}, ${document.signer.post}` : null,
    wide: true,
  },
  { label: 'Основание', value: document.basis, wide: true },
  { label: 'Дело', value: document.officeIndex },
  { label: 'Срок хранения', value: document.storageTerm },
  { label: 'Кто читает', value: audienceNames[document.audience], wide: true },
  ...(document.registeredAt
    ? [
        {
          label: 'Зарегистрировал',
          value: `${names.get(document.registeredBy ?? '') ?? 'Опора'}, ${formatDay(document.registeredAt, zone)}`,
          wide: true,
        },
      ]
    : []),
];

function Frozen({ card, zone }: { card: CardData; zone: string }) {
  const { document, integrity } = card;
  if (!integrity || !document.registeredAt) return <p class="o-none">{words.notFrozen}</p>;
  const whole = integrity.paper && integrity.kept;
  return (
    <Facts
      facts={[
        {
          label: 'Шаблон',
          value: `${document.template.name}, версия ${document.template.version}`,
          wide: true,
        },
        { label: 'Когда', value: formatDay(document.registeredAt, zone), wide: true },
        { label: 'SHA-256 текста', value: <code class="o-hash">{document.paperHash}</code>, wide: true },
        { label: 'SHA-256 файла PDF', value: <code class="o-hash">{document.pdfHash}</code>, wide: true },
        {
          label: 'Проверка',
          value: whole ? (integrity.redrawn ? words.intact : words.redrawnOtherwise) : words.broken,
          wide: true,
        },
      ]}
    />
  );
}
