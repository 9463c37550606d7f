/** A change as statements return it; the last columns of `changes-page` are more. */
export type FoundChange = readonly [
  at: string,
  id: string,
  record: string,
  type: string,
  kind: string,
  release: string | null,
  date: string | null,
  dataVersion: string | null,
  fields: string,
];

/** A change as the API answers it. */
export type ChangeValues = Readonly<Record<string, unknown>>;

/** @param now the data version that is served: what is in no release yet is in that. */
export function changeValues(found: FoundChange, now: string): ChangeValues {
  const [, id, record, type, kind, release, date, dataVersion, fields] = found;
  const stored = JSON.parse(fields) as readonly (readonly [string, string[] | null, string[] | null])[];
  return {
    ...{ id, record, type, kind, release, date },
    dataVersion: release === null ? now : dataVersion,
    fields: stored.map(([field, old, value]) => ({ field, old, new: value })),
  };
}
