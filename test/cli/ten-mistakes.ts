const FILE = 'test/cli/ten-mistakes/laws/xnl-penal-code.yaml';

/** What every command says about the folder of the same name. */
export const TEN_MISTAKES = `${FILE}:3:1: Unknown field "nme" of Law. Did you mean "name"?
${FILE}:4:7: "CODEX" is no LawKind. Did you mean "CODE"? Field "kind" of Law allows CONSTITUTION, CODE, STATUTE, DECREE, GUIDELINES, PLAN, AMENDMENT.
${FILE}:5:10: Unknown id "XNN" in field "country" of Law. Did you mean "XNL"?
${FILE}:6:12: Field "enactedOn" of Law: "1998-13" is no date: there is no month 13.
${FILE}:7:11: Unknown id "xnl/parliament" in field "issuedBy" of Law.
${FILE}:8:1: Unknown field "contry" of Law. Did you mean "country"?
${FILE}:10:39: Unknown field "script" of Alias. Its fields are text, language.
${FILE}:12:3: The key 5 is read as a number: write it in quotes: "5".
${FILE}:13:19: Field "heading" of Article takes a text, but 6 is read as a number: write it in quotes: "6".
${FILE}:14:10: Unknown field "headline" of Article. Did you mean "heading"?
10 mistakes in test/cli/ten-mistakes. Nothing was loaded.
`;
