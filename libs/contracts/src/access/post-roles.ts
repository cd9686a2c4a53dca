import type { PostKind, UnitClass } from '@dondoc/domain';
import type { Act } from './acts.js';
import type { Role } from './roles.js';

const roleOfKind: Readonly<Record<PostKind, Role>> = {
  leader: 'unit-leader',
  'focal-point': 'unit',
  tracker: 'office',
  collector: 'focal-department',
  'template-admin': 'template-admin',
  'organisation-admin': 'organisation-admin',
  auditor: 'auditor',
  admin: 'admin',
};

/** What somebody is who acts for a post: the leader of a body that issues is the issuer's leader. */
export const roleOfPost = (kind: PostKind, unitClass: UnitClass | string): Role =>
  kind === 'leader' && unitClass === 'issuer' ? 'leader' : roleOfKind[kind];

/** The post that an account from before posts stood for, by its role. */
export const postOfRole = (role: Role): PostKind => {
  if (role === 'leader') return 'leader';
  const found = (Object.entries(roleOfKind) as [PostKind, Role][]).find(([, one]) => one === role);
  return found ? found[0] : 'focal-point';
};

/** The act that giving somebody a post of that kind is: nobody gives out more than they keep themselves. */
export const appointingAct = (kind: PostKind): Act => {
  if (kind === 'focal-point') return 'post.appoint';
  return kind === 'admin' || kind === 'auditor' ? 'post.appoint-admin' : 'post.appoint-special';
};
