// Manifest of the nomenclature: places of main documents, the papers of a school year, legal support.
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { norms } from '../regulations/index.ts';
import { nomenclatureDuties } from './nomenclature.duties.ts';
import { maySee, nomenclaturePolicy } from './nomenclature.policy.ts';
import { nomenclatureSentences, nomenclatureText as text } from './nomenclature.text.ts';
import { legalPage } from './pages/legal.tsx';
import { slotsPage } from './pages/slots.tsx';
import { yearPage } from './pages/year.tsx';
import { placeDocument, vacateSlot } from './slots/slot.commands.ts';

export const nomenclatureModule: Module = {
  name: 'nomenclature',
  ru: text.title,
  policies: [nomenclaturePolicy],
  commands: [placeDocument, vacateSlot],
  pages: [slotsPage, yearPage, legalPage],
  menu: (ctx) =>
    maySee(ctx) ? [{ label: text.title, path: '/nomenclature', icon: 'books', order: 790 }] : [],
  duties: nomenclatureDuties,
  sentences: nomenclatureSentences,
  constraints: {
    slot_holds_one_document_at_a_time: () =>
      refuse('slot-taken', text.refusals.taken, { norm: norms.documentNomenclature.slug }),
  },
  invariants: [
    {
      name: 'a place of the nomenclature holds one document at a time',
      sql: `select territory_id, slot from nomenclature.placements
        where ends_on is null group by territory_id, slot having count(*) > 1`,
    },
  ],
};
