// Who asks. Every finder and every verb takes the actor; there is no global current user.
import { type Permission, type Role, roleMay } from '../shared/permissions.ts';
import { Problem } from './errors.ts';

export interface Actor {
  readonly id: number;
  readonly initials: string;
  readonly role: Role;
  readonly isSalesperson: boolean;
  readonly language: 'da' | 'en';
}

/** Refuses with 403 unless the actor may do this. */
export function mustBeAllowed(actor: Actor, permission: Permission): void {
  if (!roleMay(actor.role, permission)) throw new Problem(403, 'not-allowed');
}
