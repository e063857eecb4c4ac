"""A ward's report of May 2024 as it was sent: what stands beside each label, most of it in the wrong column.

Figures, answers and document references only; labels, and what is not listed, are the form's own.
"""

from pathlib import Path

from tests.exchange.reading.sheets import HEADER, NUMBERING, Cells, save, table_of
from tests.helpers.editions import ward

#: code | value | unit, where it is not the form's | note
_ODD = """
plan.issued | | | Số 62/KH-UBND NGÀY 28/02/2024
plan.tasks_assigned | | | 20
plan.tasks_done | | | 6
plan.completion | #DIV/0! | 100% | 30
direction.documents | | | Đang thực hiện
direction.meetings | | | Đang thực hiện
inspection.plan_issued | | | Số 19/KH-UBND 26/01/2024
inspection.divisions_planned | | | Đang thực hiện
inspection.divisions_inspected | | | Đang thực hiện
inspection.coverage | #DIV/0! | | 0
inspection.issues_found | | | chưa có
inspection.issues_handled | | | chưa có
inspection.handling_ratio | #DIV/0! | |
inspection.officials_held_responsible | | | không có
grievances.received | 0 | | không có
grievances.received.complaints | | | không có
grievances.received.denunciations | | | không có
grievances.received.petitions | | | không có
grievances.resolved | 0 | | không có
grievances.resolved.complaints | | | không có
grievances.resolved.denunciations | | | không có
grievances.resolved.petitions | | | không có
grievances.officials_held_responsible | | | không có
communication.conferences | | | Chưa phát sinh
communication.news_items | | | Chưa phát sinh
communication.contests | | | không có
communication.stage_shows | | | Chưa phát sinh
communication.discussions | | | Chưa phát sinh
rewards.collectives | | | Lý do khen thưởng
rewards.individuals | | | Lý do khen thưởng
dialogue.sessions | | 0 Cuộc | Đang thực hiện
initiatives.applied | | | Chưa phát sinh
internal_processes.published | | | Đã xây dựng 2 quy trình theo Quyết định số 58 ngày 15/3/2024
superior_tasks.done | | | 12 Kế hoạch; Báo cáo SIPAS tháng 1, tháng 2, tháng 3, tháng 4
superior_tasks.completion | #DIV/0! | 100% |
legal_documents.reviewed | | | không có
legal_documents.handling_ratio | #DIV/0! | | không có
legal_documents.to_handle | | | không có
procedure_review.plan_issued | | | Kế hoạch số 46/KH-UBND ngày 03/03/2023
procedure_review.tasks_assigned | | | 4
procedure_review.tasks_done | | | 4
procedure_review.completion | #DIV/0! | 100% | 100
procedures.total | | | 162/173
procedures.delegated | 3 | |
procedures.published | | | 162/173
one_stop.documents_issued | | Có | Kế hoạch số 18/KH-UBND ngày 26/01/2024
one_stop.staff | 3 | | 3
one_stop.staff_with_allowance | 3 | | 3
one_stop.staff_trained | 3 | | 3
one_stop.modern_equipment | | Có |
procedures.interlinked_levels | | | 48
procedures.location_independent | | | 11
dossiers | | | 893
dossiers.on_time_ratio | 100 | |
dossiers.resolved | | | 893
dossiers.on_time | | | 893
apology | | | không có
apology.letters | | | không có
satisfaction.survey_participation | | | 402
staffing.assigned | | | 23
staffing.present | | | 20
decentralisation.compliance | | Đầy đủ | Nghị định 32/2021/NĐ-CP
discipline.leaders | | | không có
discipline.officials | | | không có
it_plan.issued | | | Đang thực hiện
it_plan.tasks_assigned | | | Chưa phát sinh
it_plan.tasks_done | | | Chưa phát sinh
it_plan.completion | #DIV/0! | | 0
digital.architecture_updated | | Có |
digital.online_meetings | | Có |
digital.periodic_reports_ratio | | 100% |
digital.sharing_platform | | Đang triển khai |
e_documents.connected | | Có |
e_documents.usage_ratio | | 100% |
one_stop.electronic_system | | Có |
online_services.partly.ratio | 46/166 | 27,7 % | 46/162 = 28,39% ( mức độ 3)
online_services.partly.eligible | | | 46
online_services.partly.offered | | | 46
online_services.partly.used | | | 13
online_services.fully.ratio | 2/166 | 1,2 % | 2/162 = 1,23%
online_services.fully.eligible | | | 2
online_services.fully.offered | | | 2
online_services.fully.used | | | 0
online_services.national_portal_ratio | 2/166 | 1,2 % | 2/166 = 1,23% (Liên thông)
online_services.offered | 2 | | 2
online_services.on_national_portal | 2 | | 2
dossiers.online_ratio | #DIV/0! | 22,09% | (478/2163) x 100 = 22,09%
dossiers.received_for_online_services | | | 388
dossiers.received_online | | | 97
payment.ratio | #DIV/0! | | 0
payment.procedures_with_fees | | | 19
payment.procedures_integrated | | | 0
"""
#: What the scanned paper has in its labels instead.
_SLIPS = {
    "inspection.handling_ratio": ("Tỷ lệ %", "Tỷ lệ%"),
    "one_stop.modern_equipment": ("của phường", "của phòng"),
    "digital.online_meetings": ("họp trực tuyến", "hợp trực tuyến"),
    "dossiers": ("{from} đến {to}", "ngày 01 tháng 01 năm 2024 đến ngày 30 tháng 4 năm 2024"),
}


def cells() -> dict[str, Cells]:
    """What stands in each row, by code."""
    found = {}
    for line in _ODD.strip().splitlines():
        code, value, unit, note = (part.strip() for part in line.split("|"))
        found[code] = (value, unit or None, note)
    return found


def workbook(path: Path) -> Path:
    """Write the report as the workbook that was sent."""
    edition = ward()
    rows = table_of(edition, cells())
    for row, definition in zip(rows, edition.rows, strict=True):
        row[1] = row[1].replace(*_SLIPS.get(definition.code, ("", "")))
    return save([["PHỤ LỤC 3"], ["BÁO CÁO CẢI CÁCH HÀNH CHÍNH THÁNG 5"], HEADER, NUMBERING, *rows], path)
