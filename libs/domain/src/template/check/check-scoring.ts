import type { CascadeTemplate, ObligationTemplate, Scoring } from '../cascade-template.js';
import type { CheckContext, Report } from './template-problem.js';

const checkRatings = ({ ratings, criteria }: Scoring, report: Report): void => {
  const most = criteria.reduce((sum, { max }) => sum + max, 0);
  const labels = ratings.map(({ label }) => label);
  ratings.forEach((rating, index) => {
    const better = ratings[index - 1];
    const at = ['scoring', 'ratings', index] as const;
    if (better && better.from <= rating.from) {
      report(
        'TEMPLATE.FIELD_INVALID',
        [...at, 'from'],
        `${better.label} ${better.from}, ${rating.label} ${rating.from}`,
        `Mức xếp loại phải ghi từ cao xuống thấp, mà “${rating.label}” không thấp hơn “${better.label}”.`,
        'Sắp xếp lại các mức từ cao xuống thấp.',
      );
    }
    if (rating.from > most) {
      const reason = `Không ai đạt được mức “${rating.label}”: tổng điểm tối đa là ${most}.`;
      report(
        'TEMPLATE.FIELD_INVALID',
        [...at, 'from'],
        rating.from,
        reason,
        'Sửa điểm của mức, hoặc điểm tối đa của tiêu chí.',
      );
    }
    if (labels.indexOf(rating.label) !== index) {
      report('TEMPLATE.FIELD_INVALID', [...at, 'label'], rating.label, 'Hai mức trùng tên.', 'Đặt tên khác nhau.');
    }
  });
};

const checkCriteria = ({ criteria, ratings }: Scoring, report: Report): void => {
  if (criteria.length === 0 || ratings.length === 0) {
    const reason = 'Bảng chấm điểm phải có tiêu chí và mức xếp loại.';
    report('TEMPLATE.FIELD_MISSING', ['scoring'], '', reason, 'Thêm ít nhất một tiêu chí và một mức xếp loại.');
  }
  const numbers = criteria.map(({ number }) => number);
  criteria.forEach(({ number, max }, index) => {
    if (numbers.indexOf(number) !== index) {
      const reason = `Tiêu chí số ${number} được ghi hai lần.`;
      report('TEMPLATE.FIELD_INVALID', ['scoring', 'criteria', index, 'number'], number, reason, 'Đánh số khác nhau.');
    }
    if (!(max > 0)) {
      const reason = 'Điểm tối đa phải lớn hơn 0.';
      report(
        'TEMPLATE.FIELD_INVALID',
        ['scoring', 'criteria', index, 'max'],
        max,
        reason,
        'Ghi điểm tối đa của tiêu chí.',
      );
    }
  });
};

/** Score sheet: criteria numbered apart, ratings from the best down and within reach. */
export const checkScoring = ({ scoring }: ObligationTemplate, report: Report): void => {
  if (!scoring) return;
  checkCriteria(scoring, report);
  checkRatings(scoring, report);
};

/** Figures: keys apart, least not above most. */
export const checkFigures = ({ figures }: ObligationTemplate, report: Report): void => {
  const keys = (figures ?? []).map(({ key }) => key);
  figures?.forEach(({ key, label, min, max }, index) => {
    if (keys.indexOf(key) !== index) {
      report('TEMPLATE.KEY_DUPLICATE', ['figures', index, 'key'], key, 'Hai số liệu trùng mã.', 'Đặt mã khác nhau.');
    }
    if (max === null || min <= max) return;
    const reason = `Số nhỏ nhất của “${label}” lớn hơn số lớn nhất.`;
    report('TEMPLATE.FIELD_INVALID', ['figures', index, 'max'], `${min}–${max}`, reason, 'Sửa khoảng giá trị.');
  });
};

/** Targets: numbers apart, measured by ratings that an obligation has. */
export const checkTargets = ({ targets }: CascadeTemplate, { places, suggest }: CheckContext, report: Report): void => {
  const numbers = targets.map(({ number }) => number);
  targets.forEach(({ number, measure }, index) => {
    const at = ['targets', index] as const;
    if (numbers.indexOf(number) !== index) {
      const reason = `Chỉ tiêu số ${number} được ghi hai lần.`;
      report('TEMPLATE.FIELD_INVALID', [...at, 'number'], number, reason, 'Đánh số khác nhau.');
    }
    if (!measure) return;
    const measured = places.get(measure.obligation);
    if (!measured) {
      const reason = `Không có nghĩa vụ “${measure.obligation}”.${suggest(measure.obligation)}`;
      const mend = 'Ghi mã một nghĩa vụ có chấm điểm trong mẫu.';
      report('TEMPLATE.REFERENCE_UNKNOWN', [...at, 'measure', 'obligation'], measure.obligation, reason, mend);
      return;
    }
    const ratings = measured.scoring?.ratings.map(({ label }) => label) ?? [];
    if (ratings.includes(measure.rating)) return;
    const reason = measured.scoring
      ? `Nghĩa vụ “${measured.title}” không có mức “${measure.rating}”; các mức: ${ratings.join(', ')}.`
      : `Nghĩa vụ “${measured.title}” không chấm điểm, nên không có mức “${measure.rating}”.`;
    report(
      'TEMPLATE.REFERENCE_UNKNOWN',
      [...at, 'measure', 'rating'],
      measure.rating,
      reason,
      'Ghi một mức có trong bảng chấm điểm.',
    );
  });
};
