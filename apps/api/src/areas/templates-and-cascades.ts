import { AmendmentsController } from '../amendments/amendments.controller.js';
import { Amendments } from '../amendments/amendments.js';
import { CascadeDrafts } from '../cascades/cascade-drafts.js';
import { CascadesController } from '../cascades/cascades.controller.js';
import { ReadingsController } from '../readings/readings.controller.js';
import { RehearsalsController } from '../rehearsals/rehearsals.controller.js';
import { Rehearsals } from '../rehearsals/rehearsals.js';
import { DraftsController } from '../templates/drafts.controller.js';
import { OutlineController } from '../templates/outline.controller.js';
import { Outlines } from '../templates/outlines.js';
import { TemplateDrafts } from '../templates/template-drafts.js';
import { TemplateViews } from '../templates/template-views.js';
import { TemplatesController } from '../templates/templates.controller.js';
import { YamlAnswers } from '../templates/yaml-answer.js';
import type { Area } from './area.js';

/** From a directive’s text to an issued cascade, and its amendments. */
export const templatesAndCascades: Area = {
  controllers: [
    ReadingsController,
    TemplatesController,
    OutlineController,
    DraftsController,
    RehearsalsController,
    CascadesController,
    AmendmentsController,
  ],
  services: [Amendments, TemplateViews, TemplateDrafts, YamlAnswers, Outlines, Rehearsals, CascadeDrafts],
};
