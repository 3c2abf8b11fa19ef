// Row types of the whole database, made by `npm run db:types` from the migrated schema. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Written as text (JSON.stringify), because `pg` would turn a bare array into a PostgreSQL array. */
type Json = ColumnType<unknown, string, string>;
type JsonOrNull = ColumnType<unknown, string | null | undefined, string | null>;
type Moment = ColumnType<Date, Date | string, Date | string>;
type MomentOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Filled<C> = C extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : never;

interface AuthAccounts {
  id: string;
  name: string;
  login: string | null;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  mail_address: string | null;
  two_factor_enabled: Generated<boolean>;
  password_set_at: MomentOrNull;
  blocked_at: MomentOrNull;
  created_at: Moment;
  updated_at: Moment;
}

interface AuthAttempts {
  key: string;
  count: number;
  since: Moment;
}

interface AuthIdentities {
  id: string;
  owner_id: string;
  provider_id: string;
  subject: string;
  password: string | null;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: MomentOrNull;
  refresh_token_expires_at: MomentOrNull;
  scope: string | null;
  created_at: Moment;
  updated_at: Moment;
}

interface AuthInvitations {
  id: string;
  account_id: string;
  hash: Buffer;
  letter_id: string | null;
  created_at: Moment;
  expires_at: Moment;
  used_at: MomentOrNull;
  revoked_at: MomentOrNull;
}

interface AuthLetters {
  id: string;
  at: Moment;
  recipient: string;
  subject: string;
  text: string;
  html: string | null;
  message_id: string;
  key: string | null;
  attempts: Generated<number>;
  next_attempt_at: Moment;
  sent_at: MomentOrNull;
  failed_at: MomentOrNull;
  failure: string | null;
}

interface AuthMemberships {
  account_id: string;
  territory_id: number;
  person_id: string;
}

interface AuthSecondFactors {
  id: string;
  account_id: string;
  secret: string;
  backup_codes: string;
  verified: Generated<boolean>;
  failed_verification_count: Generated<number>;
  locked_until: MomentOrNull;
}

interface AuthSessions {
  id: string;
  account_id: string;
  token: string;
  method: Generated<string>;
  second_factor: Generated<boolean>;
  ip_address: string | null;
  user_agent: string | null;
  expires_at: Moment;
  created_at: Moment;
  updated_at: Moment;
}

interface AuthTokens {
  id: string;
  account_id: string;
  territory_id: number;
  name: string;
  hash: Buffer;
  scopes: string[];
  second_factor: boolean;
  created_at: Moment;
  expires_at: Moment;
  revoked_at: MomentOrNull;
  last_used_at: MomentOrNull;
}

interface AuthVerifications {
  id: string;
  identifier: string;
  value: string;
  expires_at: Moment;
  created_at: Moment;
  updated_at: Moment;
}

interface AuthorityObjections {
  territory_id: number;
  id: string;
  document_id: string;
  author_id: string;
  filed_on: string;
  body: string;
  answer_due: string | null;
  late: Generated<boolean>;
  state: string;
  version: Generated<number>;
  outcome: string | null;
  answer: Generated<string>;
  decided_on: string | null;
  decided_by_id: string | null;
}

interface CalendarFeeds {
  territory_id: number;
  id: string;
  scope: string;
  body_id: string | null;
  title: string;
  secret_hash: string;
  owner_id: string;
  opened_at: Moment;
  revoked_at: MomentOrNull;
}

interface CentreAcknowledgements {
  territory_id: number;
  description_id: string;
  person_id: string;
  acknowledged_at: Moment;
  acknowledged_on: string;
}

interface CentreAppointments {
  territory_id: number;
  id: string;
  seat_id: string;
  person_id: string;
  post_id: string;
  act_issuer: string;
  act_number: string;
  act_date: string;
  requirement_set_id: string | null;
  checks: Filled<Json>;
  checked_on: string;
  note: Generated<string>;
  starts_on: string;
  ends_on: string | null;
  during: GeneratedAlways<string>;
}

interface CentreExplanations {
  territory_id: number;
  id: string;
  source: string;
  subject_id: string;
  person_id: string;
  reason: string;
  given_at: Moment;
  given_by: string | null;
}

interface CentreJobDescriptions {
  territory_id: number;
  id: string;
  seat_id: string;
  edition: number;
  text: Generated<string>;
  has_file: Generated<boolean>;
  act: string;
  starts_on: string;
}

interface CentrePortfolioHolders {
  territory_id: number;
  id: string;
  portfolio_id: string;
  person_id: string;
  act: string;
  starts_on: string;
  ends_on: string | null;
  during: GeneratedAlways<string>;
}

interface CentrePortfolios {
  territory_id: number;
  id: string;
  key: string;
  kind: string;
  name: string;
  clause: Generated<string>;
  topics: Generated<string[]>;
  place: number;
  closed_on: string | null;
  version: Generated<number>;
}

interface CentreRequirementSets {
  territory_id: number;
  id: string;
  key: string;
  name: string;
  items: Json;
  appointed_by: Generated<string>;
  basis: string;
  starts_on: string;
  ends_on: string | null;
  during: GeneratedAlways<string>;
}

interface CentreSeatLines {
  territory_id: number;
  version_id: string;
  seat_id: string;
  unit_id: string;
  position: string;
  detail: Generated<string>;
  rates: number;
  requirement_key: Generated<string>;
  place: number;
}

interface CentreSeats {
  territory_id: number;
  id: string;
  opened_on: string;
}

interface CentreSettings {
  territory_id: number;
  agreed_with: Generated<string>;
}

interface CentreUnits {
  territory_id: number;
  id: string;
  version_id: string;
  name: string;
  tasks: Generated<string>;
  place: number;
}

interface CentreVersions {
  territory_id: number;
  id: string;
  number: number;
  state: Generated<string>;
  version: Generated<number>;
  grounds: Generated<string>;
  return_reason: Generated<string>;
  act_title: Generated<string>;
  act_issuer: Generated<string>;
  act_number: Generated<string>;
  act_date: string | null;
  agreed_with: Generated<string>;
  agreed_by: Generated<string>;
  agreed_on: string | null;
  document_id: string | null;
  starts_on: string | null;
  ends_on: string | null;
  during: GeneratedAlways<string | null>;
}

interface CentreWorkContacts {
  territory_id: number;
  person_id: string;
  phone: Generated<string>;
  email: Generated<string>;
  room: Generated<string>;
  hours: Generated<string>;
}

interface ClosingCases {
  territory_id: number;
  id: string;
  kind: string;
  kind_words: string;
  ends_service: boolean;
  clause: Generated<string>;
  reason: string;
  successor_id: string | null;
  successor: Generated<string>;
  closes_on: string;
  ground_act: Generated<string>;
  order_document_id: string | null;
  act: Generated<string>;
  state: string;
  version: Generated<number>;
  opened_on: string;
  opened_by_id: string | null;
  finished_on: string | null;
  finished_by_id: string | null;
  reversal_act: Generated<string>;
  reversed_on: string | null;
}

interface ClosingHandovers {
  territory_id: number;
  id: string;
  case_id: string;
  kind: string;
  subject_id: string;
  title: string;
  detail: Generated<string>;
  path: Generated<string>;
  is_obligation: Generated<boolean>;
  place: number;
  giver_id: string | null;
  giver: Generated<string>;
  receiver: Generated<string>;
  handed_on: string | null;
  accepted_by: Generated<string>;
  accepted_on: string | null;
  version: Generated<number>;
}

interface CollectionsAnswerEditions {
  territory_id: number;
  answer_id: string;
  number: number;
  kind: string;
  at: Moment;
  by_id: string | null;
  has_nothing: boolean;
  rows: Json;
}

interface CollectionsAnswerRows {
  territory_id: number;
  id: string;
  answer_id: string;
  position: number;
  title: Generated<string>;
  cells: Filled<Json>;
}

interface CollectionsAnswers {
  territory_id: number;
  id: string;
  collection_id: string;
  institution_id: string;
  state: string;
  version: Generated<number>;
  edition: Generated<number>;
  has_nothing: Generated<boolean>;
  saved_at: MomentOrNull;
  saved_by_id: string | null;
  first_answered_at: MomentOrNull;
  answered_at: MomentOrNull;
  answered_by_id: string | null;
  reopened_at: MomentOrNull;
  remark: Generated<string>;
  note: Generated<string>;
}

interface CollectionsAssignments {
  territory_id: number;
  id: string;
  title: string;
  details: Generated<string>;
  due_at: Moment;
  needs_file: Generated<boolean>;
  author_id: string;
  line_id: string | null;
  created_at: Moment;
  escalated_at: MomentOrNull;
}

interface CollectionsCollections {
  territory_id: number;
  id: string;
  title: string;
  purpose: Generated<string>;
  basis: Generated<string>;
  table_form: Json;
  author_id: string;
  copied_from_id: string | null;
  line_id: string | null;
  state: string;
  version: Generated<number>;
  created_at: Moment;
  due_at: MomentOrNull;
  sent_at: MomentOrNull;
  closed_at: MomentOrNull;
  escalated_at: MomentOrNull;
  findings: Generated<string>;
  recommendations: Generated<string>;
  note_id: string | null;
  letter_id: string | null;
}

interface CollectionsGroupMembers {
  territory_id: number;
  group_id: string;
  institution_id: string;
}

interface CollectionsGroups {
  territory_id: number;
  id: string;
  name: string;
}

