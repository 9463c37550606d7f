import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: process.env['RIGHTS_GRAPH'] ?? 'http://127.0.0.1:4000/graphql',
  documents: 'src/*.ts',
  importExtension: '.js',
  generates: {
    'src/gql/': {
      preset: 'client',
      config: {
        documentMode: 'string',
        useTypeImports: true,
        scalars: { Date: 'string', EDTF: 'string', URL: 'string' },
      },
    },
  },
};

export default config;
