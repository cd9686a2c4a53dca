import type { CascadeTemplate, ObligationTemplate } from '../template/cascade-template.js';
import { EXPLANATION_KEY } from '../template/reserved-keys.js';
import type { ScheduleLine } from '../template/schedule.js';
import { formatDate, formatLongDate } from '../calendar/plain-date.js';
import { dateOf } from '../calendar/instant.js';
import type { DueFacts, Obligation } from './unit-plan.js';

/** `giai-trinh.{n}.{line}`: the n-th explanation that is asked for on a line. */
export const explanationLineId = (lineId: string, number: number): string => `${EXPLANATION_KEY}.${number}.${lineId}`;

/** What every explanation asks for, whatever the template: a document with a number, which has to be accepted. */
export const explanationDefinition = ({ office }: Pick<CascadeTemplate, 'office'>): ObligationTemplate => ({
  key: EXPLANATION_KEY,
  title: 'Giải trình',
  shortTitle: 'Giải trình',
  group: 'report',
  owedBy: { classes: [], units: [], except: [] },
  periods: { kind: 'once', label: '' },
  due: { kind: 'undated', words: 'theo ngày ghi trong yêu cầu giải trình', clause: '', recurring: false },
  dataCutOff: null,
  to: office,
  via: null,
  forwardWithin: null,
  feeds: null,
  condition: null,
  silence: 'overdue',
  needsAcceptance: true,
  figures: [],
  scoring: null,
  rollUpAfter: 0,
  ladder: null,
});

const LONGEST = 120;
const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).trimEnd()}…`;
};

/** What an explanation is called, and why it is due when it is; it stands in no schedule. */
export const explanationLine = ({
  lineId,
  due,
  explains,
}: {
  lineId: string;
  due: DueFacts | null;
  explains: NonNullable<Obligation['explains']>;
}): ScheduleLine => ({
  lineId,
  key: EXPLANATION_KEY,
  title: `Giải trình: ${shortened(explains.question)}`,
  shortTitle: explains.number > 1 ? `Giải trình lần ${explains.number}` : 'Giải trình',
  period: { id: lineId, label: '', year: null },
  due: due && {
    ...due,
    why: [
      {
        step: 'words',
        text: `Yêu cầu giải trình ngày ${formatDate(dateOf(explains.askedAt))}: “${shortened(explains.question)}”.`,
      },
      { step: 'result', text: `Hạn giải trình: hết ${formatLongDate(due.lastSafeDay)}.` },
    ],
  },
  dataCutOff: null,
  rollUpAt: null,
});
