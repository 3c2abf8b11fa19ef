// The line above a table: what is shown, and the tools to its right: files to take away, print.
import { LinkButton, PrintButton } from '../action.tsx';
import type { IconName } from '../icon-names.ts';
import type { Content } from '../types.ts';
import { uiText } from '../ui.text.ts';

export interface FileLinks {
  xlsx?: string | undefined;
  docx?: string | undefined;
  pdf?: string | undefined;
}

export interface ListBarProps {
  /** How many, of what. */
  count?: Content;
  /** A page whose line names what it shows («Май 2026») instead of a count. */
  heading?: Content;
  /** Stands between the count and the tools. */
  children?: Content;
  /** Buttons before the files. */
  tools?: Content;
  files?: FileLinks | undefined;
}

const fileKinds: readonly (readonly [keyof FileLinks, string, IconName])[] = [
  ['xlsx', uiText.exportXlsx, 'download'],
  ['docx', 'DOCX', 'file-type-docx'],
  ['pdf', 'PDF', 'file-type-pdf'],
];

export function ListBar({ count, heading, children, tools, files = {} }: ListBarProps) {
  return (
    <div class="o-list-bar">
      {heading ? <h2 class="o-count-text">{heading}</h2> : <p class="o-count-text">{count}</p>}
      {children}
      <div class="o-list-tools">
        {tools}
        {fileKinds.map(([kind, text, icon]) => {
          const href = files[kind];
          return href ? <LinkButton text={text} href={href} icon={icon} look="quiet" small download /> : null;
        })}
        <PrintButton />
      </div>
    </div>
  );
}
