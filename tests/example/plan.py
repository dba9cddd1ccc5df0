# ruff: noqa: E501 - a row of a written table is one line
"""What is written of the plans: every milestone, what was expected of it and when, and the end.

Columns: nummer, omschrijving, gepland, wacht op, eigenaar, verantwoordelijke, verwachtingen,
gereed, status met de hand. A verwachting is 'known since > expected on'; the first one puts the
milestone into the plan, and '?' means that nobody knows. All of it is invented.
"""

HERSTART = """
H01|Werkplekken zijn te reserveren|2020-09-01||Teamleider Facilitair|duo_plus|2020-07-01>2020-09-01|2020-09-01|
H02|Kantoren open op anderhalve meter|2021-06-28|H01|Directieberaad|gemeenten|2021-04-15>2021-06-28|2021-06-28|
H03|Ervaringen met thuiswerken opgehaald|2021-10-15||Teamleider P&O|duo_plus|2021-04-15>2021-10-15;2021-08-20>2021-11-05|2021-11-05|
H04|Regeling hybride werken vastgesteld|2022-01-31|H03|Directieberaad|gemeenten|2021-08-20>2022-01-31;2021-12-10>2022-03-31;2022-04-12>2022-05-31|2022-06-09|
H05|Werkgroep herstart ingesteld|2022-04-08||Directieberaad|gemeenten|2022-03-28>2022-04-08|2022-04-07|
H06|Advies van de COR over het herstartplan|2022-05-13|H05|Voorzitter COR|gemeenten|2022-04-14>2022-05-13|2022-05-19|
H07|Herstartplan vastgesteld|2022-05-20|H06|Directieberaad|gemeenten|2022-04-14>2022-05-20;2022-05-16>2022-05-25|2022-05-25|
H08|Kantoor Diemen ingericht op anderhalve meter|2022-05-15|H05|Gemeentesecretaris Diemen|diemen|2022-04-14>2022-05-09|2022-05-06|
H09|Kantoor Ouder-Amstel ingericht op anderhalve meter|2022-05-15|H05|Gemeentesecretaris Ouder-Amstel|ouder_amstel|2022-04-14>2022-05-15|2022-05-13|
H10|Kantoor Uithoorn ingericht op anderhalve meter|2022-05-15|H05|Gemeentesecretaris Uithoorn|uithoorn|2022-04-14>2022-05-15;2022-04-28>2022-06-03|2022-06-10|
H11|Kantoor Duo+ ingericht op anderhalve meter|2022-05-15|H05|Directeur Duo+|duo_plus|2022-04-14>2022-05-15|2022-05-20|
H12|Diemen: teams deels terug op kantoor|2022-06-13|H08|Gemeentesecretaris Diemen|diemen|2022-04-14>2022-06-13|2022-06-13|
H13|Ouder-Amstel: teams deels terug op kantoor|2022-06-13|H09|Gemeentesecretaris Ouder-Amstel|ouder_amstel|2022-04-14>2022-06-13|2022-06-13|
H14|Uithoorn: teams deels terug op kantoor|2022-06-13|H10|Gemeentesecretaris Uithoorn|uithoorn|2022-04-14>2022-06-13;2022-05-30>2022-06-20|2022-06-27|
H15|Duo+: teams deels terug op kantoor|2022-06-13|H11|Directeur Duo+|duo_plus|2022-04-14>2022-06-13;2022-06-08>2022-06-20|2022-06-20|
H16|Alle werkplekken weer open|2022-10-03|H14|Directieberaad|gemeenten|2022-04-14>2022-10-03|2022-10-10|
H17|Herstart geëvalueerd|2022-12-15|H16|Werkgroep herstart|gemeenten|2022-04-14>2022-12-15||
"""
GOVERNANCE = """
G01|Samenwerking in Duo+ geëvalueerd|2021-06-30||Directieberaad|duo_plus|2020-12-10>2021-06-30|2021-07-09|
G02|Bestuur geeft opdracht voor de governance|2021-10-01|G01|Bestuur Duo+|gemeenten|2020-12-10>2021-10-01|2021-10-14|
G03|Plan van aanpak vastgesteld|2021-12-15|G02|Directieberaad|duo_plus|2021-10-14>2021-12-15;2021-12-09>2022-01-20|2022-01-20|
G04|Werking van de OGON's beschreven|2022-02-28|G03|Directeur Duo+|duo_plus|2022-01-20>2022-02-28;2022-03-03>2022-05-20|2022-05-24|
G05|Taken, rollen en verantwoordelijkheden uitgewerkt|2022-05-31|G04|Directieberaad|duo_plus|2022-01-20>2022-05-31;2022-04-14>2022-06-30;2022-07-07>2022-09-15||
G06|Portefeuillehouders betrokken bij Buurt en Burger|2022-06-30|G04|Gemeentesecretarissen|gemeenten|2022-01-20>2022-06-30|2022-07-05|2022-04-20>rood>Er is nog geen datum met de portefeuillehouders.
G07|Verantwoording van gemeente en Duo+ gescheiden|2022-08-31|G05|Concerncontroller|duo_plus|2022-01-20>2022-08-31;2022-08-18>2022-10-14||
G08|Beeld van de cultuur van de vier organisaties|2022-06-15|G03|Gemeentesecretarissen|gemeenten|2022-01-20>2022-06-15;2022-04-14>?;2022-06-16>2022-09-30||
G09|Voorstel voor een eenduidige governance|2022-10-31|G07|Directieberaad|duo_plus|2021-10-14>2022-10-31;2022-08-25>2022-11-25||
"""
DIENSTVERLENING = """
D01|Missie, visie en kernwaarden vastgesteld|2020-03-31||Bestuur Duo+|gemeenten|2019-11-01>2020-03-31|2020-03-12|
D02|Alle teams hebben eigen werkwaarden|2021-12-31|D01|Teamleiders Duo+|duo_plus|2020-10-01>2021-12-31;2021-10-21>2022-03-31;2022-03-24>2022-06-30|2022-07-14|
D03|Programmamanager aangesteld|2022-02-01||Directeur Duo+|duo_plus|2021-10-21>2022-02-01;2022-01-27>2022-03-14|2022-03-14|
D04|Programmaplan vastgesteld door de stuurgroep|2022-06-30|D03|Programmamanager|duo_plus|2021-10-21>2022-06-30;2022-06-23>2022-08-24|2022-08-24|
D05|Start van het programma|2022-11-15|G09|Stuurgroep dienstverlening|gemeenten|2021-10-21>2022-11-15;2022-03-14>?||
D06|Nulmeting van de dienstverlening|2023-01-31|D05|Programmamanager|duo_plus|2021-10-21>2023-01-31;2022-03-14>?||
D07|Rollen en taken in de keten beschreven|2023-03-31|D06|Programmamanager|duo_plus|2021-10-21>2023-03-31;2022-03-14>?||
D08|Eerste keten werkt van begin tot eind|2023-09-30|D07|Programmamanager|duo_plus|2021-10-21>2023-09-30;2022-03-14>?||
"""
OVERIG = """
E01|Met alle teams een kwartaalgesprek gehouden|2022-03-31||Manager Bedrijfsvoering|duo_plus|2022-01-13>2022-03-31;2022-03-24>2022-04-12|2022-04-12|
E02|Grote processen voor dit jaar gekozen|2022-05-31|E01|Directeur Duo+|duo_plus|2022-01-13>2022-05-31|2022-06-21|
E03|Doorlichting van de gekozen processen klaar|2022-11-30|E02|Manager Bedrijfsvoering|duo_plus|2022-01-13>2022-11-30;2022-06-23>2022-12-15||
A01|Conceptplan voor het team gereed|2022-03-31||Teamleider I&A|duo_plus|2021-11-04>2022-03-31|2022-04-15|
A02|Visie op uitbesteden of samenwerken|2022-09-30|A01|Teamleider I&A|duo_plus|2021-11-04>2022-09-30;2022-08-11>2022-11-30||
I01|Projectleider inkoop aangesteld|2021-03-01||Manager Bedrijfsvoering|duo_plus|2020-11-12>2021-03-01|2021-03-01|
I02|Inkoopbeleid voor alle vier vastgesteld|2021-10-01|I01|Projectleider inkoop|gemeenten|2021-03-11>2021-10-01;2021-08-19>2021-11-30|2021-11-19|
I03|Drie inkoophandboeken gereed|2022-01-31|I02|Projectleider inkoop|gemeenten|2021-03-11>2022-01-31|2022-03-04|
I04|Inkoopadviseur/coördinator in dienst|2022-07-01||Manager Bedrijfsvoering|duo_plus|2022-01-20>2022-07-01;2022-04-21>2022-08-01;2022-07-28>2022-11-01||
I05|Advies over de vorm van de inkoopfunctie|2022-12-01|I04|Projectleider inkoop|duo_plus|2022-01-20>2022-12-01||
W01|Bijeenkomst met de vier directies|2020-11-30||Directieberaad|gemeenten|2020-10-08>2020-11-30|2020-11-26|
W02|Bijeenkomst met MT's en ondernemingsraden|2021-06-15|W01|Directieberaad|gemeenten|2020-12-10>2021-06-15|2021-06-10|
W03|Strategische sessies gehouden|2022-06-30|W02|Directieberaad|gemeenten|2021-09-16>2022-06-30;2022-06-02>2022-10-31||
W04|Plan van aanpak inclusief werkgeverschap|2022-02-28||Teamleider P&O|duo_plus|2021-09-16>2022-02-28|2022-03-31|
W05|Gezamenlijke visie van het panel|2022-09-30|W04|Teamleider P&O|gemeenten|2021-09-16>2022-09-30||
W06|Bijpraatsessie voor bestuurders|2022-11-30|W05|Teamleider P&O|gemeenten|2022-03-31>2022-11-30||
"""
