import { judge, type Judged } from '../table/agreement.js';
import { phraseTable } from '../table/phrase-table.js';
import { figureLines, figuresOf } from './figures.js';

// Prints precision and coverage of the reader on the phrase table, and every miss.

const missLines = ({ phrase, reading, rules, verdict }: Judged): string[] => [
  `${verdict}: ${phrase.words.replace(/\s+/g, ' ')}`,
  `  agreed   ${[...(phrase.agreed ?? []), phrase.doubt ?? phrase.unreadable ?? ''].join(' | ')}`,
  `  reading  ${[reading.status, ...rules, ...reading.doubts.map((one) => one.code)].join(' | ')}`,
];

const judged = phraseTable().map(judge);
const misses = judged.filter((one) => one.verdict !== 'right');
const lines = [
  ...figureLines('Whole table', figuresOf(judged)),
  ...figureLines('Known while the grammar was written', figuresOf(judged.filter((one) => !one.phrase.heldOut))),
  ...figureLines('Held out', figuresOf(judged.filter((one) => one.phrase.heldOut))),
  `Misses: ${misses.length}`,
  ...misses.flatMap(missLines),
];
process.stdout.write(`${lines.join('\n')}\n`);
