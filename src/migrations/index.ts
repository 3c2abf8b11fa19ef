// The schema's history in order: a new file is added here at the end and never changed afterwards.
import type { Migration } from '../platform/db/migrations.ts';
import * as journal from './0001_journal.ts';
import * as territories from './0002_territories.ts';
import * as auth from './0003_auth.ts';
import * as institutions from './0004_institutions.ts';
import * as people from './0005_people.ts';
import * as regulations from './0006_regulations.ts';
import * as documents from './0007_documents.ts';
import * as notices from './0008_notices.ts';
import * as councils from './0009_councils.ts';
import * as review from './0010_review.ts';
import * as recognition from './0011_recognition.ts';
import * as sites from './0012_sites.ts';
import * as siteActs from './0013_site_acts.ts';
import * as institutionLinks from './0014_institution_links.ts';
import * as staff from './0015_staff.ts';
import * as qualification from './0016_qualification.ts';
import * as development from './0017_development.ts';
import * as imports from './0018_imports.ts';
import * as network from './0019_network.ts';
import * as decisionGrounds from './0020_decision_grounds.ts';
import * as citations from './0021_citations.ts';
import * as staffCare from './0023_staff_care.ts';
import * as attestation from './0024_attestation.ts';
import * as mentoring from './0025_mentoring.ts';
import * as staffLists from './0030_staff_lists.ts';
import * as joins from './0032_joins.ts';

export const migrations: readonly Migration[] = [
  { name: '0001_journal', up: journal.up },
  { name: '0002_territories', up: territories.up },
  { name: '0003_auth', up: auth.up },
  { name: '0004_institutions', up: institutions.up },
  { name: '0005_people', up: people.up },
  { name: '0006_regulations', up: regulations.up },
  { name: '0007_documents', up: documents.up },
  { name: '0008_notices', up: notices.up },
  { name: '0009_councils', up: councils.up },
  { name: '0010_review', up: review.up },
  { name: '0011_recognition', up: recognition.up },
  { name: '0012_sites', up: sites.up },
  { name: '0013_site_acts', up: siteActs.up },
  { name: '0014_institution_links', up: institutionLinks.up },
  { name: '0015_staff', up: staff.up },
  { name: '0016_qualification', up: qualification.up },
  { name: '0017_development', up: development.up },
  { name: '0018_imports', up: imports.up },
  { name: '0019_network', up: network.up },
  { name: '0020_decision_grounds', up: decisionGrounds.up },
  { name: '0021_citations', up: citations.up },
  { name: '0023_staff_care', up: staffCare.up },
  { name: '0024_attestation', up: attestation.up },
  { name: '0025_mentoring', up: mentoring.up },
  { name: '0030_staff_lists', up: staffLists.up },
  { name: '0032_joins', up: joins.up },
];
