// The start page: what Opora is, the way in, and the territories with their services.
import type { DirectoryEntry } from '../modules/territories/index.ts';
import { LinkButton, NarrowFrame, type ViewMode } from '../ui/index.ts';
import { frameText } from './frame.text.ts';

const words = frameText.start;

export interface StartPageProps {
  readonly entries: readonly DirectoryEntry[];
  /** Territories are the person's own: the links lead to work, not to the public list of sites. */
  readonly own: boolean;
  readonly signedIn: boolean;
  readonly demonstration: boolean;
  readonly look: ViewMode;
}

export function StartPage({ entries, own, signedIn, demonstration, look }: StartPageProps) {
  return (
    <NarrowFrame
      title={own ? words.ownTitle : words.title}
      help={own ? words.ownLead : words.lead}
      view={look}
      wide
    >
      {signedIn ? null : (
        <div class="o-buttons o-start-way">
          <LinkButton text={words.signIn} href="/sign-in" look="primary" />
          {demonstration ? <LinkButton text={words.demonstration} href="/demonstration" /> : null}
        </div>
      )}
      {own ? null : (
        <ul class="o-start-points">
          {words.points.map(({ title, text }) => (
            <li>
              <strong>{title}</strong>
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
      <h2>{words.territories}</h2>
      <ul class="o-start">
        {entries.map(({ slug, name, region, service, serviceFullName }) => (
          <li>
            <a class="card" href={own ? `/${slug}` : `/${slug}/sites`}>
              <strong>{name}</strong>
              <span title={serviceFullName}>
                {service}, {region}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </NarrowFrame>
  );
}
