type Filled<T> = { [K in keyof T]?: Exclude<T[K], null | undefined> };

/** Without the fields that hold nothing: null, undefined, '', []. */
export function filled<T extends object>(values: T): Filled<T> {
  const holds = (value: unknown) =>
    value !== null && value !== undefined && (Array.isArray(value) ? value.length > 0 : value !== '');
  return Object.fromEntries(Object.entries(values).filter(([, value]) => holds(value))) as Filled<T>;
}

/** The named fields that `stays` lacks and `gone` has, with the latter's values: what a merge fills in. */
export function missingIn<T extends object>(stays: T, gone: T, fields: readonly (keyof T & string)[]) {
  const has = filled(stays);
  const offers = filled(gone);
  return Object.fromEntries(
    fields.filter((field) => !(field in has) && field in offers).map((field) => [field, gone[field]]),
  );
}
