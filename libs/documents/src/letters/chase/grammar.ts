import { legalCount, legalDate } from '../layout/legal-date.js';
import type { LateItem, Layout } from './letter-facts.js';
import { inSentence } from './citation.js';

/** So many units are named in the address; more are addressed by the annexed list. */
export const MOST_NAMED = 5;

/** As what the late are spoken of, all of them together. */
const WHO: Readonly<Record<Layout, string>> = { state: 'cơ quan, đơn vị', party: 'cấp ủy, cơ quan, đơn vị' };

/** Each once, in the order in which they come. */
export const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

export type Chased = {
  units: readonly string[];
  titles: readonly string[];
  items: readonly LateItem[];
  layout: Layout;
};

export const chasedIn = (items: readonly LateItem[], layout: Layout): Chased => ({
  // By id: two units may bear one name.
  units: [...new Map(items.map(({ unitId, unitName }) => [unitId, unitName])).values()],
  titles: distinct(items.map(({ title }) => title)),
  items,
  layout,
});

/** To whom a letter is addressed: one on the same line, up to five below each other, more by the annexed list. */
export const addressees = ({ units, layout }: Chased): { one: string; listed: string[] } => {
  const [first = ''] = units;
  if (units.length === 1) return { one: `${first}.`, listed: [] };
  if (units.length > MOST_NAMED) return { one: `Các ${WHO[layout]} theo danh sách kèm theo.`, listed: [] };
  const [last, between] = [units.length - 1, layout === 'party' ? ',' : ';'];
  return { one: '', listed: units.map((name, index) => `${name}${index === last ? '.' : between}`) };
};

/** Whether the list of who owes what must be annexed: a single report of a single unit stands in the sentence itself. */
export const needsAnnex = ({ items }: Chased): boolean => items.length > 1;

/** `hết ngày 14 tháng 3 năm 2026`, or the hour on that day. */
export const dueWords = ({ dueOn, hour }: Pick<LateItem, 'dueOn' | 'hour'>): string =>
  hour === null ? `hết ${legalDate(dueOn)}` : `${hour.replace(':', ' giờ ')} phút ${legalDate(dueOn)}`;

/** Who is asked to act, as the subject of a sentence. */
export const whoIsAsked = ({ units, layout }: Chased): string => {
  const [first = ''] = units;
  if (units.length === 1) return first;
  return units.length > MOST_NAMED
    ? `các ${WHO[layout]} có tên trong danh sách kèm theo`
    : `các ${WHO[layout]} nêu trên`;
};

/** What is to be sent: the one report by its name, several by the directive that asks for them. */
export const whatIsOwed = ({ titles }: Chased, directive: string): string => {
  const [first = ''] = titles;
  return titles.length === 1 ? inSentence(first) : `các báo cáo, văn bản theo ${directive}`;
};

/** "chưa gửi", and where something was handed back and has not come again, that too. */
const missing = ({ items }: Chased): string => {
  const returned = items.filter(({ daysLate }) => daysLate === null).length;
  if (returned === 0) return 'chưa gửi';
  return returned === items.length ? 'chưa gửi lại bản bổ sung của' : 'chưa gửi hoặc chưa gửi lại bản bổ sung của';
};

const lateness = ({ daysLate, returnedUntil }: LateItem): string => {
  if (daysLate !== null) return `; đã chậm ${legalCount(daysLate)} ngày`;
  return returnedUntil === null ? '' : `; hạn bổ sung ${legalDate(returnedUntil)}`;
};

/** Whose reports have not come, as one sentence without its end. */
export const situation = (chased: Chased, directive: string): string => {
  const { units, items, layout } = chased;
  const [item] = items;
  const [name = ''] = units;
  const owed = whatIsOwed(chased, directive);
  if (items.length === 1 && item)
    return `${name} ${missing(chased)} ${owed} (thời hạn: ${dueWords(item)}${lateness(item)})`;
  const contents = `${legalCount(items.length)} nội dung`;
  if (units.length === 1)
    return `${name} còn ${contents} ${missing(chased)} theo quy định tại ${directive} (danh sách tại Phụ lục kèm theo)`;
  const who = `còn ${legalCount(units.length)} ${WHO[layout]}`;
  const sameDue = chased.titles.length === 1 && new Set(items.map(dueWords)).size === 1 && item;
  const due = sameDue ? `thời hạn: ${dueWords(item)}; ` : '';
  const more = items.length > units.length ? ` với ${contents}` : '';
  return `${who}${more} ${missing(chased)} ${owed} (${due}danh sách tại Phụ lục kèm theo)`;
};

/** From what moment lateness counts, whatever new date is asked for. */
export const stillLateFrom = (chased: Chased, directive: string): string => {
  const dues = distinct(chased.items.map(dueWords));
  const [due = ''] = dues;
  const source = chased.items.every(({ extended }) => extended) ? 'ngày đã được gia hạn' : `theo ${directive}`;
  const from =
    dues.length === 1 ? `${due}, ${source}` : `thời hạn của từng nội dung, theo ${directive}, ghi tại Phụ lục`;
  return `Thời hạn nêu trên không phải là gia hạn: thời điểm tính chậm vẫn là ${from}.`;
};

/** Where to: through the one intermediary, or as the directive says. */
export const whereTo = ({ items }: Chased, directive: string): string => {
  const through = distinct(items.map((item) => item.through));
  return through.length === 1 && through[0] ? `về ${through[0]}` : `theo quy định tại ${directive}`;
};

/** What the letter is about, after "V/v". */
export const subjectOf = (chased: Chased, directive: string): string => {
  const [title = ''] = chased.titles;
  return chased.titles.length === 1 ? `đôn đốc gửi ${inSentence(title)}` : `đôn đốc thực hiện ${directive}`;
};
