import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { asProblem } from '../api/problem-error.js';
import { EmptyState } from './empty-state.js';
import { ProblemNotice } from './problem-notice.js';

type QueryStateProps<T> = { query: UseQueryResult<T>; children: (data: T) => ReactNode };

/** Shows a query's data; until there is any, that it is loading or why it cannot be shown. */
export const QueryState = <T,>({ query, children }: QueryStateProps<T>) => {
  if (query.data !== undefined) return children(query.data);
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
