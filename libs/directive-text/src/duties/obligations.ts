import type { PlainDate, UnitClass } from '@dondoc/domain';
import { type DueItem, readDueWords } from '@dondoc/due-words';
import { audienceOf, type IssuerTier } from '../bodies/classes.js';
import type { FoundAudience, FoundObligation } from '../found.js';
import type { Passage } from '../outline/passages.js';
import { sentencesOf } from '../outline/sentences.js';
import { fold } from '../text/folding.js';
import { silenceAgrees } from './conditions.js';
import { withRecurrence } from './day-words.js';
import { type Deliverable, namedInHeading } from './deliverables.js';
import { type Delivery, deliveryIn } from './delivery.js';
import { chargedBy, chargedIn, exceptedIn, leadingOffice, subjectOf } from './owing.js';
import { type ReadPart, readSentence, type ReadSentence } from './parts.js';
import { datedStatements, headedStatement, recurringStatements, type Statement } from './statements.js';
import { titleOf } from './titles.js';

/** What the document says of itself and a duty rests on. */
export type Setting = {
  issuedOn: PlainDate | null;
  tier: IssuerTier;
  addressed: readonly UnitClass[];
  addressees: readonly string[];
};

/** Where a statement stands: its passage, its sentence and what was read before it in the passage. */
type Stated = { statement: Statement; place: Place };
type Place = { passage: Passage; previous: Passage | null; sentence: ReadSentence; before: readonly ReadPart[] };

const LONGEST_WORDS = 900;
/** So many parts back a day looks for what is due and who owes it. */
const LOOK_BACK = 12;
/** "Thời gian chốt số liệu": the section tells cut-offs, which are no due days (domain.md §4). */
const CUT_OFFS = /^.{0,20}(?:chot|lay|khoa) so lieu/;
const MAY_BE_DUE = /\d|dinh ky|hang |tung |moi |dang ky|cuoi |ket thuc/;

const sourceOf = (statement: Statement, place: Place): ReadPart | null =>
  statement.deliverable
    ? statement.part
    : ([...place.before].reverse().find(({ deliverables }) => deliverables.length > 0) ?? null);

/** The heading or lead-in that names the deliverable of a list of days ("Chế độ báo cáo:" – "Quý I: trước ngày 10/3"). */
const headingPart = (passage: Passage): ReadPart | null => {
  for (const text of [...passage.above].reverse()) {
    const [part] = readSentence({ text, start: 0, parts: [{ text, start: 0 }] }).parts;
    if (part && part.deliverables.length > 0) return part;
    const named = part && text.length < 160 ? namedInHeading(fold(text)) : null;
    if (part && named) return { ...part, text: text.slice(0, named.end), deliverables: [named] };
  }
  return null;
};

/** What a day without a deliverable of its own belongs to: what is handed in rather than made. */
const mainOf = (source: ReadPart): Deliverable | null =>
  source.deliverables.find(({ handIn }) => handIn) ?? source.deliverables[0] ?? null;

const titleIn = (source: ReadPart, statement: Statement, delivery: Delivery): string => {
  const deliverable = statement.deliverable ?? mainOf(source);
  if (!deliverable) return titleOf(source.text);
  if (statement.until !== undefined) return titleOf(source.text.slice(deliverable.start, statement.until));
  const stops = [
    ...source.times.map(({ start }) => start),
    delivery.at ?? -1,
    source.plain.indexOf('(', deliverable.end),
  ];
  const stopAfter = (at: number): number => Math.min(source.text.length, ...stops.filter((stop) => stop >= at));
  const clean = (start: number): string =>
    titleOf(source.text.slice(start, stopAfter(deliverable.end)).split(';')[0] ?? '');
  const swallowed = stops.some((stop) => stop > deliverable.start && stop < deliverable.noun);
  const title = clean(swallowed ? deliverable.noun : deliverable.start);
  return statement.period && !fold(title).includes(fold(statement.period))
    ? titleOf(`${title} (${statement.period})`)
    : title;
};

/** A paragraph after the one that charges; a numbered item beside another is a thought of its own. */
const goesOn = (passage: Passage, previous: Passage | null): boolean =>
  passage.above.length === 0 && (passage.marker === null || previous?.marker === null);

