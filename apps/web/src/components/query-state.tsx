import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { asProblem } from '../api/problem-error.js';
import { EmptyState } from './empty-state.js';
import { Page } from './page.js';
import { ProblemNotice } from './problem-notice.js';

type QueryStateProps<T> = {
  query: UseQueryResult<T>;
  /** Title of the screen while its data, and so its own title, is not there; left out inside a screen. */
  title?: string;
  children: (data: T) => ReactNode;
};

const Missing = <T,>({ query }: { query: UseQueryResult<T> }) => {
  if (query.isPending) {
    return (
      <div role="status" aria-label="Đang tải dữ liệu">
        <Skeleton active paragraph={{ rows: 6 }} />
      </div>
    );
  }
  const { status, detail } = asProblem(query.error);
  if (status === 403) return <EmptyState title="Anh/chị chưa có quyền xem mục này" text={detail} />;
  return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
};

/** Shows a query's data; until there is any, that it is loading or why it cannot be shown. */
export const QueryState = <T,>({ query, title, children }: QueryStateProps<T>) => {
  if (query.data !== undefined) return children(query.data);
  const missing = <Missing query={query} />;
  return title === undefined ? missing : <Page title={title}>{missing}</Page>;
};
