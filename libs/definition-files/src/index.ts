export type { FileProblem, Path } from './file-problem.js';
export {
  readTemplateBody,
  readTemplateText,
  type TemplateOptions,
  type TemplateReading,
} from './template/read-template.js';
export { writeTemplateText } from './template/write-template.js';
export { templateJsonSchema } from './template/json-schema.js';
export {
  type OrganisationReading,
  readOrganisationText,
} from './organisation/read-organisation.js';
export { generateUnits } from './organisation/generate-units.js';
export { didYouMean } from './shape/did-you-mean.js';