interface CollectionsTasks {
  territory_id: number;
  id: string;
  assignment_id: string;
  institution_id: string | null;
  responsible_id: string;
  state: string;
  version: Generated<number>;
  acquainted_at: MomentOrNull;
  answer: Generated<string>;
  answered_at: MomentOrNull;
  answered_by_id: string | null;
  reason: Generated<string>;
  closed_at: MomentOrNull;
}

interface CouncilsBallotBoxes {
  territory_id: number;
  item_id: string;
  votes_for: Generated<number>;
  votes_against: Generated<number>;
  votes_abstained: Generated<number>;
  spoiled: Generated<number>;
  is_open: Generated<boolean>;
}

interface CouncilsBallotVoters {
  territory_id: number;
  item_id: string;
  person_id: string;
}

interface CouncilsBodies {
  territory_id: number;
  id: string;
  version: Generated<number>;
  kind: string;
  name: string;
  name_genitive: string;
  short_name: string;
  institution_id: string | null;
  regulation_id: string | null;
  place: Generated<string>;
  starts_on: string;
  ends_on: string | null;
  created_at: Moment;
  subject: Generated<string>;
  curator_id: string | null;
  term_on: string | null;
  product: Generated<string>;
  product_on: string | null;
  product_result: Generated<string>;
  end_basis: Generated<string>;
}

interface CouncilsBodyReports {
  territory_id: number;
  id: string;
  body_id: string;
  school_year: number;
  state: string;
  version: Generated<number>;
  work: string;
  results: Generated<string>;
  problems: Generated<string>;
  proposals: Generated<string>;
  submitted_on: string;
  submitted_by_id: string | null;
  decided_on: string | null;
  decided_by_id: string | null;
  decision_words: Generated<string>;
}

interface CouncilsCompositionBodies {
  territory_id: number;
  order_id: string;
  body_id: string;
  fate: string;
  card: Filled<Json>;
  was: Filled<Json>;
}

interface CouncilsCompositionEffects {
  territory_id: number;
  order_id: string;
  membership_id: string;
  kind: string;
  was: Filled<Json>;
}

interface CouncilsCompositionMembers {
  territory_id: number;
  order_id: string;
  body_id: string;
  person_id: string;
  role: string;
  organisation: Generated<string>;
}

interface CouncilsCompositionOrders {
  territory_id: number;
  id: string;
  document_id: string;
  takes_effect_on: string;
  state: string;
  basis: Generated<string>;
}

interface CouncilsDecisions {
  territory_id: number;
  item_id: string;
  outcome: string;
  text: string;
  reason: Generated<string>;
  owner_id: string | null;
  due_on: string | null;
  composition: number;
  present: number;
  recused: number;
  needed: number;
  votes_for: number;
  votes_against: number;
  votes_abstained: number;
  by_casting_vote: Generated<boolean>;
  at: Moment;
  grounds: Filled<Json>;
}

interface CouncilsItems {
  territory_id: number;
  id: string;
  version: Generated<number>;
  body_id: string;
  session_id: string | null;
  position: number | null;
  state: string;
  title: string;
  subject_kind: string | null;
  subject_id: string | null;
  institution_id: string | null;
  speaker: Generated<string>;
  speaker_id: string | null;
  norm: string | null;
  materials_path: string | null;
  proposed_decision: Generated<string>;
  motion: Generated<string>;
  listened: Generated<string>;
  spoke: Generated<string>;
  carried_from_id: string | null;
  created_at: Moment;
  proposed_refusal: Generated<string>;
  ballot: Generated<string>;
}

interface CouncilsMemberships {
  territory_id: number;
  id: string;
  body_id: string;
  person_id: string;
  role: string;
  organisation: Generated<string>;
  starts_on: string;
  ends_on: string | null;
  basis: string;
  end_basis: string | null;
  during: GeneratedAlways<string>;
}

interface CouncilsNominees {
  territory_id: number;
  proposal_id: string;
  person_id: string;
  post: string;
  award: string;
  grounds: string;
  is_granted: boolean | null;
}

interface CouncilsPresences {
  territory_id: number;
  id: string;
  session_id: string;
  person_id: string;
  arrived_at: Moment;
  left_at: MomentOrNull;
  during: GeneratedAlways<string>;
}

interface CouncilsProposals {
  territory_id: number;
  id: string;
  version: Generated<number>;
  kind: string;
  item_id: string;
  text: string;
  addressee_kind: string;
  addressee: string;
  to_body_id: string | null;
  state: string;
  document_id: string | null;
  sent_on: string | null;
  response: Generated<string>;
  responded_on: string | null;
  created_at: Moment;
}

interface CouncilsReadings {
  territory_id: number;
  session_id: string;
  person_id: string;
  read_at: Moment;
}

interface CouncilsRecusals {
  territory_id: number;
  item_id: string;
  person_id: string;
  reason: string;
  source: string;
  at: Moment;
}

interface CouncilsRemarks {
  territory_id: number;
  id: string;
  session_id: string;
  item_id: string | null;
  person_id: string;
  text: string;
  at: Moment;
  answer: string | null;
  answered_at: MomentOrNull;
  kind: Generated<string>;
}

interface CouncilsSessionMembers {
  territory_id: number;
  session_id: string;
  person_id: string;
  role: string;
  organisation: Generated<string>;
  absence_reason: string | null;
}

interface CouncilsSessions {
  territory_id: number;
  id: string;
  version: Generated<number>;
  body_id: string;
  state: string;
  planned_on: string;
  planned_time: string;
  place: string;
  form: Generated<string>;
  summoned_at: MomentOrNull;
  year: number | null;
  number: number | null;
  regulation_version_id: string | null;
  opened_at: MomentOrNull;
  closed_at: MomentOrNull;
  presider_id: string | null;
  secretary_id: string | null;
  attendance_marked: Generated<boolean>;
  invited: Generated<string>;
  remarks_until: string | null;
  chair_signed_at: MomentOrNull;
  secretary_signed_at: MomentOrNull;
  document_id: string | null;
  cancel_reason: string | null;
  fail_reason: string | null;
  ballots_until: MomentOrNull;
}

interface CouncilsTaskEvidence {
  territory_id: number;
  id: string;
  task_id: string;
  subject_kind: string;
  subject_id: string;
  title: string;
  path: string;
  added_on: string;
  added_by_id: string | null;
}

interface CouncilsTasks {
  territory_id: number;
  id: string;
  version: Generated<number>;
  item_id: string;
  position: number;
  text: string;
  given_to_id: string;
  given_until: string;
  owner_id: string;
  due_on: string;
  state: string;
  done_on: string | null;
  outcome: Generated<string>;
  explanation: Generated<string>;
  late_since: string | null;
  confirmed_on: string | null;
  confirmed_by_id: string | null;
  drop_reason: string | null;
  created_at: Moment;
}

interface CouncilsVotes {
  territory_id: number;
  item_id: string;
  session_id: string;
  person_id: string;
  choice: string;
  cast_at: Moment;
}

interface CouncilsWordings {
  territory_id: number;
  item_id: string;
  revision: number;
  person_id: string | null;
  at: Moment;
  sent: Json;
  made: Json;
}

interface DevelopmentActivities {
  territory_id: number;
  id: string;
  person_id: string;
  title: string;
  held_on: string;
  hours: number;
  source: string;
}

interface DevelopmentAttendances {
  territory_id: number;
  meeting_id: string;
  person_id: string;
}

interface DevelopmentCourses {
  territory_id: number;
  id: string;
  provider_id: string;
  title: string;
  programme: Generated<string>;
  kind: string;
  form: string;
  hours: number;
  starts_on: string | null;
  ends_on: string | null;
  terms: Generated<string>;
  positions: Generated<string[]>;
  subjects: Generated<string[]>;
  state: Generated<string>;
  version: Generated<number>;
  search: GeneratedAlways<string>;
}

interface DevelopmentFeedbacks {
  territory_id: number;
  record_id: string;
  usefulness: number;
  quality: number;
  text: Generated<string>;
  given_on: string;
}

interface DevelopmentGroupMeetings {
  territory_id: number;
  id: string;
  group_id: string;
  held_on: string;
  topic: string;
  hours: Generated<number>;
}

interface DevelopmentGroupMembers {
  territory_id: number;
  group_id: string;
  person_id: string;
  joined_on: string;
}

interface DevelopmentGroups {
  territory_id: number;
  id: string;
  title: string;
  school_year: number;
  leader_id: string | null;
}

interface DevelopmentInitiatives {
  territory_id: number;
  id: string;
  person_id: string;
  kind: string;
  title: string;
  text: Generated<string>;
  starts_on: string;
  ends_on: string | null;
  outcome: Generated<string>;
  version: Generated<number>;
}

interface DevelopmentMentorPairs {
  territory_id: number;
  id: string;
  institution_id: string;
  mentor_id: string;
  mentor_post_id: string;
  mentor_post_during: string;
  mentee_id: string;
  mentee_post_id: string;
  mentee_post_during: string;
  goal: string;
  programme: Filled<Json>;
  starts_on: string;
  ends_on: string;
  state: string;
  version: Generated<number>;
  outcome: string | null;
  outcome_text: Generated<string>;
  during: GeneratedAlways<string>;
}

interface DevelopmentNominations {
  territory_id: number;
  id: string;
  course_id: string;
  person_id: string;
  institution_id: string | null;
  position: Generated<string>;
  subject: Generated<string>;
  state: string;
  version: Generated<number>;
  proposed_by: string | null;
  proposed_on: string;
  confirmation: Generated<string>;
  reason: Generated<string>;
  request_document_id: string | null;
  order_document_id: string | null;
}

