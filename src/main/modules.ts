// Every room of the house, in the order of its floors; the only list of modules there is.
import { buildHouse } from '../kernel/house.ts';
import { authorityModule } from '../modules/authority/index.ts';
import { calendarModule } from '../modules/calendar/index.ts';
import { centreModule } from '../modules/centre/index.ts';
import { closingModule } from '../modules/closing/index.ts';
import { collectionsModule } from '../modules/collections/index.ts';
import { councilsModule } from '../modules/councils/index.ts';
import { developmentModule } from '../modules/development/index.ts';
import { documentsModule } from '../modules/documents/index.ts';
import { importsModule } from '../modules/imports/index.ts';
import { institutionsModule } from '../modules/institutions/index.ts';
import { libraryModule } from '../modules/library/index.ts';
import { ministryModule } from '../modules/ministry/index.ts';
import { networkModule } from '../modules/network/index.ts';
import { nomenclatureModule } from '../modules/nomenclature/index.ts';
import { noticesModule } from '../modules/notices/index.ts';
import { partnersModule } from '../modules/partners/index.ts';
import { peopleModule } from '../modules/people/index.ts';
import { planningModule } from '../modules/planning/index.ts';
import { premisesModule } from '../modules/premises/index.ts';
import { privacyModule } from '../modules/privacy/index.ts';
import { qualificationModule } from '../modules/qualification/index.ts';
import { recognitionModule } from '../modules/recognition/index.ts';
import { clauseModule, regulationsModule } from '../modules/regulations/index.ts';
import { reportingModule } from '../modules/reporting/index.ts';
import { reviewModule } from '../modules/review/index.ts';
import { staffingModule } from '../modules/staffing/index.ts';
import { territoriesModule } from '../modules/territories/index.ts';
import { todayModule } from './today/module.ts';

const rooms = [
  territoriesModule,
  institutionsModule,
  peopleModule,
  noticesModule,
  regulationsModule,
  staffingModule,
  documentsModule,
  partnersModule,
  privacyModule,
  qualificationModule,
  developmentModule,
  centreModule,
  libraryModule,
  premisesModule,
  councilsModule,
  reviewModule,
  recognitionModule,
  planningModule,
  collectionsModule,
  networkModule,
  reportingModule,
  ministryModule,
  calendarModule,
  nomenclatureModule,
  authorityModule,
  importsModule,
  closingModule,
];

export const house = buildHouse([todayModule(rooms), clauseModule(rooms), ...rooms]);
