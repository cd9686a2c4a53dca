import { acts, actNames, mayEver, sessionSchema } from '@dondoc/contracts';
import type { Answer, Context } from '../context.js';
import { ask, givenToken, serverAddress, type ServerOptions } from '../server/server-client.js';

/** `whoami`: for whom the token stands, for which post they act today, and what that post may do. */
export const whoami = async (options: ServerOptions, context: Context): Promise<Answer> => {
  const call = { method: 'GET', path: '/api/session' } as const;
  const session = await ask(serverAddress(options, context), givenToken(options, context), call, sessionSchema);
  const { username, name, post, posts, role, roleLabel, today } = session;
  const may = post === null ? [] : actNames.filter((act) => mayEver(role, act));
  const other = posts.filter(({ postId }) => postId !== post?.postId);
  const text = (): string =>
    [
      `${name} (${username}), ngày ${today.split('-').reverse().join('/')}`,
      post === null
        ? 'Hôm nay chưa được cử giữ vị trí nào.'
        : `Vị trí: ${post.title}, ${post.unitName}${post.standsIn ? ' (làm thay)' : ''}; vai trò: ${roleLabel}`,
      ...other.map(({ title, unitName, postId }) => `Cũng giữ: ${title}, ${unitName} (${postId})`),
      ...may.map((act) => `  ${act}: ${acts[act].label}`),
    ].join('\n');
  return { text, json: { username, name, role, post, posts, may } };
};
