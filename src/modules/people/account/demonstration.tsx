// The demonstration's door and mailbox: named people one button away, letters that go nowhere. Absent in production.
import { safeNext } from '../../../platform/auth/index.ts';
import type { GlobalRoute } from '../../../platform/http/index.ts';
import type { KeptLetter } from '../../../platform/mail/index.ts';
import { DemoPeople, type DemoPerson, Section } from '../../../ui/index.ts';
import { accountText as words } from './account.text.ts';
import { type AccountParts, type Character, formOf, goTo, momentText, pageAnswer } from './answer.tsx';

/** By territory, in the order of the story: its people first, the others folded under them. */
function groupsOf(characters: readonly Character[]) {
  const groups = new Map<string, { title: string; people: DemoPerson[]; others: DemoPerson[] }>();
  for (const { login, name, role, territory, territoryName, why, named } of characters) {
    const group = groups.get(territory) ?? { title: territoryName, people: [], others: [] };
    (named ? group.people : group.others).push({ login, name, role, note: why });
    groups.set(territory, group);
  }
  return [...groups.values()].map((group) =>
    group.people.length > 0 ? group : { ...group, people: group.others, others: [] },
  );
}

async function peoplePage(parts: AccountParts, request: Request, isUnknown = false) {
  const next = safeNext(new URL(request.url).searchParams.get('next'), '');
  return pageAnswer(request, {
    title: words.demonstrationTitle,
    help: words.demonstrationHelp,
    wide: true,
    ...(isUnknown
      ? { flash: [{ kind: 'trouble' as const, text: words.demonstrationUnknown }], status: 422 }
      : {}),
    body: (
      <DemoPeople
        action="/demonstration"
        next={next || undefined}
        groups={groupsOf(await parts.characters())}
      />
    ),
  });
}

/** The letter's words with its addresses made links, so that an invitation can be followed. */
function LetterText({ text }: { text: string }) {
  const pieces = text.split(/(https?:\/\/\S+)/);
  return (
    <p class="o-letter">
      {pieces.map((piece) => (/^https?:/.test(piece) ? <a href={piece}>{piece}</a> : piece))}
    </p>
  );
}

const LetterCard = ({ letter }: { letter: KeptLetter }) => (
  <Section title={letter.subject}>
    <p class="o-hint">
      {momentText(letter.at)} · {letter.recipient}
    </p>
    <LetterText text={letter.text} />
  </Section>
);

export const demonstrationRoutes = (parts: AccountParts): GlobalRoute[] => {
  if (parts.mode !== 'demonstration') return [];
  return [
    {
      method: 'GET',
      path: '/demonstration',
      ability: 'public',
      ru: 'Участники демонстрации',
      handle: (request) => peoplePage(parts, request),
    },
    {
      method: 'POST',
      path: '/demonstration',
      ability: 'public',
      ru: 'Войти как участник демонстрации',
      handle: async (request) => {
        const form = await formOf(request);
        const character = (await parts.characters()).find((each) => each.login === form.one('login'));
        const account = character && (await parts.auth.accountByLogin(character.login));
        if (!account) return peoplePage(parts, request, true);
        const cookies = await parts.auth.startSession(account.id, request);
        return goTo(safeNext(form.one('next'), `/${character.territory}`), cookies);
      },
    },
    {
      method: 'GET',
      path: '/mailbox',
      ability: 'public',
      ru: 'Письма демонстрации',
      handle: async (request) => {
        const letters = parts.mail.hasServer ? [] : await parts.mail.letters();
        return pageAnswer(request, {
          title: words.mailboxTitle,
          help: words.mailboxHelp,
          wide: true,
          body: letters.length ? (
            <div class="o-content">
              {letters.map((letter) => (
                <LetterCard letter={letter} />
              ))}
            </div>
          ) : (
            <p>{words.mailboxEmpty}</p>
          ),
        });
      },
    },
  ];
};
