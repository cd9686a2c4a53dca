import type { JobQuestion } from '@dondoc/contracts';
import { type Instant, type JobParameters, readDateText, RuleViolation } from '@dondoc/domain';

const requireQuestion = (question = ''): string => {
  if (question.trim() !== '') return question.trim();
  throw new RuleViolation('REASON.MISSING', {
    field: 'question',
    value: question,
    reason: 'Chưa có nội dung yêu cầu giải trình.',
    mend: 'Nhập nội dung cần đơn vị giải trình.',
  });
};

/** What the kind needs beside its list, read from what was typed. @throws RuleViolation `DATE.NOT_REAL`, `REASON.MISSING` */
export const jobParameters = ({ kind, until, newDate, dueOn, question }: JobQuestion, now: Instant): JobParameters => {
  switch (kind) {
    case 'extend':
    case 'reopen':
      return { until: readDateText(until ?? '', now, 'until') };
    case 'return':
      return { newDate: readDateText(newDate ?? '', now, 'newDate') };
    case 'explain':
      return { dueOn: readDateText(dueOn ?? '', now, 'dueOn'), question: requireQuestion(question) };
    case 'remind':
    case 'exempt':
    case 'accept':
    case 'forward':
      return {};
  }
};
