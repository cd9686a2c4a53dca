import { join } from 'node:path';
import type { Configuration } from '@dondoc/configuration';
import type { ContentStore } from './content-store.js';
import { FolderContents } from './folder-contents.js';

/**
 * The store that the configuration names; its cross-checks have seen to it that an S3 service is named wholly. The client of
 * the service is large: it is loaded only where one is used.
 */
export const contentStoreOf = async (configuration: Configuration): Promise<ContentStore> => {
  const { filesStore, home, s3Endpoint, s3Region, s3Bucket, s3AccessKey, s3SecretKey, s3PathStyle } = configuration;
  if (filesStore === 'folder') return new FolderContents(join(home, 'files'));
  const { S3Contents } = await import('./s3-contents.js');
  return new S3Contents({
    endpoint: s3Endpoint,
    region: s3Region,
    bucket: s3Bucket ?? '',
    accessKey: s3AccessKey ?? '',
    secretKey: s3SecretKey ?? '',
    pathStyle: s3PathStyle,
  });
};
