/** What countries are called on maps, by language and alpha-3 code. CLDR 48 (© Unicode, Inc., Unicode License v3), shortened where its names explain themselves. */

/** `AFG Afghanistan|ALB …`. English names come with the outlines. */
const names: Readonly<Record<string, string>> = {
  ar: `AFG أفغانستان|ALB ألبانيا|DZA الجزائر|ASM ساموا الأمريكية|AND أندورا|AGO أنغولا|AIA أنغويلا|ATA أنتاركتيكا|ATG أنتيغوا وبربودا|
ARG الأرجنتين|ARM أرمينيا|ABW أروبا|AUS أستراليا|AUT النمسا|AZE أذربيجان|BHS جزر البهاما|BHR البحرين|BGD بنغلاديش|BRB بربادوس|
BLR بيلاروس|BEL بلجيكا|BLZ بليز|BEN بنين|BMU برمودا|BTN بوتان|BOL بوليفيا|BIH البوسنة والهرسك|BWA بوتسوانا|BRA البرازيل|BRN بروناي|
BGR بلغاريا|BFA بوركينا فاسو|BDI بوروندي|CPV الرأس الأخضر|KHM كمبوديا|CMR الكاميرون|CAN كندا|CYM جزر كايمان|CAF جمهورية أفريقيا الوسطى|
TCD تشاد|CHL تشيلي|CHN الصين|COL كولومبيا|COM جزر القمر|COG الكونغو|COD جمهورية الكونغو الديمقراطية|COK جزر كوك|CRI كوستاريكا|
CIV ساحل العاج|HRV كرواتيا|CUB كوبا|CUW كوراساو|CYP قبرص|CZE التشيك|DNK الدانمرك|DJI جيبوتي|DMA دومينيكا|DOM جمهورية الدومينيكان|
ECU الإكوادور|EGY مصر|SLV السلفادور|GNQ غينيا الاستوائية|ERI إريتريا|EST إستونيا|SWZ إسواتيني|ETH إثيوبيا|FLK جزر فوكلاند|
FRO جزر فارو|FJI فيجي|FIN فنلندا|FRA فرنسا|PYF بولينيزيا الفرنسية|GAB الغابون|GMB غامبيا|GEO جورجيا|DEU ألمانيا|GHA غانا|
GIB جبل طارق|GRC اليونان|GRL غرينلاند|GRD غرينادا|GUM غوام|GTM غواتيمالا|GGY غيرنزي|GIN غينيا|GNB غينيا بيساو|GUY غيانا|HTI هايتي|
VAT الفاتيكان|HND هندوراس|HKG هونغ كونغ|HUN هنغاريا|ISL آيسلندا|IND الهند|IDN إندونيسيا|IRN إيران|IRQ العراق|IRL أيرلندا|
IMN جزيرة مان|ISR إسرائيل|ITA إيطاليا|JAM جامايكا|JPN اليابان|JEY جيرسي|JOR الأردن|KAZ كازاخستان|KEN كينيا|KIR كيريباتي|PRK كوريا الشمالية|
KOR كوريا الجنوبية|KWT الكويت|KGZ قيرغيزستان|LAO لاوس|LVA لاتفيا|LBN لبنان|LSO ليسوتو|LBR ليبيريا|LBY ليبيا|LIE ليختنشتاين|
LTU ليتوانيا|LUX لوكسمبورغ|MAC ماكاو|MDG مدغشقر|MWI ملاوي|MYS ماليزيا|MDV جزر المالديف|MLI مالي|MLT مالطا|MHL جزر مارشال|
MRT موريتانيا|MUS موريشيوس|MEX المكسيك|FSM ميكرونيزيا|MDA مولدوفا|MCO موناكو|MNG منغوليا|MNE الجبل الأسود|MSR مونتسرات|MAR المغرب|
MOZ موزمبيق|MMR ميانمار|NAM ناميبيا|NRU ناورو|NPL نيبال|NLD هولندا|NCL كاليدونيا الجديدة|NZL نيوزيلندا|NIC نيكاراغوا|NER النيجر|
NGA نيجيريا|NIU نيوي|MKD مقدونيا الشمالية|MNP جزر ماريانا الشمالية|NOR النرويج|OMN عُمان|PAK باكستان|PLW بالاو|PSE فلسطين|
PAN بنما|PNG بابوا غينيا الجديدة|PRY باراغواي|PER بيرو|PHL الفلبين|PCN جزر بيتكيرن|POL بولندا|PRT البرتغال|PRI بورتوريكو|
QAT قطر|ROU رومانيا|RUS روسيا|RWA رواندا|BLM سان بارتليمي|SHN سانت هيلينا|KNA سانت كيتس ونيفيس|LCA سانت لوسيا|MAF سان مارتن|
SPM سان بيير ومكويلون|VCT سانت فنسنت وجزر غرينادين|WSM ساموا|SMR سان مارينو|STP ساو تومي وبرينسيبي|SAU السعودية|SEN السنغال|
SRB صربيا|SYC سيشل|SLE سيراليون|SGP سنغافورة|SXM سانت مارتن|SVK سلوفاكيا|SVN سلوفينيا|SLB جزر سليمان|SOM الصومال|ZAF جنوب أفريقيا|
SSD جنوب السودان|ESP إسبانيا|LKA سريلانكا|SDN السودان|SUR سورينام|SWE السويد|CHE سويسرا|SYR سوريا|TWN تايوان|TJK طاجيكستان|
TZA تنزانيا|THA تايلاند|TLS تيمور ليشتي|TGO توغو|TON تونغا|TTO ترينيداد وتوباغو|TUN تونس|TUR تركيا|TKM تركمانستان|TCA جزر توركس وكايكوس|
TUV توفالو|UGA أوغندا|UKR أوكرانيا|ARE الإمارات العربية المتحدة|GBR المملكة المتحدة|USA الولايات المتحدة|URY أورغواي|UZB أوزبكستان|
VUT فانواتو|VEN فنزويلا|VNM فيتنام|VGB جزر فيرجن البريطانية|VIR جزر فيرجن الأمريكية|WLF جزر والس وفوتونا|ESH الصحراء الغربية|
YEM اليمن|ZMB زامبيا|ZWE زيمبابوي`,
  es: `AFG Afganistán|ALB Albania|DZA Argelia|ASM Samoa Americana|AND Andorra|AGO Angola|AIA Anguila|ATA Antártida|ATG Antigua y Barbuda|
ARG Argentina|ARM Armenia|ABW Aruba|AUS Australia|AUT Austria|AZE Azerbaiyán|BHS Bahamas|BHR Baréin|BGD Bangladés|BRB Barbados|
BLR Belarús|BEL Bélgica|BLZ Belice|BEN Benín|BMU Bermudas|BTN Bután|BOL Bolivia|BIH Bosnia y Herzegovina|BWA Botsuana|BRA Brasil|
BRN Brunéi|BGR Bulgaria|BFA Burkina Faso|BDI Burundi|CPV Cabo Verde|KHM Camboya|CMR Camerún|CAN Canadá|CYM Islas Caimán|CAF República Centroafricana|
TCD Chad|CHL Chile|CHN China|COL Colombia|COM Comoras|COG Congo|COD República Democrática del Congo|COK Islas Cook|CRI Costa Rica|
CIV Côte d’Ivoire|HRV Croacia|CUB Cuba|CUW Curazao|CYP Chipre|CZE Chequia|DNK Dinamarca|DJI Yibuti|DMA Dominica|DOM República Dominicana|
ECU Ecuador|EGY Egipto|SLV El Salvador|GNQ Guinea Ecuatorial|ERI Eritrea|EST Estonia|SWZ Esuatini|ETH Etiopía|FLK Islas Malvinas|
FRO Islas Feroe|FJI Fiyi|FIN Finlandia|FRA Francia|PYF Polinesia Francesa|GAB Gabón|GMB Gambia|GEO Georgia|DEU Alemania|GHA Ghana|
GIB Gibraltar|GRC Grecia|GRL Groenlandia|GRD Granada|GUM Guam|GTM Guatemala|GGY Guernesey|GIN Guinea|GNB Guinea-Bisáu|GUY Guyana|
HTI Haití|VAT Vaticano|HND Honduras|HKG Hong Kong|HUN Hungría|ISL Islandia|IND India|IDN Indonesia|IRN Irán|IRQ Irak|IRL Irlanda|
IMN Isla de Man|ISR Israel|ITA Italia|JAM Jamaica|JPN Japón|JEY Jersey|JOR Jordania|KAZ Kazajistán|KEN Kenia|KIR Kiribati|
PRK Corea del Norte|KOR Corea del Sur|KWT Kuwait|KGZ Kirguistán|LAO Laos|LVA Letonia|LBN Líbano|LSO Lesoto|LBR Liberia|LBY Libia|
LIE Liechtenstein|LTU Lituania|LUX Luxemburgo|MAC Macao|MDG Madagascar|MWI Malaui|MYS Malasia|MDV Maldivas|MLI Mali|MLT Malta|
MHL Islas Marshall|MRT Mauritania|MUS Mauricio|MEX México|FSM Micronesia|MDA Moldavia|MCO Mónaco|MNG Mongolia|MNE Montenegro|
MSR Montserrat|MAR Marruecos|MOZ Mozambique|MMR Myanmar|NAM Namibia|NRU Nauru|NPL Nepal|NLD Países Bajos|NCL Nueva Caledonia|
NZL Nueva Zelanda|NIC Nicaragua|NER Níger|NGA Nigeria|NIU Niue|MKD Macedonia del Norte|MNP Islas Marianas del Norte|NOR Noruega|
OMN Omán|PAK Pakistán|PLW Palaos|PSE Palestina|PAN Panamá|PNG Papúa Nueva Guinea|PRY Paraguay|PER Perú|PHL Filipinas|PCN Islas Pitcairn|
POL Polonia|PRT Portugal|PRI Puerto Rico|QAT Catar|ROU Rumanía|RUS Rusia|RWA Ruanda|BLM San Bartolomé|SHN Santa Elena|KNA San Cristóbal y Nieves|
LCA Santa Lucía|MAF San Martín|SPM San Pedro y Miquelón|VCT San Vicente y las Granadinas|WSM Samoa|SMR San Marino|STP Santo Tomé y Príncipe|
SAU Arabia Saudí|SEN Senegal|SRB Serbia|SYC Seychelles|SLE Sierra Leona|SGP Singapur|SXM Sint Maarten|SVK Eslovaquia|SVN Eslovenia|
SLB Islas Salomón|SOM Somalia|ZAF Sudáfrica|SSD Sudán del Sur|ESP España|LKA Sri Lanka|SDN Sudán|SUR Surinam|SWE Suecia|CHE Suiza|
SYR Siria|TWN Taiwán|TJK Tayikistán|TZA Tanzania|THA Tailandia|TLS Timor-Leste|TGO Togo|TON Tonga|TTO Trinidad y Tobago|TUN Túnez|
TUR Turquía|TKM Turkmenistán|TCA Islas Turcas y Caicos|TUV Tuvalu|UGA Uganda|UKR Ucrania|ARE Emiratos Árabes Unidos|GBR Reino Unido|
USA Estados Unidos|URY Uruguay|UZB Uzbekistán|VUT Vanuatu|VEN Venezuela|VNM Vietnam|VGB Islas Vírgenes Británicas|VIR Islas Vírgenes de EE. UU.|
WLF Wallis y Futuna|ESH Sáhara Occidental|YEM Yemen|ZMB Zambia|ZWE Zimbabue`,
  fr: `AFG Afghanistan|ALB Albanie|DZA Algérie|ASM Samoa américaines|AND Andorre|AGO Angola|AIA Anguilla|ATA Antarctique|ATG Antigua-et-Barbuda|
ARG Argentine|ARM Arménie|ABW Aruba|AUS Australie|AUT Autriche|AZE Azerbaïdjan|BHS Bahamas|BHR Bahreïn|BGD Bangladesh|BRB Barbade|
BLR Bélarus|BEL Belgique|BLZ Belize|BEN Bénin|BMU Bermudes|BTN Bhoutan|BOL Bolivie|BIH Bosnie-Herzégovine|BWA Botswana|BRA Brésil|
BRN Brunei|BGR Bulgarie|BFA Burkina Faso|BDI Burundi|CPV Cap-Vert|KHM Cambodge|CMR Cameroun|CAN Canada|CYM Îles Caïmans|CAF République centrafricaine|
TCD Tchad|CHL Chili|CHN Chine|COL Colombie|COM Comores|COG Congo|COD République démocratique du Congo|COK Îles Cook|CRI Costa Rica|
CIV Côte d’Ivoire|HRV Croatie|CUB Cuba|CUW Curaçao|CYP Chypre|CZE Tchéquie|DNK Danemark|DJI Djibouti|DMA Dominique|DOM République dominicaine|
ECU Équateur|EGY Égypte|SLV Salvador|GNQ Guinée équatoriale|ERI Érythrée|EST Estonie|SWZ Eswatini|ETH Éthiopie|FLK Îles Malouines|
FRO Îles Féroé|FJI Fidji|FIN Finlande|FRA France|PYF Polynésie française|GAB Gabon|GMB Gambie|GEO Géorgie|DEU Allemagne|GHA Ghana|
GIB Gibraltar|GRC Grèce|GRL Groenland|GRD Grenade|GUM Guam|GTM Guatemala|GGY Guernesey|GIN Guinée|GNB Guinée-Bissau|GUY Guyana|
HTI Haïti|VAT Vatican|HND Honduras|HKG Hong Kong|HUN Hongrie|ISL Islande|IND Inde|IDN Indonésie|IRN Iran|IRQ Irak|IRL Irlande|
IMN Île de Man|ISR Israël|ITA Italie|JAM Jamaïque|JPN Japon|JEY Jersey|JOR Jordanie|KAZ Kazakhstan|KEN Kenya|KIR Kiribati|
PRK Corée du Nord|KOR Corée du Sud|KWT Koweït|KGZ Kirghizstan|LAO Laos|LVA Lettonie|LBN Liban|LSO Lesotho|LBR Liberia|LBY Libye|
LIE Liechtenstein|LTU Lituanie|LUX Luxembourg|MAC Macao|MDG Madagascar|MWI Malawi|MYS Malaisie|MDV Maldives|MLI Mali|MLT Malte|
MHL Îles Marshall|MRT Mauritanie|MUS Maurice|MEX Mexique|FSM Micronésie|MDA Moldavie|MCO Monaco|MNG Mongolie|MNE Monténégro|
MSR Montserrat|MAR Maroc|MOZ Mozambique|MMR Myanmar|NAM Namibie|NRU Nauru|NPL Népal|NLD Pays-Bas|NCL Nouvelle-Calédonie|NZL Nouvelle-Zélande|
NIC Nicaragua|NER Niger|NGA Nigeria|NIU Niue|MKD Macédoine du Nord|MNP Îles Mariannes du Nord|NOR Norvège|OMN Oman|PAK Pakistan|
PLW Palaos|PSE Palestine|PAN Panama|PNG Papouasie-Nouvelle-Guinée|PRY Paraguay|PER Pérou|PHL Philippines|PCN Îles Pitcairn|
POL Pologne|PRT Portugal|PRI Porto Rico|QAT Qatar|ROU Roumanie|RUS Russie|RWA Rwanda|BLM Saint-Barthélemy|SHN Sainte-Hélène|
KNA Saint-Christophe-et-Niévès|LCA Sainte-Lucie|MAF Saint-Martin|SPM Saint-Pierre-et-Miquelon|VCT Saint-Vincent-et-les Grenadines|
WSM Samoa|SMR Saint-Marin|STP Sao Tomé-et-Principe|SAU Arabie saoudite|SEN Sénégal|SRB Serbie|SYC Seychelles|SLE Sierra Leone|
SGP Singapour|SXM Saint-Martin|SVK Slovaquie|SVN Slovénie|SLB Îles Salomon|SOM Somalie|ZAF Afrique du Sud|SSD Soudan du Sud|
ESP Espagne|LKA Sri Lanka|SDN Soudan|SUR Suriname|SWE Suède|CHE Suisse|SYR Syrie|TWN Taïwan|TJK Tadjikistan|TZA Tanzanie|
THA Thaïlande|TLS Timor oriental|TGO Togo|TON Tonga|TTO Trinité-et-Tobago|TUN Tunisie|TUR Turquie|TKM Turkménistan|TCA Îles Turques-et-Caïques|
TUV Tuvalu|UGA Ouganda|UKR Ukraine|ARE Émirats arabes unis|GBR Royaume-Uni|USA États-Unis|URY Uruguay|UZB Ouzbékistan|VUT Vanuatu|
VEN Venezuela|VNM Viêt Nam|VGB Îles Vierges britanniques|VIR Îles Vierges des États-Unis|WLF Wallis-et-Futuna|ESH Sahara occidental|
YEM Yémen|ZMB Zambie|ZWE Zimbabwe`,
  ur: `AFG افغانستان|ALB البانیہ|DZA الجیریا|ASM امریکی ساموآ|AND انڈورا|AGO انگولا|AIA انگوئیلا|ATA انٹارکٹیکا|ATG انٹیگوا اور باربودا|
ARG ارجنٹینا|ARM آرمینیا|ABW اروبا|AUS آسٹریلیا|AUT آسٹریا|AZE آذربائیجان|BHS بہاماس|BHR بحرین|BGD بنگلہ دیش|BRB بارباڈوس|
BLR بیلاروس|BEL بیلجیم|BLZ بیلائز|BEN بینن|BMU برمودا|BTN بھوٹان|BOL بولیویا|BIH بوسنیا اور ہرزیگووینا|BWA بوتسوانا|BRA برازیل|
BRN برونائی|BGR بلغاریہ|BFA برکینا فاسو|BDI برونڈی|CPV کیپ ورڈی|KHM کمبوڈیا|CMR کیمرون|CAN کینیڈا|CYM کیمین آئلینڈز|CAF وسط افریقی جمہوریہ|
TCD چاڈ|CHL چلی|CHN چین|COL کولمبیا|COM کوموروس|COG کانگو|COD جمہوریہ کانگو|COK کک آئلینڈز|CRI کوسٹا ریکا|CIV کوٹ ڈی آئیوری|
HRV کروشیا|CUB کیوبا|CUW کیوراکاؤ|CYP قبرص|CZE چیکیا|DNK ڈنمارک|DJI جبوتی|DMA ڈومنیکا|DOM جمہوریہ ڈومينيکن|ECU ایکواڈور|EGY مصر|
SLV ال سلواڈور|GNQ استوائی گیانا|ERI اریٹیریا|EST اسٹونیا|SWZ سواتنی|ETH ایتھوپیا|FLK فاکلینڈ جزائر|FRO جزائر فارو|FJI فجی|
FIN فن لینڈ|FRA فرانس|PYF فرانسیسی پولینیشیا|GAB گیبون|GMB گیمبیا|GEO جارجیا|DEU جرمنی|GHA گھانا|GIB جبل الطارق|GRC یونان|
GRL گرین لینڈ|GRD گریناڈا|GUM گوام|GTM گواٹے مالا|GGY گوئرنسی|GIN گنی|GNB گنی بساؤ|GUY گیانا|HTI ہیٹی|VAT ویٹیکن سٹی|HND ہونڈاروس|
HKG ہانگ کانگ|HUN ہنگری|ISL آئس لینڈ|IND بھارت|IDN انڈونیشیا|IRN ایران|IRQ عراق|IRL آئرلینڈ|IMN آئل آف مین|ISR اسرائیل|ITA اٹلی|
JAM جمائیکا|JPN جاپان|JEY جرسی|JOR اردن|KAZ قزاخستان|KEN کینیا|KIR کریباتی|PRK شمالی کوریا|KOR جنوبی کوریا|KWT کویت|KGZ کرغزستان|
LAO لاؤس|LVA لٹویا|LBN لبنان|LSO لیسوتھو|LBR لائبیریا|LBY لیبیا|LIE لیشٹنسٹائن|LTU لیتھونیا|LUX لکسمبرگ|MAC مکاؤ|MDG مڈغاسکر|
MWI ملاوی|MYS ملائشیا|MDV مالدیپ|MLI مالی|MLT مالٹا|MHL مارشل آئلینڈز|MRT موریطانیہ|MUS ماریشس|MEX میکسیکو|FSM مائکرونیشیا|
MDA مالدووا|MCO موناکو|MNG منگولیا|MNE مونٹے نیگرو|MSR مونٹسیراٹ|MAR مراکش|MOZ موزمبیق|MMR میانمار|NAM نامیبیا|NRU نؤرو|NPL نیپال|
NLD نیدر لینڈز|NCL نیو کلیڈونیا|NZL نیوزی لینڈ|NIC نکاراگووا|NER نائجر|NGA نائجیریا|NIU نیئو|MKD شمالی مقدونیہ|MNP شمالی ماریانا آئلینڈز|
NOR ناروے|OMN عمان|PAK پاکستان|PLW پلاؤ|PSE فلسطین|PAN پانامہ|PNG پاپوآ نیو گنی|PRY پیراگوئے|PER پیرو|PHL فلپائن|PCN پٹکائرن جزائر|
POL پولینڈ|PRT پرتگال|PRI پیورٹو ریکو|QAT قطر|ROU رومانیہ|RUS روس|RWA روانڈا|BLM سینٹ برتھلیمی|SHN سینٹ ہیلینا|KNA سینٹ کٹس اور نیویس|
LCA سینٹ لوسیا|MAF سینٹ مارٹن|SPM سینٹ پیئر اور میکلیئون|VCT سینٹ ونسنٹ اور گرینیڈائنز|WSM ساموآ|SMR سان مارینو|STP ساؤ ٹومے اور پرنسپے|
SAU سعودی عرب|SEN سینیگل|SRB سربیا|SYC سشلیز|SLE سیرالیون|SGP سنگاپور|SXM سنٹ مارٹن|SVK سلوواکیہ|SVN سلووینیا|SLB سولومن آئلینڈز|
SOM صومالیہ|ZAF جنوبی افریقہ|SSD جنوبی سوڈان|ESP ہسپانیہ|LKA سری لنکا|SDN سوڈان|SUR سورینام|SWE سویڈن|CHE سوئٹزر لینڈ|SYR شام|
TWN تائیوان|TJK تاجکستان|TZA تنزانیہ|THA تھائی لینڈ|TLS تیمور لیسٹ|TGO ٹوگو|TON ٹونگا|TTO ترینیداد اور ٹوباگو|TUN تونس|TUR ترکیہ|
TKM ترکمانستان|TCA ٹرکس اور کیکوس جزائر|TUV ٹووالو|UGA یوگنڈا|UKR یوکرین|ARE متحدہ عرب امارات|GBR برطانیہ|USA امریکہ|URY یوروگوئے|
UZB ازبکستان|VUT وینوآٹو|VEN وینزوئیلا|VNM ویتنام|VGB برٹش ورجن آئلینڈز|VIR امریکی ورجن آئلینڈز|WLF ویلیز اور فیوٹیونا|ESH مغربی صحارا|
YEM یمن|ZMB زامبیا|ZWE زمبابوے`,
}

/** The name of a country in a language (BCP 47); undefined in languages that are not among them. */
export function countryName(alpha3: string, language: string): string | undefined {
  const all = names[language.split('-')[0] ?? '']
  return all === undefined ? undefined : new RegExp(`(?:^|[|\\n])${alpha3} ([^|\\n]*)`).exec(all)?.[1]
}
