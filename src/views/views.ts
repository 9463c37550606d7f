import { NODE, membersOf } from '../ontology/ontology.js';
import type { Ontology } from '../ontology/ontology.js';
import { NO_DAYS, dayVariables } from '../page/as-of-days.js';
import type { AsOfDays } from '../page/as-of-days.js';
import type { ViewLink } from '../page/record-page.js';
import { COMPARE_VIEW } from './compare-page.js';
import { CONFLICTS_VIEW } from './conflicts-page.js';
import { DOSSIER_VIEW } from './dossier-page.js';
import { NORM_GAPS_VIEW } from './norm-gaps-page.js';
import { PROFILE } from './profile-page.js';
import { TIMELINE_VIEW } from './timeline-page.js';
import { viewPath } from './view-type.js';
import type { View } from './view-type.js';

/** Every view that there is, in the order of links to them. */
export const VIEWS: readonly View[] = [
  PROFILE,
  NORM_GAPS_VIEW,
  CONFLICTS_VIEW,
  TIMELINE_VIEW,
  COMPARE_VIEW,
  DOSSIER_VIEW,
];

/** The views that lead from a record of a type, as of the days that the page is of which links to them. */
export function viewLinks(
  ontology: Ontology,
  typeName: string,
  id: string,
  days: AsOfDays = NO_DAYS,
): readonly ViewLink[] {
  return VIEWS.flatMap(({ name, title, from }) => {
    const found = Object.entries(from).find(([type]) => isOf(ontology, type, typeName));
    return found ? [{ name, title, path: viewPath(name, { [found[1]]: id, ...dayVariables(days) }) }] : [];
  });
}

function isOf(ontology: Ontology, type: string, typeName: string): boolean {
  if (type === NODE) return true;
  if (!ontology.nodes.has(type) && !ontology.abstracts.has(type)) return false;
  return membersOf(ontology, type).some(({ name }) => name === typeName);
}
