import type { Role } from '@dondoc/contracts';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { problems } from '../problem/problems.js';

/** Who asks. */
export type SignedIn = { username: string; name: string; role: Role; unitId: string };

/** The request as the guards leave it; `sessionToken` is the cookie's value, absent when a token signed in. */
export type ApiRequest = FastifyRequest & { signedIn?: SignedIn; sessionToken?: string };

/** Hands the signed-in account to a handler; a public route has none and must not ask for it. */
export const Asker = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { signedIn } = context.switchToHttp().getRequest<ApiRequest>();
  if (!signedIn) throw problems.signInRequired();
  return signedIn;
});

export const roleLabels: Record<Role, string> = {
  office: 'Văn phòng',
  'focal-department': 'Cơ quan đầu mối',
  unit: 'Đơn vị thực hiện',
  leader: 'Lãnh đạo',
  admin: 'Quản trị',
};
