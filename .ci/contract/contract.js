// What of the API may change: compares its schema with that of the last release, by graphql's own comparison. It is a
// dependency already, kept by those who keep the specification, and says of each change in a sentence what it is.
import { DangerousChangeType, buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

/**
 * A change that breaks clients, or some of one kind.
 * @typedef {object} Announcement
 * @property {string} announced the day on which it was announced, `2026-11-29`
 * @property {string} what what changes, as a sentence for people
 * @property {string} reason why, and what to ask for instead, as sentences
 * @property {readonly string[]} changes the sentences of the comparison; `*` stands for any name
 *
 * @typedef {object} Contract
 * @property {string} released the schema of the last release, whose first line names its version
 * @property {string} current the schema as it is now
 * @property {readonly Announcement[]} announced
 * @property {string} changelog
 * @property {string} today `2026-11-29`
 */

export const ANNOUNCED_FILE = 'contract/announced.yaml';
export const RELEASED_FILE = 'contract/released-api.graphql';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DEPRECATED = /^Since (\d{4}-\d{2}-\d{2}): ./;
const MONTHS = 12;
/** The types that the API makes of a type, for its fields. */
const MADE = /(?:OrderField|Filter)$/;

/**
 * Every way in which the contract is not kept, as sentences; none where it is.
 * @param {Contract} contract
 * @returns {string[]}
 */
export function contractProblems({ released, current, announced, changelog, today }) {
  const version = versionOf(released);
  if (version === undefined) return [`The first line of ${RELEASED_FILE} does not name the release.`];
  const [before, after] = [buildSchema(released), buildSchema(current)];
  const changes = breakingChanges(before, after);
  const patterns = announced.flatMap(({ changes: named }) => named ?? []);
  return [
    ...changes
      .filter(({ description }) => !patterns.some((pattern) => fits(pattern, description)))
      .filter((change) => !isOldEnough(deprecatedSince(before, change), today))
      .map((change) => unannounced(change, version, deprecatedSince(before, change), today)),
    ...announced.flatMap((one) => announcementProblems(one, { version, changelog, today })),
    ...patterns
      .filter((pattern) => !changes.some(({ description }) => fits(pattern, description)))
      .map(
        (pattern) =>
          `${ANNOUNCED_FILE} announces ${quote(pattern)}, and nothing of that kind differs from release ${version}: take it out.`,
      ),
    ...undatedDeprecations(after, today),
  ];
}

/** @param {string} schema @returns {string | undefined} the version that its first line names. */
export function versionOf(schema) {
  return /^# .*\brelease (\d+\.\d+\.\d+(?:-[\w-]+(?:\.[\w-]+)*)?)\b/.exec(schema)?.[1];
}

/**
 * The line of CHANGELOG.md that says the same.
 * @param {Announcement} announcement
 */
export function changelogLine({ announced, what, reason }) {
  return `- Breaking, announced on ${announced}: ${what} ${reason}`;
}

/** The part for the schema of the newest version of CHANGELOG.md. @param {string} changelog */
export function schemaPart(changelog) {
  const newest = changelog.split(/^## /m)[1] ?? '';
  return newest.split(/^### /m).find((part) => part.startsWith('Schema\n')) ?? '';
}

/**
 * What breaks clients: what graphql calls breaking, and another default, since it changes an answer to the same question.
 * @param {import('graphql').GraphQLSchema} before
 * @param {import('graphql').GraphQLSchema} after
 */
function breakingChanges(before, after) {
  const dangerous = findDangerousChanges(before, after);
  return [
    ...findBreakingChanges(before, after),
    ...dangerous.filter(({ type }) => type === DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE),
  ];
}

/** @param {{ description: string }} change @param {string} version @param {string | undefined} since @param {string} today */
function unannounced({ description }, version, since, today) {
  const sentence = description.replace(/\.$/, '');
  const allowed = `name it in ${ANNOUNCED_FILE} and in the part "Schema" of CHANGELOG.md`;
  if (since === undefined) {
    return `${sentence}: that breaks clients of release ${version} and was not announced. Deprecate it for ${MONTHS} months first, or ${allowed}.`;
  }
  return `${sentence}: it was deprecated on ${since}, and may go on ${later(since)}, not on ${today}. Keep it until then, or ${allowed}.`;
}

/** @param {Announcement} one @param {{ version: string, changelog: string, today: string }} by @returns {string[]} */
function announcementProblems(one, { version, changelog, today }) {
  const { announced, what, reason, changes } = one;
  const name = `${ANNOUNCED_FILE}: ${quote(what ?? changes?.[0] ?? '')}`;
  if (typeof what !== 'string' || typeof reason !== 'string' || !Array.isArray(changes) || changes.length === 0) {
    return [`${name} needs "announced", "what", "reason" and "changes", a list of one sentence or more.`];
  }
  if (typeof announced !== 'string' || !DAY.test(announced) || announced > today) {
    return [`${name} says in "announced" on which day it was announced, such as "${today}", and not one to come.`];
  }
  const line = changelogLine(one);
  return [
    ...(schemaPart(changelog).split('\n').includes(line)
      ? []
      : [`${name} is not in the part "Schema" of the newest version of CHANGELOG.md. Write there: ${line}`]),
    ...(version.startsWith('0.') || isOldEnough(announced, today)
      ? []
      : [
          `${name} was announced on ${announced}, and from version 1 on that is ${MONTHS} months before: wait until ${later(announced)}.`,
        ]),
  ];
}

/**
 * The day since when what a change takes away was deprecated in the last release; of a filter or an order by a field the
 * field counts.
 * @param {import('graphql').GraphQLSchema} schema
 * @param {{ type: string, description: string }} change
 */
function deprecatedSince(schema, { type, description }) {
  const [, first = '', second = '', ofEnum = ''] =
    /^(\w+)(?:\.(\w+))? was removed(?: from enum type (\w+))?\.$/.exec(description) ?? [];
  const [owner, name] = type === 'VALUE_REMOVED_FROM_ENUM' ? [ofEnum, first] : [first, second];
  const reasons = [owner, owner.replace(MADE, '')].map((one) => reasonOf(schema.getType(one), name));
  return reasons.map((reason) => DEPRECATED.exec(reason ?? '')?.[1]).find((day) => day !== undefined);
}

/** @param {import('graphql').GraphQLNamedType | undefined} type @param {string} name */
function reasonOf(type, name) {
  if (isEnumType(type)) return type.getValue(name)?.deprecationReason;
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
    return type.getFields()[name]?.deprecationReason;
  }
  return undefined;
}

/** A deprecation that does not say since when. @param {import('graphql').GraphQLSchema} schema @param {string} today @returns {string[]} */
function undatedDeprecations(schema, today) {
  return Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => {
      const parts = isEnumType(type)
        ? type.getValues()
        : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
          ? Object.values(type.getFields())
          : [];
      return parts
        .filter(({ deprecationReason: reason }) => typeof reason === 'string' && !DEPRECATED.test(reason))
        .map(
          ({ name }) =>
            `${type.name}.${name} is deprecated without a day: begin its reason with "Since ${today}: ", and say what to ask for instead.`,
        );
    });
}

/** @param {string | undefined} since @param {string} today */
function isOldEnough(since, today) {
  return since !== undefined && later(since) <= today;
}

/** The same day twelve months later. @param {string} day */
function later(day) {
  return `${Number(day.slice(0, 4)) + MONTHS / 12}${day.slice(4)}`;
}

/** @param {string} pattern @param {string} description */
function fits(pattern, description) {
  const written = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${written.join('\\w*')}$`).test(description);
}

/** @param {string} text */
function quote(text) {
  return JSON.stringify(text);
}
