// Words of sites: titles, states that follow from dates.
export const siteTitle = (institution: string, theme: string): string =>
  `${institution}${theme ? `, тема «${theme}»` : ''}`;
