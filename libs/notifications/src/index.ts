export { Dispatcher, type DispatcherOptions } from './dispatcher.js';
export { composeLetter, type LetterFacts } from './compose/compose-letter.js';
export type { Composed } from './compose/letter.js';
export { LetterBox, type ClaimedLetter, type LetterNotice } from './letters/letter-box.js';
export { DIGEST_CLOCK, LetterSealer } from './letters/seal-letters.js';
export { Mailer, type Mail, type MailSettings } from './mail/mailer.js';
