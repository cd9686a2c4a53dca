import { ApiProblem } from './api-problem.js';

/** Refusals of rehearsals that the API makes itself, by their stable codes. */
export const rehearsalProblems = {
  tooLarge: (marks: number, most: number) => {
    const title = `Chạy thử này gồm ${marks} lượt nộp, nhiều hơn ${most} lượt mà máy chủ chạy trong một lần.`;
    const mend = 'Chạy bằng dòng lệnh: npm run -s dondoc -- rehearse, hoặc bớt năm, bớt đơn vị trong mẫu.';
    return new ApiProblem(422, 'REHEARSAL.TOO_LARGE', title, mend, {
      errors: [{ field: 'body', value: String(marks), reason: title, mend }],
    });
  },
} as const;
