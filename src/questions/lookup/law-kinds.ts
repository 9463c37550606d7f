/** A kind of law that nearly every country has one of: what it is called, and how that is shortened. */
export interface LawKind {
  readonly names: readonly string[];
  /** In capitals as they are written; one may stand for several kinds. */
  readonly abbreviations: readonly string[];
}

/** Longer names before those that they contain. */
export const LAW_KINDS: readonly LawKind[] = [
  {
    names: [
      'Criminal Procedure Code',
      'Criminal Procedural Code',
      'Code of Criminal Procedure',
      'Penal Procedure Code',
      'Code de procédure pénale',
      'Уголовно-процессуальный кодекс',
      'Қылмыстық-процестік кодекс',
      'Қылмыстық-процестік кодексі',
    ],
    abbreviations: ['CPC', 'CCP', 'CrPC', 'УПК', 'ҚПК'],
  },
  {
    names: ['Civil Procedure Code', 'Code of Civil Procedure', 'Гражданский процессуальный кодекс'],
    abbreviations: ['CPC', 'CCP', 'ГПК'],
  },
  {
    names: ['Criminal Executive Code', 'Penal Executive Code', 'Уголовно-исполнительный кодекс'],
    abbreviations: ['CEC', 'PEC', 'УИК'],
  },
  {
    names: ['Code of Administrative Offences', 'Кодекс об административных правонарушениях'],
    abbreviations: ['CAO', 'КоАП'],
  },
  {
    names: ['Criminal Code', 'Penal Code', 'Code pénal', 'Уголовный кодекс', 'Қылмыстық кодекс', 'Қылмыстық кодексі'],
    abbreviations: ['CC', 'PC', 'CrC', 'УК', 'ҚК'],
  },
  {
    names: ['Civil Code', 'Code civil', 'Гражданский кодекс', 'Азаматтық кодекс', 'Азаматтық кодексі'],
    abbreviations: ['CC', 'ГК'],
  },
  { names: ['Labour Code', 'Labor Code', 'Трудовой кодекс'], abbreviations: ['LC', 'ТК'] },
  { names: ['Constitution', 'Конституция', 'Конституциясы'], abbreviations: ['Const'] },
];
