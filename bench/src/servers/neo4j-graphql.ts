import { Neo4jGraphQL } from '@neo4j/graphql';
import { shippedOntology } from '../load.js';
import { announce } from './announce.js';
import { apolloApp } from './apollo.js';
import { openDriver, ownConnection } from './driver.js';
import { typeDefinitions } from './type-definitions.js';

// @neo4j/graphql over the same database.

const { database } = ownConnection();
const driver = openDriver(ownConnection());
const peer = new Neo4jGraphQL({ typeDefs: typeDefinitions(await shippedOntology()), driver });
const schema = await peer.getSchema();
await announce(await apolloApp(schema, () => ({ sessionConfig: { database } })));