interface DevelopmentPairFeedbacks {
  territory_id: number;
  pair_id: string;
  side: string;
  mark: number;
  text: Generated<string>;
  given_on: string;
}

interface DevelopmentPairMeetings {
  territory_id: number;
  id: string;
  pair_id: string;
  held_on: string;
  topic: string;
  text: Generated<string>;
}

interface DevelopmentPracticeChecks {
  territory_id: number;
  record_id: string;
  checked_on: string;
  checked_by: string | null;
  way: string;
  outcome: string;
  text: Generated<string>;
}

interface DevelopmentProviders {
  territory_id: number;
  id: string;
  name: string;
  short_name: string;
  kind: string;
  licence: Generated<string>;
  contact: Generated<string>;
  email: Generated<string>;
  site: Generated<string>;
  version: Generated<number>;
  partner_id: string | null;
}

interface DevelopmentQuotas {
  territory_id: number;
  id: string;
  course_id: string;
  institution_id: string | null;
  seats: number;
}

interface DevelopmentRecords {
  territory_id: number;
  id: string;
  person_id: string;
  institution_id: string | null;
  unit: string | null;
  position: Generated<string>;
  subject: Generated<string>;
  course_id: string | null;
  nomination_id: string | null;
  title: string;
  provider: Generated<string>;
  kind: string;
  form: string;
  hours: number;
  starts_on: string;
  ends_on: string;
  state: string;
  version: Generated<number>;
  reason: Generated<string>;
  document_number: Generated<string>;
  document_date: string | null;
  source: Generated<string>;
}

interface DevelopmentRules {
  territory_id: number;
  id: string;
  kind: string;
  settings: Json;
  basis: string;
  starts_on: string;
  ends_on: string | null;
  during: GeneratedAlways<string>;
}

interface DocumentsAcquaintances {
  territory_id: number;
  document_id: string;
  person_id: string;
  asked_at: Moment;
  asked_by_person_id: string | null;
  acknowledged_at: MomentOrNull;
  remark: Generated<string>;
}

interface DocumentsAudienceInstitutions {
  territory_id: number;
  document_id: string;
  institution_id: string;
}

interface DocumentsCitations {
  territory_id: number;
  document_id: string;
  act_id: string;
  position: number;
  cited_as: string | null;
}

interface DocumentsCounters {
  territory_id: number;
  kind: string;
  series: Generated<string>;
  year: number;
  last: number;
}

interface DocumentsDocuments {
  territory_id: number;
  id: string;
  kind: string;
  template: string;
  template_version: number;
  title: string;
  basis: string | null;
  state: Generated<string>;
  version: Generated<number>;
  series: Generated<string>;
  number: string | null;
  serial: number | null;
  date: string | null;
  year: number | null;
  paper: Json;
  editable: Filled<Json>;
  edited: Filled<Json>;
  paper_hash: string | null;
  pdf_hash: string | null;
  office_index: string | null;
  storage_term: string | null;
  audience: string;
  body_id: string | null;
  signed_by_person_id: string | null;
  signer_post: string | null;
  signer_name: string | null;
  signer_acting: Generated<boolean>;
  regulation_version_id: string | null;
  created_at: Moment;
  created_by_person_id: string | null;
  registered_at: MomentOrNull;
  registered_by_person_id: string | null;
  cancelled_at: MomentOrNull;
  cancelled_by_person_id: string | null;
  cancel_reason: string | null;
  search: GeneratedAlways<string>;
  sort_date: GeneratedAlways<string>;
  sort_number: GeneratedAlways<string>;
  cancels_document_id: string | null;
  cancelled_by_document_id: string | null;
  correspondent: GeneratedAlways<string>;
}

interface DocumentsFiles {
  territory_id: number;
  id: string;
  name: string;
  size: number;
  sha256: string;
  type: string;
  subject_kind: string;
  subject_id: string;
  purpose: string;
  uploaded_at: Moment;
  uploaded_by_person_id: string | null;
  removed_at: MomentOrNull;
}

interface DocumentsIncoming {
  territory_id: number;
  id: string;
  year: number;
  serial: number;
  number: string;
  received_on: string;
  correspondent: string;
  their_number: Generated<string>;
  their_date: string | null;
  title: string;
  office_index: string;
  storage_term: string;
  executor_id: string | null;
  due_on: string | null;
  closed_on: string | null;
  outcome: Generated<string>;
  answer_document_id: string | null;
  registered_at: Moment;
  registered_by_id: string | null;
  version: Generated<number>;
}

interface DocumentsOfficeFiles {
  territory_id: number;
  id: string;
  index: string;
  title: string;
  storage_term: string;
  kind: string | null;
  year_unit: string | null;
}

interface DocumentsReviews {
  territory_id: number;
  id: string;
  document_id: string;
  author_id: string;
  reviewer_id: string;
  asked_at: Moment;
  due_on: string;
  verdict: string | null;
  remarks: Generated<string>;
  given_at: MomentOrNull;
  paper_hash: string | null;
}

interface DocumentsSubjects {
  territory_id: number;
  document_id: string;
  subject_kind: string;
  subject_id: string;
  subject_title: Generated<string>;
  subject_path: string | null;
}

interface ImportsForms {
  territory_id: number;
  id: string;
  kind: string;
  institution_id: string | null;
  file_name: string;
  head: Json;
  mapping: Json;
  tail: Json;
  widths: Filled<Json>;
  remembered_at: Moment;
}

interface ImportsImports {
  territory_id: number;
  id: string;
  kind: string;
  institution_id: string | null;
  file_name: string;
  format: string;
  sheet: string | null;
  header_line: number | null;
  headings: Filled<Json>;
  mapping: Filled<Json>;
  counts: Filled<Json>;
  state: Generated<string>;
  note: Generated<string>;
  started_at: Moment;
  account_id: string | null;
  person_id: string | null;
  applied_at: MomentOrNull;
  undone_at: MomentOrNull;
  version: Generated<number>;
  file_id: string | null;
  listed_on: string | null;
}

interface ImportsLayouts {
  territory_id: number;
  id: string;
  kind: string;
  institution_id: string | null;
  headings: Json;
  mapping: Json;
  remembered_at: Moment;
}

interface ImportsRows {
  territory_id: number;
  import_id: string;
  line: number;
  cells: Json;
  edits: Filled<Json>;
  reading: Filled<Json>;
  identities: Generated<string[]>;
  verdict: string;
  faults: Filled<Json>;
  notes: Filled<Json>;
  difference: Filled<Json>;
  candidates: Filled<Json>;
  choice: string | null;
  target_id: string | null;
  target_version: number | null;
  parts: Filled<Json>;
}

interface InstitutionsInstitutions {
  territory_id: number;
  id: string;
  kind: string;
  short_name: string;
  full_name: string;
  inn: string | null;
  kpp: string | null;
  ogrn: string | null;
  oktmo: string | null;
  address: Generated<string>;
  phone: Generated<string>;
  email: Generated<string>;
  site: Generated<string>;
  state: Generated<string>;
  opened_on: string | null;
  closed_on: string | null;
  version: Generated<number>;
  search: GeneratedAlways<string>;
  region_code: string | null;
  area_code: string | null;
  municipality_code: string | null;
  settlement: string | null;
  founder: Generated<string>;
  programmes: Generated<string[]>;
  parent_id: string | null;
  duplicate_of: string | null;
  duplicate_since: MomentOrNull;
  short_key: GeneratedAlways<string>;
}

interface InstitutionsMovedLinks {
  territory_id: number;
  duplicate_id: string;
  table_name: string;
  column_name: string;
  row_key: Json;
}

interface InstitutionsNames {
  territory_id: number;
  institution_id: string;
  starts_on: string;
  ends_on: string | null;
  short_name: string;
  full_name: string;
  act: Generated<string>;
  during: GeneratedAlways<string>;
}

interface InstitutionsSuccessions {
  territory_id: number;
  id: string;
  predecessor_id: string;
  successor_id: string | null;
  kind: string;
  on_date: string;
  act: string;
}

interface JournalDailyRuns {
  territory_id: number;
  job: string;
  last_on: string;
}

interface JournalFacts {
  territory_id: number;
  id: string;
  at: Moment;
  name: string;
  subject_kind: string;
  subject_id: string;
  actor_kind: string;
  actor_account_id: string | null;
  actor_person_id: string | null;
  norm: string | null;
  data: Filled<Json>;
  request_id: string;
}

interface JournalIdempotency {
  territory_id: number;
  key: string;
  command: string;
  account_id: string | null;
  at: Moment;
  outcome: JsonOrNull;
}

interface JournalPersonalValues {
  territory_id: number;
  fact_id: string;
  person_id: string;
  before: JsonOrNull;
  after: JsonOrNull;
}

interface JournalViews {
  territory_id: number;
  id: string;
  at: Moment;
  account_id: string | null;
  person_id: string | null;
  subject_kind: string;
  subject_id: string;
  request_id: string;
}

interface LibraryCopies {
  territory_id: number;
  id: string;
  item_id: string;
  number: string;
  serial: number | null;
  place: Generated<string>;
  arrived_on: string;
  source: Generated<string>;
  price: number | null;
  state: string;
  version: Generated<number>;
  write_off_id: string | null;
}

interface LibraryEditionAuthors {
  territory_id: number;
  material_id: string;
  number: number;
  ordinal: number;
  person_id: string;
}

interface LibraryEditionFiles {
  territory_id: number;
  material_id: string;
  number: number;
  file_id: string;
}