const sameTask = (one: Passage, other: Passage): boolean =>
  one.above.length > 0 && one.above.length === other.above.length && one.above.at(-1) === other.above.at(-1);

const owedByIn = (source: ReadPart, place: Place, setting: Setting): FoundAudience => {
  const { before, passage, previous } = place;
  const parts = [source, ...[...before].reverse()];
  const excepted = exceptedIn(source.text, source.plain);
  const stated = excepted ?? parts.map((part) => subjectOf(part.text, part.plain)).find((words) => words !== null);
  const headed =
    stated ??
    [...passage.above]
      .reverse()
      .map(chargedBy)
      .find((words) => words !== null);
  const beside = previous && sameTask(passage, previous) ? leadingOffice(previous.text) : null;
  const inherited = headed ?? beside ?? (goesOn(passage, previous) && previous ? chargedIn(previous.text) : null);
  return audienceOf(inherited ?? setting.addressees.join('; '), setting.tier, setting.addressed);
};

const quoted = (sentence: ReadSentence, part: ReadPart): string => {
  if (sentence.text.length <= LONGEST_WORDS) return sentence.text;
  return part.text;
};

/** "(2) Tổng kết …" inside a paragraph is its own item of the clause. */
const clauseOf = (passage: Passage, part: ReadPart): string => {
  const item = /^\(\d{1,2}\)/.exec(part.text)?.[0] ?? '';
  return item === '' || passage.marker?.level === 'paren' ? passage.clause : `${passage.clause}.${item}`;
};

const IS_LIMIT =
  /truoc|cham nhat|muon nhat|\bhan\b|xong|het|khong qua|trong vong|^(?:thoi gian|tien do) (?:hoan thanh|thuc hien)/;

/** "2. Tập huấn nghiệp vụ …" over the line "- Thời gian hoàn thành: …". */
const taskOver = ({ marker, above }: Passage): string | null => {
  const task = above.at(-1);
  return (marker?.level === 'bullet' || marker?.level === 'plus') && task !== undefined && task.length < 160
    ? task
    : null;
};

/** A day without anything named before it ("Thời gian hoàn thành: trước ngày 31/10"): the clause itself is due. */
const nameless = (statement: Statement, passage: Passage): ReadPart | null =>
  statement.dated &&
  IS_LIMIT.test(fold(statement.dueWords)) &&
  /hoan thanh|thoi (?:gian|han)/.test(statement.part.plain)
    ? {
        ...statement.part,
        text: taskOver(passage) ?? `Hoàn thành nội dung tại ${passage.clause}`,
        plain: '',
        times: [],
        deliverables: [],
      }
    : null;

/** Where it goes: by the part with the day, else by the one with the deliverable, else by an earlier one of the sentence. */
const deliveriesOf = (statement: Statement, source: ReadPart, place: Place): { own: Delivery; there: Delivery } => {
  const own = deliveryIn(statement.part.text, statement.part.plain);
  if (source !== statement.part) return { own, there: deliveryIn(source.text, source.plain) };
  if (own.to !== null || own.via !== null) return { own, there: own };
  const earlier = place.sentence.parts.slice(0, place.sentence.parts.indexOf(statement.part)).slice(-LOOK_BACK);
  const named = earlier.map((part) => deliveryIn(part.text, part.plain)).findLast(({ to }) => to !== null);
  return { own: named ? { ...named, at: null } : own, there: own };
};

/** What the words of time say: one item, or several ("ngày 15/6 và ngày 15/11"); null where they tell no day. */
const duesOf = (
  statement: Statement,
  clause: string,
  setting: Setting,
): { words: string | null; item: DueItem | null }[] => {
  if (statement.dueWords === '') return [{ words: null, item: null }];
  const issued = setting.issuedOn === null ? {} : { issuedOn: setting.issuedOn };
  const { items } = readDueWords(statement.dueWords, { ...issued, clause });
  if (!statement.dated)
    return [{ words: statement.dueWords, item: items.find(({ rule }) => rule?.kind === 'undated') ?? null }];
  if (items.length < 2) return [{ words: statement.dueWords, item: items[0] ?? null }];
  return items.map((item) => ({ words: item.words, item }));
};

