import { fileURLToPath } from 'node:url';
import { loadSample } from '@dondoc/sample';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Files } from '../files/files.js';
import { sampleFileView, storeSampleFile } from '../files/sample-file.js';
import type { ApiRuntime } from '../runtime.js';
import { createSampleAccounts } from '../sign-in/sample-accounts.js';

/** Holds `templates/` and `samples/`; the same from `src` and from `dist`. */
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Loads the sample into an empty database and makes its accounts, where the configuration wants a sample. */
export const prepareSample = async (
  app: NestFastifyApplication,
  { configuration, database, clock }: ApiRuntime,
  root = ROOT,
): Promise<void> => {
  if (configuration.mode === 'production' || configuration.sample !== 'auto') return;
  await storeSampleFile(app.get(Files));
  await loadSample({ database, now: clock.now(), root, files: [sampleFileView], draftOnly: configuration.demo });
  const cascades = await database.queries.listCascades(clock.now());
  if (cascades.some(({ sample }) => sample)) await createSampleAccounts(database, clock.now());
};
