/**
 * The months in which the sessions of the working group were held, as EDTF: Human Rights Council, calendar of the
 * Universal Periodic Review (https://www.ohchr.org/en/hr-bodies/upr/cycles-upr).
 */
const MONTHS: readonly string[] = [
  ...['2008-04', '2008-05', '2008-12', '2009-02', '2009-05', '2009-11/2009-12', '2010-02', '2010-05', '2010-11'],
  ...['2011-01/2011-02', '2011-05', '2011-10', '2012-05/2012-06', '2012-10/2012-11', '2013-01/2013-02'],
  ...['2013-04/2013-05', '2013-10/2013-11', '2014-01/2014-02', '2014-04/2014-05', '2014-10/2014-11', '2015-01'],
  ...['2015-05', '2015-11', '2016-01', '2016-05', '2016-10/2016-11', '2017-05', '2017-11', '2018-01', '2018-05'],
  ...['2018-11', '2019-01/2019-02', '2019-05', '2019-11', '2020-01', '2020-11', '2021-01', '2021-05', '2021-11'],
  ...['2022-01/2022-02', '2022-11', '2023-01/2023-02', '2023-05', '2023-11', '2024-01/2024-02', '2024-04/2024-05'],
];

/** When a session was held; undefined for one that is not known here. */
export function sessionMonths(session: number): string | undefined {
  return MONTHS[session - 1];
}
