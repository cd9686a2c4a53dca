import { paragraphsIn } from '../template/paragraph-texts.js';
import { checkTemplate } from '../template/check-template.js';
import { filled } from '../template/filling.js';
import { docxLimits, openDocx } from '../template/open-docx.js';
import { chaseValues } from './chase-values.js';
import type { ChaseFacts } from './letter-facts.js';
import { chasePlaceholders } from './placeholders.js';

/** Checks a DOCX that is to be the template of chase letters. @throws DocxRefusal */
export const checkChaseTemplate = (file: Buffer): void => {
  checkTemplate(file, chasePlaceholders);
};

/**
 * The chase letter as DOCX: the template with its placeholders filled in.
 * @param template as `defaultChaseTemplate` makes it, or as the Office has changed it and `checkChaseTemplate` let it pass
 */
export const chaseLetter = (template: Buffer, facts: ChaseFacts): Buffer =>
  filled(openDocx(template), chaseValues(facts));

/** An annex of five thousand rows is some 30 MB of markup. */
const OWN = { ...docxLimits, unpackedBytes: 256 * 1024 * 1024 };

/** The text of a letter, paragraph by paragraph, for reading before it is made; empty lines are left out. */
export const letterText = (letter: Buffer): string[] =>
  paragraphsIn(openDocx(letter, OWN).get('word/document.xml')?.toString('utf8') ?? '').filter(
    (text) => text.trim() !== '',
  );
