// Manifest of privacy: consents, who looked, the own copy, the end of keeping.
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { formatDate } from '../../platform/language/index.ts';
import { anonymise } from './anonymise.commands.ts';
import { giveConsent, publishText, withdrawConsent } from './consent.commands.ts';
import { keepingPage } from './pages/keeping.tsx';
import { privacyPersonPage } from './pages/person.tsx';
import { viewsPageOfLog } from './pages/views.tsx';
import { privacyDownloads } from './privacy.downloads.ts';
import { keepingPolicy, keepsPrivacy, privacyPolicy } from './privacy.policy.ts';
import { privacyText as text } from './privacy.text.ts';

const day = (value: unknown) => (value ? formatDate(String(value)) : '');

export const privacyModule: Module = {
  name: 'privacy',
  ru: text.title,
  policies: [privacyPolicy, keepingPolicy],
  commands: [publishText, giveConsent, withdrawConsent, anonymise],
  pages: [keepingPage, viewsPageOfLog, privacyPersonPage],
  downloads: privacyDownloads,
  menu: (ctx) => {
    if (ctx.actor.kind !== 'person' || !ctx.actor.personId) return [];
    const mine = {
      label: text.mine,
      path: `/privacy/people/${ctx.actor.personId}`,
      icon: 'shield-check',
      order: 950,
    };
    return keepsPrivacy.check(ctx, undefined)
      ? [mine]
      : [{ label: text.title, path: '/privacy', icon: 'lock', order: 940 }, mine];
  },
  sentences: {
    'consent-text.published': (data) => `введён текст согласия ${data.kind}, редакция ${data.version}`,
    'consent.given': (data) =>
      `дано согласие ${data.kind}, ${day(data.givenOn)}, редакция текста ${data.version}`,
    'consent.withdrawn': (data) => `отозвано согласие ${data.kind}, ${day(data.on)}`,
    'person.anonymised': () => 'человек обезличен',
  },
  constraints: {
    one_consent_of_a_kind_at_a_time: () =>
      refuse('consent-given-already', text.consentTwice, {
        kind: 'invalid',
        fields: { kind: text.consentTwice },
      }),
  },
  invariants: [
    {
      name: 'of an anonymised person no former name and no personal value of the journal is left',
      sql: `select p.territory_id, p.id from people.persons p where p.anonymised_at is not null and (
        exists (select from people.previous_names n where n.territory_id = p.territory_id and n.person_id = p.id)
        or exists (select from journal.personal_values v where v.territory_id = p.territory_id
          and v.person_id = p.id and (v.before <> 'null' or v.after <> 'null')))`,
    },
  ],
};