interface LibraryEditions {
  territory_id: number;
  material_id: string;
  number: number;
  kind: string;
  title: string;
  annotation: Generated<string>;
  subjects: Generated<string[]>;
  audience: Generated<string>;
  carrier: string;
  place: Generated<string>;
  publisher: Generated<string>;
  year: number | null;
  pages: Generated<string>;
  url: Generated<string>;
  description: Generated<string>;
  change: Generated<string>;
  made_at: Moment;
  made_by_person_id: string | null;
  search: GeneratedAlways<string>;
}

interface LibraryIntakes {
  territory_id: number;
  id: string;
  name: string;
  rows: Json;
  mapping: Json;
  made_on: string;
  made_by_person_id: string | null;
  entered_on: string | null;
  entered: Generated<number>;
  version: Generated<number>;
}

interface LibraryItems {
  territory_id: number;
  id: string;
  kind: string;
  title: string;
  subtitle: Generated<string>;
  authors: Generated<string>;
  subjects: Generated<string[]>;
  annotation: Generated<string>;
  place: Generated<string>;
  publisher: Generated<string>;
  year: number | null;
  issue: Generated<string>;
  pages: Generated<string>;
  isbn: Generated<string>;
  url: Generated<string>;
  description: Generated<string>;
  material_id: string | null;
  intake_id: string | null;
  version: Generated<number>;
  search: GeneratedAlways<string>;
}

interface LibraryLoans {
  territory_id: number;
  id: string;
  copy_id: string;
  person_id: string | null;
  institution_id: string | null;
  request_id: string | null;
  given_on: string;
  due_on: string;
  ended_on: string | null;
  outcome: string | null;
  act: Generated<string>;
  note: Generated<string>;
  prolonged: Generated<number>;
  version: Generated<number>;
  given_by_person_id: string | null;
  during: GeneratedAlways<string>;
}

interface LibraryMaterials {
  territory_id: number;
  id: string;
  state: string;
  version: Generated<number>;
  edition: Generated<number>;
  approved_edition: number | null;
  approved_on: string | null;
  approved_by_person_id: string | null;
  fund_edition: number | null;
  reason: Generated<string>;
  made_by_person_id: string | null;
}

interface LibraryRequests {
  territory_id: number;
  id: string;
  item_id: string;
  person_id: string;
  asked_on: string;
  note: Generated<string>;
  state: string;
  version: Generated<number>;
  ready_until: string | null;
  reason: Generated<string>;
}

interface LibraryReviews {
  territory_id: number;
  id: string;
  material_id: string;
  edition: number;
  reviewer_id: string;
  asked_on: string;
  due_on: string;
  criteria: Json;
  marks: JsonOrNull;
  verdict: string | null;
  remarks: Generated<string>;
  given_on: string | null;
  ended_on: string | null;
  ended_why: Generated<string>;
}

interface LibraryWriteOffs {
  territory_id: number;
  id: string;
  number: string;
  on_date: string;
  reason: string;
  commission: Filled<Json>;
}

interface MinistryNoticeLines {
  territory_id: number;
  notice_id: string;
  line_id: string;
  position: number;
  title: string;
  term: string;
  trouble: string;
  reason: string;
  new_day: string;
  measures: string;
}

interface MinistryNotices {
  territory_id: number;
  id: string;
  plan_id: string;
  school_year: number;
  addressee: string;
  state: string;
  version: Generated<number>;
  document_id: string | null;
  number: string | null;
  sent_on: string | null;
  drawn_on: string;
  drawn_by_id: string | null;
}

interface NetworkAcknowledgements {
  territory_id: number;
  publication_id: string;
  publisher_id: number;
  network_id: number;
  person_id: string;
  post: Generated<string>;
  acknowledged_at: Moment;
}

interface NetworkAdvice {
  territory_id: number;
  id: string;
  plan_id: string;
  words: string;
  given_on: string;
  given_by_id: string | null;
  state: string;
  version: Generated<number>;
  answer: Generated<string>;
  answered_on: string | null;
  answered_by_id: string | null;
}

interface NetworkAnswers {
  territory_id: number;
  id: string;
  giver_id: number;
  network_id: number;
  due_on: string;
  state: string;
  version: Generated<number>;
  taken_on: string;
  taken_by_id: string | null;
  executor_id: string;
  done_on: string | null;
  outcome: Generated<string>;
  late_reason: Generated<string>;
  evidence: Generated<string>;
  file_id: string | null;
}

interface NetworkAssignmentTargets {
  territory_id: number;
  assignment_id: string;
  member_id: number;
}

interface NetworkAssignments {
  territory_id: number;
  id: string;
  network_id: number;
  title: string;
  details: Generated<string>;
  line_id: string | null;
  due_on: string;
  given_on: string;
  given_by_id: string | null;
  state: string;
  reason: Generated<string>;
  version: Generated<number>;
}

interface NetworkCards {
  territory_id: number;
  network_id: number;
  head_name: Generated<string>;
  head_post: Generated<string>;
  institutions: number;
  teachers: number;
  audience: Generated<string>;
  reason: Generated<string>;
  counted_on: string;
}

interface NetworkOpenedPlans {
  territory_id: number;
  plan_id: string;
  network_id: number;
  school_year: number;
  audience: string;
  reason: string;
  decided_on: string;
  decided_by_id: string | null;
}

interface NetworkParticipants {
  territory_id: number;
  id: string;
  publisher_id: number;
  network_id: number;
  line_id: string;
  line_title: string;
  person_id: string;
  part: string;
  held_on: string;
  added_on: string;
  added_by_id: string | null;
}

interface NetworkPublications {
  territory_id: number;
  id: string;
  network_id: number;
  plan_id: string;
  school_year: number;
  edition: number;
  title: string;
  note: Generated<string>;
  published_on: string;
  published_by_id: string | null;
}

interface NetworkPublishedLines {
  territory_id: number;
  publication_id: string;
  line_id: string;
  position: number;
  direction: Generated<string>;
  title: string;
  form: Generated<string>;
  audience: Generated<string>;
  term: string;
  term_kind: string;
  starts_on: string | null;
  ends_on: string | null;
  place: Generated<string>;
  responsible: Generated<string>;
  change: string;
  was: Generated<string>;
}

interface NetworkSites {
  territory_id: number;
  site_id: string;
  network_id: number;
  status_type: string;
  status_name: string;
  institution: string;
  direction: string;
  theme: string;
  subject: Generated<string>;
  services: Generated<string>;
  scope: string;
  head_name: Generated<string>;
  starts_on: string;
  ends_on: string;
  order_number: string | null;
  order_date: string | null;
  audience: string;
  reason: Generated<string>;
  decided_at: MomentOrNull;
}

interface NomenclaturePlacements {
  territory_id: number;
  id: string;
  slot: string;
  regulation_id: string;
  review_on: string | null;
  starts_on: string;
  ends_on: string | null;
  placed_by_id: string | null;
  version: Generated<number>;
}

interface NoticesNotices {
  territory_id: number;
  id: string;
  person_id: string;
  name: string;
  text: string;
  path: string;
  norm: string | null;
  due: string | null;
  urgent: Generated<boolean>;
  dedupe_key: string | null;
  created_at: Moment;
  read_at: MomentOrNull;
  letter_due_at: MomentOrNull;
  letter_sent_at: MomentOrNull;
}

interface NoticesPreferences {
  territory_id: number;
  person_id: string;
  letters: Generated<string>;
  quiet_from: Generated<number>;
  quiet_to: Generated<number>;
  working_days_only: Generated<boolean>;
}

interface PartnersAgreements {
  territory_id: number;
  id: string;
  partner_id: string;
  title: string;
  starts_on: string;
  ends_on: string | null;
  ended_early: Generated<string>;
  version: Generated<number>;
}

interface PartnersInteractions {
  territory_id: number;
  id: string;
  partner_id: string;
  kind: string;
  on_date: string;
  title: string;
  result: Generated<string>;
  participants: number | null;
  circle: Generated<string>;
  responsible_id: string | null;
  version: Generated<number>;
}

interface PartnersPartners {
  territory_id: number;
  id: string;
  kind: string;
  name: string;
  inn: string | null;
  contact: Generated<string>;
  phone: Generated<string>;
  email: Generated<string>;
  site: Generated<string>;
  address: Generated<string>;
  starts_on: string;
  ends_on: string | null;
  version: Generated<number>;
  short_name: string;
  kpp: string | null;
  ogrn: string | null;
  responsible_id: string | null;
  closing: Generated<string>;
  search: GeneratedAlways<string>;
}

interface PartnersSpecialists {
  territory_id: number;
  id: string;
  person_id: string;
  partner_id: string | null;
  affiliation: Generated<string>;
  engagement: string;
  work: string;
  document: string;
  starts_on: string;
  ends_on: string | null;
  version: Generated<number>;
  during: GeneratedAlways<string>;
}

interface PeopleCountedCells {
  territory_id: number;
  count: string;
  cut: string;
  key: string;
  cell: string;
  people: number;
}

interface PeopleCountedDays {
  territory_id: number;
  count: string;
  on_day: string;
  counted_at: Moment;
}

interface PeopleCountedMarks {
  territory_id: number;
  id: Generated<string>;
  count: string;
  person_id: string | null;
}

interface PeopleCountedShares {
  territory_id: number;
  count: string;
  person_id: string;
  cut: string;
  key: string;
  cells: string[];
}

interface PeopleDelegations {
  territory_id: number;
  id: string;
  acting_person_id: string;
  absent_person_id: string | null;
  role_kind: string;
  scope_kind: string;
  scope_id: string | null;
  post_title: string;
  order_number: string;
  order_date: string;
  starts_on: string;
  ends_on: string | null;
  during: GeneratedAlways<string>;
}

