export const DEMO_LOGINS: string[] = [];
