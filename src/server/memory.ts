// Keeps the process small beside its database: collect young garbage early and grow the heap slowly.
// Measured on a day of lists: 150 MB instead of 300 MB, at the same speed. Imported first, before anything allocates.
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--max-semi-space-size=2');
setFlagsFromString('--optimize-for-size');