interface PeopleLeaves {
  territory_id: number;
  id: string;
  post_id: string;
  post_during: string;
  kind: string;
  document: Generated<string>;
  starts_on: string;
  ends_on: string | null;
  during: GeneratedAlways<string>;
}

interface PeopleMerges {
  territory_id: number;
  id: string;
  kept_id: string;
  merged_id: string;
  merged_at: Moment;
  merged_by: string | null;
  parted_at: MomentOrNull;
  stayed: Generated<number>;
}

interface PeopleMovedLinks {
  territory_id: number;
  merge_id: string;
  table_name: string;
  column_name: string;
  row_key: Json;
  from_id: string | null;
  to_id: string | null;
}

interface PeoplePersons {
  territory_id: number;
  id: string;
  surname: string;
  given: string;
  patronymic: string | null;
  gender: string | null;
  birth_date: string | null;
  email: Generated<string>;
  phone: Generated<string>;
  case_forms: Filled<Json>;
  account_id: string | null;
  anonymised_at: MomentOrNull;
  version: Generated<number>;
  search: GeneratedAlways<string>;
  merged_into_id: string | null;
}

interface PeoplePostSubjects {
  territory_id: number;
  post_id: string;
  subject: string;
}

interface PeoplePosts {
  territory_id: number;
  id: string;
  person_id: string;
  institution_id: string | null;
  unit: string | null;
  position: string;
  detail: Generated<string>;
  employment: Generated<string>;
  document: Generated<string>;
  starts_on: string;
  ends_on: string | null;
  during: GeneratedAlways<string>;
  position_text: Generated<string>;
  load: number | null;
  hours_per_week: number | null;
  version: Generated<number>;
}

interface PeoplePreviousNames {
  territory_id: number;
  id: string;
  person_id: string;
  surname: string;
  given: string;
  patronymic: string | null;
  reason: Generated<string>;
  starts_on: string | null;
  ends_on: string;
  during: GeneratedAlways<string>;
  search: GeneratedAlways<string>;
}

interface PeopleRelations {
  territory_id: number;
  id: string;
  person_id: string;
  relative_id: string | null;
  institution_id: string | null;
  kind: string;
  declared_on: string;
  withdrawn_on: string | null;
}

interface PeopleRoles {
  territory_id: number;
  id: string;
  person_id: string;
  kind: string;
  scope_kind: string;
  scope_id: string | null;
  document: string;
  starts_on: string;
  ends_on: string | null;
  during: GeneratedAlways<string>;
}

interface PeopleSavedViews {
  territory_id: number;
  id: string;
  person_id: string;
  list: string;
  name: string;
  query: string;
}

interface PeopleVacancies {
  territory_id: number;
  id: string;
  institution_id: string;
  position: string;
  subject: Generated<string>;
  load: number;
  note: Generated<string>;
  starts_on: string;
  ends_on: string | null;
}

interface PlanningAcceptedCollisions {
  territory_id: number;
  plan_id: string;
  one_id: string;
  other_id: string;
  day: string;
  reason: string;
  accepted_on: string;
  accepted_by_id: string | null;
}

interface PlanningBaselineLines {
  territory_id: number;
  plan_id: string;
  line_id: string;
  position: number;
  direction: string;
  task: string;
  title: string;
  form: string;
  audience: string;
  term: string;
  starts_on: string | null;
  ends_on: string | null;
  responsible_id: string;
  responsible_words: string;
  place: string;
  result: string;
}

interface PlanningCoWorkers {
  territory_id: number;
  line_id: string;
  person_id: string;
}

interface PlanningCorrections {
  territory_id: number;
  id: string;
  plan_id: string;
  line_id: string | null;
  kind: string;
  reason: string;
  source: string;
  source_document: Generated<string>;
  proposed_on: string;
  proposed_by_id: string | null;
  before: Filled<Json>;
  after: Filled<Json>;
  state: string;
  version: Generated<number>;
  decided_on: string | null;
  decided_by_id: string | null;
  decision_words: Generated<string>;
  period_id: string | null;
}

interface PlanningCyclogramRules {
  territory_id: number;
  id: string;
  plan_id: string;
  position: number;
  words: string;
  every: string;
  spot: string;
  month: number | null;
  nth: number | null;
  weekday: number | null;
  day: number | null;
  months: number[];
  shift: string;
  gives: string;
  title: string;
  form: Generated<string>;
  audience: Generated<string>;
  direction: Generated<string>;
  task: Generated<string>;
  responsible_id: string;
  responsible_words: Generated<string>;
  place: Generated<string>;
  result: Generated<string>;
  version: Generated<number>;
}

interface PlanningEvidence {
  territory_id: number;
  id: string;
  line_id: string;
  subject_kind: string;
  subject_id: string;
  title: string;
  path: Generated<string>;
  happened_on: string;
  added_on: string;
  added_by_id: string | null;
}

interface PlanningFormations {
  territory_id: number;
  id: string;
  school_year: number;
  state: string;
  version: Generated<number>;
  draft: Json;
  regulation_version_id: string | null;
  document_id: string | null;
  made: Filled<Json>;
  saved_on: string;
}

interface PlanningLines {
  territory_id: number;
  id: string;
  plan_id: string;
  position: number;
  direction: Generated<string>;
  task: Generated<string>;
  title: string;
  form: Generated<string>;
  audience: Generated<string>;
  subjects: Generated<string>;
  term: string;
  term_kind: string;
  starts_on: string | null;
  ends_on: string | null;
  times: number | null;
  responsible_id: string;
  responsible_words: Generated<string>;
  place: Generated<string>;
  result: Generated<string>;
  programme: Generated<string>;
  cost_planned: number | null;
  cost_actual: number | null;
  funding: Generated<string>;
  source: Generated<string>;
  source_words: Generated<string>;
  state: string;
  version: Generated<number>;
  outcome: Generated<string>;
  done_on: string | null;
  late_since: string | null;
  reason: Generated<string>;
  confirmed_on: string | null;
  confirmed_by_id: string | null;
  rule_id: string | null;
  rule_key: string | null;
  rule_version: number | null;
}

interface PlanningLinks {
  territory_id: number;
  line_id: string;
  subject_kind: string;
  subject_id: string;
  title: string;
  path: Generated<string>;
}

interface PlanningOutsideLines {
  territory_id: number;
  id: string;
  plan_id: string;
  reading_id: string;
  position: number;
  title: string;
  form: Generated<string>;
  audience: Generated<string>;
  subjects: Generated<string>;
  place: Generated<string>;
  result: Generated<string>;
  responsible_words: Generated<string>;
  term: Generated<string>;
  term_kind: string;
  starts_on: string | null;
  ends_on: string | null;
  source: string;
  source_words: string;
  taken_line_id: string | null;
}

interface PlanningPeriodPlans {
  territory_id: number;
  id: string;
  plan_id: string;
  kind: string;
  starts_on: string;
  ends_on: string;
  note: Generated<string>;
  state: string;
  version: Generated<number>;
  begun_on: string;
  begun_by_id: string | null;
  content: JsonOrNull;
  document_id: string | null;
  issued_on: string | null;
  issued_by_id: string | null;
}

interface PlanningPlans {
  territory_id: number;
  id: string;
  school_year: number;
  regulation_version_id: string | null;
  analysis: Generated<string>;
  goal: Generated<string>;
  tasks: Generated<string>;
  state: string;
  version: Generated<number>;
  document_id: string | null;
  approved_on: string | null;
  approved_by_id: string | null;
  cyclogram_document_id: string | null;
  body_id: string | null;
}

interface PlanningReadingRows {
  territory_id: number;
  reading_id: string;
  line: number;
  cells: Json;
  edits: Filled<Json>;
  line_id: string | null;
}

interface PlanningReadings {
  territory_id: number;
  id: string;
  plan_id: string;
  file_name: string;
  format: string;
  source: string;
  source_words: Generated<string>;
  file_year: number | null;
  header_line: Generated<number>;
  headings: Filled<Json>;
  mapping: Filled<Json>;
  people: Filled<Json>;
  sections: Filled<Json>;
  state: string;
  version: Generated<number>;
  read_at: Moment;
  read_by_id: string | null;
  lines: Generated<number>;
}

interface PremisesAssets {
  territory_id: number;
  id: string;
  kind: string;
  name: string;
  inventory_number: Generated<string>;
  place: Generated<string>;
  seats: number | null;
  cost: number | null;
  is_bookable: boolean;
  note: Generated<string>;
  starts_on: string;
  ends_on: string | null;
  written_off_reason: Generated<string>;
  written_off_act: Generated<string>;
  version: Generated<number>;
  search: GeneratedAlways<string>;
}

interface PremisesBookings {
  territory_id: number;
  id: string;
  asset_id: string;
  starts_at: Moment;
  ends_at: Moment;
  period: GeneratedAlways<string>;
  title: string;
  occasion_kind: string | null;
  occasion_id: string | null;
  occasion_path: Generated<string>;
  person_id: string;
  cancelled_on: string | null;
  version: Generated<number>;
}

interface PremisesChecks {
  territory_id: number;
  id: string;
  asset_id: string;
  checked_on: string;
  checked_by_id: string | null;
  outcome: string;
  note: Generated<string>;
}

interface PremisesHandovers {
  territory_id: number;
  id: string;
  asset_id: string;
  person_id: string;
  act: Generated<string>;
  starts_on: string;
  ends_on: string | null;
  period: GeneratedAlways<string>;
}

