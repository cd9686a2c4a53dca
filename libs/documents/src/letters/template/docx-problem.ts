/** Why a file cannot serve as a template, for whoever edits it in Word (Vietnamese). */
export type DocxProblem = {
  code:
    | 'not-docx'
    | 'encrypted'
    | 'macro'
    | 'too-large-unpacked'
    | 'too-many-parts'
    | 'part-name'
    | 'outside-content'
    | 'doctype'
    | 'too-deep'
    | 'too-many-tags'
    | 'tag-broken'
    | 'tag-unknown'
    | 'tag-misplaced'
    | 'tag-missing';
  /** What stands there: the tag, or the text around it. */
  value: string;
  reason: string;
  mend: string;
};

/** A file that cannot serve as a template; all that is wrong is told at once. */
export class DocxRefusal extends Error {
  constructor(readonly problems: readonly DocxProblem[]) {
    super(problems.map(({ reason }) => reason).join(' '));
    this.name = 'DocxRefusal';
  }
}

export const refuseDocx = (problem: DocxProblem): never => {
  throw new DocxRefusal([problem]);
};
