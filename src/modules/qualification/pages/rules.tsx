// «Порядок аттестации»: the dated lines everything is computed by, and a line of the service's own.
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { ActionButton, Fields, FormPage, fieldsOf, PlainTable, Section } from '../../../ui/index.ts';
import { type CategoryRule, inOrder } from '../category.rules.ts';
import { categoryNames, qualificationText as text, uncheckedParts } from '../qualification.text.ts';
import { addRule, removeRule, ruleSchema } from '../rule.commands.ts';
import { rulesOf } from '../rule.queries.ts';

const fields = fieldsOf(ruleSchema);

const validity = ({ validityMonths }: CategoryRule): string => {
  if (validityMonths === null) return 'без срока';
  return validityMonths % 12 === 0 ? `${validityMonths / 12} лет` : `${validityMonths} мес.`;
};

const conditions = (rule: CategoryRule): string =>
  [
    rule.requires
      ? `нужна ${rule.requires.anyOf.map((kind) => categoryNames[kind]).join(' или ')}${rule.requires.ever ? ' — сейчас или раньше' : ''}`
      : '',
    rule.petition ? 'ходатайство работодателя' : '',
  ]
    .filter(Boolean)
    .join('; ');

const terms = (rule: CategoryRule) =>
  rule.kind === 'conformity'
    ? `с графиком знакомят за ${rule.informDays} дн.`
    : `заявление — ${rule.considerDays} дн., аттестация — ${rule.examineDays} дн., после отказа — через ${rule.repeatMonths} мес.`;

const uncheckedOf = ({ kind, unchecked }: CategoryRule): string =>
  unchecked
    .filter((part) => (kind === 'conformity' ? part === 'inform' || part === 'validity' : part !== 'inform'))
    .map((part) => uncheckedParts[part])
    .join(', ');

export const rulesPage = page<CategoryRule[]>({
  path: '/qualification/rules',
  ru: 'Порядок аттестации',
  ability: signedIn,
  load: async (ctx) => inOrder(await rulesOf(ctx)),
  posts: [
    post(addRule, { next: () => '/qualification/rules', done: 'Строка добавлена, сроки пересчитаны' }),
    post(removeRule, { next: () => '/qualification/rules', done: 'Строка убрана, сроки пересчитаны' }),
  ],
  view: (view, rules) => ({
    title: 'Порядок аттестации',
    crumbs: [[text.title, '/qualification']],
    lead: text.rulesLead,
    wide: true,
    body: (
      <>
        <Section title="Строки порядка">
          <PlainTable
            caption="Строки порядка аттестации"
            rows={rules}
            rowKey={(rule) => `${rule.kind}-${rule.from}-${rule.id ?? ''}`}
            columns={[
              {
                key: 'kind',
                title: 'Что устанавливают',
                cell: (rule) => categoryNames[rule.kind],
                wrap: true,
              },
              {
                key: 'from',
                title: 'Решения с',
                cell: (rule) =>
                  `${formatDate(rule.from)}${rule.until ? ` по ${formatDate(rule.until)}` : ''}`,
                wrap: true,
              },
              { key: 'validity', title: 'Срок', cell: validity },
              { key: 'conditions', title: 'Условия', cell: conditions, wrap: true },
              { key: 'terms', title: 'Сроки', cell: terms, wrap: true },
              {
                key: 'act',
                title: 'Акт',
                cell: (rule) => rule.act,
                wrap: true,
              },
              { key: 'unchecked', title: text.toCheck, cell: uncheckedOf, wrap: true },
              {
                key: 'own',
                title: 'Чья строка',
                cell: (rule) =>
                  rule.id && !refusalOf(view, removeRule, undefined) ? (
                    <ActionButton
                      text={removeRule.ru}
                      action={view.self}
                      small
                      look="quiet"
                      guard={{ idempotencyKey: `${view.formKey}-${rule.id}` }}
                      hidden={{ _command: removeRule.name, id: rule.id }}
                      confirm="Сроки категорий, которые считались по этой строке, изменятся сразу."
                    />
                  ) : rule.id ? (
                    'службы'
                  ) : (
                    'Российская Федерация'
                  ),
              },
            ]}
          />
        </Section>
        {refusalOf(view, addRule, undefined) ? null : (
          <Section title="Новая строка">
            <FormPage
              action={view.self}
              submit={addRule.ru}
              guard={{ idempotencyKey: view.formKey }}
              hidden={{ _command: addRule.name }}
              errors={view.form?.refusal.fields}
              fields={fields}
            >
              <Fields
                fields={fields}
                values={
                  view.form?.values ?? { considerDays: 30, examineDays: 60, repeatMonths: 12, informDays: 30 }
                }
                errors={view.form?.refusal.fields}
              />
            </FormPage>
          </Section>
        )}
      </>
    ),
  }),
});