interface PrivacyConsentTexts {
  territory_id: number;
  kind: string;
  version: number;
  body: string;
  starts_on: string;
}

interface PrivacyConsents {
  territory_id: number;
  id: string;
  person_id: string;
  kind: string;
  text_version: number;
  given_on: string;
  way: string;
  withdrawn_on: string | null;
  version: Generated<number>;
}

interface QualificationAnswerRows {
  territory_id: number;
  answer_id: string;
  ordinal: number;
  person_id: string;
  words: Json;
}

interface QualificationAnswers {
  territory_id: number;
  id: string;
  title: string;
  asked_by: Generated<string>;
  on_date: string;
  query: string;
  total: number;
  given_at: Moment;
  given_by: string | null;
}

interface QualificationApplications {
  territory_id: number;
  id: string;
  person_id: string;
  institution_id: string | null;
  position: string;
  kind: string;
  way: string;
  petition: Generated<string>;
  filed_on: string;
  act: string;
  consider_by: string;
  examined_from: string | null;
  decide_by: string | null;
  session_on: string | null;
  decided_on: string | null;
  decision_body: Generated<string>;
  decision_number: Generated<string>;
  decision_date: string | null;
  reason: Generated<string>;
  next_action: Generated<string>;
  state: Generated<string>;
  version: Generated<number>;
}

interface QualificationCategories {
  territory_id: number;
  id: string;
  person_id: string;
  kind: string;
  position: string;
  granted_on: string;
  body: Generated<string>;
  document: string;
  application_id: string | null;
}

interface QualificationConformityCases {
  territory_id: number;
  id: string;
  institution_id: string;
  person_id: string;
  position: string;
  commission: string;
  planned_on: string;
  informed_on: string | null;
  decided_on: string | null;
  protocol: Generated<string>;
  reason: Generated<string>;
  state: Generated<string>;
  version: Generated<number>;
}

interface QualificationDistinctions {
  territory_id: number;
  id: string;
  person_id: string;
  kind: string;
  name: string;
  given_on: string | null;
  document: Generated<string>;
}

interface QualificationEducations {
  territory_id: number;
  id: string;
  person_id: string;
  level: string;
  pedagogical: boolean;
  place: string;
  year: number | null;
  speciality: Generated<string>;
  qualification: Generated<string>;
  document: Generated<string>;
}

interface QualificationHelpEntries {
  territory_id: number;
  id: string;
  person_id: string;
  application_id: string | null;
  helper_id: string;
  on_date: string;
  kind: string;
  topic: string;
  outcome: Generated<string>;
}

interface QualificationHelpFeedbacks {
  territory_id: number;
  entry_id: string;
  mark: number;
  text: Generated<string>;
  given_on: string;
}

interface QualificationIndicatorSets {
  territory_id: number;
  id: string;
  edition: number;
  title: string;
  act: Generated<string>;
  starts_on: string | null;
  state: Generated<string>;
  version: Generated<number>;
}

interface QualificationIndicatorValues {
  territory_id: number;
  id: string;
  indicator_id: string;
  person_id: string;
  on_date: string;
  value: number;
  source: string;
}

interface QualificationIndicators {
  territory_id: number;
  id: string;
  set_id: string;
  ordinal: number;
  name: string;
  unit: Generated<string>;
  formula: string | null;
  target: number | null;
}

interface QualificationPublications {
  territory_id: number;
  id: string;
  person_id: string;
  title: string;
  imprint: string;
  year: number;
  link: Generated<string>;
}

interface QualificationRules {
  territory_id: number;
  id: string;
  kind: string;
  act: string;
  starts_on: string;
  validity_months: number | null;
  consider_days: number;
  examine_days: number;
  repeat_months: number;
  inform_days: Generated<number>;
}

interface QualificationServicePeriods {
  territory_id: number;
  id: string;
  person_id: string;
  place: string;
  position: string;
  pedagogical: boolean;
  document: string;
  starts_on: string;
  ends_on: string;
}

interface QualificationServiceStatements {
  territory_id: number;
  id: string;
  person_id: string;
  kind: string;
  on_date: string;
  months: number;
  document: string;
  institution_id: string | null;
}

interface RecognitionApplicationPlan {
  territory_id: number;
  application_id: string;
  position: number;
  title: string;
  form: Generated<string>;
  term: Generated<string>;
  starts_on: string | null;
  ends_on: string | null;
  responsible: Generated<string>;
  result: Generated<string>;
  task: Generated<string>;
}

interface RecognitionApplicationRemarks {
  territory_id: number;
  id: string;
  application_id: string;
  submission: number;
  field: string;
  text: string;
  person_id: string;
  at: Moment;
  resolved_at: MomentOrNull;
}

interface RecognitionApplicationSubmissions {
  territory_id: number;
  application_id: string;
  submission: number;
  at: Moment;
  person_id: string;
  content: Json;
}

interface RecognitionApplications {
  territory_id: number;
  id: string;
  campaign_id: string;
  kind: string;
  site_id: string | null;
  institution_id: string;
  state: string;
  version: Generated<number>;
  number: number | null;
  direction: Generated<string>;
  theme: Generated<string>;
  goal: Generated<string>;
  characteristic: Generated<string>;
  relevance: Generated<string>;
  eligibility: Filled<Json>;
  head_person_id: string | null;
  head_chairs_council: Generated<boolean>;
  co_head_person_id: string | null;
  signer_person_id: string | null;
  institution_name: Generated<string>;
  institution_inn: Generated<string>;
  created_by: string | null;
  created_at: Moment;
  saved_at: Moment;
  saved_by: string | null;
  submitted_at: MomentOrNull;
  correct_until: string | null;
  late_permission_id: string | null;
  decided_at: MomentOrNull;
  department_reason: string | null;
}

interface RecognitionCampaigns {
  territory_id: number;
  id: string;
  year: number;
  status_type: Generated<string>;
  title: string;
  state: string;
  version: Generated<number>;
  regulation_version_id: string;
  body_id: string;
  applications_until: string;
  expertise_until: string;
  order_until: string;
  opened_at: MomentOrNull;
  closed_at: MomentOrNull;
}

interface RecognitionEmbargoes {
  territory_id: number;
  id: string;
  application_id: string;
  institution_id: string;
  inn: string;
  theme: string;
  ground: string;
  starts_on: string;
  ends_on: string;
}

interface RecognitionLatePermissions {
  territory_id: number;
  id: string;
  campaign_id: string;
  institution_id: string;
  reason: string;
  until: string;
  decided_by: string;
  decided_at: Moment;
}

interface RecognitionPackagePapers {
  territory_id: number;
  package_id: string;
  position: number;
  application_id: string | null;
  termination_id: string | null;
  proposal: string;
  decision: string | null;
  council_reason: Generated<string>;
  reason: string | null;
}

interface RecognitionPackages {
  territory_id: number;
  id: string;
  kind: string;
  campaign_id: string | null;
  session_id: string;
  body_id: string;
  state: string;
  version: Generated<number>;
  proposals_document_id: string | null;
  act_document_id: string | null;
  order_document_id: string | null;
  list: Filled<Json>;
  prepared_at: Moment;
  transferred_at: MomentOrNull;
  received_at: MomentOrNull;
  received_by: string | null;
}

interface RecognitionReports {
  territory_id: number;
  id: string;
  site_id: string;
  school_year: number;
  key: string;
  title: string;
  due_on: string;
  regulation_version_id: string;
  state: string;
  version: Generated<number>;
  summary: Generated<string>;
  results: Generated<string>;
  prospects: Generated<string>;
  submitted_at: MomentOrNull;
  submitted_by: string | null;
  council_accepted_on: string | null;
  council_minutes: Generated<string>;
  expert_accepted_on: string | null;
  expert_accepted_by: string | null;
  skip_reason: string | null;
}

interface RecognitionSiteActs {
  territory_id: number;
  id: string;
  site_id: string;
  kind: string;
  document_id: string;
  starts_on: string;
  ends_on: string | null;
  school_year: number | null;
  head_person_id: string | null;
  co_head_person_id: string | null;
  reason: Generated<string>;
  drawn_at: Moment;
  applied_at: MomentOrNull;
}

interface RecognitionSiteHeads {
  territory_id: number;
  id: string;
  site_id: string;
  role: string;
  person_id: string;
  starts_on: string;
  ends_on: string | null;
  order_document_id: string;
  during: GeneratedAlways<string | null>;
}

interface RecognitionSitePlanLines {
  territory_id: number;
  plan_id: string;
  position: number;
  title: string;
  form: Generated<string>;
  term: Generated<string>;
  starts_on: string | null;
  ends_on: string | null;
  responsible: Generated<string>;
  result: Generated<string>;
  task: Generated<string>;
  fulfilment: Generated<string>;
  outcome: Generated<string>;
}

interface RecognitionSitePlanRemarks {
  territory_id: number;
  id: string;
  plan_id: string;
  kind: string;
  about: Generated<string>;
  body: string;
  made_by_id: string;
  made_at: Moment;
  state: string;
  answer: Generated<string>;
  resolved_by_id: string | null;
  resolved_at: MomentOrNull;
  version: Generated<number>;
}

interface RecognitionSitePlans {
  territory_id: number;
  id: string;
  site_id: string;
  school_year: number;
  state: string;
  version: Generated<number>;
  order_document_id: string | null;
  agreed_by: string | null;
  agreed_at: MomentOrNull;
  approved_at: MomentOrNull;
  summary_document_id: string | null;
}

