import type { ReportItemView } from '@dondoc/contracts';
import {
  dateOf,
  definitionOf,
  extensionInForce,
  formatDate,
  type Instant,
  intermediaryAt,
  type Policy,
  reportShares,
} from '@dondoc/domain';
import { nameOf, type UnitNames } from '../cascades/line.view.js';
import type { Placed } from './placed.js';
import { type Stories, type Story, storyKey } from './stories.js';

const on = (at: Instant): string => formatDate(dateOf(at));

/** Why the duty does not apply, from the surest source to the least. */
const notApplicableWhy = (story: Story | undefined, condition: string | null): string => {
  if (story?.obligation.droppedBy) return `Bản điều chỉnh số ${story.obligation.droppedBy} đã bỏ nội dung này.`;
  if (story?.declared) return `Đơn vị khai không áp dụng ngày ${on(story.declared.at)}: ${story.declared.reason}`;
  if (story?.obligation.lapsed) return 'Hạn đã qua trước khi văn bản được ban hành.';
  const under = condition === null ? '' : ` (${condition})`;
  return `Hết hạn không nộp, theo văn bản là không phát sinh${under}.`;
};

const extensionWhy = (story: Story | undefined): string => {
  const granted = story?.obligation.extensions.filter(({ decided }) => decided?.until).at(-1)?.decided;
  return granted?.until
    ? `Gia hạn đến ${formatDate(granted.until)} theo quyết định ngày ${on(granted.at)}: ${granted.reason}`
    : '';
};

const exemptWhy = (story: Story | undefined): string => {
  const exempted = story?.obligation.exempted;
  return exempted ? `Được miễn theo quyết định ngày ${on(exempted.at)}: ${exempted.reason}` : 'Được miễn.';
};

const whyOf = ({ item: { share }, fact }: Placed, story: Story | undefined, policy: Policy): string => {
  if (share === 'exempt') return exemptWhy(story);
  if (share === 'notApplicable') return notApplicableWhy(story, definitionOf(policy, fact).condition);
  if (share === 'undated') return 'Văn bản không ấn định ngày.';
  const { due } = fact.facts;
  const ahead = share === 'inTime' && due !== null ? `Hạn đến hết ${formatDate(due.lastSafeDay)}.` : '';
  return extensionWhy(story) || ahead;
};

export type ItemContext = { policy: Policy; names: UnitNames; at: Instant; stories: Stories };

/** Who passes it on, and where that one stands; null: nobody is in between. */
export const viaOf = ({ item, fact }: Placed, { policy, names, at, stories }: ItemContext): ReportItemView['via'] => {
  const definition = definitionOf(policy, fact);
  if (definition.via === null) return null;
  const story = stories.get(storyKey(item));
  if (!story) return null;
  const { late, label } = intermediaryAt(story.obligation, definition, policy.calendar, at);
  return { name: nameOf(names, definition.via), late, text: label };
};

/** One obligation as lists and annexes show it. */
export const itemView = (placed: Placed, context: ItemContext): ReportItemView => {
  const { item, unit, line, status, fact } = placed;
  const story = context.stories.get(storyKey(item));
  const newest = story?.obligation.submissions.at(-1);
  const { content = null } = story ?? {};
  return {
    unit,
    lineId: item.lineId,
    lineTitle: line.title,
    share: item.share,
    shareLabel: reportShares[item.share],
    status,
    dueOn: fact.facts.due?.lastSafeDay ?? null,
    extendedTo: extensionInForce(fact.facts)?.lastSafeDay ?? null,
    receivedOn: fact.firstReceivedAt === null ? null : dateOf(fact.firstReceivedAt as Instant),
    daysLate: item.late.standing,
    daysLateFirst: item.late.first,
    submission:
      content && newest
        ? { documentNumber: content.documentNumber, signedOn: content.signedOn, version: newest.version }
        : null,
    why: whyOf(placed, story, context.policy),
    via: viaOf(placed, context),
  };
};
