/**
 * Numbers and abbreviations of the Correlates of War project, for no package of the registry has them: Correlates of War
 * Project, State System Membership List, v2016, https://correlatesofwar.org. Each with its ISO 3166-1 alpha-3 code, as
 * the package countrycode (PyPI, 0.6.0) joins the two. The number 345 is Yugoslavia there, and Serbia since.
 */
const STATES = `
2 USA USA, 20 CAN CAN, 31 BHM BHS, 40 CUB CUB, 41 HAI HTI, 42 DOM DOM, 51 JAM JAM, 52 TRI TTO, 53 BAR BRB,
54 DMA DMA, 55 GRN GRD, 56 SLU LCA, 57 SVG VCT, 58 AAB ATG, 60 SKN KNA, 70 MEX MEX, 80 BLZ BLZ, 90 GUA GTM,
91 HON HND, 92 SAL SLV, 93 NIC NIC, 94 COS CRI, 95 PAN PAN, 100 COL COL, 101 VEN VEN, 110 GUY GUY, 115 SUR SUR,
130 ECU ECU, 135 PER PER, 140 BRA BRA, 145 BOL BOL, 150 PAR PRY, 155 CHL CHL, 160 ARG ARG, 165 URU URY,
200 UKG GBR, 205 IRE IRL, 210 NTH NLD, 211 BEL BEL, 212 LUX LUX, 220 FRN FRA, 221 MNC MCO, 223 LIE LIE,
225 SWZ CHE, 230 SPN ESP, 232 AND AND, 235 POR PRT, 255 GMY DEU, 290 POL POL, 305 AUS AUT, 310 HUN HUN,
316 CZR CZE, 317 SLO SVK, 325 ITA ITA, 327 PAP VAT, 331 SNM SMR, 338 MLT MLT, 339 ALB ALB, 341 MNG MNE,
343 MAC MKD, 344 CRO HRV, 345 YUG SRB, 346 BOS BIH, 349 SLV SVN, 350 GRC GRC, 352 CYP CYP, 355 BUL BGR,
359 MLD MDA, 360 ROM ROU, 365 RUS RUS, 366 EST EST, 367 LAT LVA, 368 LIT LTU, 369 UKR UKR, 370 BLR BLR,
371 ARM ARM, 372 GRG GEO, 373 AZE AZE, 375 FIN FIN, 380 SWD SWE, 385 NOR NOR, 390 DEN DNK, 395 ICE ISL,
402 CAP CPV, 403 STP STP, 404 GNB GNB, 411 EQG GNQ, 420 GAM GMB, 432 MLI MLI, 433 SEN SEN, 434 BEN BEN,
435 MAA MRT, 436 NIR NER, 437 CDI CIV, 438 GUI GIN, 439 BFO BFA, 450 LBR LBR, 451 SIE SLE, 452 GHA GHA,
461 TOG TGO, 471 CAO CMR, 475 NIG NGA, 481 GAB GAB, 482 CEN CAF, 483 CHA TCD, 484 CON COG, 490 DRC COD,
500 UGA UGA, 501 KEN KEN, 510 TAZ TZA, 516 BUI BDI, 517 RWA RWA, 520 SOM SOM, 522 DJI DJI, 530 ETH ETH,
531 ERI ERI, 540 ANG AGO, 541 MZM MOZ, 551 ZAM ZMB, 552 ZIM ZWE, 553 MAW MWI, 560 SAF ZAF, 565 NAM NAM,
570 LES LSO, 571 BOT BWA, 572 SWA SWZ, 580 MAG MDG, 581 COM COM, 590 MAS MUS, 591 SEY SYC, 600 MOR MAR,
615 ALG DZA, 616 TUN TUN, 620 LIB LBY, 625 SUD SDN, 626 SSD SSD, 630 IRN IRN, 640 TUR TUR, 645 IRQ IRQ,
651 EGY EGY, 652 SYR SYR, 660 LEB LBN, 663 JOR JOR, 666 ISR ISR, 670 SAU SAU, 679 YEM YEM, 690 KUW KWT,
692 BAH BHR, 694 QAT QAT, 696 UAE ARE, 698 OMA OMN, 700 AFG AFG, 701 TKM TKM, 702 TAJ TJK, 703 KYR KGZ,
704 UZB UZB, 705 KZK KAZ, 710 CHN CHN, 712 MON MNG, 713 TAW TWN, 731 PRK PRK, 732 ROK KOR, 740 JPN JPN,
750 IND IND, 760 BHU BTN, 770 PAK PAK, 771 BNG BGD, 775 MYA MMR, 780 SRI LKA, 781 MAD MDV, 790 NEP NPL,
800 THI THA, 811 CAM KHM, 812 LAO LAO, 816 DRV VNM, 820 MAL MYS, 830 SIN SGP, 835 BRU BRN, 840 PHI PHL,
850 INS IDN, 860 ETM TLS, 900 AUL AUS, 910 PNG PNG, 920 NEW NZL, 935 VAN VUT, 940 SOL SLB, 946 KIR KIR,
947 TUV TUV, 950 FIJ FJI, 955 TON TON, 970 NAU NRU, 983 MSI MHL, 986 PAL PLW, 987 FSM FSM, 990 WSM WSM,`;

