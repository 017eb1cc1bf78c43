// Who may do what, as sentences. The server asks it at every endpoint; the browser asks the same table to
// know which buttons to show. Rights in depth come later and join here.

export type Role = 'salesperson' | 'manager' | 'administrator';

const everyone: readonly Role[] = ['salesperson', 'manager', 'administrator'];
const leaders: readonly Role[] = ['manager', 'administrator'];
const administrators: readonly Role[] = ['administrator'];

const PERMISSIONS = {
  'read customers': everyone,
  'write customers': everyone,
  'merge customers': leaders,
  'read activities': everyone,
  'write activities': everyone,
  'read projects': everyone,
  'write projects': everyone,
  'read campaigns': everyone,
  'write campaigns': everyone,
  'import records': leaders,
  'read users': everyone,
  'manage users': administrators,
  'manage settings': administrators,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether a person in this role may do this. */
export function roleMay(role: Role, permission: Permission): boolean {
  return PERMISSIONS[permission].includes(role);
}

export const PERMISSION_NAMES = Object.keys(PERMISSIONS) as Permission[];
