// Pages of the people module in the order of the menu.
import type { AnyPage } from '../../../kernel/page.ts';
import { personFormPages } from './edit.tsx';
import { institutionHistoryPage, staffPage } from './institution.tsx';
import { invitePage } from './invite.tsx';
import { peoplePage } from './list.tsx';
import { duplicatesPage, mergePage } from './merge.tsx';
import { newPersonPage } from './new.tsx';
import { postFormPages } from './post-forms.tsx';
import { rolesPage } from './roles.tsx';
import { personPage } from './show.tsx';
import { staffEndPage } from './staff-end.tsx';
import { staffListPage } from './staff-list.tsx';
import { vacanciesPage } from './vacancies.tsx';

export const peoplePages: readonly AnyPage[] = [
  peoplePage,
  duplicatesPage,
  mergePage,
  staffListPage,
  staffEndPage,
  vacanciesPage,
  newPersonPage,
  rolesPage,
  personPage,
  invitePage,
  ...personFormPages,
  ...postFormPages,
  staffPage,
  institutionHistoryPage,
];
