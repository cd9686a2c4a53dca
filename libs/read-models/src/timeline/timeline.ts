import type { ObligationView } from '@dondoc/contracts';
import { planEventText } from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import { planEventOf } from '../obligations/unit-plan-history.js';

type Entry = ObligationView['timeline'][number];

const processes: Record<string, string> = { system: 'hệ thống', sample: 'dữ liệu mẫu' };

/** The account, or in words the process, that did it. */
export const actorName = (actor: string): string => processes[actor] ?? actor;

/** The story of one obligation in words, oldest first, read from the log itself. */
export const timelineOf = (history: readonly RecordedEvent[], lineId: string): Entry[] =>
  history.flatMap((recorded) => {
    const event = planEventOf(recorded);
    if ('lineId' in event.data && event.data.lineId !== lineId) return [];
    const { recordedAt, metadata } = recorded;
    return [
      { at: event.at, recordedAt, kind: event.type, text: planEventText(event), actor: actorName(metadata.actor) },
    ];
  });