interface RecognitionSiteTerms {
  territory_id: number;
  id: string;
  site_id: string;
  school_year: number;
  starts_on: string;
  ends_on: string;
  order_document_id: string;
  application_id: string | null;
  ended_early_on: string | null;
  ended_by_document_id: string | null;
  ground: string | null;
  during: GeneratedAlways<string | null>;
}

interface RecognitionSites {
  territory_id: number;
  id: string;
  status_type: Generated<string>;
  institution_id: string;
  direction: string;
  theme: string;
  goal: string;
  subject: Generated<string>;
  services: Generated<string>;
  created_at: Moment;
  scope: Generated<string>;
}

interface RecognitionTerminations {
  territory_id: number;
  id: string;
  site_id: string;
  ground: string;
  report_id: string | null;
  state: string;
  version: Generated<number>;
  circumstances: string;
  evidence: Generated<string>;
  prepared_at: Moment;
  raised_by: string | null;
  explanation: string | null;
  explanation_by: string | null;
  explained_at: MomentOrNull;
  explain_until: string | null;
  drop_reason: string | null;
  order_document_id: string | null;
  regulation_version_id: string | null;
}

interface RegulationsActLinks {
  territory_id: number;
  act_id: string;
  basis_act_id: string;
}

interface RegulationsActs {
  territory_id: number;
  id: string;
  level: string;
  kind: string;
  issuer: string;
  number: string | null;
  dated: string | null;
  title: string;
  superseded: Generated<boolean>;
  superseded_by: string | null;
  file_id: string | null;
  version: Generated<number>;
  complete: GeneratedAlways<boolean>;
}

interface RegulationsApprovalBlocks {
  territory_id: number;
  regulation_id: string;
  kind: string;
  body: Generated<string>;
  post: Generated<string>;
  document: Generated<string>;
  number: Generated<string>;
  dated: string | null;
}

interface RegulationsClauses {
  territory_id: number;
  version_id: string;
  key: string;
  position: number;
  printed: string;
  heading: boolean;
  text: string;
  rows: Generated<string[]>;
  norms: Generated<string[]>;
}

interface RegulationsRegulationActs {
  territory_id: number;
  regulation_id: string;
  act_id: string;
  role: string;
  position: number;
}

interface RegulationsRegulations {
  territory_id: number;
  id: string;
  slug: string;
  kind: string;
  kind_genitive: string;
  title: string;
  state: Generated<string>;
  requisites: Generated<string>;
  approving_act_id: string | null;
  approving_complete: boolean | null;
  warnings: Generated<string[]>;
  version: Generated<number>;
}

interface RegulationsStructures {
  territory_id: number;
  regulation_id: string;
  act_id: string | null;
  act_complete: boolean | null;
  state: Generated<string>;
  version: Generated<number>;
}

interface RegulationsVersions {
  territory_id: number;
  id: string;
  regulation_id: string;
  number: number;
  state: Generated<string>;
  effective_from: string | null;
  effective_to: string | null;
  reason: string;
  made_by: string | null;
  made_at: Moment;
  parent_id: string | null;
  title: string;
  citation: Json;
  calendar: Filled<Json>;
  parameters: Filled<Json>;
  terms: Filled<Json>;
  version: Generated<number>;
  during: GeneratedAlways<string>;
}

interface ReportingConclusions {
  territory_id: number;
  id: string;
  report_id: string;
  text: string;
  direction: Generated<string>;
  task: Generated<string>;
  term: Generated<string>;
  plan_line_id: string | null;
}

interface ReportingEditions {
  territory_id: number;
  report_id: string;
  section: string;
  version: number;
  text: string;
  person_id: string;
  written_at: Moment;
}

interface ReportingEstimateItems {
  territory_id: number;
  id: string;
  estimate_id: string;
  position: number;
  title: string;
  source: string;
  amount: number;
}

interface ReportingEstimates {
  territory_id: number;
  id: string;
  year: number;
  act: Generated<string>;
  approved_on: string | null;
  version: Generated<number>;
}

interface ReportingReports {
  territory_id: number;
  id: string;
  kind: string;
  school_year: number;
  title: string;
  starts_on: string;
  ends_on: string;
  due_on: string;
  plan_line_id: string | null;
  turn: Generated<number>;
  responsible_id: string;
  regulation_version_id: string | null;
  state: string;
  version: Generated<number>;
  submitted_on: string | null;
  given: JsonOrNull;
  approved_on: string | null;
  approved_by_id: string | null;
  document_id: string | null;
}

interface ReportingTexts {
  territory_id: number;
  report_id: string;
  section: string;
  text: string;
  version: number;
  person_id: string;
  written_at: Moment;
}

interface ReviewAssignments {
  territory_id: number;
  review_id: string;
  person_id: string;
  way: string;
  assigned_by: string | null;
  assigned_on: string;
  assigned_at: Moment;
  ended_at: MomentOrNull;
  end_kind: string | null;
  end_reason: string | null;
}

interface ReviewConflicts {
  territory_id: number;
  id: string;
  review_id: string;
  person_id: string;
  kind: string;
  note: Generated<string>;
  since: Moment;
  pinned_by: string | null;
  lifted_at: MomentOrNull;
  lifted_by: string | null;
  lift_reason: string | null;
}

interface ReviewReviewPeople {
  territory_id: number;
  review_id: string;
  person_id: string;
}

interface ReviewReviews {
  territory_id: number;
  id: string;
  version: Generated<number>;
  subject_kind: string;
  subject_id: string;
  title: string;
  path: string;
  body_id: string;
  regulation_version_id: string;
  institution_id: string | null;
  state: string;
  max_total: number;
  due_on: string;
  opened_at: Moment;
  completed_at: MomentOrNull;
}

interface ReviewSheetScores {
  territory_id: number;
  sheet_id: string;
  criterion: string;
  score: number | null;
  justification: Generated<string>;
}

interface ReviewSheets {
  territory_id: number;
  id: string;
  version: Generated<number>;
  review_id: string;
  person_id: string;
  revision: number;
  state: string;
  conclusion: Generated<string>;
  comment: Generated<string>;
  total: number | null;
  saved_at: Moment;
  submitted_at: MomentOrNull;
  reopened_at: MomentOrNull;
  reopened_by: string | null;
  reopen_reason: string | null;
  document_id: string | null;
}

interface StaffingConfirmations {
  territory_id: number;
  institution_id: string;
  due_on: string;
  confirmed_at: Moment;
  confirmed_by: string | null;
  people: number;
  vacancies: number;
  snapshot: Json;
}

interface TerritoriesCalendarDays {
  region: Generated<string>;
  date: string;
  kind: string;
  title: Generated<string>;
}

interface TerritoriesCalendarYears {
  year: number;
  approved: boolean;
  source: string;
}

interface TerritoriesClosures {
  id: number;
  closed_on: string;
  act: string;
  clause: Generated<string>;
  norm: string;
}

interface TerritoriesNetworkMembers {
  network_id: number;
  territory_id: number;
  joined_on: string;
  left_on: string | null;
}

interface TerritoriesNetworks {
  id: number;
  slug: string;
  name: string;
  short_name: string;
  host_territory_id: number;
}

interface TerritoriesRegionalYears {
  territory_id: number;
  year: number;
  days: Filled<Json>;
  act: Generated<string>;
}

interface TerritoriesTerritories {
  id: number;
  slug: string;
  name: string;
  name_genitive: string;
  kind: string;
  region: string;
  zone: string;
  oktmo: string | null;
  settlement: string;
  service: Filled<Json>;
  closed_on: string | null;
}

interface TerritoriesTravel {
  only: Generated<boolean>;
  offset_ms: number;
  travelled_at: Moment;
}

