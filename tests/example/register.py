# ruff: noqa: E501 - a row of a written table is one line
"""What is written of actions, risks and goals. All of it is invented.

ACTIES: nummer, thema, gremium, besluit, omschrijving, verantwoordelijke, deadline, gereed,
uitkomst. RISICOS: nummer, thema, oorzaak, gevolg, maatregel, draagt, bedrag, then from when it had
which kans, impact and trend; an empty one means that the risk is gone.
DOELEN: nummer, doel, indicator, eenheid, richting, norm, then each measurement with its day.
"""

ACTIES = """
001|herstart|Directieberaad|2020-12-10|Thuiswerkregeling verlengen|gemeenten|2021-01-15|2021-01-12|
002|herstart|Directieberaad|2021-03-18|Vraag naar werkplekken peilen bij de teams|duo_plus|2021-04-30|2021-05-07|
003|herstart|COR|2021-04-22|Werkdruk door thuiswerken bespreken|gemeenten|2021-06-30|2021-06-24|
004|herstart|Directieberaad|2021-09-16|Concept maken van de regeling hybride werken|duo_plus|2021-12-01|2022-02-10|
005|herstart|Directieberaad|2022-01-20|Bureaustoelen voor thuis regelen|duo_plus|2022-03-15||
006|herstart|Directieberaad|2022-04-07|Werkgroep herstart samenstellen|gemeenten|2022-04-14|2022-04-12|
007|herstart|Werkgroep herstart|2022-04-14|Plattegronden op anderhalve meter tekenen|duo_plus|2022-04-29|2022-05-04|
008|herstart|Werkgroep herstart|2022-04-14|Richtlijnen voor gedrag op kantoor schrijven|duo_plus|2022-05-10|2022-05-10|
009|herstart|Werkgroep herstart|2022-04-21|Gesprekken voeren met wie thuis vastloopt|gemeenten|2022-05-31|2022-06-22|
010|herstart|Stuurgroep herstart|2022-04-21|Looproutes en schoonmaak afspreken|duo_plus|2022-05-06|2022-05-03|
011|herstart|COR|2022-04-28|Advies over het herstartplan voorbereiden|gemeenten|2022-05-13|2022-05-19|
012|herstart|Werkgroep herstart|2022-06-16|Drukke dagen spreiden over de week|gemeenten|2022-08-15||
013|herstart|Stuurgroep herstart|2022-07-07|Extra plekken zoeken voor dinsdag en donderdag|uithoorn|2022-09-30||
014|governance|Bestuur Duo+|2020-12-10|Evaluatie van de samenwerking laten doen|duo_plus|2021-06-30|2021-07-09|
015|governance|Directieberaad|2021-07-15|Conclusies van de evaluatie bespreken met de colleges|gemeenten|2021-09-30|2021-10-07|
016|governance|Bestuur Duo+|2021-10-14|Plan van aanpak maken|duo_plus|2021-12-15|2022-01-20|
017|governance|Directieberaad|2021-11-18|Projectgroep governance instellen|gemeenten|2021-12-15|2021-12-09|
018|governance|OGON Bedrijfsvoering|2022-01-27|Vaste agenda voor de OGON's maken|duo_plus|2022-03-01|2022-03-17|
019|governance|OGON Buurt|2022-02-03|Voorstel om portefeuillehouders te betrekken|gemeenten|2022-03-31||
020|governance|OGON Burger|2022-02-10|Voorstel om portefeuillehouders te betrekken|gemeenten|2022-03-31|2022-06-30|
021|governance|Directieberaad|2022-02-17|Lijst van taken per functie en gremium maken|duo_plus|2022-04-15||
022|governance|OGON Bedrijfsvoering|2022-03-10|Afspraak over meldingen van afwijkingen|duo_plus|2022-05-15|2022-05-12|
023|governance|Bestuur Duo+|2022-03-24|Voortgang elk overleg op de agenda zetten|duo_plus|2022-04-30|2022-04-21|
024|governance|Directieberaad|2022-03-31|Vragen over cultuur opstellen|gemeenten|2022-05-15||
025|governance|OGON Buurt|2022-04-07|Kwaliteit van de openbare ruimte in beeld brengen|gemeenten|2022-06-30||
026|governance|Directieberaad|2022-04-21|Voorbeeld van gescheiden verantwoording maken|duo_plus|2022-06-15|2022-07-21|
027|governance|OGON Burger|2022-04-28|Gewenst niveau van dienstverlening beschrijven|gemeenten|2022-07-15||
028|governance|Bestuur Duo+|2022-06-23|Colleges bijpraten over de tussenstand|gemeenten|2022-09-15||
029|governance|Directieberaad|2022-07-21|Nieuwe planning met wat kan vervallen|duo_plus|2022-08-25|2022-08-25|
030|governance|Directieberaad|2022-08-25|Tweede voorbeeld van gescheiden verantwoording|duo_plus|2022-10-01||
031|dienstverlening|Bestuur Duo+|2020-11-05|Werkwaarden laten maken door de teams|duo_plus|2021-12-31|2022-07-14|
032|dienstverlening|Directieberaad|2021-04-15|Medewerkers vragen naar samenwerken|duo_plus|2021-06-30|2021-06-18|
033|dienstverlening|Directieberaad|2021-10-21|Programma in hoofdlijnen beschrijven|duo_plus|2021-12-15|2021-12-16|
034|dienstverlening|Stuurgroep dienstverlening|2022-01-27|Programmamanager werven|duo_plus|2022-02-01|2022-03-14|
035|dienstverlening|Stuurgroep dienstverlening|2022-03-17|Indicatoren bij de vijf doelen kiezen|duo_plus|2022-05-31||
036|dienstverlening|Stuurgroep dienstverlening|2022-03-17|Wensen van de drie gemeenten ophalen|gemeenten|2022-04-22||
037|dienstverlening|Directieberaad|2022-04-14|Verband met de governance uitwerken|gemeenten|2022-06-01|2022-06-09|
038|dienstverlening|Stuurgroep dienstverlening|2022-04-21|Begroting van het programma opstellen|duo_plus|2022-06-15|2022-08-11|
039|dienstverlening|Stuurgroep dienstverlening|2022-08-24|Nulmeting voorbereiden|duo_plus|2022-11-01||
040|efficiency|Directieberaad|2022-01-13|Uitkomsten van de kwartaalgesprekken bundelen|duo_plus|2022-04-30|2022-05-19|
041|efficiency|Directieberaad|2022-04-21|Ruimte in de DVO's nagaan|duo_plus|2022-06-30||
042|ia|Directieberaad|2022-01-20|Inhuur voor Geo & Gegevensmanagement regelen|duo_plus|2022-02-28|2022-02-24|
043|ia|Directieberaad|2022-04-21|Partners voor samenwerking verkennen|duo_plus|2022-07-01||
044|inkoop|Directieberaad|2021-12-09|Spendanalyse laten maken|duo_plus|2022-03-31|2022-04-28|
045|inkoop|Directieberaad|2022-03-10|Werving van de inkoopadviseur starten|duo_plus|2022-03-14|2022-03-14|
046|werkgeverschap|Directieberaad|2020-11-26|Beeld van de directies toetsen bij MT's en ondernemingsraden|gemeenten|2021-06-30|2021-06-10|
047|werkgeverschap|Strategische sessie|2021-11-25|Inclusief werkgeverschap|gemeenten|2022-03-31|2022-03-31|samen
048|werkgeverschap|Strategische sessie|2022-02-24|Opleiden en ontwikkelen|gemeenten|2022-06-30||open
049|werkgeverschap|Strategische sessie|2022-02-24|Werven van personeel|gemeenten|2022-06-30|2022-06-16|samen
050|werkgeverschap|Strategische sessie|2022-02-24|Arbeidsvoorwaarden|gemeenten|2022-06-30|2022-06-16|los
051|werkgeverschap|Strategische sessie|2022-04-14|Gezondheid en verzuim|gemeenten|2022-09-30||open
"""
RISICOS = """
01|herstart|Een nieuwe golf van corona|De kantoren gaan weer dicht|Scenario's klaar houden|gemeenten||2020-09-01>3,4,gelijk;2021-11-10>4,4,stijgend;2022-02-20>3,4,dalend;2022-06-01>2,4,gelijk
02|herstart|Iedereen komt op dezelfde dagen|Te weinig plekken op drukke dagen|Reserveren en dagen spreiden|gemeenten||2022-04-14>4,3,stijgend;2022-07-01>4,4,stijgend
03|herstart|Lang thuiswerken|Medewerkers vallen uit|Gesprekken door teamleiders|gemeenten|60000|2020-12-10>3,3,gelijk;2021-08-20>4,3,stijgend;2022-07-01>3,3,dalend
04|herstart|Inrichting op anderhalve meter|Kosten boven de begroting|Meubilair hergebruiken|duo_plus|35000|2022-04-14>2,2,gelijk;2022-07-01>
05|governance|Vier organisaties met eigen wensen|Geen eenduidig voorstel|Vroeg bespreken met de colleges|gemeenten||2021-10-14>3,4,gelijk;2022-04-14>4,4,stijgend
06|governance|Te weinig tijd van sleutelpersonen|Het voorstel is niet op tijd klaar|Taken overdragen|duo_plus|25000|2022-01-20>3,4,stijgend;2022-07-07>5,4,stijgend
07|governance|Gemeente en Duo+ leggen over hetzelfde verantwoording af|De raad krijgt twee verhalen|Voorbeeld met gescheiden verantwoording|duo_plus||2021-10-14>4,3,gelijk;2022-07-21>3,3,dalend
08|dienstverlening|De governance is later klaar|Het programma start later|Voorbereiden wat niet van de governance afhangt|gemeenten|40000|2021-10-21>2,3,gelijk;2022-03-14>4,4,stijgend;2022-08-24>5,4,stijgend
09|dienstverlening|Er zijn geen metingen|Niemand ziet of de doelen zijn gehaald|Nulmeting voorbereiden|duo_plus||2022-03-17>4,3,gelijk
10|dienstverlening|Teams hebben het druk met eigen transities|Te weinig tijd voor het programma|Planning per team|duo_plus||2021-10-21>3,3,gelijk
11|efficiency|Steeds meer maatwerk|Processen zijn niet gelijk te maken|Maatwerk bespreken in de OGON's|gemeenten|50000|2022-01-13>4,3,stijgend
12|ia|Veel uitstroom bij Geo & Gegevensmanagement|Taken blijven liggen|Inhuur en samenwerken|duo_plus|150000|2021-11-04>4,4,stijgend;2022-04-21>5,4,stijgend
13|ia|Tekort aan chips|Hardware komt laat en is duur|Eerder bestellen|duo_plus|40000|2021-04-15>3,3,stijgend;2022-04-21>4,3,gelijk
14|inkoop|Regels zijn ingewikkeld|Fouten in aanbestedingen|Handboeken en advies|gemeenten|100000|2020-12-10>4,4,gelijk;2022-03-10>3,4,dalend
15|werkgeverschap|Vier werkgevers kiezen anders|Geen gezamenlijk beleid|Strategische sessies|gemeenten||2021-09-16>3,3,gelijk
"""
DOELEN = """
1|Integraliteit in de hele keten van de dienstverlening|Vragen die in een keer goed zijn afgehandeld|pct|minstens|80|
2|Cultuur van samenwerken in en tussen de schakels van de keten|Oordeel van medewerkers over samenwerken|cijfer|minstens|7.5|2021-06-18>6.9;2022-06-17>7.2
3|Een logische keten voor het geheel van de dienstverlening|Processen met een beschreven keten|pct|minstens|100|2021-04-15>18;2021-08-16>22;2021-12-13>28;2022-04-11>34;2022-08-15>41
4|Rollen, taken en verantwoordelijkheden zijn duidelijk|Taken met een vastgelegde eigenaar|pct|minstens|95|
5|Houding en gedrag dragen de verandering|Teams met eigen werkwaarden|pct|minstens|100|2021-08-16>23;2021-12-13>54;2022-04-11>77;2022-07-14>100
"""
