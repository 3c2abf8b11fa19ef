// The left navigation: sections of the trade, only what the person has a right to.
import { formatNumber } from '../format.ts';
import { Icon } from '../icon.tsx';
import type { IconName } from '../icon-names.ts';
import { uiText } from '../ui.text.ts';

export interface NavLink {
  text: string;
  href: string;
  icon?: IconName | undefined;
  current?: boolean | undefined;
  /** How many records here wait for the person. */
  count?: number | undefined;
}

export interface NavSection {
  title?: string | undefined;
  links: NavLink[];
}

/** On a narrow screen it is a sheet opened by the «Меню» link; :target opens it even without scripts. */
export function SideNav({ sections }: { sections: NavSection[] }) {
  return (
    <nav id="menu" class="o-nav" aria-label={uiText.mainNav}>
      <a class="o-nav-close" href="#content">
        <Icon name="x" />
        {uiText.closeMenu}
      </a>
      {sections.map((section) => (
        <>
          {section.title ? <p class="o-nav-title">{section.title}</p> : null}
          <ul>
            {section.links.map((link) => (
              <li>
                <a href={link.href} aria-current={link.current ? 'page' : undefined}>
                  {link.icon ? <Icon name={link.icon} /> : null}
                  <span>{link.text}</span>
                  {link.count ? <span class="o-count">{formatNumber(link.count)}</span> : null}
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </nav>
  );
}
