// The bibliographic description by ГОСТ Р 7.0.100–2018, put together from fields: areas with « – », spaces around «:», «;», «/», «//».

export interface Contributor {
  readonly surname: string;
  /** «О. П.», with a space between. */
  readonly initials: string;
}

export interface Described {
  readonly authors: readonly Contributor[];
  readonly title: string;
  /** «методические рекомендации», «сборник материалов …». */
  readonly subtitle?: string;
  /** «ответственный редактор Е. А. Краснова»: after the authors. */
  readonly responsibility?: string;
  /** «2-е изд., перераб.» */
  readonly edition?: string;
  readonly place?: string;
  readonly publisher?: string;
  readonly year?: number | null;
  /** «240» or «15–19» inside a host. */
  readonly pages?: string;
  readonly isbn?: string;
  readonly carrier: 'paper' | 'electronic';
  /** Journal, collection or site it is part of. */
  readonly host?: { readonly title: string; readonly issue?: string };
  readonly url?: string;
  /** «22.11.2026», the day the address was seen. */
  readonly seenOn?: string;
}

const clean = (text: string | undefined): string => (text ?? '').trim().replace(/\s+/g, ' ');

/** «И. И. Сидоров» */
const straight = ({ surname, initials }: Contributor) => [initials, surname].filter(Boolean).join(' ');
/** «Сидоров, И. И.» */
const heading = ({ surname, initials }: Contributor) => [surname, initials].filter(Boolean).join(', ');

/** Up to four people are all named; of five and more the first three and «[и др.]». */
function namesOf(authors: readonly Contributor[]): string {
  const shown = authors.length > 4 ? authors.slice(0, 3) : authors;
  const names = shown.map(straight).join(', ');
  return authors.length > 4 ? `${names} [и др.]` : names;
}

const ended = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** Areas in their order, each ended by a point, joined by « – ». */
const joined = (areas: readonly string[]) => areas.filter(Boolean).map(ended).join(' – ');

/** «Москва : Просвещение, 2024» */
function imprint({ place, publisher, year }: Described): string {
  const where = [clean(place), clean(publisher)].filter(Boolean).join(' : ');
  return [where, year ? String(year) : ''].filter(Boolean).join(', ');
}

const number = (pages: string) => (/^\d+$/.test(pages) ? `${pages} с` : pages);
const span = (pages: string) => (/^[\d–-]+$/.test(pages) ? `С. ${pages.replace('-', '–')}` : pages);

/** The whole description of one work. */
export function describe(work: Described): string {
  const title = clean(work.title).replace(/\.$/, '');
  const named = work.authors.length > 0 && work.authors.length < 4 ? work.authors[0] : undefined;
  const said = [namesOf(work.authors), clean(work.responsibility)].filter(Boolean).join(' ; ');
  const proper = [title, clean(work.subtitle)].filter(Boolean).join(' : ');
  const first = [named ? ended(heading(named)) : '', said ? `${proper} / ${said}` : proper]
    .filter(Boolean)
    .join(' ');
  const access = `Текст : ${work.carrier === 'electronic' ? 'электронный' : 'непосредственный'}`;
  const address = work.url
    ? `URL: ${clean(work.url)}${work.seenOn ? ` (дата обращения: ${work.seenOn})` : ''}`
    : '';
  if (work.host) {
    const own = joined([first, access]).replace(/\.$/, '');
    const issue = clean(work.host.issue);
    const rest = [
      clean(work.host.title),
      imprint(work),
      issue && /^\d+$/.test(issue) ? `№ ${issue}` : issue,
      clean(work.pages) ? span(clean(work.pages)) : '',
      address,
    ];
    return `${own} // ${joined(rest)}`;
  }
  return joined([
    first,
    clean(work.edition),
    imprint(work),
    clean(work.pages) ? number(clean(work.pages)) : '',
    clean(work.isbn) ? `ISBN ${clean(work.isbn)}` : '',
    address,
    access,
  ]);
}

/** «Сидоров И. И.; Петров А.А.» as people type it → surname and initials apart. */
export function contributorsIn(text: string): Contributor[] {
  return text
    .split(/[;,\n]+/)
    .map(clean)
    .filter(Boolean)
    .map((one) => {
      const match = /^(.+?)\s+((?:[А-ЯЁA-Z][а-яёa-z]?\.\s*)+)$/.exec(one);
      const before = /^((?:[А-ЯЁA-Z][а-яёa-z]?\.\s*)+)(.+)$/.exec(one);
      const [surname, initials] = match ? [match[1], match[2]] : before ? [before[2], before[1]] : [one, ''];
      return { surname: clean(surname), initials: clean(initials?.replaceAll('.', '. ')) };
    });
}

/** Initials of a person of the register: «О. П.». */
export const initialsOf = (given: string, patronymic: string | null): string =>
  [given, patronymic]
    .filter((part) => part)
    .map((part) => `${part?.trim()[0]?.toUpperCase() ?? ''}.`)
    .join(' ');
