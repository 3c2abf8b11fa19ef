// Pages of the development room.
import { courseEditPage, courseNewPage, providerEditPage, providerNewPage } from './course-edit.tsx';
import { coursePlacesPage } from './course-places.tsx';
import { coursePage } from './course-show.tsx';
import { coursesListPage } from './courses.tsx';
import { exceptionsPage } from './exceptions.tsx';
import { forecastPage } from './forecast.tsx';
import { forecastPeoplePage } from './forecast-people.tsx';
import { nominatePage } from './nominate.tsx';
import { nominationsListPage } from './nominations.tsx';
import { ownStaffPage } from './own-staff.tsx';
import { pairPage } from './pair-show.tsx';
import { pairNewPage, pairsPage } from './pairs.tsx';
import { personDevelopmentPage } from './person.tsx';
import { providersPage } from './providers.tsx';
import { recordNewPage } from './record-new.tsx';
import { recordPage } from './record-show.tsx';
import { recordsListPage } from './records.tsx';
import { rulesPage } from './rules.tsx';
import { groupPage, schoolPage } from './school.tsx';
import { websiteStaffPage } from './website-staff.tsx';
import { youngPage } from './young.tsx';

export const developmentPages = [
  ...[recordsListPage, recordNewPage, recordPage, exceptionsPage, rulesPage, personDevelopmentPage],
  ...[coursesListPage, courseNewPage, coursePage, courseEditPage, coursePlacesPage],
  ...[nominationsListPage, nominatePage, forecastPage, forecastPeoplePage],
  ...[ownStaffPage, youngPage, pairsPage, pairNewPage, pairPage, schoolPage, groupPage],
  ...[providersPage, providerNewPage, providerEditPage, websiteStaffPage],
];
