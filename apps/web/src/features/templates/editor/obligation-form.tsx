import { ApproveSection } from './approve-section.js';
import { ChaseSection } from './chase-section.js';
import { CutOffSection } from './cut-off-section.js';
import { DueSection } from './due-section.js';
import { PeriodSection } from './period-section.js';
import { WhatSection } from './what-section.js';
import { RouteSection, WhoSection } from './who-section.js';

/** One obligation: what, who, when, for which periods, to whom, how chased, how approved and rolled up. */
export const ObligationForm = ({ index, sentence }: { index: number; sentence: string | undefined }) => (
  <>
    <WhatSection index={index} />
    <WhoSection index={index} />
    <DueSection index={index} sentence={sentence} />
    <PeriodSection index={index} />
    <CutOffSection index={index} />
    <RouteSection index={index} />
    <ChaseSection index={index} />
    <ApproveSection index={index} />
  </>
);
