// Shapes of a document: kinds, audiences, what a module hands over for keeping and what a reader gets back.
import type { CivilDate } from '../../kernel/clock.ts';
import type { Paper } from '../../platform/papers/index.ts';

export const documentKinds = [
  'order',
  'minutes',
  'extract',
  'proposals',
  'transfer-act',
  'application',
  'expert-sheet',
  'receipt',
  'register',
  'score-summary',
  'notice',
  'report',
  'letter',
  'plan',
  'note',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/**
 * Who may read it: `staff` — the service and the authority; `secretariat` — the office of the body and the author;
 * `council` — the whole body, the heads after registration; `institution` — also the institutions named;
 * `public` — everybody after registration.
 */
export const audiences = ['staff', 'secretariat', 'council', 'institution', 'public'] as const;
export type Audience = (typeof audiences)[number];

export type DocumentState = 'draft' | 'registered' | 'cancelled';

/** What a document is about; title and path let its card link back without knowing the owner. */
export interface SubjectLink {
  readonly kind: string;
  readonly id: string;
  readonly title?: string;
  /** Path within the territory: '/recognition/applications/…'. */
  readonly path?: string;
}

export interface SignerSnapshot {
  readonly personId: string | null;
  /** In full, with «И. о.» already when acting. */
  readonly post: string;
  /** «М. П. Иванова», as printed. */
  readonly name: string;
  readonly acting: boolean;
}

/** A paragraph of the paper people may word themselves before it is registered: the preamble, the closing item. */
export interface EditableText {
  readonly key: string;
  readonly label: string;
  /** Index in paper.blocks of a paragraph or subject. */
  readonly block: number;
}

export interface DraftParts {
  readonly kind: DocumentKind;
  /** Name of the template; the paper's own name and version are what is kept. */
  readonly template?: string;
  readonly title: string;
  readonly paper: Paper;
  readonly subjects: readonly SubjectLink[];
  readonly basis?: string;
  readonly audience?: Audience;
  /** Institutions that read it; subjects of the kind 'institutions.institution' are added by themselves. */
  readonly institutions?: readonly string[];
  readonly bodyId?: string;
  /** Numbers are unique within kind, series and year; minutes and extracts take the body as their series. */
  readonly series?: string;
  readonly signer?: SignerSnapshot;
  readonly regulationVersionId?: string;
  readonly editable?: readonly EditableText[];
  /** The registered order this one cancels. */
  readonly cancels?: string;
}

export interface DocumentSummary {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly state: DocumentState;
  readonly number: string | null;
  readonly date: CivilDate | null;
  readonly path: string;
}

/** A document as its card and its commands know it. */
export interface DocumentRecord extends DocumentSummary {
  readonly version: number;
  readonly template: { readonly name: string; readonly version: number };
  readonly basis: string | null;
  readonly series: string;
  readonly year: number | null;
  readonly paper: Paper;
  readonly editable: readonly EditableText[];
  readonly edited: Readonly<Record<string, string>>;
  readonly paperHash: string | null;
  readonly pdfHash: string | null;
  readonly officeIndex: string | null;
  readonly storageTerm: string | null;
  readonly audience: Audience;
  readonly bodyId: string | null;
  readonly signer: SignerSnapshot | null;
  readonly regulationVersionId: string | null;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly registeredAt: Date | null;
  readonly registeredBy: string | null;
  readonly cancelledAt: Date | null;
  readonly cancelledBy: string | null;
  readonly cancelReason: string | null;
  readonly cancels: string | null;
  readonly cancelledByDocument: string | null;
  readonly subjects: readonly SubjectLink[];
  readonly institutions: readonly string[];
}

export const documentPath = (id: string): string => `/documents/${id}`;
