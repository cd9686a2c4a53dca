import type { SessionView } from '@dondoc/contracts';
import { useChoosePost } from '../api/session.js';

/** The post for which somebody acts; a list when they have several. */
export const PostChoice = ({ session }: { session: SessionView }) => {
  const choose = useChoosePost();
  const { post, posts } = session;
  if (post === null || posts.length < 2) return null;
  return (
    <label className="post-choice">
      <span className="visually-hidden">Đang làm việc ở vị trí</span>
      <select value={post.postId} disabled={choose.isPending} onChange={(event) => choose.mutate(event.target.value)}>
        {posts.map(({ postId, title, unitName, standsIn }) => (
          <option key={postId} value={postId}>
            {`${title}, ${unitName}${standsIn ? ' (làm thay)' : ''}`}
          </option>
        ))}
      </select>
    </label>
  );
};
