// The life of a course: enrolment goes on, ends, or the course does not take place.
import { lifecycle } from '../../kernel/lifecycle.ts';
import { courseStates } from './course.text.ts';
import { developmentNorms } from './development.norms.ts';

const norm = developmentNorms.courseCatalogue.slug;
const by = 'методист';

export const courseLifecycle = lifecycle({
  name: 'development.course',
  table: 'development.courses',
  initial: 'open',
  states: courseStates,
  transitions: {
    close: { from: ['open'], to: 'closed', by, norm, ru: 'закончить набор', fact: 'course.closed' },
    reopen: {
      from: ['closed', 'cancelled'],
      to: 'open',
      by,
      norm,
      ru: 'возобновить набор',
      fact: 'course.reopened',
    },
    cancel: {
      from: ['open', 'closed'],
      to: 'cancelled',
      by,
      norm,
      ru: 'отменить курс',
      fact: 'course.cancelled',
    },
  },
});
export type CourseState = keyof (typeof courseLifecycle)['states'];
