import type { ReportFigureView, ReportView } from '@dondoc/contracts';
import {
  decimalText,
  definitionOf,
  exactDecimal,
  type FigureField,
  figureSum,
  isAddable,
  type Policy,
  reportLists,
  type ScheduleLine,
} from '@dondoc/domain';
import { groupBy } from '../group-by.js';
import type { Placed } from './placed.js';
import { type Stories, type Story, storyKey } from './stories.js';

type Given = { placed: Placed; story: Story & { content: NonNullable<Story['content']> } };

/** What a unit's report says counts while it stands: not after it was returned, nor as a late comment. */
const stands = ({ item }: Placed): boolean => reportLists.handedIn.has(item) && item.share !== 'agreed';

const givenIn = (placed: readonly Placed[], stories: Stories): Given[] =>
  placed.flatMap((one) => {
    const story = stories.get(storyKey(one.item));
    return story?.content && stands(one) ? [{ placed: one, story: { ...story, content: story.content } }] : [];
  });

const NOT_ADDED = 'Tỷ lệ, bình quân, điểm không cộng giữa các đơn vị; xem từng đơn vị.';

type Value = Given & { unitId: string; value: number };

const valuesOf = (field: FigureField, given: readonly Given[]): Value[] =>
  given.flatMap(({ placed, story }) => {
    const value = story.content.figures[field.key];
    return value === undefined ? [] : [{ placed, story, unitId: placed.unit.unitId, value }];
  });

const sourceOf = (
  { placed, story, unitId, value }: Value,
  far: ReadonlySet<string>,
): ReportFigureView['sources'][number] => ({
  unitId,
  unitName: placed.unit.shortName,
  value: decimalText(exactDecimal(value)),
  documentNumber: story.content.documentNumber,
  signedOn: story.content.signedOn,
  version: story.obligation.submissions.at(-1)?.version ?? 1,
  far: far.has(unitId),
});

const withoutOf = (owed: readonly Placed[], values: readonly Value[], most: number): ReportFigureView['without'] => {
  const has = new Set(values.map(({ unitId }) => unitId));
  return owed
    .filter(({ unit }) => !has.has(unit.unitId))
    .slice(0, most)
    .map((one) => ({
      unitId: one.unit.unitId,
      unitName: one.unit.shortName,
      reason: stands(one) ? 'Đã nộp, không ghi số này' : one.status.label,
    }));
};

/** Those that may be slips before all others, where not all can be shown. */
const shown = (values: readonly Value[], far: ReadonlySet<string>, most: number): readonly Value[] =>
  values.length <= most
    ? values
    : [...values].sort((a, b) => Number(far.has(b.unitId)) - Number(far.has(a.unitId))).slice(0, most);

const figureView = (
  field: FigureField,
  line: ScheduleLine,
  { all, given, most }: { all: readonly Placed[]; given: readonly Given[]; most: number },
): ReportFigureView => {
  const values = valuesOf(field, given);
  const sum = figureSum(field, values);
  const far = new Set(sum.far);
  const owed = all.filter(({ item }) => reportLists.owed.has(item));
  return {
    lineId: line.lineId,
    lineTitle: line.title,
    key: field.key,
    label: field.label,
    unit: field.unit,
    total: sum.total,
    notAdded: isAddable(field) ? null : NOT_ADDED,
    least: sum.least,
    most: sum.most,
    given: values.length,
    owed: owed.length,
    sources: shown(values, far, most).map((value) => sourceOf(value, far)),
    without: withoutOf(owed, values, most),
  };
};

/**
 * The figures of units by the template's schema, line by line; each sum with its sources and who gave none.
 * @param most so many of each are named
 */
export const figuresOf = (
  placed: readonly Placed[],
  { stories, policy, most }: { stories: Stories; policy: Policy; most: number },
): ReportFigureView[] =>
  [...groupBy(placed, ({ line }) => line.lineId).values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const given = givenIn(all, stories);
    return definitionOf(policy, first.fact).figures.map((field) => figureView(field, first.line, { all, given, most }));
  });

/** What units wrote, each with the submission that it stands in. */
export const passagesOf = (placed: readonly Placed[], stories: Stories): ReportView['passages'] =>
  givenIn(placed, stories)
    .filter(({ story }) => story.content.note.trim() !== '')
    .map(({ placed: { unit, line }, story: { content } }) => ({
      unitId: unit.unitId,
      unitName: unit.shortName,
      lineId: line.lineId,
      lineTitle: line.title,
      text: content.note.trim(),
      documentNumber: content.documentNumber,
      signedOn: content.signedOn,
    }));
