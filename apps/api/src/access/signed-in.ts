import type { Role } from '@dondoc/contracts';
import type { PostId, PostKind } from '@dondoc/domain';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { problems } from '../problem/problems.js';

/** A post for which somebody may act today. `postId`: `so-noi-vu/leader`; `standsIn`: for a holder who is absent. */
export type ActingFor = {
  postId: PostId;
  unitId: string;
  unitName: string;
  kind: PostKind;
  title: string;
  standsIn: boolean;
  role: Role;
};

/** Who asks: a person and the post for which they act; null: nobody has given them one for today. */
export type SignedIn = { username: string; name: string; role: Role; unitId: string; post: ActingFor | null };

/** The request as the guards leave it; `sessionToken` is the cookie's value, absent when a token signed in. */
export type ApiRequest = FastifyRequest & { signedIn?: SignedIn; sessionToken?: string };

/** Hands the signed-in account to a handler; a public route has none and must not ask for it. */
export const Asker = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { signedIn } = context.switchToHttp().getRequest<ApiRequest>();
  if (!signedIn) throw problems.signInRequired();
  return signedIn;
});
