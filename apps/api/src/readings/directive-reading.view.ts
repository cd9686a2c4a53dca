import type { DirectiveReadingView } from '@dondoc/contracts';
import type { readDirective } from '@dondoc/directive-text';
import { dueItemView } from './due-reading.view.js';

type Reading = ReturnType<typeof readDirective>;

/** What was found in a directive's text, as it travels. */
export const directiveReadingView = ({ documents }: Reading): DirectiveReadingView => ({
  documents: documents.map(({ document, targets, obligations, warnings }) => ({
    document: { ...document, recipients: [...document.recipients], basis: [...document.basis] },
    targets: targets.map((target) => ({ ...target })),
    obligations: obligations.map((found) => ({
      ...found,
      due: found.due && dueItemView(found.due),
      owedBy: {
        words: found.owedBy.words,
        classes: [...found.owedBy.classes],
        unitNames: [...found.owedBy.unitNames],
      },
    })),
    warnings: [...warnings],
  })),
});
