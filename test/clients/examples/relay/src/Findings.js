import { graphql } from 'relay-runtime';

export const query = graphql`
  query FindingsQuery($id: ID!) {
    node(id: $id) {
      ...Findings_institution @alias(as: "institution")
    }
  }
`;

export const fragment = graphql`
  fragment Findings_institution on Institution
  @refetchable(queryName: "FindingsPageQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 5 }, cursor: { type: "String" }) {
    name
    findings(first: $count, after: $cursor) @connection(key: "Findings_findings") {
      edges {
        node {
          id
          statement
        }
      }
    }
  }
`;
