/** One way to find a program: it finds it, or says in one line why not. */
export type StepResult = { found: true; executable: string } | { found: false; why: string };

export type Step = {
  /** Shown to the user, Vietnamese with a short English part. */
  name: string;
  run(): Promise<StepResult>;
};

export type Attempt = { step: string; why: string };

export const found = (executable: string): StepResult => ({ found: true, executable });
export const notFound = (why: string): StepResult => ({ found: false, why });

/** What was tried and why each failed; the message ends with the ways to mend it. Code `PROGRAM.NOT_FOUND`. */
export class ProgramNotFound extends Error {
  readonly code = 'PROGRAM.NOT_FOUND';

  constructor(
    readonly program: string,
    readonly attempts: readonly Attempt[],
    mends: readonly string[],
  ) {
    const tried = attempts.map(({ step, why }) => `  - ${step}: ${why}`).join('\n');
    const ways = mends.map((mend, index) => `  ${index + 1}. ${mend}`).join('\n');
    super(`Không tìm được ${program} (not found). Đã thử (tried):\n${tried}\nCách sửa (ways to mend it):\n${ways}`);
    this.name = 'ProgramNotFound';
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Runs the steps in order until one finds the program. @throws ProgramNotFound */
export const searchInOrder = async (
  program: string,
  steps: readonly Step[],
  mends: readonly string[],
): Promise<{ step: string; executable: string }> => {
  const attempts: Attempt[] = [];
  for (const step of steps) {
    const result = await step.run().catch((error: unknown) => notFound(reasonOf(error)));
    if (result.found) return { step: step.name, executable: result.executable };
    attempts.push({ step: step.name, why: result.why });
  }
  throw new ProgramNotFound(program, attempts, mends);
};
