/** ISO 3166-1: the codes of three letters that places carry, and the numbers that the outlines carry. Data and two look-ups. */

/** `AFG004`: alpha-3 and numeric, for the countries and territories that the outlines hold. */
const codes =
  'AFG004 ALB008 DZA012 ASM016 AND020 AGO024 AIA660 ATA010 ATG028 ARG032 ARM051 ABW533 AUS036 AUT040 AZE031 BHS044 BHR048 BGD050 BRB052 BLR112 BEL056 BLZ084 BEN204 BMU060 BTN064 BOL068 BIH070 BWA072 BRA076 BRN096 BGR100 BFA854 BDI108 CPV132 KHM116 CMR120 CAN124 CYM136 CAF140 TCD148 CHL152 CHN156 COL170 COM174 COG178 COD180 COK184 CRI188 CIV384 HRV191 CUB192 CUW531 CYP196 CZE203 DNK208 DJI262 DMA212 DOM214 ECU218 EGY818 SLV222 GNQ226 ERI232 EST233 SWZ748 ETH231 FLK238 FRO234 FJI242 FIN246 FRA250 PYF258 GAB266 GMB270 GEO268 DEU276 GHA288 GIB292 GRC300 GRL304 GRD308 GUM316 GTM320 GGY831 GIN324 GNB624 GUY328 HTI332 VAT336 HND340 HKG344 HUN348 ISL352 IND356 IDN360 IRN364 IRQ368 IRL372 IMN833 ISR376 ITA380 JAM388 JPN392 JEY832 JOR400 KAZ398 KEN404 KIR296 PRK408 KOR410 KWT414 KGZ417 LAO418 LVA428 LBN422 LSO426 LBR430 LBY434 LIE438 LTU440 LUX442 MAC446 MDG450 MWI454 MYS458 MDV462 MLI466 MLT470 MHL584 MRT478 MUS480 MEX484 FSM583 MDA498 MCO492 MNG496 MNE499 MSR500 MAR504 MOZ508 MMR104 NAM516 NRU520 NPL524 NLD528 NCL540 NZL554 NIC558 NER562 NGA566 NIU570 MKD807 MNP580 NOR578 OMN512 PAK586 PLW585 PSE275 PAN591 PNG598 PRY600 PER604 PHL608 PCN612 POL616 PRT620 PRI630 QAT634 ROU642 RUS643 RWA646 BLM652 SHN654 KNA659 LCA662 MAF663 SPM666 VCT670 WSM882 SMR674 STP678 SAU682 SEN686 SRB688 SYC690 SLE694 SGP702 SXM534 SVK703 SVN705 SLB090 SOM706 ZAF710 SSD728 ESP724 LKA144 SDN729 SUR740 SWE752 CHE756 SYR760 TWN158 TJK762 TZA834 THA764 TLS626 TGO768 TON776 TTO780 TUN788 TUR792 TKM795 TCA796 TUV798 UGA800 UKR804 ARE784 GBR826 USA840 URY858 UZB860 VUT548 VEN862 VNM704 VGB092 VIR850 WLF876 ESH732 YEM887 ZMB894 ZWE716'

/** The numeric code of three digits of an alpha-3 code; undefined for one that is none. */
export function numericCode(alpha3: string): string | undefined {
  const at = codes.indexOf(alpha3)
  return /^[A-Z]{3}$/.test(alpha3) && at !== -1 ? codes.slice(at + 3, at + 6) : undefined
}

/** The alpha-3 code of a numeric one. */
export function alpha3Code(numeric: string): string | undefined {
  const at = codes.indexOf(numeric)
  return /^\d{3}$/.test(numeric) && at !== -1 ? codes.slice(at - 3, at) : undefined
}

/** All alpha-3 codes, for suggestions. */
export function countryCodes(): readonly string[] {
  return codes.split(' ').map((pair) => pair.slice(0, 3))
}

/** Names that the outlines abbreviate or write in an older form, in full, by numeric code. */
const fullNames: Readonly<Record<string, string>> = {
  '732': 'Western Sahara',
  '180': 'Democratic Republic of the Congo',
  '140': 'Central African Republic',
  '728': 'South Sudan',
  '070': 'Bosnia and Herzegovina',
  '214': 'Dominican Republic',
  '226': 'Equatorial Guinea',
  '748': 'Eswatini',
  '807': 'North Macedonia',
  '090': 'Solomon Islands',
  '792': 'Türkiye',
  '238': 'Falkland Islands (Malvinas)',
}

/** The English name of an outline: in full where the file shortens it. */
export function outlineName(numeric: string | undefined, name: string): string {
  return (numeric === undefined ? undefined : fullNames[numeric]) ?? name
}
