import { addressedClasses, tierOf } from './bodies/classes.js';
import { citationsIn } from './document/citations.js';
import { footOf } from './document/foot.js';
import { foundationsOf, speakerOf } from './document/foundations.js';
import { headOf } from './document/head.js';
import { issuerFrom } from './document/issuer.js';
import { targetsIn } from './document/targets.js';
import { citationWarnings, gapWarnings, unreadDayWarnings } from './document/warnings.js';
import { obligationsIn } from './duties/obligations.js';
import { hasUnreadDay } from './duties/unread-days.js';
import { rowObligations } from './duties/table-rows.js';
import type { DirectiveReading, FoundDirective, FoundDocument } from './found.js';
import { blocksOf } from './layout/blocks.js';
import { documentsOf, partsOf } from './layout/documents.js';
import { textLines } from './layout/page-furniture.js';
import { passagesOf } from './outline/passages.js';
import { printedLines } from './text/printed-lines.js';

const readDocument = (lines: readonly string[], ofFile: readonly string[]): FoundDirective => {
  const { upper, foot } = partsOf(lines);
  const head = headOf(upper);
  const { recipients, after } = footOf(foot);
  const passages = passagesOf(blocksOf([...head.body, ...after]));
  const issuer = issuerFrom(head.issuerLines, passages) ?? speakerOf(passages);
  const document: FoundDocument = {
    type: head.type,
    number: head.number,
    sign: head.sign,
    issuer,
    issuedOn: head.issuedOn,
    subject: head.subject,
    ...foundationsOf(passages, head.subject),
    place: head.place,
    recipients: [...new Set([...head.addressees, ...recipients])],
  };
  const tier = tierOf(issuer);
  const setting = {
    issuedOn: head.issuedOn,
    tier,
    addressed: addressedClasses(head.addressees, recipients, tier),
    addressees: head.addressees,
  };
  const unread: string[] = [];
  const obligations = passages.flatMap((passage, index) => {
    const found = obligationsIn(passage, passages[index - 1] ?? null, setting);
    if (found.length === 0 && hasUnreadDay(passage)) unread.push(passage.clause);
    return found;
  });
  obligations.push(...rowObligations(passages, setting));
  const warnings = [...gapWarnings(document, obligations), ...unreadDayWarnings(unread), ...ofFile];
  return { document, targets: targetsIn(passages), obligations, warnings };
};

/**
 * Reads the whole text of a directive and proposes the obligations that it finds, each with its clause and source words,
 * to be confirmed or dropped by a person. One file may hold several documents. Never throws: a text that is no directive
 * gives documents without obligations and a warning that says so.
 */
export const readDirective = (text: string): DirectiveReading => {
  const lines = textLines(printedLines(text));
  const ofFile = citationWarnings(lines.flatMap((line) => citationsIn(line)));
  return { documents: documentsOf(lines).map((own) => readDocument(own, ofFile)) };
};
