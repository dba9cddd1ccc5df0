"""A task for the Task Scheduler of Windows, in its XML (MS-TSCH 2.5, schema version 1.2)."""

from __future__ import annotations

import subprocess
from datetime import date
from xml.etree import ElementTree as ET

from duo_analytics.runs.schedule.aanroep import Aanroep

NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
EERSTE_DAG = date(2022, 1, 1)  # any day in the past: the trigger counts from there


def task(aanroep: Aanroep) -> str:
    """The XML of a task that starts at each time, and late when the machine was off.

    schtasks reads it in UTF-16, which is the encoding that its first line names.
    """
    ET.register_namespace("", NAMESPACE)
    taak = ET.Element(_tag("Task"), version="1.2")
    _put(taak, "RegistrationInfo/Description", "duo_analytics: kijk naar leveringen en maak de "
         "rapportage")  # fmt: skip
    triggers = _put(taak, "Triggers")
    for tijd in aanroep.tijden:
        trigger = ET.SubElement(triggers, _tag("CalendarTrigger"))
        _put(trigger, "StartBoundary", f"{EERSTE_DAG}T{tijd:%H:%M}:00")
        _put(trigger, "Enabled", "true")
        _put(trigger, "ScheduleByDay/DaysInterval", "1")
    instellingen = _put(taak, "Settings")
    for naam, waarde in {
        "MultipleInstancesPolicy": "IgnoreNew",
        "DisallowStartIfOnBatteries": "false",
        "StopIfGoingOnBatteries": "false",
        "StartWhenAvailable": "true",
        "Enabled": "true",
        "ExecutionTimeLimit": "PT4H",
    }.items():
        _put(instellingen, naam, waarde)
    doen = ET.SubElement(_put(taak, "Actions"), _tag("Exec"))
    _put(doen, "Command", aanroep.woorden[0])
    _put(doen, "Arguments", subprocess.list2cmdline(aanroep.woorden[1:]))
    _put(doen, "WorkingDirectory", str(aanroep.folder))
    ET.indent(taak)
    tekst = ET.tostring(taak, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-16"?>\n{tekst}\n'


def _tag(naam: str) -> str:
    return f"{{{NAMESPACE}}}{naam}"


def _put(ouder: ET.Element, pad: str, tekst: str | None = None) -> ET.Element:
    """New elements along a path, the text in the last one."""
    element = ouder
    for naam in pad.split("/"):
        element = ET.SubElement(element, _tag(naam))
    element.text = tekst
    return element
