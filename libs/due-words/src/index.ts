export { type Doubt, type DoubtCode, doubtCodes } from './reading/doubt.js';
export type { DueItem, DueReading, Reading, ReadingContext, ReadingStatus } from './reading/due-reading.js';
export type { Repeats } from './reading/repeats.js';
export { readDueWords } from './reading/read-due-words.js';
export { type DatedChoice, datesOfChoices, datesOfReading, type Given, type ReadDate } from './reading/dates.js';
export { sentenceOf } from './reading/sentence.js';
