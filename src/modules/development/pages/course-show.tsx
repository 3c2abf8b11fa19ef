// The card of a course: programme, quotas with places taken, participants by type of institution.
import { canAdvance } from '../../../kernel/lifecycle.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { ActionButton, Facts, Field, LinkButton, MoreMenu, PlainTable, Section } from '../../../ui/index.ts';
import {
  type InstitutionChoice,
  type InstitutionKind,
  institutionChoice,
  institutionKinds,
} from '../../institutions/index.ts';
import { cancelCourse, closeCourse, reopenCourse, setQuota } from '../course.commands.ts';
import { courseLifecycle } from '../course.lifecycle.ts';
import { course, type ListedCourse, type Quota, quotasOf } from '../course.queries.ts';
import { courseText as text, trainingForms, trainingKinds } from '../course.text.ts';
import { keepsCourses, seesDevelopment } from '../development.policy.ts';
import { participantsByKind } from '../record.queries.ts';
import { CourseBadge, periodWords } from './signs.tsx';

interface Shown {
  readonly found: ListedCourse;
  readonly quotas: readonly Quota[];
  readonly participants: Awaited<ReturnType<typeof participantsByKind>>;
  readonly institutions: InstitutionChoice | null;
}

const back = (output: { id: string }) => `/development/courses/${output.id}`;

export const coursePage = page<Shown>({
  path: '/development/courses/:id',
  ru: text.one,
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const found = await course(ctx, id);
    if (!found) return null;
    const keeps = !keepsCourses.check(ctx, undefined);
    return {
      found,
      quotas: await quotasOf(ctx, id),
      participants: await participantsByKind(ctx, id),
      institutions: keeps ? await institutionChoice(ctx) : null,
    };
  },
  posts: [
    post(closeCourse, { next: back, done: 'Набор закончен' }),
    post(reopenCourse, { next: back, done: 'Набор возобновлён' }),
    post(cancelCourse, { next: back, done: 'Курс отменён' }),
    post(setQuota, { next: (output) => `/development/courses/${output.courseId}`, done: 'Квота задана' }),
  ],
  view: (view, shown) => {
    const { found } = shown;
    return {
      title: found.title,
      crumbs: [[text.title, '/development/courses']],
      badge: <CourseBadge course={found} today={view.today} />,
      lead: `${found.provider}, ${found.hours} ч, ${periodWords(found.startsOn, found.endsOn, found.terms)}`,
      actions: <Actions view={view} found={found} />,
      body: (
        <>
          <Section title="Программа">
            <CourseFacts found={found} />
          </Section>
          <Section title={text.quotas} actions={<QuotaAction view={view} shown={shown} />}>
            <Quotas quotas={shown.quotas} />
          </Section>
          <Section
            title={text.participants}
            actions={
              seesDevelopment.check(view, undefined) ? null : (
                <LinkButton
                  text="Список участников"
                  href={view.url(`/development/records?courseId=${found.id}&sort=name`)}
                  small
                />
              )
            }
          >
            <Participants rows={shown.participants} />
          </Section>
        </>
      ),
    };
  },
});

function Actions({ view, found }: { view: PageView; found: ListedCourse }) {
  const places = seesDevelopment.check(view, undefined) ? null : (
    <LinkButton
      text="Места и направления"
      href={view.url(`/development/courses/${found.id}/places`)}
      look="primary"
    />
  );
  if (keepsCourses.check(view, undefined)) return places;
  const steps = [
    { command: closeCourse, transition: 'close' as const },
    { command: reopenCourse, transition: 'reopen' as const },
    { command: cancelCourse, transition: 'cancel' as const },
  ].filter(({ transition }) => canAdvance(courseLifecycle, found.state, transition));
  return (
    <>
      {places}
      <LinkButton text="Исправить" href={view.url(`/development/courses/${found.id}/edit`)} icon="pencil" />
      <MoreMenu>
        {steps.map(({ command }) => (
          <ActionButton
            text={command.ru}
            look="quiet"
            action={view.self}
            guard={{ idempotencyKey: view.formKey }}
            hidden={{ _command: command.name, id: found.id, version: String(found.version) }}
          />
        ))}
      </MoreMenu>
    </>
  );
}

function CourseFacts({ found }: { found: ListedCourse }) {
  const list = (words: readonly string[]) => (words.length > 0 ? words.join(', ') : 'для всех');
  return (
    <Facts
      facts={[
        { label: text.fields.kind, value: trainingKinds[found.kind] },
        { label: text.fields.form, value: trainingForms[found.form] },
        { label: text.fields.positions, value: list(found.positions) },
        { label: text.fields.subjects, value: list(found.subjects) },
        { label: text.fields.programme, value: found.programme, wide: true },
      ]}
    />
  );
}

function QuotaAction({ view, shown }: { view: PageView; shown: Shown }) {
  if (keepsCourses.check(view, undefined)) return null;
  const sent = view.form?.command === setQuota.name ? view.form : null;
  return (
    <ActionButton
      text={setQuota.ru}
      small
      action={view.self}
      guard={{ idempotencyKey: view.formKey }}
      hidden={{ _command: setQuota.name, courseId: shown.found.id }}
      open={Boolean(sent)}
    >
      <p class="o-hint">{text.hints.quota}</p>
      <Field
        name="institutionId"
        label={text.fields.institutionId}
        widget="select"
        hint="Пусто — вся территория"
        {...shown.institutions}
        value={sent?.values.institutionId}
      />
      <Field
        name="seats"
        label={text.fields.seats}
        widget="number"
        required
        value={sent?.values.seats}
        error={sent?.refusal.fields.seats}
      />
    </ActionButton>
  );
}

function Quotas({ quotas }: { quotas: readonly Quota[] }) {
  return (
    <PlainTable
      caption={text.quotas}
      rows={[...quotas]}
      rowKey={(row) => row.id}
      empty="Квоты не заданы: предлагать можно без ограничения."
      columns={[
        {
          key: 'who',
          title: text.fields.institutionId,
          cell: (row) => row.institution ?? text.wholeTerritory,
          wrap: true,
        },
        { key: 'seats', title: text.fields.seats, cell: (row) => String(row.seats), numeric: true },
        { key: 'taken', title: 'Занято', cell: (row) => String(row.taken), numeric: true },
        {
          key: 'free',
          title: 'Свободно',
          cell: (row) => String(Math.max(row.seats - row.taken, 0)),
          numeric: true,
        },
      ]}
    />
  );
}

function Participants({ rows }: { rows: Shown['participants'] }) {
  return (
    <PlainTable
      caption={text.participants}
      rows={[...rows]}
      rowKey={(row) => row.kind ?? 'unit'}
      empty="Участников пока нет."
      columns={[
        {
          key: 'kind',
          title: 'Тип организации',
          cell: (row) => (row.kind ? institutionKinds[row.kind as InstitutionKind] : 'методическая служба'),
          wrap: true,
        },
        { key: 'people', title: 'Человек', cell: (row) => String(row.people), numeric: true },
        { key: 'certified', title: 'С документом', cell: (row) => String(row.certified), numeric: true },
        { key: 'hours', title: 'Человеко-часов', cell: (row) => String(row.hours), numeric: true },
      ]}
    />
  );
}
