// Front door: persons of a territory, their posts, roles and acting appointments, declared relatives, history of records.

export { useAccounts } from './account/invite.commands.ts';
export { type AccountParts, accountRoutes, type Character } from './account/routes.ts';
export {
  type CountedCell,
  countAgain,
  countedCells,
  countedInstitutions,
  cursorsAt,
  institutionsAtOnce,
  type PeopleCount,
  skipOf,
  usePeopleCounts,
} from './counted/counted.ts';
export { type DemoCharacter, demoCharacters, loadPeopleDemo } from './demo.ts';
export { generatePeople, insertStaff } from './demo-staff.ts';
export { type HistoryLine, historyOf, type Sentences } from './history.ts';
export { peopleOfInstitution } from './institution-part.tsx';
export { inventedNames, seededNumbers } from './invented-names.ts';
export { peopleModule } from './module.ts';
export { personChoice } from './pages/choices.ts';
export { institutionViews } from './pages/institution-views.tsx';
export { ViewTools, viewLinks, viewPosts } from './pages/view-tools.tsx';
export { anonymisePerson } from './person/anonymise.ts';
export { type CardSection, type PersonPart, type TimelineLine, usePersonParts } from './person/parts.ts';
export {
  enterFormerSurnames,
  type FormerSurname,
  formerSurnames,
  removeFormerSurnames,
} from './person/previous-names-bulk.ts';
export { addPerson, namesakeOf, placedPerson } from './person.commands.ts';
export { assignedAccess } from './person.norms.ts';
export {
  isOnlyObserver,
  outsideAssignment,
  ownInstitutions,
  type PlacedPerson,
  personSeers,
  seenInstitutions,
  seesPersonal,
  staffKeepers,
  withinAssignment,
} from './person.policy.ts';
export {
  fullName,
  mailAddressOf,
  nameIn,
  type Person,
  people,
  person,
  personNames,
  personOf,
} from './person.queries.ts';
export { personSentences } from './person.sentences.ts';
export {
  type Employment,
  employmentKinds,
  employments,
  type LeaveKind,
  leaves,
} from './person.text.ts';
export {
  otherPosition,
  pedagogicalPositions,
  positionGroups,
  positionsOf,
  postTitle,
  roleGivenBy,
} from './positions.ts';
export { absentFor, actingTitlesOf, dismissedAmong, standInsOf } from './post/absence.queries.ts';
export { type Absence, absencesIn } from './post/absences.ts';
export { type Leave, leavesOf, type Vacancy, vacanciesOn } from './post/leave.queries.ts';
export {
  type KnownPerson,
  type KnownPost,
  peopleInUse,
  refusePlacing,
  staffBySigns,
  staffVersions,
  takeStaffBack,
} from './post/staff-bulk.ts';
export { type PlacedPost, staffOfPlace } from './post/staff-of-place.ts';
export { type StaffOutcome, type StaffRow, upsertStaff } from './post/staff-rows.ts';
export { subjectNamed, subjectNames, subjectsIn } from './post/subjects.ts';
export { addPost } from './post.commands.ts';
export {
  type Acting,
  actingFor,
  countTeachers,
  type Head,
  headOf,
  headOfUnit,
  holdersOf,
  type Post,
  postsOf,
  postsOfPeople,
  postsOn,
  type StaffMember,
  staffOf,
} from './post.queries.ts';
export { type Relatives, relativesOf } from './relation.queries.ts';
export { useResponsible, whoAnswersFor } from './responsible.ts';
export { peopleWithRole, type RoleHolder } from './role.queries.ts';
export { roleKinds, roleName, roleTitle } from './roles.ts';
export { filterFrom, type StaffFilter } from './staff/staff.filter.ts';
export { type ListedPost, staffFigures, staffList } from './staff/staff.list.ts';
export { type StaffPart, useStaffParts } from './staff/staff-parts.ts';
export { type SavedView, savedViews } from './staff/view.commands.ts';
