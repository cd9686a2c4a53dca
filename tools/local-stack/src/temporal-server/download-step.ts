import { exclusively } from '../resolver/exclusively.js';
import { fetchPublished } from '../resolver/published-program.js';
import { type Step, found } from '../resolver/search.js';
import { TEMPORAL_CLI_VERSION, type TemporalSearch } from './temporal-search.js';
import { cachedProgram } from './existing-programs.js';

/** Step 4: what Temporal's SDKs download; gives up in 5 s where the host cannot be reached. */
export const downloadStep = (search: TemporalSearch): Step => ({
  name: 'Tải về (download)',
  run: () =>
    exclusively(
      `${search.cached}.lock`,
      () =>
        search.log('Một tiến trình khác đang chuẩn bị máy chủ Temporal, xin chờ (another process is at it, waiting).'),
      async () => {
        const already = await cachedProgram(search).run();
        if (already.found) return already;
        await fetchPublished(search.publishedAt, `cli/v${TEMPORAL_CLI_VERSION}`, search.cached, search.log);
        return found(search.cached);
      },
    ),
});
