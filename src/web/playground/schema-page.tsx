import { DocExplorer, FieldLink, Search, TypeLink, useDocExplorer } from '@graphiql/plugin-doc-explorer';
import { useGraphiQL } from '@graphiql/react';
import type { GraphQLNamedType, GraphQLSchema } from 'graphql';
import { useMemo } from 'react';
import { mapSchema } from './schema-map.js';
import type { Family } from './schema-map.js';

/** GraphiQL's documentation, whose first page is a map of the schema in place of a list of all types. */
export function Documentation() {
  const stack = useDocExplorer();
  const schema = useGraphiQL((state) => state.schema);
  return stack.length === 1 && schema ? <SchemaPage schema={schema} /> : <DocExplorer />;
}

function SchemaPage({ schema }: { readonly schema: GraphQLSchema }) {
  const map = useMemo(() => mapSchema(schema), [schema]);
  const query = schema.getQueryType();
  return (
    <section className="graphiql-doc-explorer schema-map" aria-labelledby="schema-map">
      <div className="graphiql-doc-explorer-header">
        <h2 id="schema-map" className="graphiql-doc-explorer-title">
          What there is
        </h2>
        <Search />
      </div>
      <p>
        Things, what sources say about them, and where they say it: each node belongs to one of these families.
        {query && (
          <>
            {' '}
            A query begins at one of the fields of <TypeLink type={query} />.
          </>
        )}
      </p>
      {map.families.map((family) => (
        <FamilyCard key={family.type.name} family={family} />
      ))}
      <Types title="Other nodes" types={map.others} />
      <Types title="What answers are made of" types={map.values} />
      <Types title="Values with a fixed list" types={map.enums} />
      <Types title="Scalars" types={map.scalars} />
      <details>
        <summary>Helper types: {map.helpers.length} filters, orders, edges and pages of lists</summary>
        <TypeList types={map.helpers} />
      </details>
    </section>
  );
}

function FamilyCard({ family: { type, kinds, types, leads } }: { readonly family: Family }) {
  return (
    <section className="family" aria-label={type.name}>
      <h3>
        <TypeLink type={type} />
      </h3>
      <p>
        <Description text={type.description} />
      </p>
      <dl>
        {types.map((one) => (
          <div key={one.name}>
            <dt>
              <TypeLink type={one} />
            </dt>
            <dd>
              <Description text={one.description} />
            </dd>
          </div>
        ))}
      </dl>
      {kinds.length > 0 && (
        <p>
          Kinds of it: <TypeNames types={kinds} />
        </p>
      )}
      {leads.length > 0 && (
        <ul className="leads" aria-label={`Where each ${type.name} leads`}>
          {leads.map(({ to, fields }) => (
            <li key={to.name}>
              → {to.name}:{' '}
              {fields.map((field, index) => (
                <span key={field.name}>
                  {index > 0 && ', '}
                  <FieldLink field={field} />
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Types({ title, types }: { readonly title: string; readonly types: readonly GraphQLNamedType[] }) {
  if (types.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <TypeList types={types} />
    </section>
  );
}

function TypeList({ types }: { readonly types: readonly GraphQLNamedType[] }) {
  return (
    <ul>
      {types.map((type) => (
        <li key={type.name}>
          <TypeLink type={type} />
        </li>
      ))}
    </ul>
  );
}

function TypeNames({ types }: { readonly types: readonly GraphQLNamedType[] }) {
  return types.map((type, index) => (
    <span key={type.name}>
      {index > 0 && ', '}
      <TypeLink type={type} />
    </span>
  ));
}

/** Of Markdown, descriptions have only what stands between backticks. */
function Description({ text }: { readonly text: string | null | undefined }) {
  return (text ?? '').split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}
