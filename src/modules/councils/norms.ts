// The norms councils keep: two are declared beside the clauses that speak of them, one belongs to councils alone.
import type { z } from 'zod';
import { norm } from '../../kernel/norm.ts';
import { norms } from '../regulations/index.ts';

export const { councilCorrespondence, councilQuorum, councilSession } = norms;

export const councilComposition = norm({
  slug: 'council-composition',
  ru: 'Состав совета хранится периодами: он известен на любую дату, председатель и секретарь в каждый день по одному.',
  rows: ['EXC-01'],
});

export const decisionControl = norm({
  slug: 'decision-control',
  ru: 'У решения один ответственный и срок; исполнение подтверждают, опоздание остаётся, невыполненное переходит в следующую повестку.',
  rows: ['ASC-03'],
});

export const councilAppeals = norm({
  slug: 'council-appeals',
  ru: 'Предложения и ходатайства совета ведутся с адресатом и ответом; отказ — с причиной.',
  rows: ['ASC-04', 'EXC-02'],
});

export const councilNorms = [councilComposition, decisionControl, councilAppeals];

export type QuorumRule = z.output<NonNullable<typeof councilQuorum.parameters>>;
export type SessionRule = z.output<NonNullable<typeof councilSession.parameters>>;
