// A document: the sheet as it will print, files to take, number and date, who signed, what was frozen.
import { LinkButton } from '../action.tsx';
import { Icon } from '../icon.tsx';
import type { Content } from '../types.ts';
import { uiText } from '../ui.text.ts';
import { AsideBlock, type Fact, Facts } from './card.tsx';

export interface Signer {
  name: string;
  post: string;
  /** «подписано 3 сентября 2026 г.»; absent while not signed. */
  signed?: string | undefined;
}

export interface DocumentPageProps {
  title: string;
  /** Number, date, kind, дело index. */
  facts: Fact[];
  signers?: Signer[] | undefined;
  /** What was fixed at the moment of issue: template version, hash. */
  frozen?: Fact[] | undefined;
  docxHref?: string | undefined;
  pdfHref?: string | undefined;
  /** Shown in the middle: pages as pictures, or an HTML sheet as children. */
  pictures?: { src: string; alt: string }[] | undefined;
  children?: Content;
}

export function DocumentPage(props: DocumentPageProps) {
  return (
    <div class="o-document">
      <section class="o-sheets" aria-label={`${uiText.documentPreview}: ${props.title}`}>
        {props.pictures?.map((picture) => (
          <img class="o-sheet" src={picture.src} alt={picture.alt} width="794" height="1123" />
        ))}
        {props.children ? <Sheet>{props.children}</Sheet> : null}
      </section>
      <div class="o-document-side">
        <div class="o-buttons">
          {props.docxHref ? (
            <LinkButton text={uiText.download.docx} href={props.docxHref} icon="file-type-docx" download />
          ) : null}
          {props.pdfHref ? (
            <LinkButton text={uiText.download.pdf} href={props.pdfHref} icon="file-type-pdf" download />
          ) : null}
        </div>
        <Facts facts={props.facts} />
        {props.signers?.length ? <Signers signers={props.signers} /> : null}
        {props.frozen?.length ? (
          <AsideBlock title={uiText.frozen}>
            <Facts facts={props.frozen} />
          </AsideBlock>
        ) : null}
      </div>
    </div>
  );
}

/** A page of paper on the screen, in the serif of documents. */
export function Sheet({ children }: { children?: Content }) {
  return <article class="o-sheet o-paper">{children}</article>;
}

function Signers({ signers }: { signers: Signer[] }) {
  return (
    <AsideBlock title={uiText.signers}>
      <ul class="o-people">
        {signers.map((signer) => (
          <li>
            <span>{signer.name}</span>
            <small>{signer.post}</small>
            <small>
              <Icon name={signer.signed ? 'check' : 'clock'} /> {signer.signed ?? uiText.notSigned}
            </small>
          </li>
        ))}
      </ul>
    </AsideBlock>
  );
}
