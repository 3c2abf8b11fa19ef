// Consents on the card of a person: which are in force, with the signed sheet, for those who may see them.
import { formatDate } from '../../platform/language/index.ts';
import { PlainTable } from '../../ui/index.ts';
import { type PersonPart, placedPerson } from '../people/index.ts';
import { consentsOf } from './consent.commands.ts';
import { SignedSheet } from './pages/signed-sheet.tsx';
import { privacyPolicy } from './privacy.policy.ts';
import { consentKinds, consentWays, privacyText as text } from './privacy.text.ts';

/** Handed to the card by the composition root. */
export const consentPart: PersonPart = {
  key: 'consents',
  of: async (ctx, personId) => {
    const placed = await placedPerson(ctx, personId);
    if (!placed || privacyPolicy.rules.see.check(ctx, placed)) return null;
    const consents = (await consentsOf(ctx, personId)).filter(({ withdrawnOn }) => withdrawnOn === null);
    if (consents.length === 0) return null;
    return {
      sections: [
        {
          id: 'consents',
          title: text.consents,
          count: consents.length,
          body: (view) => (
            <PlainTable
              caption={text.consents}
              rows={consents}
              rowKey={(each) => each.id}
              columns={[
                { key: 'kind', title: text.fields.kind, cell: (each) => consentKinds[each.kind], wrap: true },
                { key: 'given', title: text.fields.givenOn, cell: (each) => formatDate(each.givenOn) },
                { key: 'way', title: text.fields.way, cell: (each) => consentWays[each.way] },
                {
                  key: 'file',
                  title: text.fields.file,
                  cell: (each) => <SignedSheet view={view} consent={each} />,
                },
              ]}
            />
          ),
        },
      ],
      timeline: [],
    };
  },
};
