import type { DueRule } from '../calendar/due-rule.js';
import { plainDateOf } from '../calendar/plain-date.js';
import { vietnamCalendar } from '../calendar/vietnam-calendar.js';
import { workingCalendar } from '../calendar/working-calendar.js';
import type { OrgUnit } from '../organisation/org-unit.js';
import type { CascadeTemplate, ObligationTemplate, Scoring } from '../template/cascade-template.js';
import { defaultLadder } from '../template/ladder.js';
import type { Policy } from '../unit-plan/policy.js';
import type { SubmissionContent } from '../unit-plan/unit-plan.js';

/** A unit with a focal point and a leader; `so-…` ids are departments unless told otherwise. */
export const aUnit = (id: string, given: Partial<OrgUnit> = {}): OrgUnit => ({
  id,
  name: `Đơn vị ${id}`,
  shortName: id,
  class: 'so-ban-nganh',
  tier: 'province',
  parent: 'ubnd-tinh',
  adminCode: null,
  validFrom: plainDateOf('2020-01-01'),
  validTo: null,
  dutyLine: ['ubnd-tinh'],
  posts: [
    { kind: 'leader', title: 'Giám đốc', holder: 'Nguyễn Văn A', email: `lanh-dao@${id}.example` },
    { kind: 'focal-point', title: 'Đầu mối', holder: 'Trần Thị B', email: `dau-moi@${id}.example` },
    { kind: 'tracker', title: 'Theo dõi', holder: 'Lê Văn C', email: `theo-doi@${id}.example` },
  ],
  ...given,
});

/** The bodies every cascade needs: issuer, Office, focal department. */
export const theCentre = (): OrgUnit[] => [
  aUnit('ubnd-tinh', { class: 'issuer', parent: null }),
  aUnit('van-phong', { class: 'office' }),
];

/** "trước ngày 15/11" of every year. */
export const yearlyRule = (
  month: number,
  day: number,
  given: Partial<DueRule & { kind: 'yearly-day' }> = {},
): DueRule => ({
  kind: 'yearly-day',
  month,
  day,
  yearOffset: 0,
  overrides: [],
  boundary: 'before',
  roll: 'none',
  clause: 'IV.1.c',
  words: `trước ngày ${day}/${month}`,
  ...given,
});

/** A yearly report owed by every department. */
export const anObligation = (key: string, given: Partial<ObligationTemplate> = {}): ObligationTemplate => ({
  key,
  title: `Báo cáo ${key}`,
  shortTitle: key,
  group: 'report',
  owedBy: { classes: ['so-ban-nganh'], units: [], except: [] },
  periods: { kind: 'yearly', from: 2024, to: 2024, label: 'năm {năm}' },
  due: yearlyRule(11, 15),
  dataCutOff: null,
  to: 'ubnd-tinh',
  via: null,
  forwardWithin: null,
  feeds: null,
  condition: null,
  silence: 'overdue',
  needsAcceptance: false,
  figures: [],
  scoring: null,
  rollUpAfter: 10,
  ladder: null,
  ...given,
});

/** Three criteria of 40, 30 and 30 points; the Office appraises the first with the Department of Home Affairs. */
export const aScoring = (given: Partial<Scoring> = {}): Scoring => ({
  criteria: [
    { number: 1, title: 'Chỉ đạo, điều hành', max: 40, coAppraisers: ['van-phong'] },
    { number: 2, title: 'Thực hiện dân chủ', max: 30, coAppraisers: [] },
    { number: 3, title: 'Cải cách hành chính', max: 30, coAppraisers: [] },
  ],
  appraiser: 'so-noi-vu',
  ratings: [
    { label: 'Xuất sắc', from: 90 },
    { label: 'Tốt', from: 80 },
    { label: 'Khá', from: 65 },
    { label: 'Trung bình', from: 50 },
  ],
  ...given,
});

export const aTemplate = (
  obligations: ObligationTemplate[],
  given: Partial<CascadeTemplate> = {},
): CascadeTemplate => ({
  id: 'mau-thu',
  version: 1,
  title: 'Kế hoạch thử',
  issuer: 'ubnd-tinh',
  office: 'van-phong',
  focal: 'so-noi-vu',
  documentType: 'Kế hoạch',
  documentSign: 'KH-UBND',
  subject: 'Kế hoạch thử',
  basis: [],
  recipients: [],
  source: 'test',
  carriesOut: null,
  targets: [],
  ladder: defaultLadder,
  obligations,
  ...given,
});

export const theCalendar = workingCalendar(vietnamCalendar);

export const aPolicy = (...obligations: ObligationTemplate[]): Policy => ({
  template: aTemplate(obligations),
  calendar: theCalendar,
});

/** A complete report. */
export const aReport = (given: Partial<SubmissionContent> = {}): SubmissionContent => ({
  documentNumber: '45/BC-SNV',
  signedOn: plainDateOf('2024-01-02'),
  note: '',
  files: [{ fileId: 'tep-1', name: 'bao-cao.pdf', size: 1000, mediaType: 'application/pdf', sha256: 'a'.repeat(64) }],
  figures: {},
  ...given,
});
