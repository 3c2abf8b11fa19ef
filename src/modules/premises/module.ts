// Manifest of premises and equipment.
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { assetCommands } from './asset/asset.commands.ts';
import { handoverDownload } from './asset/handover.paper.ts';
import { bookingCommands } from './booking/booking.commands.ts';
import { pickOccasion } from './booking/booking.queries.ts';
import { bookingText } from './booking/booking.text.ts';
import { assetEditPage, assetNewPage } from './pages/forms.tsx';
import { premisesListPage, premisesSheet } from './pages/list.tsx';
import { assetPage } from './pages/show.tsx';
import { bookPage, weekPage } from './pages/week.tsx';
import { premisesPolicy, seesPremises } from './premises.policy.ts';
import { premisesSentences } from './premises.sentences.ts';
import { premisesText as text } from './premises.text.ts';

const invalid = (name: string, field: string, words: string) => () =>
  refuse(name, words, { kind: 'invalid', fields: { [field]: words } });

export const premisesModule: Module = {
  name: 'premises',
  ru: text.title,
  policies: [premisesPolicy],
  commands: [...assetCommands, ...bookingCommands],
  queries: [pickOccasion],
  pages: [premisesListPage, assetNewPage, weekPage, bookPage, assetEditPage, assetPage],
  downloads: [premisesSheet, handoverDownload],
  menu: (ctx) =>
    seesPremises.check(ctx, undefined)
      ? []
      : [{ label: text.title, path: '/premises', icon: 'building', order: 720 }],
  sentences: premisesSentences,
  constraints: {
    nothing_is_booked_twice: invalid('booked-already', 'from', bookingText.refusals.race),
    asset_answers_to_one_person: invalid('handed-that-day', 'since', text.faults.sameDay),
    inventory_number_is_given_once: invalid('number-twice', 'inventoryNumber', text.refusals.numberTwice),
  },
  invariants: [
    {
      name: 'nothing written off is booked after it left the books',
      sql: `select b.territory_id, b.id from premises.bookings b
        join premises.assets a on a.territory_id = b.territory_id and a.id = b.asset_id
        where b.cancelled_on is null and a.ends_on < b.starts_at::date`,
    },
    {
      name: 'nobody answers for a thing before it came',
      sql: `select h.territory_id, h.id from premises.handovers h
        join premises.assets a on a.territory_id = h.territory_id and a.id = h.asset_id
        where h.starts_on < a.starts_on`,
    },
  ],
};
