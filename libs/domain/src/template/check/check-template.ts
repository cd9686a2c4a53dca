import type { OrgUnit } from '../../organisation/org-unit.js';
import type { CascadeTemplate, ObligationTemplate } from '../cascade-template.js';
import { EXPLANATION_KEY } from '../reserved-keys.js';
import { checkDue } from './check-due.js';
import { checkLadder } from './check-ladder.js';
import { checkPeriods } from './check-periods.js';
import { checkCycles, checkReferences } from './check-references.js';
import { checkFigures, checkScoring, checkTargets } from './check-scoring.js';
import { checkUnits } from './check-units.js';
import { suggester } from './did-you-mean.js';
import {
  type CheckContext,
  obligationReport,
  type Report,
  templateReport,
  type TemplateProblem,
} from './template-problem.js';

const checkNames = (obligation: ObligationTemplate, report: Report): void => {
  for (const field of ['key', 'title', 'shortTitle', 'to'] as const) {
    if (obligation[field]?.trim()) continue;
    report('TEMPLATE.FIELD_MISSING', [field], '', 'Mẫu thiếu trường này.', `Bổ sung “${field}” của nghĩa vụ.`);
  }
};

const checkKey = ({ key }: ObligationTemplate, report: Report): void => {
  if (key !== EXPLANATION_KEY) return;
  const reason = 'Mã này dành cho các yêu cầu giải trình phát sinh khi theo dõi.';
  report('TEMPLATE.FIELD_INVALID', ['key'], key, reason, 'Đặt mã khác, ví dụ bao-cao-giai-trinh.');
};

const checkWhoOwes = ({ owedBy, via, forwardWithin }: ObligationTemplate, report: Report): void => {
  const units = (owedBy?.units ?? []).filter((id) => !owedBy.except.includes(id));
  if (!owedBy || (owedBy.classes.length === 0 && units.length === 0)) {
    report(
      'TEMPLATE.FIELD_MISSING',
      ['owedBy'],
      '',
      'Không có đơn vị nào phải thực hiện nghĩa vụ này.',
      'Ghi nhóm đơn vị (classes) hoặc từng đơn vị (units) mà mục trừ ra (except) không bỏ đi.',
    );
  }
  if (forwardWithin !== null && forwardWithin !== undefined && !via) {
    report(
      'TEMPLATE.FIELD_INVALID',
      ['forwardWithin'],
      forwardWithin,
      'Có thời hạn chuyển tiếp nhưng không có đơn vị đầu mối chuyển tiếp.',
      'Ghi đơn vị đầu mối (via), hoặc bỏ thời hạn chuyển tiếp.',
    );
  }
};

const checkObligation = (obligation: ObligationTemplate, context: CheckContext, report: Report): void => {
  checkNames(obligation, report);
  checkKey(obligation, report);
  checkWhoOwes(obligation, report);
  if (obligation.periods) checkPeriods(obligation, report);
  else
    report('TEMPLATE.FIELD_MISSING', ['periods'], '', 'Nghĩa vụ chưa có kỳ.', 'Ghi kỳ: một lần (once), năm (yearly) …');
  checkDue(obligation, report);
  checkReferences(obligation, context, report);
  checkScoring(obligation, report);
  checkFigures(obligation, report);
  if (obligation.ladder) checkLadder(obligation.ladder, report);
};

const checkKeys = ({ obligations }: CascadeTemplate, problems: TemplateProblem[]): void => {
  const first = new Map<string, number>();
  obligations.forEach((one, index) => {
    const before = first.get(one.key);
    if (before === undefined) first.set(one.key, index);
    else if (one.key) {
      const reason = `Hai nghĩa vụ trùng mã: thứ ${before + 1} và thứ ${index + 1}.`;
      obligationReport(problems, index, one)(
        'TEMPLATE.KEY_DUPLICATE',
        ['key'],
        one.key,
        reason,
        'Đặt mã khác nhau cho từng nghĩa vụ.',
      );
    }
  });
};

/**
 * Every fault of a template that the shape alone does not show, all at once: rules and periods that do not fit, keys twice,
 * unknown references (with the nearest known), rings, days of no year, ratings out of order; unit ids too when the register
 * is given. An obligation may lack parts, as in a draft. Linear in the obligations. Pure.
 */
export const checkTemplate = (template: CascadeTemplate, units?: readonly OrgUnit[]): TemplateProblem[] => {
  const problems: TemplateProblem[] = [];
  const report = templateReport(problems);
  if (template.obligations.length === 0) {
    report(
      'TEMPLATE.FIELD_MISSING',
      ['obligations'],
      '',
      'Mẫu chưa có nghĩa vụ nào.',
      'Bổ sung “obligations” vào mẫu.',
    );
  }
  const places = new Map(template.obligations.map((one) => [one.key, one]));
  const context = { template, places, suggest: suggester([...places.keys()]) };
  template.obligations.forEach((one, index) => {
    checkObligation(one, context, obligationReport(problems, index, one));
  });
  checkKeys(template, problems);
  checkCycles(template, problems);
  checkTargets(template, context, report);
  if (template.ladder) checkLadder(template.ladder, report);
  if (units) checkUnits(template, units, problems);
  return problems;
};
