// Front door: every module tells people through notify(); the frame shows the unread count.

export { writeDueLetters } from './letters.ts';
export { noticesModule } from './module.ts';
export { type NoticeParts, notify } from './notice.commands.ts';
export { myNotices, unreadCount } from './notice.queries.ts';
