import { type Act, acts } from './acts.js';
import type { Relation } from './relations.js';
import type { RelationNeeded } from './role-groups.js';
import type { Role } from './roles.js';

/** The relations of which one is needed for the act; empty: the role never may; `any`: no relation is needed. */
export const relationsNeeded = (role: Role, act: Act): readonly RelationNeeded[] => acts[act].roles[role] ?? [];

/** Whether somebody in that role may do that, standing in those relations to the thing. The only rule of rights. */
export const mayAct = (role: Role, act: Act, standing: RelationNeeded | Iterable<Relation>): boolean => {
  const needed = relationsNeeded(role, act);
  const relations = typeof standing === 'string' ? [standing] : [...standing];
  return needed.includes('any') || relations.some((relation) => needed.includes(relation));
};

/** Whether the role may do that to anything at all: what menus ask. */
export const mayEver = (role: Role, act: Act): boolean => relationsNeeded(role, act).length > 0;
