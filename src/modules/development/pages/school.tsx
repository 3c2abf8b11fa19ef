// School of the young teacher: groups of school years; a group with its members, meetings and who came.

import { schoolYearOf } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { page, post } from '../../../kernel/page.ts';
import { formatDateShort, formatNumber } from '../../../platform/language/index.ts';
import { ActionButton, EmptyState, Field, PlainTable, Section } from '../../../ui/index.ts';
import { schoolYearText } from '../../documents/index.ts';
import { personNames } from '../../people/index.ts';
import { seesDevelopment } from '../development.policy.ts';
import {
  type Group,
  type GroupMeeting,
  group,
  groupsList,
  holdGroupMeeting,
  makeGroup,
  meetingsOfGroup,
  membersOfGroup,
} from '../group.commands.ts';
import { mentoringText as text } from '../mentoring.text.ts';
import { keepsSchool } from '../pair.policy.ts';
import { type YoungSpecialist, youngSpecialists } from '../pair.queries.ts';
import { MentoringTabs } from './mentoring-tabs.tsx';
import { wholeName } from './signs.tsx';

interface Shown {
  readonly groups: readonly Group[];
  readonly young: readonly YoungSpecialist[];
}

export const schoolPage = page<Shown>({
  path: '/development/school',
  ru: text.school,
  ability: seesDevelopment,
  load: async (ctx) => ({
    groups: await groupsList(ctx),
    young: keepsSchool.check(ctx, undefined) ? [] : (await youngSpecialists(ctx)).rows,
  }),
  posts: [post(makeGroup, { next: (output) => `/development/school/${output.id}`, done: 'Группа создана' })],
  view: (view, { groups, young }) => {
    const sent = view.form?.command === makeGroup.name ? view.form : null;
    const add = keepsSchool.check(view, undefined) ? null : (
      <ActionButton
        text={makeGroup.ru}
        look="primary"
        action={view.self}
        guard={{ idempotencyKey: view.formKey }}
        hidden={{ _command: makeGroup.name }}
        open={Boolean(sent)}
      >
        <Field
          name="title"
          label={text.fields.title}
          widget="text"
          required
          value={sent?.values.title ?? text.school}
          error={sent?.refusal.fields.title}
        />
        <Field
          name="schoolYear"
          label={text.fields.schoolYear}
          widget="number"
          required
          value={sent?.values.schoolYear ?? schoolYearOf(view.today)}
          error={sent?.refusal.fields.schoolYear}
        />
        <Field
          name="memberIds"
          label={text.fields.memberIds}
          widget="checkboxes"
          options={young.map((each) => ({
            value: each.personId,
            label: `${wholeName(each)}, ${each.institution ?? ''}`,
          }))}
          value={sent?.values.memberIds ?? young.map((each) => each.personId)}
        />
      </ActionButton>
    );
    return {
      title: text.school,
      lead: 'Группа учебного года: участники, занятия, кто был.',
      actions: add,
      wide: true,
      body: (
        <>
          <MentoringTabs view={view} current="school" />
          {groups.length === 0 ? (
            <EmptyState title={text.empty.school} text={text.empty.schoolText} />
          ) : (
            <div class="card">
              <PlainTable
                caption={text.school}
                rows={[...groups]}
                rowKey={(row) => row.id}
                rowHref={(row) => view.url(`/development/school/${row.id}`)}
                columns={[
                  { key: 'title', title: text.fields.title, cell: (row) => row.title, wrap: true },
                  { key: 'year', title: 'Учебный год', cell: (row) => schoolYearText(row.schoolYear) },
                ]}
              />
            </div>
          )}
        </>
      ),
    };
  },
});

interface ShownGroup {
  readonly found: Group;
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly meetings: readonly GroupMeeting[];
}

async function loadGroup(ctx: ReadCtx, id: string): Promise<ShownGroup | null> {
  const found = await group(ctx, id);
  if (!found) return null;
  const names = await personNames(ctx, await membersOfGroup(ctx, id));
  const members = [...names]
    .map(([personId, name]) => ({ id: personId, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'ru'));
  return { found, members, meetings: await meetingsOfGroup(ctx, id) };
}

export const groupPage = page<ShownGroup>({
  path: '/development/school/:id',
  ru: 'Группа Школы молодого педагога',
  ability: seesDevelopment,
  load: (ctx, { id = '' }) => loadGroup(ctx, id),
  posts: [
    post(holdGroupMeeting, {
      next: (output) => `/development/school/${output.groupId}`,
      done: 'Занятие записано',
    }),
  ],
  view: (view, { found, members, meetings }) => {
    const sent = view.form?.command === holdGroupMeeting.name ? view.form : null;
    const came = (id: string) => meetings.filter((each) => each.present.includes(id)).length;
    return {
      title: found.title,
      crumbs: [[text.school, '/development/school']],
      lead: `${schoolYearText(found.schoolYear)} учебный год, участников: ${members.length}`,
      actions: keepsSchool.check(view, undefined) ? null : (
        <ActionButton
          text={holdGroupMeeting.ru}
          look="primary"
          action={view.self}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: holdGroupMeeting.name, groupId: found.id }}
          open={Boolean(sent)}
        >
          <Field
            name="heldOn"
            label={text.fields.heldOn}
            widget="date"
            required
            value={sent?.values.heldOn ?? view.today}
            error={sent?.refusal.fields.heldOn}
          />
          <Field
            name="topic"
            label={text.fields.topic}
            widget="text"
            required
            value={sent?.values.topic}
            error={sent?.refusal.fields.topic}
          />
          <Field
            name="hours"
            label={text.fields.hours}
            widget="number"
            value={sent?.values.hours ?? 2}
            error={sent?.refusal.fields.hours}
          />
          <Field
            name="presentIds"
            label={text.fields.came}
            widget="checkboxes"
            options={members.map(({ id, name }) => ({ value: id, label: name }))}
            value={sent?.values.presentIds ?? members.map(({ id }) => id)}
          />
        </ActionButton>
      ),
      body: (
        <>
          <Section title="Занятия">
            <PlainTable
              caption="Занятия"
              rows={[...meetings]}
              rowKey={(row) => row.id}
              empty="Занятий ещё не записано."
              columns={[
                { key: 'on', title: text.fields.heldOn, cell: (row) => formatDateShort(row.heldOn) },
                { key: 'topic', title: text.fields.topic, cell: (row) => row.topic, wrap: true },
                {
                  key: 'hours',
                  title: text.fields.hours,
                  cell: (row) => formatNumber(row.hours),
                  numeric: true,
                },
                {
                  key: 'came',
                  title: 'Было',
                  cell: (row) => `${row.present.length} из ${members.length}`,
                  numeric: true,
                },
              ]}
            />
          </Section>
          <Section title={text.fields.memberIds}>
            <PlainTable
              caption={text.fields.memberIds}
              rows={[...members]}
              rowKey={(row) => row.id}
              rowHref={(row) => view.url(`/development/people/${row.id}`)}
              empty="Участников нет."
              columns={[
                { key: 'name', title: text.fields.person, cell: (row) => row.name },
                {
                  key: 'came',
                  title: 'Был на занятиях',
                  cell: (row) => `${came(row.id)} из ${meetings.length}`,
                  numeric: true,
                },
              ]}
            />
          </Section>
        </>
      ),
    };
  },
});
