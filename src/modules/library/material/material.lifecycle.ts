// The life of a methodical material: drafted, reviewed by a named reviewer, approved by the head, in the fund; nothing is erased.
import { lifecycle } from '../../../kernel/lifecycle.ts';
import { norms } from '../../regulations/index.ts';
import { materialText as text } from './material.text.ts';

const review = norms.materialReview.slug;
const keeping = norms.fundKeeping.slug;

export const materialLifecycle = lifecycle({
  name: 'library.material',
  table: 'library.materials',
  initial: 'draft',
  states: text.states,
  transitions: {
    submit: {
      ...{ from: ['draft', 'returned'], to: 'review', by: 'автор', norm: review },
      ...{ ru: 'отправить на рецензию', fact: 'material.submitted' },
    },
    conclude: {
      ...{ from: ['review'], to: 'reviewed', by: 'рецензенты', norm: review },
      ...{ ru: 'дать положительную рецензию', fact: 'material.reviewed' },
    },
    sendBack: {
      ...{ from: ['review', 'reviewed'], to: 'returned', by: 'рецензент, руководитель службы', norm: review },
      ...{ ru: 'вернуть с замечаниями', fact: 'material.returned' },
    },
    approve: {
      ...{ from: ['reviewed'], to: 'approved', by: 'руководитель службы', norm: review },
      ...{ ru: 'утвердить', fact: 'material.approved' },
    },
    place: {
      ...{ from: ['approved'], to: 'fund', by: 'методист', norm: keeping },
      ...{ ru: 'поставить в фонд', fact: 'material.placed' },
    },
    revise: {
      ...{ from: ['approved', 'fund', 'outdated'], to: 'draft', by: 'автор', norm: keeping },
      ...{ ru: 'начать новую редакцию', fact: 'material.revised' },
    },
    outdate: {
      ...{ from: ['fund'], to: 'outdated', by: 'методист', norm: keeping },
      ...{ ru: 'признать устаревшим', fact: 'material.outdated' },
    },
    withdraw: {
      ...{ from: ['draft', 'returned', 'approved', 'fund', 'outdated'], to: 'withdrawn', by: 'методист' },
      ...{ norm: keeping, ru: 'снять', fact: 'material.withdrawn' },
    },
    restore: {
      ...{ from: ['outdated', 'withdrawn'], to: 'fund', by: 'методист', norm: keeping },
      ...{ ru: 'вернуть в фонд', fact: 'material.restored' },
    },
    reopen: {
      ...{ from: ['withdrawn'], to: 'draft', by: 'методист', norm: keeping },
      ...{ ru: 'восстановить для доработки', fact: 'material.reopened' },
    },
  },
});
export type MaterialState = keyof (typeof materialLifecycle)['states'];
