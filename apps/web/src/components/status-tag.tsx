import type { StatusView } from '@dondoc/contracts';
import { StatusSign } from './status-sign.js';

/** Sign and words of a status, as the server worded it. */
export const StatusTag = ({ status }: { status: StatusView }) => (
  <span className={`status-tag st-${status.code}`}>
    <StatusSign code={status.code} />
    {status.label}
  </span>
);
