import type { Mount } from '../http/mount.ts';
export function activityRoutes(_mount: Mount): void {}