/** States of the same list that have no ISO code, as far as they were there after 1945: no report here is about others. */
const WITHOUT_ISO: readonly (readonly [number: string, abbreviation: string, name: string])[] = [
  ['260', 'GFR', 'German Federal Republic'],
  ['265', 'GDR', 'German Democratic Republic'],
  ['315', 'CZE', 'Czechoslovakia'],
  ['347', 'KOS', 'Kosovo'],
  ['511', 'ZAN', 'Zanzibar'],
  ['678', 'YAR', 'Yemen Arab Republic'],
  ['680', 'YPR', "Yemen People's Republic"],
  ['817', 'RVN', 'Republic of Vietnam'],
];

/** A state as Correlates of War counts it. */
export interface CowState {
  /** Without zeros in front: `2`, `705`. */
  readonly number: string;
  /** Three capital letters, which are often others than those of ISO: `KZK`. */
  readonly abbreviation: string;
  /** ISO 3166-1; undefined for a state that has none. */
  readonly alpha3: string | undefined;
  /** Where it has no ISO code, which gives it one. */
  readonly name: string | undefined;
}

export const COW_STATES: readonly CowState[] = [
  ...STATES.split(',').flatMap((line): CowState[] => {
    const [number, abbreviation, alpha3] = line.trim().split(' ');
    return number && abbreviation && alpha3 ? [{ number, abbreviation, alpha3, name: undefined }] : [];
  }),
  ...WITHOUT_ISO.map(([number, abbreviation, name]) => ({ number, abbreviation, alpha3: undefined, name })),
];

/**
 * The numbers of Gleditsch and Ward that are others than those of Correlates of War, by ISO 3166-1 alpha-3, for states
 * of today: A. Beger, G&W and COW country code differences (vignette of the R package states, 2023).
 */
const OTHERS_IN_GW: ReadonlyMap<string, string> = new Map([
  ['DEU', '260'],
  ['YEM', '678'],
  ['SRB', '340'],
  ['KIR', '970'],
  ['NRU', '971'],
  ['TUV', '973'],
  ['TON', '972'],
]);

/** A state of today as Gleditsch and Ward count it. */
export interface GwState {
  readonly number: string;
  /** ISO 3166-1. */
  readonly alpha3: string;
  /** True where Correlates of War gives it another number. */
  readonly isOther: boolean;
}

export const GW_STATES: readonly GwState[] = COW_STATES.flatMap(({ number, alpha3 }): GwState[] => {
  // The Holy See is none of their states.
  if (alpha3 === undefined || alpha3 === 'VAT') return [];
  const other = OTHERS_IN_GW.get(alpha3);
  return [{ number: other ?? number, alpha3, isOther: other !== undefined }];
});
