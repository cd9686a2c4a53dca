import type { OrgUnit } from '../../organisation/org-unit.js';
import type { CascadeTemplate, ObligationTemplate } from '../cascade-template.js';
import { suggester } from './did-you-mean.js';
import { obligationReport, type Report, templateReport, type TemplateProblem } from './template-problem.js';

type Named = readonly [path: readonly (string | number)[], id: string | null | undefined];

const unitsNamedBy = ({ owedBy, to, via, scoring }: ObligationTemplate): Named[] => [
  ...(owedBy?.units ?? []).map((id, index): Named => [['owedBy', 'units', index], id]),
  ...(owedBy?.except ?? []).map((id, index): Named => [['owedBy', 'except', index], id]),
  [['owedBy', 'within'], owedBy?.within],
  [['to'], to],
  [['via'], via],
  [['scoring', 'appraiser'], scoring?.appraiser],
  ...(scoring?.criteria ?? []).flatMap(({ coAppraisers }, index) =>
    coAppraisers.map((id, place): Named => [['scoring', 'criteria', index, 'coAppraisers', place], id]),
  ),
];

/** Every unit that the template names stands in the register. */
export const checkUnits = (template: CascadeTemplate, units: readonly OrgUnit[], problems: TemplateProblem[]): void => {
  const known = new Set(units.map(({ id }) => id));
  const suggest = suggester([...known]);
  const check = (named: readonly Named[], report: Report): void => {
    for (const [path, id] of named) {
      if (id === null || id === undefined || id === '' || known.has(id)) continue;
      const reason = `Danh mục không có đơn vị “${id}”.${suggest(id)}`;
      report('UNIT.NOT_FOUND', path, id, reason, 'Ghi mã của một đơn vị trong danh mục.');
    }
  };
  const { issuer, office, focal } = template;
  check(
    [
      [['issuer'], issuer],
      [['office'], office],
      [['focal'], focal],
    ],
    templateReport(problems),
  );
  template.obligations.forEach((one, index) => {
    check(unitsNamedBy(one), obligationReport(problems, index, one));
  });
};
