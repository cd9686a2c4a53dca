import { readTemplateBody, readTemplateText, type TemplateReading, writeTemplateText } from '@dondoc/definition-files';
import { preparedSheet, receiptPdf } from '@dondoc/documents';
import { readDirective } from '@dondoc/directive-text';
import { importSheet, markedSheet } from '../imports/sheet-answers.js';
import { postVerdicts } from '../imports/register/post-verdicts.js';
import { unitVerdicts } from '../imports/register/unit-verdicts.js';
import { directiveReadingView } from '../readings/directive-reading.view.js';
import { rehearsalAnswer } from '../rehearsals/rehearsal-answer.js';
import { outlineAnswer } from '../templates/outline-answer.js';
import { outlineSheet } from '../templates/outline-sheet.js';
import { outlineView } from '../templates/outline-view.js';

type Asked<Answer extends (...asked: never[]) => unknown> = Parameters<Answer>[0];
type BodyToRead = { body: Asked<typeof readTemplateBody>; options: Parameters<typeof readTemplateBody>[1] };

const neededOf = ({ template, problems }: TemplateReading): Pick<TemplateReading, 'template' | 'problems'> => ({
  template,
  problems,
});

/**
 * What is answered in threads: questions that may take seconds. Pure; what is asked must survive JSON. Text and bytes
 * are handed back as they are, everything else as JSON.
 */
export const answers = {
  outline: (asked: Asked<typeof outlineAnswer>) => outlineView(outlineAnswer(asked)),
  outlineSheet: (asked: Asked<typeof outlineAnswer>) => outlineSheet(outlineAnswer(asked)),
  rehearsal: rehearsalAnswer,
  directive: ({ text }: { text: string }) => directiveReadingView(readDirective(text)),
  templateText: ({ yaml }: { yaml: string }) => neededOf(readTemplateText(yaml)),
  templateBody: ({ body, options }: BodyToRead) => neededOf(readTemplateBody(body, options)),
  templateFile: ({ template }: { template: Asked<typeof writeTemplateText> }) => writeTemplateText(template),
  receiptPaper: receiptPdf,
  preparedSheet,
  importSheet,
  markedSheet,
  unitVerdicts,
  postVerdicts,
} as const;

type Answers = typeof answers;
export type QuestionName = keyof Answers;
export type AskedOf<Name extends QuestionName> = Asked<Answers[Name]>;
export type AnswerOf<Name extends QuestionName> = Awaited<ReturnType<Answers[Name]>>;
