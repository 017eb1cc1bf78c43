import type { Mount } from '../http/mount.ts';
export function mergeRoutes(_mount: Mount): void {}
