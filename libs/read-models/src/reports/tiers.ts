import type { ReportView } from '@dondoc/contracts';
import {
  type CascadeEvent,
  cascadeStreamId,
  definitionOf,
  type Instant,
  intermediaryAt,
  numberText,
  passedBy,
  type ScheduleLine,
  tallySentence,
} from '@dondoc/domain';
import { factsKnownThen } from '../as-of/known-then.js';
import type { CascadeFacts } from '../cascades/cascade-facts.js';
import { nameOf } from '../cascades/line.view.js';
import { titlesOf } from '../cascades/tiers.query.js';
import type { Reader } from '../read-only.js';
import type { Placed } from './placed.js';
import { type Stories, storyKey } from './stories.js';

type Tiers = ReportView['tiers'];
type LowerTier = CascadeEvent & { type: 'LowerTierRolledUp' };
type Told = { stories: Stories; at: Instant };
type RolledUp = CascadeEvent & { type: 'PeriodRolledUp' };

const EVER = '9999-12-31T00:00:00.000Z' as Instant;

const eventsKnown = async (reader: Reader, cascadeId: string, asOf: Instant | null): Promise<CascadeEvent[]> => {
  const stream = cascadeStreamId(cascadeId);
  const facts = (await factsKnownThen(reader, [stream], asOf ?? EVER)).get(stream) ?? [];
  return facts.map(({ type, at, data }) => ({ type, at, data }) as CascadeEvent);
};

/** A result that comes again replaces the one of before. */
const newestBelow = (events: readonly CascadeEvent[], lineId: string | null): LowerTier[] => {
  const found = new Map<string, LowerTier>();
  for (const event of events) {
    if (event.type !== 'LowerTierRolledUp') continue;
    const { fromCascade, fromLine } = event.data;
    if (lineId === null || event.data.lineId === lineId)
      found.set(`${fromCascade}/${fromLine}/${event.data.lineId}`, event);
  }
  return [...found.values()];
};

/** What was returned or accepted straight does not lie with the intermediary; what somebody else took on paper never came to it. */
const passing = ({ policy }: CascadeFacts, placed: readonly Placed[], { stories, at }: Told): string => {
  const stands = placed.flatMap(({ item, fact }) => {
    const obligation = stories.get(storyKey(item))?.obligation;
    const definition = definitionOf(policy, fact);
    if (!obligation || obligation.submissions.length === 0 || passedBy(obligation, definition)) return [];
    return [intermediaryAt(obligation, definition, policy.calendar, at).state];
  });
  const count = (state: (typeof stands)[number]): string => numberText(stands.filter((one) => one === state).length);
  return `Đã nhận ${numberText(stands.length)}, đã chuyển tiếp ${count('forwarded')}, đang giữ ${count('holding')}`;
};

/** From the units through the intermediary and who collects, up to the issuer. */
const chainOf = (
  facts: CascadeFacts,
  placed: readonly Placed[],
  told: Told,
  rolledUp: RolledUp | undefined,
): Tiers['chain'] => {
  const { policy, names } = facts;
  const [first] = placed;
  if (!first) return [];
  const { via } = definitionOf(policy, first.fact);
  const { focal, issuer } = policy.template;
  const at = rolledUp?.at ?? null;
  const when = rolledUp?.data.trigger === 'settled' ? 'khi mọi đơn vị đã xong' : 'đến giờ tổng hợp';
  const result = at === null ? 'Chưa đến giờ tổng hợp' : `Đã tổng hợp ${when}`;
  const units = new Set(placed.map(({ unit }) => unit.unitId)).size;
  return [
    { who: `${numberText(units)} đơn vị`, text: 'Lập và nộp', at: null },
    ...(via === null ? [] : [{ who: nameOf(names, via), text: passing(facts, placed, told), at: null }]),
    ...(focal === issuer || focal === via ? [] : [{ who: nameOf(names, focal), text: result, at }]),
    { who: nameOf(names, issuer), text: at === null ? result : 'Đã được báo kết quả tổng hợp', at },
  ];
};

/** What has come up from the tiers below, and the way of the results to the issuer. */
export const tiersOf = async (
  reader: Reader,
  facts: CascadeFacts,
  {
    line,
    placed,
    stories,
    at,
    asOf,
  }: Told & { line: ScheduleLine | null; placed: readonly Placed[]; asOf: Instant | null },
): Promise<Tiers> => {
  const events = await eventsKnown(reader, facts.cascade.cascadeId, asOf);
  const below = newestBelow(events, line?.lineId ?? null);
  const titles = await titlesOf(
    reader,
    below.map(({ data }) => data),
  );
  const rolledUp = events.filter((event) => event.type === 'PeriodRolledUp');
  return {
    below: below.map(({ at, data }) => ({
      unitName: nameOf(facts.names, data.unitId),
      cascadeId: data.fromCascade,
      title: titles.get(`${data.fromCascade}/${data.fromLine}`) ?? data.fromLine,
      lineId: data.lineId,
      at,
      sentence: tallySentence(data.tally),
    })),
    chain:
      line === null
        ? []
        : chainOf(
            facts,
            placed,
            { stories, at },
            rolledUp.find(({ data }) => data.lineId === line.lineId),
          ),
  };
};