const foundIn = (statement: Statement, place: Place, setting: Setting): FoundObligation[] => {
  const named = sourceOf(statement, place) ?? (statement.dated ? headingPart(place.passage) : null);
  const source = named ?? nameless(statement, place.passage);
  if (!source) return [];
  const { own, there } = deliveriesOf(statement, source, place);
  const clause = clauseOf(place.passage, statement.part);
  const kind = (statement.deliverable ?? mainOf(source))?.kind ?? 'report';
  return duesOf(statement, clause, setting).map(({ words, item }) => ({
    clause,
    words: quoted(place.sentence, statement.part),
    dueWords: words,
    due: item,
    title: titleIn(source, statement, there),
    kind,
    owedBy: owedByIn(statement.part, { ...place, before: [...place.before, source] }, setting),
    to: own.to ?? there.to,
    via: own.via ?? there.via,
    condition: statement.part.condition ?? source.condition,
    silence: kind === 'consultation' && silenceAgrees(fold(place.passage.text)) ? 'agreed' : 'overdue',
    confidence: statement.dated ? 'dated' : 'undated',
  }));
};

const statementsIn = (passage: Passage, previous: Passage | null): Stated[] => {
  const found: Stated[] = [];
  const before: ReadPart[] = [];
  for (const sentence of sentencesOf(passage.text).map(readSentence)) {
    for (const part of sentence.parts) {
      const place = { passage, previous, sentence, before: before.slice(-LOOK_BACK) };
      const last = found.at(-1);
      const { statements, mends } = datedStatements(part, last?.statement ?? null);
      if (mends && last) last.statement = mends;
      const undated = statements.length > 0 || passage.text.endsWith(':') ? [] : recurringStatements(part);
      const headed = statements.length + undated.length > 0 ? null : headedStatement(part, passage.above.at(-1) ?? '');
      for (const statement of [...statements, ...undated, ...(headed ? [headed] : [])])
        found.push({ statement, place });
      before.push(part);
    }
  }
  return found;
};

/** In aims and targets only what is handed in by a day is a duty; a recurrence is one only where duties are dealt out. */
const binds = ({ statement, place }: Stated): boolean => {
  const { section } = place.passage;
  if (section === 'aims' || section === 'targets') return statement.dated && statement.deliverable?.handIn === true;
  if (statement.dated || section === 'doing' || section === 'none') return true;
  return deliveryIn(statement.part.text, statement.part.plain).to !== null;
};

const HAS_PERIOD = /^[^(]*(?:\d{4}|hang |tung |moi |dinh ky|lien ke|thang (?:cuoi|dau|tiep|sau)|bao cao)/;

/** "Hằng năm xây dựng kế hoạch. Thời gian gửi: trước ngày 25/12": the day takes the recurrence of the duty. */
const recurring = (statement: Statement, recurrence: string | undefined): Statement =>
  recurrence === undefined ||
  !statement.dated ||
  statement.until !== undefined ||
  HAS_PERIOD.test(fold(statement.dueWords))
    ? statement
    : { ...statement, dueWords: withRecurrence(statement.dueWords, recurrence) };

/** The deliverables that one passage demands; `previous` is the paragraph before it, whose subject it may go on with. */
export const obligationsIn = (passage: Passage, previous: Passage | null, setting: Setting): FoundObligation[] => {
  if (passage.marker?.level === 'row') return [];
  if (!MAY_BE_DUE.test(fold(passage.text)) || passage.above.some((heading) => CUT_OFFS.test(fold(heading)))) return [];
  const all = statementsIn(passage, previous).filter(binds);
  const dated = all.filter(({ statement }) => statement.dated);
  const isSaidTwice = ({ statement }: Stated): boolean =>
    !statement.dated &&
    dated.some((other) => statement.follows || other.statement.deliverable?.kind === statement.deliverable?.kind);
  const recurrence = all.find((one) => isSaidTwice(one) && !one.statement.follows)?.statement.dueWords;
  return all
    .filter((one) => !isSaidTwice(one))
    .flatMap(({ statement, place }) => foundIn(recurring(statement, recurrence), place, setting));
};
