// Pages of the development room.
import { courseEditPage, courseNewPage, providerEditPage, providerNewPage } from './course-edit.tsx';
import { coursePage } from './course-show.tsx';
import { coursesListPage } from './courses.tsx';
import { exceptionsPage } from './exceptions.tsx';
import { personDevelopmentPage } from './person.tsx';
import { providersPage } from './providers.tsx';
import { recordNewPage } from './record-new.tsx';
import { recordPage } from './record-show.tsx';
import { recordsListPage } from './records.tsx';
import { rulesPage } from './rules.tsx';

export const developmentPages = [
  ...[recordsListPage, recordNewPage, recordPage, exceptionsPage, rulesPage, personDevelopmentPage],
  ...[coursesListPage, courseNewPage, coursePage, courseEditPage],
  ...[providersPage, providerNewPage, providerEditPage],
];