declare module '../../kernel/database.ts' {
  interface Database {
    'auth.accounts': AuthAccounts;
    'auth.attempts': AuthAttempts;
    'auth.identities': AuthIdentities;
    'auth.invitations': AuthInvitations;
    'auth.letters': AuthLetters;
    'auth.memberships': AuthMemberships;
    'auth.second_factors': AuthSecondFactors;
    'auth.sessions': AuthSessions;
    'auth.tokens': AuthTokens;
    'auth.verifications': AuthVerifications;
    'authority.objections': AuthorityObjections;
    'calendar.feeds': CalendarFeeds;
    'centre.acknowledgements': CentreAcknowledgements;
    'centre.appointments': CentreAppointments;
    'centre.explanations': CentreExplanations;
    'centre.job_descriptions': CentreJobDescriptions;
    'centre.portfolio_holders': CentrePortfolioHolders;
    'centre.portfolios': CentrePortfolios;
    'centre.requirement_sets': CentreRequirementSets;
    'centre.seat_lines': CentreSeatLines;
    'centre.seats': CentreSeats;
    'centre.settings': CentreSettings;
    'centre.units': CentreUnits;
    'centre.versions': CentreVersions;
    'centre.work_contacts': CentreWorkContacts;
    'closing.cases': ClosingCases;
    'closing.handovers': ClosingHandovers;
    'collections.answer_editions': CollectionsAnswerEditions;
    'collections.answer_rows': CollectionsAnswerRows;
    'collections.answers': CollectionsAnswers;
    'collections.assignments': CollectionsAssignments;
    'collections.collections': CollectionsCollections;
    'collections.group_members': CollectionsGroupMembers;
    'collections.groups': CollectionsGroups;
    'collections.tasks': CollectionsTasks;
    'councils.ballot_boxes': CouncilsBallotBoxes;
    'councils.ballot_voters': CouncilsBallotVoters;
    'councils.bodies': CouncilsBodies;
    'councils.body_reports': CouncilsBodyReports;
    'councils.composition_bodies': CouncilsCompositionBodies;
    'councils.composition_effects': CouncilsCompositionEffects;
    'councils.composition_members': CouncilsCompositionMembers;
    'councils.composition_orders': CouncilsCompositionOrders;
    'councils.decisions': CouncilsDecisions;
    'councils.items': CouncilsItems;
    'councils.memberships': CouncilsMemberships;
    'councils.nominees': CouncilsNominees;
    'councils.presences': CouncilsPresences;
    'councils.proposals': CouncilsProposals;
    'councils.readings': CouncilsReadings;
    'councils.recusals': CouncilsRecusals;
    'councils.remarks': CouncilsRemarks;
    'councils.session_members': CouncilsSessionMembers;
    'councils.sessions': CouncilsSessions;
    'councils.task_evidence': CouncilsTaskEvidence;
    'councils.tasks': CouncilsTasks;
    'councils.votes': CouncilsVotes;
    'councils.wordings': CouncilsWordings;
    'development.activities': DevelopmentActivities;
    'development.attendances': DevelopmentAttendances;
    'development.courses': DevelopmentCourses;
    'development.feedbacks': DevelopmentFeedbacks;
    'development.group_meetings': DevelopmentGroupMeetings;
    'development.group_members': DevelopmentGroupMembers;
    'development.groups': DevelopmentGroups;
    'development.initiatives': DevelopmentInitiatives;
    'development.mentor_pairs': DevelopmentMentorPairs;
    'development.nominations': DevelopmentNominations;
    'development.pair_feedbacks': DevelopmentPairFeedbacks;
    'development.pair_meetings': DevelopmentPairMeetings;
    'development.practice_checks': DevelopmentPracticeChecks;
    'development.providers': DevelopmentProviders;
    'development.quotas': DevelopmentQuotas;
    'development.records': DevelopmentRecords;
    'development.rules': DevelopmentRules;
    'documents.acquaintances': DocumentsAcquaintances;
    'documents.audience_institutions': DocumentsAudienceInstitutions;
    'documents.citations': DocumentsCitations;
    'documents.counters': DocumentsCounters;
    'documents.documents': DocumentsDocuments;
    'documents.files': DocumentsFiles;
    'documents.incoming': DocumentsIncoming;
    'documents.office_files': DocumentsOfficeFiles;
    'documents.reviews': DocumentsReviews;
    'documents.subjects': DocumentsSubjects;
    'imports.forms': ImportsForms;
    'imports.imports': ImportsImports;
    'imports.layouts': ImportsLayouts;
    'imports.rows': ImportsRows;
    'institutions.institutions': InstitutionsInstitutions;
    'institutions.moved_links': InstitutionsMovedLinks;
    'institutions.names': InstitutionsNames;
    'institutions.successions': InstitutionsSuccessions;
    'journal.daily_runs': JournalDailyRuns;
    'journal.facts': JournalFacts;
    'journal.idempotency': JournalIdempotency;
    'journal.personal_values': JournalPersonalValues;
    'journal.views': JournalViews;
    'library.copies': LibraryCopies;
    'library.edition_authors': LibraryEditionAuthors;
    'library.edition_files': LibraryEditionFiles;
    'library.editions': LibraryEditions;
    'library.intakes': LibraryIntakes;
    'library.items': LibraryItems;
    'library.loans': LibraryLoans;
    'library.materials': LibraryMaterials;
    'library.requests': LibraryRequests;
    'library.reviews': LibraryReviews;
    'library.write_offs': LibraryWriteOffs;
    'ministry.notice_lines': MinistryNoticeLines;
    'ministry.notices': MinistryNotices;
    'network.acknowledgements': NetworkAcknowledgements;
    'network.advice': NetworkAdvice;
    'network.answers': NetworkAnswers;
    'network.assignment_targets': NetworkAssignmentTargets;
    'network.assignments': NetworkAssignments;
    'network.cards': NetworkCards;
    'network.opened_plans': NetworkOpenedPlans;
    'network.participants': NetworkParticipants;
    'network.publications': NetworkPublications;
    'network.published_lines': NetworkPublishedLines;
    'network.sites': NetworkSites;
    'nomenclature.placements': NomenclaturePlacements;
    'notices.notices': NoticesNotices;
    'notices.preferences': NoticesPreferences;
    'partners.agreements': PartnersAgreements;
    'partners.interactions': PartnersInteractions;
    'partners.partners': PartnersPartners;
    'partners.specialists': PartnersSpecialists;
    'people.counted_cells': PeopleCountedCells;
    'people.counted_days': PeopleCountedDays;
    'people.counted_marks': PeopleCountedMarks;
    'people.counted_shares': PeopleCountedShares;
    'people.delegations': PeopleDelegations;
    'people.leaves': PeopleLeaves;
    'people.merges': PeopleMerges;
    'people.moved_links': PeopleMovedLinks;
    'people.persons': PeoplePersons;
    'people.post_subjects': PeoplePostSubjects;
    'people.posts': PeoplePosts;
    'people.previous_names': PeoplePreviousNames;
    'people.relations': PeopleRelations;
    'people.roles': PeopleRoles;
    'people.saved_views': PeopleSavedViews;
    'people.vacancies': PeopleVacancies;
    'planning.accepted_collisions': PlanningAcceptedCollisions;
    'planning.baseline_lines': PlanningBaselineLines;
    'planning.co_workers': PlanningCoWorkers;
    'planning.corrections': PlanningCorrections;
    'planning.cyclogram_rules': PlanningCyclogramRules;
    'planning.evidence': PlanningEvidence;
    'planning.formations': PlanningFormations;
    'planning.lines': PlanningLines;
    'planning.links': PlanningLinks;
    'planning.outside_lines': PlanningOutsideLines;
    'planning.period_plans': PlanningPeriodPlans;
    'planning.plans': PlanningPlans;
    'planning.reading_rows': PlanningReadingRows;
    'planning.readings': PlanningReadings;
    'premises.assets': PremisesAssets;
    'premises.bookings': PremisesBookings;
    'premises.checks': PremisesChecks;
    'premises.handovers': PremisesHandovers;
    'privacy.consent_texts': PrivacyConsentTexts;
    'privacy.consents': PrivacyConsents;
    'qualification.answer_rows': QualificationAnswerRows;
    'qualification.answers': QualificationAnswers;
    'qualification.applications': QualificationApplications;
    'qualification.categories': QualificationCategories;
    'qualification.conformity_cases': QualificationConformityCases;
    'qualification.distinctions': QualificationDistinctions;
    'qualification.educations': QualificationEducations;
    'qualification.help_entries': QualificationHelpEntries;
    'qualification.help_feedbacks': QualificationHelpFeedbacks;
    'qualification.indicator_sets': QualificationIndicatorSets;
    'qualification.indicator_values': QualificationIndicatorValues;
    'qualification.indicators': QualificationIndicators;
    'qualification.publications': QualificationPublications;
    'qualification.rules': QualificationRules;
    'qualification.service_periods': QualificationServicePeriods;
    'qualification.service_statements': QualificationServiceStatements;
    'recognition.application_plan': RecognitionApplicationPlan;
    'recognition.application_remarks': RecognitionApplicationRemarks;
    'recognition.application_submissions': RecognitionApplicationSubmissions;
    'recognition.applications': RecognitionApplications;
    'recognition.campaigns': RecognitionCampaigns;
    'recognition.embargoes': RecognitionEmbargoes;
    'recognition.late_permissions': RecognitionLatePermissions;
    'recognition.package_papers': RecognitionPackagePapers;
    'recognition.packages': RecognitionPackages;
    'recognition.reports': RecognitionReports;
    'recognition.site_acts': RecognitionSiteActs;
    'recognition.site_heads': RecognitionSiteHeads;
    'recognition.site_plan_lines': RecognitionSitePlanLines;
    'recognition.site_plan_remarks': RecognitionSitePlanRemarks;
    'recognition.site_plans': RecognitionSitePlans;
    'recognition.site_terms': RecognitionSiteTerms;
    'recognition.sites': RecognitionSites;
    'recognition.terminations': RecognitionTerminations;
    'regulations.act_links': RegulationsActLinks;
    'regulations.acts': RegulationsActs;
    'regulations.approval_blocks': RegulationsApprovalBlocks;
    'regulations.clauses': RegulationsClauses;
    'regulations.regulation_acts': RegulationsRegulationActs;
    'regulations.regulations': RegulationsRegulations;
    'regulations.structures': RegulationsStructures;
    'regulations.versions': RegulationsVersions;
    'reporting.conclusions': ReportingConclusions;
    'reporting.editions': ReportingEditions;
    'reporting.estimate_items': ReportingEstimateItems;
    'reporting.estimates': ReportingEstimates;
    'reporting.reports': ReportingReports;
    'reporting.texts': ReportingTexts;
    'review.assignments': ReviewAssignments;
    'review.conflicts': ReviewConflicts;
    'review.review_people': ReviewReviewPeople;
    'review.reviews': ReviewReviews;
    'review.sheet_scores': ReviewSheetScores;
    'review.sheets': ReviewSheets;
    'staffing.confirmations': StaffingConfirmations;
    'territories.calendar_days': TerritoriesCalendarDays;
    'territories.calendar_years': TerritoriesCalendarYears;
    'territories.closures': TerritoriesClosures;
    'territories.network_members': TerritoriesNetworkMembers;
    'territories.networks': TerritoriesNetworks;
    'territories.regional_years': TerritoriesRegionalYears;
    'territories.territories': TerritoriesTerritories;
    'territories.travel': TerritoriesTravel;
  }
}
