"""Which use case carries out which command."""

from collections.abc import Callable
from typing import Any

from app.domain.changes import Outcome
from app.domain.commands import (
    AttachEvidence,
    ChooseSop,
    ClearOfficeDay,
    EditSopNote,
    EnterFigure,
    EnterNarrative,
    EnterSpending,
    HandOver,
    ImportSheet,
    MarkOpened,
    OpenYear,
    RecoverReport,
    RemoveEvidence,
    RestoreEvidence,
    ReviseSop,
    SendBack,
    SetLimits,
    SetOfficeDay,
    SetSettings,
    SignIn,
    StartWithGaps,
    Withdraw,
    WriteSection,
)
from app.domain.commands_closing import AmendFigure, CloseQuarter, MarkComplete
from app.domain.commands_documents import NumberDocument
from app.domain.commands_master import ImportMaster
from app.domain.commands_narrative import (
    AddFollowUp,
    AnswerFollowUp,
    ChangeFollowUp,
    RemoveFollowUp,
    RestoreFollowUp,
)
from app.domain.commands_paste import AddNote, FlagFigure, PasteFigures
from app.services.amend_figure import amend_figure
from app.services.cell_marks import add_note, flag_figure
from app.services.check_settings import set_limits, set_settings
from app.services.choose_sop import choose_sop
from app.services.closing import close_quarter, mark_complete
from app.services.context import Context
from app.services.edit_sop_note import edit_sop_note
from app.services.evidence import attach_evidence, remove_evidence, restore_evidence
from app.services.figure_entry import enter_figure
from app.services.follow_ups import (
    add_follow_up,
    answer_follow_up,
    change_follow_up,
    remove_follow_up,
    restore_follow_up,
)
from app.services.hand_over import hand_over
from app.services.import_master import MASTER_HANDLERS, import_master
from app.services.import_sheet import import_sheet
from app.services.mark_opened import mark_opened
from app.services.narrative_entry import enter_narrative
from app.services.number_document import number_document
from app.services.office_day import clear_office_day, set_office_day
from app.services.open_year import open_year
from app.services.paste_figures import paste_figures
from app.services.recover_report import recover_report
from app.services.revise_sop import revise_sop
from app.services.section_text import write_section
from app.services.send_back import send_back
from app.services.sign_in import sign_in
from app.services.spending_entry import enter_spending
from app.services.start_with_gaps import start_with_gaps
from app.services.withdraw import withdraw

Handler = Callable[[Context, Any], Outcome]

HANDLERS: dict[type[Any], Handler] = {
    OpenYear: open_year,
    HandOver: hand_over,
    SendBack: send_back,
    Withdraw: withdraw,
    StartWithGaps: start_with_gaps,
    MarkOpened: mark_opened,
    RecoverReport: recover_report,
    SetOfficeDay: set_office_day,
    ClearOfficeDay: clear_office_day,
    SignIn: sign_in,
    EnterFigure: enter_figure,
    EnterNarrative: enter_narrative,
    PasteFigures: paste_figures,
    AddNote: add_note,
    FlagFigure: flag_figure,
    EnterSpending: enter_spending,
    WriteSection: write_section,
    AttachEvidence: attach_evidence,
    RemoveEvidence: remove_evidence,
    RestoreEvidence: restore_evidence,
    ReviseSop: revise_sop,
    ChooseSop: choose_sop,
    EditSopNote: edit_sop_note,
    SetSettings: set_settings,
    SetLimits: set_limits,
    AddFollowUp: add_follow_up,
    ChangeFollowUp: change_follow_up,
    RemoveFollowUp: remove_follow_up,
    RestoreFollowUp: restore_follow_up,
    AnswerFollowUp: answer_follow_up,
    ImportMaster: import_master,
    ImportSheet: import_sheet,
    MarkComplete: mark_complete,
    CloseQuarter: close_quarter,
    AmendFigure: amend_figure,
    NumberDocument: number_document,
    **MASTER_HANDLERS,
}
