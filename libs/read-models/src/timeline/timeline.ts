import type { ObligationView } from '@dondoc/contracts';
import { EXPLANATION_KEY, linesOfEvent, planEventText, type UnitPlanEvent } from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import { planEventOf } from '../obligations/unit-plan-history.js';

type Entry = ObligationView['timeline'][number];

const processes: Record<string, string> = { system: 'hệ thống', sample: 'dữ liệu mẫu' };

/** The account, or in words the process, that did it. */
export const actorName = (actor: string): string => processes[actor] ?? actor;

const isExplanation = (lineId: string): boolean => lineId.startsWith(`${EXPLANATION_KEY}.`);

/** What happens to the whole plan belongs to every story, but for an explanation, which began with its own request. */
const isAbout = (event: UnitPlanEvent, lineId: string): boolean => {
  if (linesOfEvent(event)?.includes(lineId)) return true;
  return (event.type === 'UnitPlanOpened' || event.type === 'UnitPlanAmended') && !isExplanation(lineId);
};

/** The story of one obligation in words, oldest first, read from the log itself. */
export const timelineOf = (history: readonly RecordedEvent[], lineId: string): Entry[] =>
  history.flatMap((recorded) => {
    const event = planEventOf(recorded);
    if (!isAbout(event, lineId)) return [];
    const { recordedAt, metadata } = recorded;
    return [
      { at: event.at, recordedAt, kind: event.type, text: planEventText(event), actor: actorName(metadata.actor) },
    ];
  });
