"""The invented budget of Duo+: posts, wijzigingen, what the prognose says and why, and shares.

Amounts are in thousands of euro. ``POSTEN``: programma, taakveld, product, soort, I/S, the
primitieve begroting of each year from 2019, and the part of the year that is spent by the end of
April and of August. ``AFWIJKINGEN``: prognose less budget na wijziging, with the explanation.
"""

POSTEN = """
stafbureau|0.4|Personeel|lasten|structureel|1480,1525,1570,1632|0.33,0.67
stafbureau|0.4|Bestuur en communicatie|lasten|structureel|610,625,640,655|0.27,0.58
stafbureau|0.4|Onderzoek|lasten|incidenteel|30,60,40,50|0.20,0.60
stafbureau|0.4|Detachering|baten|structureel|45,45,48,50|0.33,0.66
bedrijfsvoering|0.4|Personeel|lasten|structureel|8650,8890,9150,9420|0.33,0.67
bedrijfsvoering|0.4|Automatisering|lasten|structureel|2850,2960,3070,3190|0.46,0.74
bedrijfsvoering|0.4|Huisvesting en facilitair|lasten|structureel|1420,1440,1465,1490|0.36,0.67
bedrijfsvoering|0.4|Inhuur|lasten|incidenteel|950,980,1010,1040|0.30,0.64
bedrijfsvoering|0.4|Diensten aan anderen|baten|structureel|210,215,220,225|0.25,0.60
bedrijfsvoering|0.4|Reserve digitalisering|storting|structureel|60,60,60,60|0.00,0.00
bedrijfsvoering|0.4|Reserve digitalisering|onttrekking|incidenteel|150,150,120,120|0.00,0.50
burger|0.2|Klantcontact en burgerzaken|lasten|structureel|2780,2840,2905,2990|0.32,0.66
burger|6.2|Toegang sociaal domein|lasten|structureel|4350,4480,4620,4790|0.33,0.66
burger|6.2|Inhuur|lasten|incidenteel|420,430,440,450|0.31,0.65
burger|0.2|Diensten aan anderen|baten|structureel|80,80,85,90|0.30,0.63
buurt|2.1|Wegen en openbare ruimte|lasten|structureel|3920,4030,4150,4280|0.27,0.63
buurt|5.7|Groen en recreatie|lasten|structureel|2290,2350,2420,2500|0.22,0.68
buurt|8.3|Vergunningen en handhaving|lasten|structureel|2520,2590,2670,2750|0.33,0.66
buurt|2.1|Inhuur|lasten|incidenteel|350,360,370,380|0.28,0.66
buurt|8.3|Werk voor anderen|baten|structureel|160,165,170,175|0.26,0.61
"""
WIJZIGINGEN = """
2019|1|2019-06-27|bedrijfsvoering|Personeel|lasten|structureel|90|Nieuwe cao
2019|1|2019-06-27|burger|Toegang sociaal domein|lasten|structureel|70|Nieuwe cao
2019|2|2019-11-28|bedrijfsvoering|Inhuur|lasten|incidenteel|60|Inhuur bij vacatures
2020|1|2020-07-02|bedrijfsvoering|Automatisering|lasten|structureel|85|Middelen voor thuiswerken
2020|1|2020-07-02|stafbureau|Bestuur en communicatie|lasten|structureel|20|Vergaderen op afstand
2020|2|2020-11-26|buurt|Inhuur|lasten|incidenteel|45|Achterstanden in de openbare ruimte
2021|1|2021-06-24|bedrijfsvoering|Inhuur|lasten|incidenteel|110|Inhuur bij vacatures van I&A
2021|1|2021-06-24|bedrijfsvoering|Reserve digitalisering|onttrekking|incidenteel|40|Digitaal archief
2021|2|2021-11-25|burger|Toegang sociaal domein|lasten|structureel|95|Meer aanvragen voor de Wmo
2022|1|2021-12-09|stafbureau|Personeel|lasten|structureel|24|Nieuwe cao
2022|1|2021-12-09|bedrijfsvoering|Personeel|lasten|structureel|130|Nieuwe cao
2022|1|2021-12-09|burger|Klantcontact en burgerzaken|lasten|structureel|38|Nieuwe cao
2022|1|2021-12-09|burger|Toegang sociaal domein|lasten|structureel|61|Nieuwe cao
2022|1|2021-12-09|buurt|Wegen en openbare ruimte|lasten|structureel|72|Nieuwe cao
2022|2|2022-07-07|bedrijfsvoering|Inhuur|lasten|incidenteel|290|Inhuur bij vacatures van I&A
2022|2|2022-07-07|bedrijfsvoering|Personeel|lasten|structureel|-250|Vacatures bij I&A
2022|2|2022-07-07|burger|Toegang sociaal domein|lasten|structureel|55|Meer aanvragen voor de Wmo
2022|2|2022-07-07|stafbureau|Onderzoek|lasten|incidenteel|30|Onderzoek naar de governance
"""
AFWIJKINGEN = """
2019-1|bedrijfsvoering|Personeel|lasten|65|De cao is duurder dan begroot
2019-2|bedrijfsvoering|Inhuur|lasten|70|Inhuur vangt vacatures op
2019-2|buurt|Wegen en openbare ruimte|lasten|-45|Onderhoud is later gestart
2019-3|bedrijfsvoering|Personeel|lasten|-58|Vacatures stonden langer open dan begroot
2019-3|buurt|Wegen en openbare ruimte|lasten|-62|Onderhoud is doorgeschoven naar volgend jaar
2020-1|bedrijfsvoering|Automatisering|lasten|60|Laptops en licenties om thuis te werken
2020-1|burger|Klantcontact en burgerzaken|lasten|-34|Minder bezoek aan de balie
2020-2|bedrijfsvoering|Huisvesting en facilitair|lasten|-70|De kantoren zijn bijna leeg
2020-2|buurt|Inhuur|lasten|48|Achterstanden in de openbare ruimte
2020-3|bedrijfsvoering|Huisvesting en facilitair|lasten|-96|De kantoren zijn bijna leeg
2020-3|burger|Klantcontact en burgerzaken|lasten|-51|Minder bezoek aan de balie
2021-1|bedrijfsvoering|Personeel|lasten|-88|Vacatures staan langer open dan begroot
2021-1|bedrijfsvoering|Inhuur|lasten|124|Inhuur vangt vacatures op
2021-1|burger|Toegang sociaal domein|lasten|42|Meer aanvragen voor de Wmo
2021-2|bedrijfsvoering|Personeel|lasten|-120|Vacatures staan langer open dan begroot
2021-2|bedrijfsvoering|Inhuur|lasten|76|Inhuur vangt vacatures op
2021-2|burger|Toegang sociaal domein|lasten|83|Meer aanvragen voor de Wmo
2021-3|bedrijfsvoering|Personeel|lasten|-148|Vacatures stonden langer open dan begroot
2021-3|bedrijfsvoering|Inhuur|lasten|131|Inhuur ving vacatures op
2021-3|buurt|Werk voor anderen|baten|31|Meer opbrengst uit werk voor anderen
2022-1|stafbureau|Personeel|lasten|-34|Een functie bij concerncontrol is later vervuld dan begroot
2022-1|bedrijfsvoering|Personeel|lasten|-310|Veel vacatures bij Informatisering & Automatisering
2022-1|bedrijfsvoering|Automatisering|lasten|14|Hardware is duurder, maar past nog in de begroting
2022-1|bedrijfsvoering|Inhuur|lasten|365|Inhuur vangt de vacatures bij I&A op
2022-1|burger|Toegang sociaal domein|lasten|62|Meer aanvragen voor de Wmo
2022-1|buurt|Groen en recreatie|lasten|33|Hogere prijzen van materiaal en brandstof
2022-1|buurt|Werk voor anderen|baten|38|Meer opbrengst uit werk voor anderen
2022-2|stafbureau|Personeel|lasten|-41|Een functie bij concerncontrol is later vervuld dan begroot
2022-2|bedrijfsvoering|Personeel|lasten|-95|De vacatures bij I&A blijven langer open dan verwacht
2022-2|bedrijfsvoering|Huisvesting en facilitair|lasten|88|Hogere prijzen van energie in de kantoren
2022-2|bedrijfsvoering|Inhuur|lasten|142|Inhuur vangt langer vacatures op dan verwacht
2022-2|bedrijfsvoering|Reserve digitalisering|onttrekking|-40|Een project schuift door naar 2023
2022-2|burger|Toegang sociaal domein|lasten|48|Meer aanvragen voor de Wmo dan in juli verwacht
2022-2|burger|Inhuur|lasten|36|Inhuur bij ziekte
2022-2|buurt|Groen en recreatie|lasten|57|Hogere prijzen van materiaal en brandstof
2022-2|buurt|Werk voor anderen|baten|45|Meer opbrengst uit werk voor anderen
"""
# year, then the shares of Diemen, Ouder-Amstel and Uithoorn
SLEUTELS = """
stafbureau|2019|41.30,21.55,37.15|Aantal inwoners
stafbureau|2020|41.22,21.70,37.08|Aantal inwoners
stafbureau|2021|41.40,21.62,36.98|Aantal inwoners
stafbureau|2022|41.57,21.49,36.94|Aantal inwoners
bedrijfsvoering|2019|39.80,23.05,37.15|Aantal medewerkers en werkplekken
bedrijfsvoering|2020|39.65,23.20,37.15|Aantal medewerkers en werkplekken
bedrijfsvoering|2021|39.92,22.97,37.11|Aantal medewerkers en werkplekken
bedrijfsvoering|2022|40.13,22.86,37.01|Aantal medewerkers en werkplekken
burger|2019|0,33.60,66.40|Afgenomen uren
burger|2020|0,33.85,66.15|Afgenomen uren
burger|2021|0,33.47,66.53|Afgenomen uren
burger|2022|0,33.19,66.81|Afgenomen uren
buurt|2019|0,35.10,64.90|Afgenomen uren
buurt|2020|0,35.40,64.60|Afgenomen uren
buurt|2021|0,35.25,64.75|Afgenomen uren
buurt|2022|0,34.98,65.02|Afgenomen uren
"""
# what a gemeente pays for maatwerk in a whole year
MAATWERK = """
bedrijfsvoering|diemen|18
bedrijfsvoering|uithoorn|12
burger|uithoorn|26
buurt|ouder_amstel|15
buurt|uithoorn|34
"""
