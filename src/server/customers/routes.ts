import type { Mount } from '../http/mount.ts';
export function customerRoutes(_mount: Mount): void {}
